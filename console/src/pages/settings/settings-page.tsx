import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { useFilters } from '../../lib/filters.ts';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ErasurePanel } from './erasure-panel.tsx';
import { HubPanel } from './hub-panel.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { MePanel } from './me-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import '../parts/parts.css';
import './settings.css';

const panels = {
  me: MePanel,
  people: PeoplePanel,
  keys: KeysPanel,
  retention: RetentionPanel,
  erasure: ErasurePanel,
  hub: HubPanel,
} as const;
type Name = keyof typeof panels;

const forAdmins: readonly Name[] = ['people', 'keys', 'erasure'];

/** Oneself, and for administrators: people, keys, what is kept, what is erased. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { can } = useSession();
  const [filters, setFilters] = useFilters(['tab']);
  const names = (Object.keys(panels) as Name[]).filter((name) => can('admin') || !forAdmins.includes(name));
  const chosen = names.find((name) => name === filters.tab) ?? 'me';
  const Panel = panels[chosen];
  return (
    <Page title={t('title')}>
      <Tabs
        label={t('title')}
        tabs={names.map((name) => ({ name, label: t(`tabs.${name}`) }))}
        chosen={chosen}
        onChoose={(tab) => setFilters({ tab: tab === 'me' ? '' : tab })}
      >
        <Panel />
      </Tabs>
    </Page>
  );
}
