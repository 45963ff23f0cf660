import type { EnvelopeId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { CaseEvent } from './case-event.ts';

/** A message of a test: type and body. */
export type Said = readonly [type: string, body?: JsonObject];

/** Events that happen one after the other, a day apart, from 1 March 2026 at nine in the morning UTC. */
export function timeline(...said: readonly Said[]): readonly CaseEvent[] {
  return said.map(([type, body], index) => event(type, body, day(index)));
}

let count = 0;

/** One event. */
export function event(type: string, body: JsonObject = {}, occurredAt: string = day(0), recordedAt: string = occurredAt): CaseEvent {
  count += 1;
  const id = `00000000-0000-7000-8000-${count.toString(16).padStart(12, '0')}` as EnvelopeId;
  return { id, type, occurredAt, recordedAt, source: 'shop', origin: 'shop', businessKeys: {}, body };
}

/** Nine in the morning, so many days after 1 March 2026. */
export function day(index: number): string {
  return new Date(Date.UTC(2026, 2, 1 + index, 9)).toISOString();
}

/** Scans of one parcel, each `[status, instant]`. */
export function scans(...events: readonly (readonly [status: string, occurredAt: string])[]): JsonObject {
  return { carrier: 'post', events: events.map(([status, occurredAt]) => ({ parcelNumber: 'P1', status, occurredAt })) };
}

/** A list in the order of the draws. */
export function inOrderOf<Value>(all: readonly Value[], draws: readonly number[]): readonly Value[] {
  return all
    .map((value, index) => ({ value, draw: draws[index] ?? 0 }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ value }) => value);
}
