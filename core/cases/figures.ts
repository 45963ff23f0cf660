import type { JsonObject } from '../kernel/json.ts';
import type { Observation } from '../spi/ledger/figures.ts';
import type { CaseEvent } from './case-event.ts';
import { list, object, quantity, text } from './facts.ts';
import { foldCase } from './fold-case.ts';
import { type Moment, momentsOf } from './moments.ts';

/** What a case adds to the key figures. Pure: the same for any order in which its events came.
 *
 *  - `end-to-end`: from the first message of the case until the consumer has what was agreed: the money, the thing, or the word that
 *    it is closed;
 *  - `repair-time`: from the receipt of the device, else from the order, until it is repaired;
 *  - `quote-response`: from a question for a price to each answer;
 *  - `carrier-delivery`: of each parcel, from the first scan in the carrier's hands to its arrival or its loss;
 *  - `decision`: each decision, and whether a rule made it;
 *  - `returned`, `sold`: pieces. */
export function observationsOf(events: readonly CaseEvent[]): readonly Observation[] {
  const moments = momentsOf(events);
  const first = moments[0];
  if (first === undefined) return [];
  const about = { ...countryOf(moments), ...goodsOf(moments) };
  const origin = first.event.origin;
  return [
    ...endToEnd(events, first).map((one) => ({ ...one, ...about, partner: origin })),
    ...repairs(moments).map((one) => ({ ...one, ...about })),
    ...quotes(moments).map((one) => ({ ...one, ...about })),
    ...parcels(moments).map((one) => ({ ...one, ...about })),
    ...decisions(moments).map((one) => ({ ...one, ...about })),
    ...returned(moments).map((one) => ({ ...countryOf(moments), ...one, partner: origin })),
    ...sold(moments),
  ];
}

type Measured = Omit<Observation, 'partner'>;

function endToEnd(events: readonly CaseEvent[], first: Moment): readonly Measured[] {
  const { milestones } = foldCase(events);
  const { repaired, settled, credited, closed, sentBack } = milestones;
  // What was repaired is with the consumer when it was sent back, whatever is paid between others.
  const ends = repaired === undefined ? [settled, credited, closed] : [sentBack ?? closed];
  const [end] = ends.flatMap((at) => (at === undefined ? [] : [Date.parse(at)])).sort((a, b) => a - b);
  return end === undefined || end < first.atMs ? [] : [{ figure: 'end-to-end', at: isoOf(end), value: end - first.atMs }];
}

function repairs(moments: readonly Moment[]): readonly Observation[] {
  const done = moments.find(({ event, body }) => event.type === 'repair.completed' || text(body, 'progress') === 'repaired');
  const from =
    moments.find(({ event }) => event.type === 'repair.received') ?? moments.find(({ event }) => event.type === 'repair.ordered');
  if (done === undefined || from === undefined || done.atMs < from.atMs) return [];
  return [{ figure: 'repair-time', at: isoOf(done.atMs), partner: done.event.source, value: done.atMs - from.atMs }];
}

/** An answer to a question for a price, by what it answers. */
const answers: Readonly<Record<string, string>> = { 'quote.offered': 'quote.requested', 'tradein.offered': 'tradein.quote-requested' };

function quotes(moments: readonly Moment[]): readonly Observation[] {
  const seen = new Set<string>();
  const questions = new Map([...moments].reverse().map(({ event, atMs }) => [event.type, atMs]));
  return moments.flatMap(({ event, atMs }): Observation[] => {
    const partner = event.source;
    const askedAt = questions.get(answers[event.type] ?? '');
    if (askedAt === undefined || askedAt > atMs || seen.has(`${event.type} ${partner}`)) return [];
    seen.add(`${event.type} ${partner}`);
    return [{ figure: 'quote-response', at: isoOf(atMs), partner, value: atMs - askedAt }];
  });
}

const moving: ReadonlySet<string> = new Set(['picked_up', 'dropped_off', 'in_transit', 'out_for_delivery']);
const ended: Readonly<Record<string, boolean>> = { delivered: true, lost: false, damaged: false, return_to_sender: false };

function parcels(moments: readonly Moment[]): readonly Observation[] {
  const started = new Map<string, number>();
  const done = new Map<string, Observation>();
  for (const { body, atMs, event, parcel } of moments) {
    const tracking = text(body, 'tracking');
    if (parcel === undefined || tracking === undefined) continue;
    const partner = text(body, 'carrier') ?? event.source;
    const key = `${partner} ${parcel}`;
    if (moving.has(tracking) && !started.has(key)) started.set(key, atMs);
    const from = started.get(key);
    const good = Object.hasOwn(ended, tracking) ? ended[tracking] : undefined;
    if (good === undefined || from === undefined || done.has(key)) continue;
    done.set(key, { figure: 'carrier-delivery', at: isoOf(atMs), partner, value: atMs - from, good });
  }
  return [...done.values()];
}

const decisive: ReadonlySet<string> = new Set([
  'return.authorised',
  'return.denied',
  'claim.coverage-decided',
  'quote.approved',
  'quote.declined',
  'eco.claim-decided',
  'dispute.decided',
]);

/** A decision that does not say who made it is a person's. */
function decisions(moments: readonly Moment[]): readonly Observation[] {
  return moments.flatMap(({ event, atMs, body }): Observation[] => {
    if (!decisive.has(event.type)) return [];
    const good = text(body, 'approval', 'mode') === 'automatic' || ['rule', 'automatic'].includes(text(body, 'by') ?? '');
    return [{ figure: 'decision', at: isoOf(atMs), partner: event.source, value: 1, good }];
  });
}

function returned(moments: readonly Moment[]): readonly Measured[] {
  const announced = moments.find(({ event }) => event.type === 'return.announced');
  if (announced === undefined) return [];
  return list(announced.body, 'items').map((item) => ({
    figure: 'returned',
    at: isoOf(announced.atMs),
    ...named(item),
    value: quantity(item, 'quantity') ?? 0,
  }));
}

function sold(moments: readonly Moment[]): readonly Observation[] {
  return moments.flatMap(({ event, body }) =>
    event.type !== 'product.published'
      ? []
      : list(body, 'products').flatMap((product): Observation[] => {
          const until = text(product, 'sales', 'to');
          const value = object(product, 'sales')?.['pieces'];
          if (until === undefined || typeof value !== 'number') return [];
          return [
            { figure: 'sold', at: `${until}T00:00:00.000Z`, partner: event.source, ...named(object(product, 'product') ?? {}), value },
          ];
        }),
  );
}

/** The first brand and model that a message names. */
function goodsOf(moments: readonly Moment[]): { readonly brand?: string; readonly model?: string } {
  for (const { body } of moments)
    for (const thing of [object(body, 'device') ?? {}, ...list(body, 'devices'), ...list(body, 'items')]) {
      const names = named(thing);
      if (names.brand !== undefined) return names;
    }
  return {};
}

function named(thing: JsonObject): { readonly brand?: string; readonly model?: string } {
  const brand = text(thing, 'brand');
  const model = text(thing, 'model');
  return { ...(brand === undefined ? {} : { brand }), ...(model === undefined ? {} : { model }) };
}

/** Where a body has the consumer's country, the most telling place first. */
const places: readonly (readonly string[])[] = [
  ['parties', 'consumer', 'address', 'country'],
  ['consumer', 'address', 'country'],
  ['customer', 'address', 'country'],
  ['seller', 'address', 'country'],
  ['insured', 'address', 'country'],
  ['reporter', 'address', 'country'],
  ['parties', 'shipFrom', 'address', 'country'],
  ['parties', 'buyer', 'address', 'country'],
  ['country'],
  ['sender', 'address', 'country'],
];

function countryOf(moments: readonly Moment[]): { readonly country?: string } {
  for (const place of places)
    for (const { body } of moments) {
      const country = text(body, ...place);
      if (country !== undefined) return { country };
    }
  return {};
}

function isoOf(atMs: number): string {
  return new Date(atMs).toISOString();
}
