import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';

export function SettingsPage() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('nav.settings')}>
      <Skeleton />
    </Page>
  );
}
