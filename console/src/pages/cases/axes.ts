import type { CaseView, LabelledEntry } from '../../api/generated/types.ts';

/** Where an axis stood. */
export interface AxisStep {
  readonly value: string;
  readonly label: string;
  /** Absent: where it began. */
  readonly at?: string;
  readonly messageId?: string;
  readonly source?: string;
}

/** An axis and the way that it went; the last step is where it stands. */
export interface AxisPath {
  readonly axis: string;
  readonly label: string;
  readonly steps: readonly AxisStep[];
  readonly now: string;
  readonly nowLabel: string;
  readonly since?: string;
}

/** The axes of a case in the order in which they are read. */
export const axisNames = ['state', 'decision', 'logistics', 'money'] as const;

/** The way of each axis, from the moves of the timeline. A timeline that was cut begins where its first move began. */
export function axisPaths({ axes, timeline }: Pick<CaseView, 'axes' | 'timeline'>): readonly AxisPath[] {
  return axisNames.map((axis) => {
    const { now, since, labels } = axes[axis];
    const steps = stepsOf(axis, timeline);
    const last = steps.at(-1);
    const current: AxisStep = { value: now, label: labels.now ?? now, ...(since === undefined ? {} : { at: since }) };
    return {
      axis,
      label: labels.axis ?? axis,
      steps: last?.value === now ? steps : [...steps, current],
      now,
      nowLabel: labels.now ?? now,
      ...(since === undefined ? {} : { since }),
    };
  });
}

function stepsOf(axis: string, timeline: readonly LabelledEntry[]): readonly AxisStep[] {
  const steps: AxisStep[] = [];
  for (const { at, messageId, source, applied } of timeline)
    for (const move of applied.filter((one) => one.axis === axis)) {
      if (steps.length === 0) steps.push({ value: move.from, label: move.labels.from ?? move.from });
      steps.push({ value: move.to, label: move.labels.to ?? move.to, at, messageId, source });
    }
  return steps;
}
