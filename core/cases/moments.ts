import type { JsonObject } from '../kernel/json.ts';
import { type CaseEvent, inOrder, instantOf, whenOf } from './case-event.ts';
import { list, text } from './facts.ts';

/** A point on the time line of a case. An event is one moment; a message with several scans of a carrier is one for each scan. */
export interface Moment {
  readonly event: CaseEvent;
  /** RFC 3339 with offset. */
  readonly at: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** The body of the event; of a scan, its fields beside `tracking`, the carrier's word in the canonical list. */
  readonly body: JsonObject;
  /** Of a scan, the carrier's number of the parcel. */
  readonly parcel?: string;
}

/** The moments of events in their one order. The same scan in two messages counts once: it is known by carrier, parcel, state, the
 *  carrier's code and instant. */
export function momentsOf(events: readonly CaseEvent[]): readonly Moment[] {
  const seen = new Set<string>();
  const moments = inOrder(events).flatMap((event) => (event.type === 'shipment.tracked' ? scansOf(event, seen) : [whole(event)]));
  // Stable: moments of one instant keep the order of their events.
  return moments.sort((a, b) => a.atMs - b.atMs);
}

function whole(event: CaseEvent): Moment {
  return { event, at: whenOf(event), atMs: instantOf(event), body: event.body };
}

function scansOf(event: CaseEvent, seen: Set<string>): readonly Moment[] {
  const scans = list(event.body, 'events').flatMap((scan) => {
    const tracking = text(scan, 'status') ?? '';
    const said = { occurredAt: text(scan, 'occurredAt') ?? event.occurredAt, recordedAt: event.recordedAt };
    const [at, atMs] = [whenOf(said), instantOf(said)];
    const parcel = text(scan, 'parcelNumber');
    const carrier = text(event.body, 'carrier') ?? event.source;
    const place = JSON.stringify([carrier, parcel, tracking, text(scan, 'partnerCode'), atMs]);
    if (seen.has(place)) return [];
    seen.add(place);
    return [{ event, at, atMs, body: { ...event.body, tracking }, ...(parcel === undefined ? {} : { parcel }) }];
  });
  return scans.length === 0 ? [whole(event)] : scans;
}
