import type { TrafficPeriod } from '../../core/spi/ledger/traffic.ts';
import type { Overview } from '../api/views/index.ts';

/** A stretch of time up to now, and the steps in which it is shown. */
export interface OverviewPeriod extends TrafficPeriod {
  readonly stepMinutes: number;
  /** How many steps. */
  readonly steps: number;
}

const windows: Readonly<
  Record<Overview['window'], { readonly grain: 'minute' | 'hour'; readonly steps: number; readonly stepMinutes: number }>
> = {
  '15m': { grain: 'minute', steps: 15, stepMinutes: 1 },
  '1h': { grain: 'minute', steps: 60, stepMinutes: 1 },
  '24h': { grain: 'hour', steps: 24, stepMinutes: 60 },
  '7d': { grain: 'hour', steps: 56, stepMinutes: 180 },
};

/** The window as whole minutes or hours; the last one is the present one, as far as it has come. */
export function overviewPeriod(window: Overview['window'], now: Date): OverviewPeriod {
  const { grain, steps, stepMinutes } = windows[window];
  const unit = grain === 'minute' ? 60_000 : 3_600_000;
  const to = new Date((Math.floor(now.getTime() / unit) + 1) * unit);
  return { grain, steps, stepMinutes, to, from: new Date(to.getTime() - steps * stepMinutes * 60_000) };
}
