import { useTranslation } from 'react-i18next';

const WIDTH = 6;
const HEIGHT = 28;

/** Failures by day as a row of small bars; the numbers are read. */
export function Days({ counts }: { readonly counts: readonly number[] }) {
  const { t } = useTranslation('failures');
  const most = Math.max(1, ...counts);
  return (
    <svg
      className="days"
      viewBox={`0 0 ${counts.length * WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('daysSay', { counts: counts.join(', ') })}
      preserveAspectRatio="none"
    >
      {counts.map((count, day) => {
        const height = count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place
          <rect key={day} className={count === 0 ? 'no-day' : undefined} x={day * WIDTH} y={HEIGHT - height} width={WIDTH - 2} height={height} />
        );
      })}
    </svg>
  );
}
