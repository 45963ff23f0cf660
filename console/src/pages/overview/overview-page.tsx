import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';

export function OverviewPage() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('nav.overview')}>
      <Skeleton />
    </Page>
  );
}
