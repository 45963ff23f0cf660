import { number, percent } from '../../lib/format.ts';
import type { FigureKind } from './figures.ts';

type Say = (key: 'hours' | 'days' | 'minutes', values: { readonly value: string }) => string;

const DAY_HOURS = 48;

/** A figure with its unit: hours are said in minutes or days where they are few or many. */
export function figureInWords(value: number, kind: FigureKind, say: Say): string {
  if (kind === 'share') return percent(value);
  if (kind === 'count') return number(value);
  if (value < 1) return say('minutes', { value: number(Math.round(value * 60)) });
  if (value > DAY_HOURS) return say('days', { value: number(value / 24, { maximumFractionDigits: 1 }) });
  return say('hours', { value: number(value, { maximumFractionDigits: 1 }) });
}
