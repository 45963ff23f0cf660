import type { EnvelopeId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/json.ts';

/** One thing that happened in a case: a canonical message, as the case sees it. */
export interface CaseEvent {
  readonly id: EnvelopeId;
  /** `return.announced`, `shipment.tracked`, … */
  readonly type: string;
  /** When it happened, as the partner says: RFC 3339 with offset. */
  readonly occurredAt: string;
  /** When the hub wrote it down: RFC 3339. */
  readonly recordedAt: string;
  /** The partner whose document, or whose answer, it was made from. */
  readonly source: string;
  /** The partner with whom the chain of causes began. */
  readonly origin: string;
  readonly businessKeys: Readonly<Record<string, string>>;
  readonly body: JsonObject;
}

/** The one order of events: by what happened first, then by what was recorded first, then by identifier. It does not depend on
 *  the order in which events arrived, nor on the offset in which an instant is written. */
export function byOccurrence(a: CaseEvent, b: CaseEvent): number {
  return compare(instantOf(a), instantOf(b)) || compare(at(a.recordedAt), at(b.recordedAt)) || compare(a.id, b.id);
}

/** Events in their one order; an event that is given twice counts once. */
export function inOrder(events: readonly CaseEvent[]): readonly CaseEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()].sort(byOccurrence);
}

type Dated = Pick<CaseEvent, 'occurredAt' | 'recordedAt'>;

/** Milliseconds since 1970 at which it happened. A text that is no instant of the years 1000 to 9999 counts as the time of its
 *  record, so that an event always has a place. */
export function instantOf({ occurredAt, recordedAt }: Dated): number {
  return usableMs(occurredAt) ?? at(recordedAt);
}

/** The text of {@link instantOf}. */
export function whenOf({ occurredAt, recordedAt }: Dated): string {
  return usableMs(occurredAt) === undefined ? recordedAt : occurredAt;
}

const EARLIEST_MS = Date.UTC(1000, 0, 1);
/** The end of the year 9999: no ledger, and no partner, writes years of five digits. */
export const LATEST_MS = Date.UTC(10_000, 0, 1) - 1;

/** Milliseconds since 1970 of an instant that somebody can have meant: systems write the year 1, or 0, for "none".
 *  @returns undefined for any other text */
export function usableMs(instant: string): number | undefined {
  const ms = Date.parse(instant);
  return ms >= EARLIEST_MS && ms <= LATEST_MS ? ms : undefined;
}

function at(instant: string): number {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? 0 : ms;
}

function compare<Value extends number | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
