import type { AlertFacts, TellingReason } from '../../spi/ledger/alerts.ts';

/** The facts of one kind. */
export type FactsOf<Kind extends AlertFacts['kind']> = Extract<AlertFacts, { readonly kind: Kind }>;

/** How alerts are put in one language. */
export interface Wording {
  readonly sentences: { readonly [Kind in AlertFacts['kind']]: (facts: FactsOf<Kind>) => string };
  readonly remedies: Readonly<Record<AlertFacts['kind'], string>>;
  readonly severities: Readonly<Record<'warning' | 'critical', string>>;
  /** What stands before an alert. */
  readonly marks: Readonly<Record<TellingReason, string>>;
  /** In brackets, of one that is over. */
  readonly over: string;
  readonly alerts: (count: number) => string;
  readonly since: (from: string, to: string | undefined) => string;
}

/** `1 failure`, `3 failures`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Of so many, in whole percent. */
export function percent({ dead, messages }: FactsOf<'failure-rate'>): number {
  return Math.round((dead * 100) / messages);
}
