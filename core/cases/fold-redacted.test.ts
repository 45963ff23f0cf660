import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { maskPersonal } from '../canonical/personal.ts';
import type { EnvelopeId } from '../kernel/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { CaseEvent } from './case-event.ts';
import { observationsOf } from './figures.ts';
import { foldCase } from './fold-case.ts';

/* Retention and erasure take the personal data out of canonical messages and leave the rest, so that cases can still be folded. Tried on
   what the worked cases of all packs give: of each pack alone, and of all packs together. */

const root = resolve(import.meta.dirname, '../../mappings');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\/cases\/.*\/expected\.json$/.test(file))
  .sort();
const packs = [...new Set(files.map(packOf))];
const said = new Map(packs.map((pack) => [pack, files.filter((file) => packOf(file) === pack).flatMap(messagesIn)]));
const stories = packs.map((pack) => ({ pack, events: (said.get(pack) ?? []).map(eventOf) })).filter(({ events }) => events.length > 0);
const everything = [...said.values()].flat().map(eventOf);

interface Said {
  readonly type: string;
  readonly occurredAt?: string;
  readonly body: JsonObject;
}

function packOf(file: string): string {
  return file.split('/')[0] ?? '';
}

function messagesIn(file: string): readonly Said[] {
  const expected = JSON.parse(readFileSync(join(root, file), 'utf8')) as Json;
  const all = Array.isArray(expected) ? expected : [expected];
  return all.filter((one) => isJsonObject(one) && typeof one['type'] === 'string' && isJsonObject(one['body'])) as unknown as Said[];
}

function eventOf({ type, body, occurredAt }: Said, index: number): CaseEvent {
  const recordedAt = new Date(Date.UTC(2026, 2, 1) + index * 60_000).toISOString();
  const id = `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}` as EnvelopeId;
  return { id, type, occurredAt: occurredAt ?? recordedAt, recordedAt, source: 'shop', origin: 'shop', businessKeys: {}, body };
}

const redacted = (events: readonly CaseEvent[]) =>
  events.map((event) => ({ ...event, body: maskPersonal(event.type, event.body) as JsonObject }));

/** What a case shows beside the documents themselves. */
function shown(events: readonly CaseEvent[]) {
  const { state, decision, logistics, money, milestones } = foldCase(events);
  const moves = foldCase(events).history.map(({ type, applied, ignored }) => ({ type, applied, ignored }));
  return { state, decision, logistics, money, milestones, moves, figures: observationsOf(events) };
}

describe('a case without its personal data', () => {
  it('is tried on hundreds of messages, of which many have some', () => {
    expect(everything.length).toBeGreaterThan(300);
    const after = redacted(everything);
    const changed = everything.filter(({ body }, index) => JSON.stringify(body) !== JSON.stringify(after[index]?.body));
    expect(changed.length).toBeGreaterThan(50);
  });

  it.each(stories)('of $pack folds to the same axes, milestones and figures', ({ events }) => {
    expect(shown(redacted(events))).toEqual(shown(events));
    for (const event of events) expect(shown(redacted([event]))).toEqual(shown([event]));
  });

  it('of all packs together folds to the same', () => {
    expect(shown(redacted(everything))).toEqual(shown(everything));
  });
});
