const WIDTH = 96;
const HEIGHT = 24;

/** Counts of equal stretches of time as bars; small enough for a table.
 *  @param label what is counted, read in place of the picture */
export function Sparkline({
  values,
  label,
  tone = 'accent',
}: {
  readonly values: readonly number[];
  readonly label: string;
  readonly tone?: 'accent' | 'bad';
}) {
  const most = Math.max(1, ...values);
  const step = WIDTH / Math.max(1, values.length);
  return (
    <svg className={`sparkline ${tone}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} preserveAspectRatio="none">
      {values.map((value, index) => {
        const height = value === 0 ? 1 : Math.max(2, (value / most) * HEIGHT);
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
        return <rect key={index} x={index * step + 0.5} y={HEIGHT - height} width={Math.max(1, step - 1.5)} height={height} rx="1" />;
      })}
    </svg>
  );
}
