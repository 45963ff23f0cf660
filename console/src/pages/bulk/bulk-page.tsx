import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelBulk, confirmBulk, getBulk } from '../../api/generated/client.ts';
import type { Bulk } from '../../api/generated/types.ts';
import { pollInterval } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { useFindingWords } from '../../i18n/errors.ts';
import { number } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Note, ProblemNote } from '../../ui/note.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { BulkProgress, BulkStateBadge, useTargetWords } from './bulk-state.tsx';
import { Effect } from './effect.tsx';
import '../parts/parts.css';
import './bulk.css';

const RUNNING_POLL_MS = 1_000;

/** One bulk action: plan, effect, confirmation, progress, result. */
export function BulkPage() {
  const { t } = useTranslation('bulk');
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({
    queryKey: ['bulk', 'one', id],
    queryFn: ({ signal }) => getBulk(id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? RUNNING_POLL_MS : pollInterval()),
  });
  const bulk = query.data;
  const title = bulk === undefined ? t('title') : t('heading', { verb: t(`verb.${bulk.verb}`), count: bulk.count });
  return (
    <Page title={title} crumb={<Link to="/bulk">{t('back')}</Link>} actions={bulk === undefined ? undefined : <Actions bulk={bulk} />}>
      <Loaded query={query}>{(found) => <Shown bulk={found} />}</Loaded>
    </Page>
  );
}

function Actions({ bulk }: { readonly bulk: Bulk }) {
  const { t } = useTranslation('bulk');
  const { can } = useSession();
  const queries = useQueryClient();
  const [stopping, setStopping] = useState(false);
  const keep = (next: Bulk) => {
    queries.setQueryData(['bulk', 'one', bulk.id], next);
    for (const key of ['failures', 'overview', 'messages']) void queries.invalidateQueries({ queryKey: [key] });
  };
  const confirm = useMutation({ mutationFn: () => confirmBulk(bulk.id), onSuccess: keep });
  const cancel = () => cancelBulk(bulk.id).then(keep);
  if (!can('operator')) return null;
  const { state, count, done, failed } = bulk;
  return (
    <>
      {confirm.isError ? <ProblemNote error={confirm.error} /> : null}
      {state === 'planned' ? <Button onClick={() => void cancel()}>{t('cancelPlan')}</Button> : null}
      {state === 'planned' && bulk.confirmable && count > 0 ? (
        <Button
          kind={bulk.verb === 'discard' ? 'danger' : 'primary'}
          icon="check"
          busy={confirm.isPending}
          onClick={() => confirm.mutate()}
        >
          {t('confirm', { verb: t(`verb.${bulk.verb}`), count })}
        </Button>
      ) : null}
      {state === 'running' ? (
        <Button kind="danger" icon="pause" onClick={() => setStopping(true)}>
          {t('stop')}
        </Button>
      ) : null}
      {stopping ? (
        <Confirm title={t('stopTitle')} confirm={t('stop')} danger onConfirm={cancel} onClose={() => setStopping(false)}>
          <p>{t('stopSay', { done: number(done + failed), rest: number(count - done - failed) })}</p>
        </Confirm>
      ) : null}
    </>
  );
}

function Shown({ bulk }: { readonly bulk: Bulk }) {
  const { t } = useTranslation('bulk');
  const wordsOf = useTargetWords();
  const words = useFindingWords();
  const fingerprint = 'fingerprint' in bulk.target ? bulk.target.fingerprint : undefined;
  return (
    <>
      <Standing bulk={bulk} />
      <Card title={t('steps')} actions={<BulkStateBadge bulk={bulk} />}>
        <div className="stack">
          {bulk.state === 'planned' || bulk.state === 'expired' ? null : <BulkProgress bulk={bulk} />}
          <KeyValues
            of={[
              [
                t('on'),
                <>
                  {wordsOf(bulk.target)}
                  {fingerprint === undefined ? null : (
                    <>
                      {' · '}
                      <Link to="/failures/$fingerprint" params={{ fingerprint }}>
                        {t('toGroup')}
                      </Link>
                    </>
                  )}
                </>,
              ],
              [t('reason'), bulk.reason],
              [
                t('planned'),
                <>
                  {bulk.plannedBy} · <Time at={bulk.plannedAt} />
                </>,
              ],
              [t('confirmed'), bulk.confirmedBy],
              [t('ended'), bulk.endedAt === undefined ? undefined : <Time key="ended" at={bulk.endedAt} both />],
            ]}
          />
        </div>
      </Card>
      {bulk.refusals.length === 0 ? null : (
        <Card title={t('refusals')} flush>
          <DataTable
            caption={t('refusals')}
            rows={bulk.refusals}
            keyOf={({ code, message }) => `${code} ${message}`}
            columns={[
              { name: 'message', label: t('refusal'), lead: true, cell: (refusal) => words(refusal).text },
              { name: 'code', label: t('code'), cell: ({ code }) => <code>{code}</code> },
              { name: 'count', label: t('count'), align: 'end', cell: ({ count }) => <span className="num">{number(count)}</span> },
            ]}
          />
        </Card>
      )}
      <Effect bulk={bulk} />
    </>
  );
}

/** What there is to know before anything else. */
function Standing({ bulk }: { readonly bulk: Bulk }) {
  const { t } = useTranslation('bulk');
  const { count, done, failed, state } = bulk;
  if (state === 'planned' && bulk.fourEyes) {
    return <Note tone="warn">{bulk.confirmable ? t('fourEyes', { name: bulk.plannedBy }) : t('notYours')}</Note>;
  }
  if (state === 'done') {
    const tone = failed === 0 ? 'good' : 'warn';
    return (
      <div role="status">
        <Note tone={tone}>{failed === 0 ? t('done', { count }) : t('doneFailed', { done: number(done), failed: number(failed) })}</Note>
      </div>
    );
  }
  if (state === 'cancelled') return <Note>{t('cancelled', { done: number(done + failed), all: number(count) })}</Note>;
  if (state === 'expired') return <Note>{t('expired')}</Note>;
  return null;
}
