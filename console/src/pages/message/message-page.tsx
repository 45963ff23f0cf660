import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';

export function MessagePage() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('nav.messages')}>
      <Skeleton />
    </Page>
  );
}
