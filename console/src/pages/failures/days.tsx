import { useTranslation } from 'react-i18next';
import { Sparkline } from '../../ui/sparkline.tsx';

/** Failures by day; the numbers are read. */
export function Days({ counts }: { readonly counts: readonly number[] }) {
  const { t } = useTranslation('failures');
  return <Sparkline values={counts} label={t('daysSay', { counts: counts.join(', ') })} tone="bad" />;
}
