import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getCase } from '../../api/generated/client.ts';
import type { CaseView } from '../../api/generated/types.ts';
import { pollInterval } from '../../api/queries.ts';
import { currentLanguage } from '../../i18n/index.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { Axes } from './axes-card.tsx';
import { Documents, Expectations, Links, Milestones, Numbers, PartnerWords } from './case-cards.tsx';
import { CaseStateBadge } from './case-state.tsx';
import { mainNumber } from './keys.ts';
import { ReconciliationCard } from './reconciliation-card.tsx';
import { Timeline } from './timeline-card.tsx';
import '../parts/parts.css';
import './cases.css';

/** Everything of one case: where it stands, how it got there, what is awaited. */
export function CasePage() {
  const { t } = useTranslation('cases');
  const { id } = useParams({ strict: false }) as { id: string };
  const lang = currentLanguage();
  const query = useQuery({
    queryKey: ['case', id, lang],
    queryFn: ({ signal }) => getCase(id, { lang }, signal),
    refetchInterval: pollInterval,
  });
  const found = query.data;
  const title = found === undefined ? t('title') : titleOf(found, t(`kind.${found.kind}`));
  return (
    <Page
      title={title}
      heading={
        found === undefined ? undefined : (
          <span className="row wrap">
            {title}
            <CaseStateBadge state={found.axes.state.now} label={found.axes.state.labels.now} />
          </span>
        )
      }
      say={
        found === undefined ? undefined : (
          <>
            {t('opened')} <Time at={found.openedAt} />
            {found.lastAt === undefined ? null : (
              <>
                {' · '}
                {t('lastAt')} <Time at={found.lastAt} />
              </>
            )}
          </>
        )
      }
      crumb={<Link to="/cases">{t('back')}</Link>}
      actions={<CopyButton text={id} label={t('copyId')} />}
    >
      <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>
    </Page>
  );
}

function titleOf({ id, kind, keys, labels }: CaseView, otherwise: string): string {
  return `${labels.kind ?? otherwise} ${mainNumber(kind, keys) ?? id.slice(0, 8)}`;
}

function Shown({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('cases');
  const partners = [...new Set(view.timeline.map(({ source }) => source))];
  return (
    <>
      {view.merged.length === 0 ? null : <Note>{t('merged', { count: view.merged.length })}</Note>}
      <Axes view={view} />
      <div className="case-columns">
        <div className="stack">
          <Timeline entries={view.timeline} />
          <ReconciliationCard view={view} />
        </div>
        <div className="stack">
          <Card title={t('expectations')}>
            <Expectations of={view.expectations} />
          </Card>
          <Card title={t('links')}>
            <Links of={view.links} id={view.id} />
          </Card>
          <Card title={t('numbers')}>
            <Numbers keys={view.keys} />
          </Card>
          <Card title={t('words')}>
            <PartnerWords states={view.externalStates} partners={partners} />
          </Card>
          <Card title={t('documents')}>
            <Documents of={view.documents} />
          </Card>
          {Object.keys(view.milestones).length === 0 ? null : (
            <Card title={t('milestones')}>
              <Milestones of={view.milestones} labels={view.labels.milestones} />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
