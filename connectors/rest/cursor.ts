import type { Json } from '../../core/kernel/json.ts';
import { textOf, valueAt } from './json-path.ts';

/** How far a channel has read, during one poll. */
export interface Cursor {
  /** What the requests of this poll say. */
  readonly present: string | undefined;
  /** An item was accepted. */
  passed(item: Json): void;
  /** A page was read to its end. */
  page(tree: Json): void;
  /** Where the next poll begins; undefined when nothing has moved. */
  next(): string | undefined;
}

/** @param kept what the ledger has */
export function cursorOf(
  settings: { readonly cursorStart?: string; readonly cursorAt?: string; readonly cursorFrom?: string },
  kept: string | undefined,
): Cursor {
  const present = kept ?? settings.cursorStart;
  let reached = present;
  return {
    present,
    passed: (item) => {
      const value = settings.cursorFrom === undefined ? undefined : textOf(valueAt(item, settings.cursorFrom));
      if (value !== undefined && value !== '' && isBeyond(value, reached)) reached = value;
    },
    page: (tree) => {
      const value = settings.cursorAt === undefined ? undefined : textOf(valueAt(tree, settings.cursorAt));
      if (value !== undefined && value !== '') reached = value;
    },
    next: () => (reached === present ? undefined : reached),
  };
}

/** Numbers by their value, all else as text: instants of one form sort so. */
function isBeyond(value: string, reached: string | undefined): boolean {
  if (reached === undefined) return true;
  const [one, other] = [Number(value), Number(reached)];
  return Number.isNaN(one) || Number.isNaN(other) ? value > reached : one > other;
}
