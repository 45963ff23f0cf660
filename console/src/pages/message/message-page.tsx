import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../api/generated/types.ts';
import { MessageState } from '../../ui/badge.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Findings, Note } from '../../ui/note.tsx';
import { Page } from '../../ui/page.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { Actions } from './actions/actions.tsx';
import { Journey } from './journey/journey.tsx';
import { Links, linkCount } from './links.tsx';
import { MappingTab } from './mapping-tab.tsx';
import './message.css';
import { messageQuery } from './queries.ts';
import { RoutingTab } from './routing-tab.tsx';
import { StagesTab } from './stages/stages-tab.tsx';
import { Story } from './story.tsx';
import { StructureTab } from './structure/structure-tab.tsx';

const route = getRouteApi('/shell/messages/$id');
const tabs = ['journey', 'stages', 'structure', 'mapping', 'routing', 'links'] as const;
type TabName = (typeof tabs)[number];

/** Everything of one message: what happened, what it looked like, why, and what can be done. */
export function MessagePage() {
  const { t } = useTranslation('message');
  const { id } = route.useParams();
  const query = useQuery(messageQuery(id));
  const name = query.data === undefined ? id.slice(0, 8) : nameOf(query.data);
  const heading = (
    <span className="row wrap">
      {name}
      {query.data === undefined ? null : <MessageState status={query.data.status} />}
    </span>
  );
  return (
    <Page
      title={name}
      heading={heading}
      crumb={<Link to="/messages">{t('back')}</Link>}
      say={query.data === undefined ? undefined : <Story message={query.data} />}
      actions={query.data === undefined ? undefined : <Actions message={query.data} />}
    >
      <Loaded query={query}>{(message) => <Content message={message} />}</Loaded>
    </Page>
  );
}

function Content({ message }: { readonly message: MessageDetail }) {
  const { t } = useTranslation('message');
  const { t: word } = useTranslation('words');
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = tabs.find((one) => one === tab) ?? 'journey';
  const isEdi = message.contents.some(({ mediaType }) => /edifact|x12/i.test(mediaType)) || message.controlReference !== undefined;
  const linked = linkCount(message);
  const shown = tabs.filter((name) => name !== 'structure' || isEdi || chosen === 'structure');
  const labels = shown.map((name): Tab<TabName> => {
    const extra =
      name === 'links' && linked > 0 ? (
        <span key="links" className="badge">
          {linked}
        </span>
      ) : undefined;
    return { name, label: t(`tab.${name}`), extra };
  });
  const choose = (next: TabName) =>
    void navigate({ search: (before) => ({ ...before, tab: next === 'journey' ? undefined : next }), resetScroll: false });
  return (
    <>
      {message.failure === undefined ? null : (
        <Note tone={message.status === 'dead' ? 'bad' : 'warn'}>
          <strong>{t('story.failedAt', { stage: word(`stage.${message.failure.stage}`) })}</strong>
          <Findings of={message.failure.findings} />
        </Note>
      )}
      <Tabs label={t('tabs')} tabs={labels} chosen={chosen} onChoose={choose}>
        <TabContent tab={chosen} message={message} />
      </Tabs>
    </>
  );
}

function TabContent({ tab, message }: { readonly tab: TabName; readonly message: MessageDetail }) {
  switch (tab) {
    case 'journey':
      return <Journey message={message} />;
    case 'stages':
      return <StagesTab id={message.id} />;
    case 'structure':
      return <StructureTab id={message.id} />;
    case 'mapping':
      return <MappingTab message={message} />;
    case 'routing':
      return <RoutingTab id={message.id} />;
    case 'links':
      return <Links message={message} />;
  }
}

function nameOf({ types, filename, channel }: MessageDetail): string {
  return types.join(', ') || filename || channel;
}
