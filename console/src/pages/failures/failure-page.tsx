import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getFailure, listMessages } from '../../api/generated/client.ts';
import type { FailureGroup, MessageSummary } from '../../api/generated/types.ts';
import { isMissing } from '../../api/problem.ts';
import { pollInterval } from '../../api/queries.ts';
import { useFindingWords } from '../../i18n/errors.ts';
import { number } from '../../lib/format.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { placeOf } from '../../ui/note.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { PartnerLink } from '../parts/partner-link.tsx';
import { CureSteps } from './cure-steps.tsx';
import { Days } from './days.tsx';
import { unknownCodesOf } from './unknown-code.ts';
import '../parts/parts.css';
import './failures.css';

/** How many messages of the group are looked at: enough to see which codes are missing. */
const SOME = 50;

/** One group of failures: the cause, an example, the way to mend it. */
export function FailurePage() {
  const { t } = useTranslation('failures');
  const words = useFindingWords();
  const { fingerprint } = useParams({ strict: false }) as { fingerprint: string };
  const query = useQuery({
    queryKey: ['failures', 'one', fingerprint],
    queryFn: ({ signal }) => getFailure(fingerprint, signal),
    refetchInterval: pollInterval,
  });
  const crumb = <Link to="/failures">{t('back')}</Link>;
  const isGone = query.isError && isMissing(query.error);
  return (
    <Page title={query.data === undefined ? t('title') : words(query.data.example.finding).text} crumb={crumb}>
      {isGone ? (
        <Card>
          <Empty icon="check" title={t('gone')}>
            <p>{t('goneSay')}</p>
            <p>
              <Link to="/bulk">{t('toBulk')}</Link>
            </p>
          </Empty>
        </Card>
      ) : (
        <Loaded query={query}>{(group) => <Group group={group} />}</Loaded>
      )}
    </Page>
  );
}

function Group({ group }: { readonly group: FailureGroup }) {
  const { t } = useTranslation('failures');
  const affected = useQuery({
    queryKey: ['messages', 'failure', group.fingerprint],
    queryFn: ({ signal }) => listMessages({ failure: group.fingerprint, limit: SOME }, signal),
    refetchInterval: pollInterval,
  });
  const findings = [group.example.finding, ...(affected.data?.items ?? []).flatMap(({ failure }) => failure?.findings ?? [])];
  return (
    <div className="failure-columns">
      <div className="stack">
        <Card title={t('cureTitle')}>
          <CureSteps group={group} codes={unknownCodesOf(findings)} />
        </Card>
        <Card
          title={t('affected')}
          flush
          actions={
            <Link to="/messages" search={{ failure: group.fingerprint } as never}>
              {t('allAffected')}
            </Link>
          }
        >
          <Loaded query={affected}>{({ items }) => <Affected messages={items.slice(0, 10)} />}</Loaded>
        </Card>
      </div>
      <div className="stack">
        <Card title={t('days')}>
          <Days counts={group.days} />
          <KeyValues
            of={[
              [t('count'), number(group.count)],
              [t('first'), <Time key="first" at={group.firstAt} both />],
              [t('seen'), <Time key="last" at={group.lastAt} both />],
            ]}
          />
        </Card>
        <Cause group={group} />
      </div>
    </div>
  );
}

function Cause({ group }: { readonly group: FailureGroup }) {
  const { t } = useTranslation('failures');
  const { t: word } = useTranslation('words');
  const { finding, messageId } = group.example;
  const { t: shell } = useTranslation('shell');
  const words = useFindingWords();
  const place = placeOf(finding, shell).replace(/^ · /, '');
  return (
    <Card title={t('cause')}>
      <KeyValues
        of={[
          [
            t('where'),
            <>
              <PartnerLink partner={group.partner} /> / {group.channel}
            </>,
          ],
          [t('stage'), word(`stage.${group.stage}`)],
          [t('meaning'), <code key="code">{group.code}</code>],
          [t('remedy'), words(finding).remedy],
          [
            t('place'),
            place === '' ? undefined : (
              <code key="place" className="mono">
                {place}
              </code>
            ),
          ],
          [
            t('example'),
            <Link key="example" to="/messages/$id" params={{ id: messageId }}>
              {t('openExample')}
            </Link>,
          ],
        ]}
      />
    </Card>
  );
}

function Affected({ messages }: { readonly messages: readonly MessageSummary[] }) {
  const { t } = useTranslation('failures');
  const words = useFindingWords();
  return (
    <DataTable
      caption={t('affected')}
      rows={messages}
      keyOf={({ id }) => id}
      linked
      columns={[
        {
          name: 'what',
          label: t('what'),
          lead: true,
          cell: ({ id, failure, types }) => (
            <Link className="row-link" to="/messages/$id" params={{ id }}>
              {failure?.findings[0] === undefined ? types.join(', ') : words(failure.findings[0]).text}
            </Link>
          ),
        },
        {
          name: 'reference',
          label: t('reference'),
          cell: ({ id, controlReference, filename }) => <span className="mono">{controlReference ?? filename ?? id.slice(0, 13)}</span>,
        },
        { name: 'at', label: t('received'), align: 'end', cell: ({ receivedAt }) => <Time at={receivedAt} /> },
      ]}
    />
  );
}
