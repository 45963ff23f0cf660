import { type ComponentProps, lazy, Suspense } from 'react';
import { Skeleton } from './loading.tsx';
import './trend.css';

const Chart = lazy(async () => ({ default: (await import('./trend-chart.tsx')).TrendChart }));

/** Lines over time; the drawing is loaded when it is needed. */
export function Trend(props: ComponentProps<typeof Chart>) {
  return (
    <Suspense fallback={<Skeleton rows={5} />}>
      <Chart {...props} />
    </Suspense>
  );
}
