import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, event, inOrderOf, type Said, scans, timeline } from './case.fixture.ts';
import { observationsOf } from './figures.ts';

const DAY = 86_400_000;
const address = { lines: ['1 rue des Essais'], city: 'Lyon', country: 'FR' };
const theReturn: readonly Said[] = [
  [
    'return.announced',
    { parties: { consumer: { address } }, items: [{ lineNumber: 1, brand: 'Aubier', model: 'A1', quantity: { value: 2 } }] },
  ],
  ['return.authorised', { by: 'rule' }],
  ['shipment.tracked', scans(['in_transit', day(2)], ['delivered', day(4)])],
  ['return.received'],
  ['credit-note.issued'],
];
const of = (figure: string, said: readonly Said[]) => observationsOf(timeline(...said)).filter((one) => one.figure === figure);

describe('key figures of a case', () => {
  it('measure a return as its consumer sees it, by country, brand and model', () => {
    expect(of('end-to-end', theReturn)).toEqual([
      { figure: 'end-to-end', at: day(4), partner: 'shop', country: 'FR', brand: 'Aubier', model: 'A1', value: 4 * DAY },
    ]);
    expect(of('returned', theReturn)).toMatchObject([{ at: day(0), brand: 'Aubier', model: 'A1', country: 'FR', value: 2 }]);
  });

  it('measure each parcel from the hands of the carrier to its end', () => {
    expect(of('carrier-delivery', theReturn)).toMatchObject([{ at: day(4), partner: 'post', value: 2 * DAY, good: true }]);
    const lost: Said = ['shipment.tracked', scans(['picked_up', day(1)], ['lost', day(9)], ['delivered', day(20)])];
    expect(of('carrier-delivery', [lost])).toMatchObject([{ at: day(9), value: 8 * DAY, good: false }]);
    expect(of('carrier-delivery', [['shipment.tracked', scans(['delivered', day(1)])]])).toEqual([]);
  });

  it('tell the parcels of one message apart', () => {
    const scan = (parcelNumber: string, status: string, index: number) => ({ parcelNumber, status, occurredAt: day(index) });
    const events = [scan('P1', 'in_transit', 1), scan('P2', 'in_transit', 2), scan('P1', 'delivered', 3), scan('P2', 'lost', 6)];
    expect(of('carrier-delivery', [['shipment.tracked', { carrier: 'post', events }]])).toMatchObject([
      { at: day(3), value: 2 * DAY, good: true },
      { at: day(6), value: 4 * DAY, good: false },
    ]);
  });

  it.each(['', 'soon', '2026-12-31T23:59:60Z', '2026-03-01T09:00:00+01', '0001-01-01T00:00:00Z', '+275760-09-13T00:00:00Z'])(
    'count what happened at "%s" at the time of its record',
    (occurredAt) => {
      const said = ['return.announced', 'return.closed'].map((type) => event(type, {}, occurredAt, day(3)));
      expect(observationsOf(said)).toMatchObject([{ figure: 'end-to-end', at: day(3), value: 0 }]);
    },
  );

  it('measure a repair until the device is repaired, and its consumer waits until it is sent back', () => {
    const repair: readonly Said[] = [['repair.ordered'], ['repair.received'], ['repair.completed'], ['claim.paid'], ['repair.sent-back']];
    expect(of('repair-time', repair)).toMatchObject([{ at: day(2), partner: 'shop', value: DAY }]);
    expect(of('repair-time', [['repair.completed'], ['repair.ordered']])).toEqual([]);
    expect(of('end-to-end', repair)).toMatchObject([{ at: day(4), value: 4 * DAY }]);
  });

  it('measure the first answer of each who was asked for a price', () => {
    const offers = [
      event('tradein.quote-requested', {}, day(0)),
      ...['a', 'b', 'a'].map((source, n) => ({ ...event('tradein.offered', {}, day(n + 1)), source })),
    ];
    expect(observationsOf(offers).map(({ partner, value }) => [partner, value])).toEqual([
      ['a', DAY],
      ['b', 2 * DAY],
    ]);
    expect(of('quote-response', [['quote.offered']])).toEqual([]);
  });

  it('tell decisions that a rule made from those of people', () => {
    const said: readonly Said[] = [
      ['return.authorised', { by: 'rule' }],
      ['quote.approved', { approval: { mode: 'automatic' } }],
      ['quote.approved', { approval: { mode: 'manual' } }],
      ['dispute.decided'],
    ];
    expect(of('decision', said).map(({ good }) => good)).toEqual([true, true, false, false]);
  });

  it('know what was sold from catalogues that say so', () => {
    const products = [
      { product: { brand: 'Aubier', model: 'A1' }, sales: { pieces: 40, from: '2026-02-01', to: '2026-02-28' } },
      { product: { brand: 'Aubier', model: 'A2' } },
    ];
    expect(of('sold', [['product.published', { products }]])).toMatchObject([
      { brand: 'Aubier', model: 'A1', value: 40, at: '2026-02-28T00:00:00.000Z' },
    ]);
  });

  it('are the same for any order of arrival, and take any body', () => {
    const events = timeline(...theReturn);
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 5, maxLength: 5 }), (draws) => {
        expect(observationsOf(inOrderOf(events, draws))).toEqual(observationsOf(events));
      }),
      { seed: 20261122, numRuns: 100 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom('return.announced', 'shipment.tracked', 'product.published', 'repair.completed'),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (type, body) => {
          observationsOf([event(type, body as never)]);
        },
      ),
      { seed: 20261122, numRuns: 200 },
    );
  });
});
