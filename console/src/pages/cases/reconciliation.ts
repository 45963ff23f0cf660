import type { Reconciliation } from '../../api/generated/types.ts';

/** A cell of a table of steps: what a step says, and how it differs from the step before it that says something. */
export interface StepCell {
  readonly step: string;
  readonly value?: number;
  /** Positive: more than before. Absent: as before, or nothing to compare with. */
  readonly difference?: number;
}

/** One line of goods, or one currency. */
export interface StepRow {
  readonly name: string;
  readonly cells: readonly StepCell[];
  readonly differs: boolean;
}

export const quantitySteps = ['announced', 'authorised', 'received', 'accepted', 'credited'] as const;
export const moneySteps = ['asked', 'credited', 'deducted', 'paid'] as const;

/** Goods by step; steps that no line speaks of are left out. */
export function quantityRows({ items }: Pick<Reconciliation, 'items'>): readonly StepRow[] {
  const steps = quantitySteps.filter((step) => items.some(({ quantities }) => quantities[step] !== undefined));
  return items.map(({ item, quantities, differences }) => rowOf(item, steps, quantities, differences));
}

/** Sums by step, in minor units; steps that no currency speaks of are left out. */
export function moneyRows({ money }: Pick<Reconciliation, 'money'>): readonly StepRow[] {
  const steps = moneySteps.filter((step) => money.some(({ amounts }) => amounts[step] !== undefined));
  return money.map(({ currency, amounts, differences }) => rowOf(currency, steps, amounts, differences));
}

/** Is there anything to compare? */
export function hasReconciliation({ items, money, documents }: Reconciliation): boolean {
  return items.length + money.length + documents.length > 0;
}

function rowOf(
  name: string,
  steps: readonly string[],
  values: Readonly<Partial<Record<string, number>>>,
  differences: readonly { readonly to: string; readonly by: number }[],
): StepRow {
  const cells = steps.map((step): StepCell => {
    const value = values[step];
    const difference = differences.find(({ to }) => to === step)?.by;
    return { step, ...(value === undefined ? {} : { value }), ...(difference === undefined ? {} : { difference }) };
  });
  return { name, cells, differs: differences.length > 0 };
}
