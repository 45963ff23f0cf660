import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedCases, memoryCases, type TestDocument } from './correlation.fixture.ts';
import { kindOf } from './kinds.ts';

const types = [
  'return.announced',
  'repair.ordered',
  'loan-device.issued',
  'claim.notified',
  'tradein.offered',
  'dispute.opened',
  'shipment.tracked',
  'shipment.labelled',
  'invoice.issued',
  'quote.offered',
];

function take(...documents: readonly TestDocument[]) {
  const cases = memoryCases();
  for (const document of documents) cases.take(document);
  return { ...cases.outcome(), merges: cases.merges.length };
}
const doc = (name: string, type: string, keys: readonly string[] = [], cause?: string): TestDocument => ({
  name,
  type,
  keys,
  ...(cause === undefined ? {} : { cause }),
});
const one = (kind: string, ...documents: readonly string[]) => ({ kind, documents });

describe('a message finds its case', () => {
  it('by its key, whose value belongs to its issuer', () => {
    const { cases } = take(
      doc('a', 'return.announced', ['4711@shop']),
      doc('b', 'return.authorised', ['4711@shop']),
      doc('c', 'return.announced', ['4711@other']),
    );
    expect(cases).toEqual([one('return', 'a', 'b'), one('return', 'c')]);
  });

  it('not by a key that is only searched for', () => {
    const { cases } = take(doc('a', 'return.announced', ['?order']), doc('b', 'return.announced', ['?order']));
    expect(cases).toEqual([one('return', 'a'), one('return', 'b')]);
  });

  it('by its cause, and brings its own keys along', () => {
    const { cases } = take(
      doc('announced', 'return.announced', ['r1']),
      doc('labelled', 'shipment.labelled', ['p1@carrier'], 'announced'),
      doc('tracked', 'shipment.tracked', ['p1@carrier']),
    );
    expect(cases).toEqual([one('return', 'announced', 'labelled', 'tracked')]);
  });

  it('of an unknown kind, until a strong message says which', () => {
    const cases = memoryCases();
    const first = cases.take(doc('tracked', 'shipment.tracked', ['p1']));
    expect(first.opens).toBe('unknown');
    const second = cases.take(doc('announced', 'return.announced', ['r1', 'p1']));
    expect(second).toMatchObject({ caseId: first.caseId, kinds: [{ id: first.caseId, kind: 'return' }], merges: [] });
    expect(second.keys.map(({ value }) => value)).toEqual(['r1']);
  });

  it('of two that turn out to be one: the older identifier survives', () => {
    const cases = memoryCases();
    const [tracked, announced] = [
      cases.take(doc('tracked', 'shipment.tracked', ['p1'])),
      cases.take(doc('announced', 'return.announced', ['r1'])),
    ];
    const bridge = cases.take(doc('bridge', 'return.received', ['r1', 'p1']));
    expect(bridge).toMatchObject({
      caseId: tracked.caseId,
      kinds: [{ id: tracked.caseId, kind: 'return' }],
      merges: [{ from: announced.caseId, into: tracked.caseId }],
      joins: [announced.dossier],
    });
    expect(cases.outcome()).toEqual({ cases: [one('return', 'announced', 'bridge', 'tracked')], links: [] });
  });
});

describe('linked cases', () => {
  it('are opened by a strong message that another kind caused', () => {
    const { cases, links } = take(
      doc('claim', 'claim.notified', ['c1']),
      doc('order', 'repair.ordered', [], 'claim'),
      doc('accepted', 'repair.received', ['w1@workshop'], 'order'),
      doc('progress', 'repair.progressed', ['w1@workshop']),
    );
    expect(cases).toEqual([one('claim', 'claim'), one('repair', 'accepted', 'order', 'progress')]);
    expect(links).toEqual(['claim -repair-> accepted,order,progress']);
  });

  it('are found later by a key of their own, and linked then', () => {
    const { cases, links, merges } = take(
      doc('progress', 'repair.progressed', ['w1@workshop']),
      doc('claim', 'claim.notified', ['c1']),
      doc('order', 'repair.ordered', ['w1@workshop'], 'claim'),
    );
    expect({ cases, links, merges }).toEqual({
      cases: [one('claim', 'claim'), one('repair', 'order', 'progress')],
      links: ['claim -repair-> order,progress'],
      merges: 0,
    });
  });

  it('share a key, and are linked in the order of kinds, whoever came first', () => {
    const documents = [doc('dispute', 'dispute.opened', ['d1', 'r1']), doc('return', 'return.announced', ['r1'])];
    const expected = {
      cases: [one('dispute', 'dispute'), one('return', 'return')],
      links: ['return -dispute-> dispute'],
      merges: 0,
    };
    expect(take(...documents)).toEqual(expected);
    expect(take(...documents.toReversed())).toEqual(expected);
  });

  it('leave a neutral message with the kind of which it names most keys', () => {
    const { cases } = take(
      doc('claim', 'claim.notified', ['c1']),
      doc('repair', 'repair.ordered', ['c1', 'w1']),
      doc('bill for the claim', 'invoice.issued', ['c1']),
      doc('bill for the work', 'invoice.issued', ['c1', 'w1']),
    );
    expect(cases).toEqual([one('claim', 'bill for the claim', 'claim'), one('repair', 'bill for the work', 'repair')]);
  });

  it('give back what a later message shows to be theirs', () => {
    const { cases, links } = take(
      doc('parcel', 'shipment.tracked', ['p1', 'c1']),
      doc('dispute', 'dispute.opened', ['p1']),
      doc('claim', 'claim.notified', ['c1']),
    );
    expect(cases).toEqual([one('claim', 'claim', 'parcel'), one('dispute', 'dispute')]);
    expect(links).toEqual(['claim,parcel -dispute-> dispute']);
  });

  it('leave what a strong message caused in its case, whatever keys it names', () => {
    const { cases, links } = take(
      doc('claim', 'claim.notified', ['c1']),
      doc('repair', 'repair.ordered', ['w1']),
      doc('bill', 'invoice.issued', ['c1'], 'repair'),
    );
    expect(cases).toEqual([one('claim', 'claim'), one('repair', 'bill', 'repair')]);
    expect(links).toEqual(['claim -repair-> bill,repair']);
  });
});

describe('a number of another partner', () => {
  const order = (name: string, number: string, ...more: readonly string[]) =>
    ({ ...doc(name, 'repair.ordered', [`${number}@insurer`, ...more]), source: 'insurer' }) as const;
  const workshop = (name: string, keys: readonly string[], cause?: string, type = 'repair.progressed') =>
    ({ ...doc(name, type, keys, cause), source: 'workshop' }) as const;

  it('that is quoted wrongly merges no two cases whose numbers differ', () => {
    const cases = memoryCases();
    for (const each of [order('one', 's1'), order('two', 's2'), workshop('first', ['w1@workshop', 's1@insurer'])]) cases.take(each);
    const wrong = cases.take(workshop('wrong', ['w1@workshop', 's2@insurer']));
    expect(wrong.apart).toMatchObject([{ issuer: 'insurer', value: 's2' }]);
    expect(cases.outcome().cases).toEqual([one('repair', 'first', 'one', 'wrong'), one('repair', 'two')]);
  });

  it('leaves an answer in the case of its cause, neutral or not', () => {
    for (const type of ['quote.offered', 'repair.received']) {
      const { cases, merges } = take(order('one', 's1'), order('two', 's2'), workshop('answer', ['s2@insurer'], 'one', type));
      expect({ cases, merges }).toEqual({ cases: [one('repair', 'answer', 'one'), one('repair', 'two')], merges: 0 });
    }
  });

  it('leads a message to its case, and connects halves that nobody knows apart, in any order', () => {
    const documents = [
      order('ordered', 's1'),
      workshop('received', ['w1@workshop'], undefined, 'repair.received'),
      workshop('progressed', ['w1@workshop', 's1@insurer']),
      { ...doc('loan', 'loan-device.issued', ['l1@portal', 's1@insurer']), source: 'portal' },
    ];
    for (const each of permutations(documents))
      expect(take(...each).cases).toEqual([one('repair', 'loan', 'ordered', 'progressed', 'received')]);
  });

  it('is taken along by its issuer, where it was quoted before it was given', () => {
    const cases = memoryCases();
    for (const each of [
      order('one', 's1'),
      workshop('first', ['w1@workshop', 's1@insurer']),
      workshop('wrong', ['w1@workshop', 's2@insurer']),
    ])
      cases.take(each);
    expect(cases.take(order('two', 's2')).apart).toMatchObject([{ value: 's2' }]);
    cases.take(workshop('right', ['w2@workshop', 's2@insurer']));
    expect(cases.outcome().cases).toEqual([one('repair', 'first', 'one', 'wrong'), one('repair', 'right', 'two')]);
  });

  it('connects what has many of them: parcels, whose carrier says of no return which it is', () => {
    const scan = (name: string, parcel: string) => ({ ...doc(name, 'shipment.tracked', [`${parcel}@carrier`]), source: 'carrier' });
    const documents = [
      { ...doc('return', 'return.announced', ['r1', 'p1@carrier']), source: 'shop' },
      { ...doc('second', 'return.announced', ['r1', 'p2@carrier']), source: 'shop' },
      scan('scan one', 'p1'),
      scan('scan two', 'p2'),
    ];
    for (const each of permutations(documents))
      expect(take(...each).cases).toEqual([one('return', 'return', 'scan one', 'scan two', 'second')]);
  });

  it('does not cost the issuer its word: what it says itself of both makes them one', () => {
    const { cases } = take(order('one', 's1', 'c1@insurer'), order('two', 's2'), order('both', 's2', 'c1@insurer'));
    expect(cases).toEqual([one('repair', 'both', 'one', 'two')]);
  });

  it('quoted wrongly, in whatever order: matters that their issuer gave numbers stay apart', () => {
    const quotes = fc.array(fc.record({ workshop: fc.nat(2), quoted: fc.nat(2), isNeutral: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(quotes, (drawn) => {
        const begun = [0, 1, 2].flatMap((n) => [order(`order ${n}`, `s${n}`), workshop(`work ${n}`, [`w${n}@workshop`, `s${n}@insurer`])]);
        const later = drawn.map(({ workshop: n, quoted, isNeutral }, index) =>
          workshop(`quote ${index} of ${n}`, [`w${n}@workshop`, `s${quoted}@insurer`], undefined, isNeutral ? 'quote.offered' : undefined),
        );
        const { cases, merges } = take(...begun, ...later);
        expect(merges).toBe(0);
        for (const n of [0, 1, 2]) {
          const own = [`order ${n}`, `work ${n}`, ...later.flatMap(({ name }) => (name.endsWith(`of ${n}`) ? [name] : []))];
          expect(cases).toContainEqual(one('repair', ...own.sort()));
        }
      }),
    );
  });
});

describe('links', () => {
  it('go one way, though answers go back', () => {
    const { links } = take(
      doc('claim', 'claim.notified', ['c1']),
      doc('order', 'repair.ordered', ['w1'], 'claim'),
      doc('progress', 'claim.updated', [], 'order'),
      doc('approval', 'repair.progressed', [], 'progress'),
    );
    expect(links).toEqual(['claim,progress -repair-> approval,order']);
  });

  it('go from the repair where it came first', () => {
    const { links } = take(
      doc('order', 'repair.ordered', ['w1']),
      doc('claim', 'claim.notified', ['c1'], 'order'),
      doc('change', 'repair.progressed', [], 'claim'),
    );
    expect(links).toEqual(['change,order -claim-> claim']);
  });
});

describe('five documents of one matter', () => {
  /* The retailer's return, the carrier's parcel for it, the repair that the goods went into. */
  const documents = [
    doc('return', 'return.announced', ['r1']),
    doc('label', 'shipment.labelled', ['p1', 'r1']),
    doc('scan', 'shipment.tracked', ['p1']),
    doc('order', 'repair.ordered', ['w1', 'r1']),
    doc('done', 'repair.completed', ['w1']),
  ];

  it('are one return and one repair with one link, in each of the 120 orders', () => {
    const orders = permutations(documents);
    expect(orders).toHaveLength(120);
    for (const order of orders) {
      const { cases, links } = take(...order);
      expect(cases).toEqual([one('repair', 'done', 'order'), one('return', 'label', 'return', 'scan')]);
      expect(links).toEqual(['label,return,scan -repair-> done,order']);
    }
  });
});

describe('in any order of arrival', () => {
  const keys = fc.constantFrom('a', 'b', 'c', 'd', 'a@other', '?a', '?b');
  const documents = fc
    .array(
      fc.record({
        type: fc.constantFrom(...types),
        keys: fc.uniqueArray(keys, { maxLength: 3 }),
        cause: fc.option(fc.nat(20), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 9 },
    )
    .map((drawn) =>
      drawn.map(({ type, keys: own, cause }, index) =>
        doc(`m${index}`, type, own, cause === undefined || cause >= index ? undefined : `m${cause}`),
      ),
    );
  const shuffled = documents.chain((all) =>
    fc.array(fc.nat(1_000), { minLength: all.length, maxLength: all.length }).map((draws) => ({ all, order: causesFirst(all, draws) })),
  );

  it('the same documents give the same cases, kinds and links', () => {
    fc.assert(
      fc.property(shuffled, ({ all, order }) => {
        expect(take(...order)).toMatchObject({ ...take(...all), merges: expect.any(Number) });
      }),
      { numRuns: 500 },
    );
  });

  it('what hangs together is one dossier, with one case for each kind', () => {
    fc.assert(
      fc.property(shuffled, ({ all, order }) => {
        const strong = (name: string) => kindOf(all.find((each) => each.name === name)?.type ?? '') !== undefined;
        const { cases } = take(...order);
        for (const expected of expectedCases(all)) {
          const there = cases.find(({ documents: inside }) => inside.includes(expected.documents[0] ?? ''));
          expect(there?.kind).toBe(expected.kind);
          const compared = there?.documents.filter((name) => expected.documents.includes(name) || strong(name));
          expect(compared).toEqual(expected.documents.toSorted());
        }
        expect(cases.flatMap(({ documents: inside }) => inside).sort()).toEqual(all.map(({ name }) => name).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('the same document twice changes nothing more', () => {
    fc.assert(
      fc.property(shuffled, ({ order }) => {
        const cases = memoryCases();
        for (const document of order) cases.take(document);
        const before = cases.outcome();
        const again = order.at(-1) ?? doc('x', 'return.announced');
        if (again.keys.filter((key) => !key.startsWith('?')).length === 0 && again.cause === undefined) return;
        const decided = cases.take(again);
        expect(decided).toMatchObject({ merges: [], kinds: [], joins: [], keys: [] });
        expect(cases.outcome()).toEqual(before);
      }),
    );
  });
});

/** The documents in the order of the draws, each after its cause: nothing arrives before what caused it. */
function causesFirst(all: readonly TestDocument[], draws: readonly number[]): readonly TestDocument[] {
  const waiting = all.map((document, index) => ({ document, draw: draws[index] ?? 0 })).sort((a, b) => a.draw - b.draw);
  const order: TestDocument[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ document: { cause } }) => cause === undefined || order.some(({ name }) => name === cause));
    order.push(...waiting.splice(Math.max(next, 0), 1).map(({ document }) => document));
  }
  return order;
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
