import type { LabelledEntry } from '../../api/generated/types.ts';

/** What one message brought to a case: its canonical messages together. */
export interface TimelineStep {
  readonly messageId: string;
  readonly at: string;
  /** When it happened, where that is another minute than the hub got to know it. */
  readonly occurredAt?: string;
  readonly source: string;
  readonly entries: readonly LabelledEntry[];
  /** Did it move an axis? */
  readonly moves: boolean;
  /** Did it ask for what the state did not allow? */
  readonly refused: boolean;
}

/** The steps of one day. */
export interface TimelineDay {
  /** `YYYY-MM-DD`, in the time zone of whoever looks. */
  readonly day: string;
  readonly steps: readonly TimelineStep[];
}

/** Which steps are shown. */
export interface TimelineFilter {
  readonly source?: string | undefined;
  /** Only what moved the case, or tried to. */
  readonly movesOnly?: boolean | undefined;
}

/** Entries in a row that one message brought, as one step. */
export function stepsOf(entries: readonly LabelledEntry[]): readonly TimelineStep[] {
  const groups: LabelledEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.[0]?.messageId === entry.messageId) last.push(entry);
    else groups.push([entry]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { messageId, at, occurredAt, source } = first;
    return [
      {
        messageId,
        at,
        ...(isOtherMinute(at, occurredAt) ? { occurredAt } : {}),
        source,
        entries: group,
        moves: group.some(({ applied }) => applied.length > 0),
        refused: group.some(({ ignored }) => ignored.length > 0),
      },
    ];
  });
}

/** Steps by day, in their order. */
export function daysOf(steps: readonly TimelineStep[], dayOf: (at: string) => string = localDay): readonly TimelineDay[] {
  const days = new Map<string, TimelineStep[]>();
  for (const step of steps) {
    const day = dayOf(step.at);
    const same = days.get(day);
    if (same === undefined) days.set(day, [step]);
    else same.push(step);
  }
  return [...days].map(([day, ofDay]) => ({ day, steps: ofDay }));
}

/** The steps that a filter lets through. */
export function filterSteps(steps: readonly TimelineStep[], { source, movesOnly }: TimelineFilter): readonly TimelineStep[] {
  return steps.filter((step) => (source === undefined || step.source === source) && (movesOnly !== true || step.moves || step.refused));
}

/** Partners in the order in which they first spoke: the lanes of the timeline. */
export function lanesOf(steps: readonly TimelineStep[]): readonly string[] {
  return [...new Set(steps.map(({ source }) => source))];
}

/** Words of a system that only say again where the axes stand, beside the moves that are shown anyway. */
const ECHOES = new Set(['caseKind', 'caseState', 'decisionState', 'logisticsState', 'moneyState']);

/** What an entry said in its own words. */
export function wordsOf(entry: LabelledEntry): readonly { readonly list: string; readonly text: string }[] {
  return entry.codes.filter(({ list }) => !ECHOES.has(list)).map(({ list, value, labels }) => ({ list, text: labels.value ?? value }));
}

function isOtherMinute(at: string, occurredAt: string): boolean {
  return Math.abs(Date.parse(at) - Date.parse(occurredAt)) >= 60_000;
}

function localDay(at: string): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
