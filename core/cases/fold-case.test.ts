import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machines } from './axes/machines.ts';
import { day, event, inOrderOf, type Said, scans } from './case.fixture.ts';
import { ignoredBy, foldedPath as path, tracked } from './fold.fixture.ts';
import { foldCase } from './fold-case.ts';

const axesAfter = (...said: readonly Said[]) => path(...said).at(-1);

describe('another turn', () => {
  it.each<[string, readonly Said[], string]>([
    [
      'less came than was announced',
      [['return.announced'], ['return.received', { complete: false }]],
      'open pending partially_received none',
    ],
    [
      'less came, by the lines',
      [['return.received', { items: [{ received: { value: 1 }, announced: { value: 2 } }] }]],
      'open pending partially_received none',
    ],
    [
      'the rest came later',
      [
        ['return.received', { complete: false }],
        ['return.received', { complete: true }],
      ],
      'open pending received none',
    ],
    ['another thing came', [['tradein.received', { received: { matches: false, mismatches: ['imei'] } }]], 'open pending wrong_item none'],
    ['an empty parcel', [['return.received', { parcelCondition: 'empty', items: [] }]], 'open pending wrong_item none'],
    [
      'the buyer keeps the goods with an allowance',
      [
        ['return.announced'],
        ['return.instructed', { decision: 'authorised', disposition: 'keep' }],
        ['return.closed', { outcome: 'keep_with_allowance' }],
      ],
      'closed authorised none credited',
    ],
    [
      'the goods are destroyed where they are',
      [['return.announced'], ['return.instructed', { decision: 'authorised', disposition: 'destroy' }]],
      'open authorised disposed none',
    ],
    ['a part is authorised', [['return.announced'], ['return.authorised', { extent: 'partial' }]], 'open partially_authorised none none'],
    ['a denial is taken back', [['return.denied'], ['return.authorised']], 'open authorised none none'],
    ['the label is not used in time', [['shipment.labelled'], tracked('label_expired', 1)], 'open pending label_expired none'],
    ['a new label', [['shipment.labelled'], tracked('label_expired', 1), ['shipment.labelled']], 'open pending label_issued none'],
    ['a pickup is booked', [['shipment.labelled'], ['pickup.booked']], 'open pending pickup_booked none'],
    ['nobody was there', [['shipment.labelled'], ['pickup.booked'], ['pickup.cancelled']], 'open pending label_issued none'],
    ['the parcel is lost', [['shipment.labelled'], tracked('in_transit', 1), tracked('lost', 2)], 'open pending lost none'],
    ['and found', [tracked('lost', 0), tracked('in_transit', 1)], 'open pending in_transit none'],
    ['the receiver refuses it', [tracked('in_transit', 0), tracked('refused', 1)], 'open pending refused none'],
    [
      'the repair quote is declined',
      [['repair.ordered'], ['quote.offered'], ['quote.declined'], ['repair.sent-back', { repaired: false }]],
      'submitted denied sent_back none',
    ],
    [
      'a second quote is approved',
      [['quote.offered'], ['quote.declined'], ['quote.offered'], ['quote.approved']],
      'open authorised none agreed',
    ],
    ['it cannot be repaired', [['repair.received'], ['repair.irreparable', { cause: 'technical' }]], 'open pending assessed none'],
    [
      'more is asked about a claim',
      [['claim.notified'], ['claim.updated', { missing: [{ type: 'police_report' }] }]],
      'submitted needs_info none none',
    ],
    [
      'fraud is looked into',
      [['claim.notified'], ['claim.coverage-decided', { decision: 'under_investigation' }]],
      'on_hold escalated none none',
    ],
    ['a claim is not covered', [['claim.notified'], ['claim.coverage-decided', { decision: 'not_covered' }]], 'rejected denied none none'],
    ['a claim is reopened', [['claim.refused'], ['claim.updated', { status: { canonical: 'open' } }]], 'open pending none none'],
    ['the account is locked', [['tradein.accepted'], ['tradein.suspended']], 'on_hold authorised none agreed'],
    ['and unlocked', [['tradein.accepted'], ['tradein.suspended'], ['tradein.received']], 'open authorised received agreed'],
    [
      'the counter-offer is declined and the device recycled',
      [['tradein.graded'], ['tradein.counter-offered'], ['tradein.counter-declined', { thenWhat: 'recycle' }]],
      'open denied disposed none',
    ],
    ['nothing ever came', [['tradein.accepted'], ['tradein.cancelled', { cause: 'not_received' }]], 'cancelled authorised none none'],
    ['a quote runs out', [['tradein.quote-requested'], ['tradein.offered'], ['quote.expired']], 'expired pending none none'],
    [
      'the same offer comes twice',
      [['tradein.quote-requested'], ['tradein.offered'], ['tradein.offered']],
      'submitted pending none offered',
    ],
    [
      'the offer had expired when it was accepted',
      [['tradein.offered'], ['tradein.accepted'], ['tradein.refused', { cause: 'offer_expired', retryable: false }]],
      'rejected denied none none',
    ],
    [
      'and another one is accepted',
      [['tradein.accepted'], ['tradein.refused', { cause: 'offer_expired' }], ['tradein.offered'], ['tradein.accepted']],
      'open authorised none agreed',
    ],
    [
      'an invoice is paid while a deduction is contested, which is repaid',
      [
        ['invoice.issued'],
        ['debit-note.issued', { kind: 'chargeback' }],
        ['commercial-dispute.raised'],
        ['invoice.progressed', { event: { status: 'paid' } }],
        ['commercial-dispute.settled', { settlement: 'deduction_repaid' }],
      ],
      'open pending none withdrawn',
    ],
    [
      'a chargeback is contested after it was deducted, and repaid',
      [
        ['debit-note.issued', { kind: 'chargeback' }],
        ['remittance.advised', { allocations: [{ direction: 'deducts' }] }],
        ['commercial-dispute.raised'],
        ['commercial-dispute.settled', { settlement: 'deduction_repaid' }],
        ['remittance.advised'],
      ],
      'open pending none settled',
    ],
    ['the payout fails', [['tradein.payout-requested'], ['tradein.paid', { result: 'failed' }]], 'closing pending none instructed'],
    ['a dispute is settled in mediation', [['dispute.opened'], ['dispute.mediated', { result: 'agreed' }]], 'open decided none agreed'],
    ['an appeal', [['dispute.decided'], ['dispute.arbitrated', { cause: 'appeal' }]], 'closing arbitration none none'],
    [
      'a chargeback is contested and won',
      [
        ['debit-note.issued', { kind: 'chargeback' }],
        ['commercial-dispute.raised'],
        ['commercial-dispute.settled', { settlement: 'withdrawn' }],
      ],
      'open pending none withdrawn',
    ],
    [
      'a chargeback is deducted',
      [
        ['debit-note.issued', { kind: 'chargeback' }],
        ['remittance.advised', { allocations: [{ direction: 'deducts' }] }],
      ],
      'draft pending none offset',
    ],
    [
      'an invoice is refused',
      [['invoice.issued'], ['invoice.progressed', { event: { status: 'refused' } }]],
      'open pending none contested',
    ],
  ])('%s', (_, story, expected) => {
    expect(axesAfter(...story)).toBe(expected);
    expect(ignoredBy(...story)).toEqual([]);
  });
});

describe('what comes late', () => {
  it.each<[string, readonly Said[], string, readonly string[]]>([
    [
      'an offer after another was accepted',
      [['tradein.offered'], ['tradein.accepted'], ['tradein.offered', { buyer: 'late' }]],
      'open authorised none agreed',
      ['tradein.offered: money is agreed: it does not become offered from there.'],
    ],
    [
      'an offer of another buyer after a counter-offer',
      [['tradein.accepted'], ['tradein.counter-offered'], ['tradein.offered', { buyer: 'late' }]],
      'open authorised none counter_offered',
      ['tradein.offered: money is counter offered: it does not become offered from there.'],
    ],
    [
      'the end of an offer that was accepted, or of another one',
      [['tradein.accepted'], ['quote.expired']],
      'open authorised none agreed',
      ['quote.expired: money is agreed: it does not become none from there.'],
    ],
  ])('%s moves nothing, and says why', (_, story, expected, why) => {
    expect(axesAfter(...story)).toBe(expected);
    expect(ignoredBy(...story)).toEqual(why);
  });
});

describe('tracking', () => {
  it('comes late and out of order, in one message or in several', () => {
    const inOne = foldCase([event('shipment.tracked', scans(['delivered', day(3)], ['in_transit', day(2)], ['picked_up', day(1)]))]);
    const apart = foldCase([
      event('shipment.tracked', scans(['delivered', day(3)]), day(3)),
      event('shipment.tracked', scans(['picked_up', day(1)]), day(4)),
      event('shipment.tracked', scans(['in_transit', day(2)], ['picked_up', day(1)]), day(5)),
    ]);
    for (const { logistics, since, history } of [inOne, apart]) {
      expect({ logistics, since: since.logistics, ignored: history.flatMap(({ ignored }) => ignored) }).toEqual({
        logistics: 'received',
        since: day(3),
        ignored: [],
      });
    }
  });

  it('counts a scan once that two messages report', () => {
    const twice = foldCase([
      event('shipment.tracked', scans(['in_transit', day(1)], ['delivered', day(2)]), day(2)),
      event('shipment.tracked', scans(['delivered', day(2)]), day(3)),
    ]);
    expect(twice.history.map(({ applied }) => applied.filter(({ axis }) => axis === 'logistics').map(({ to }) => to))).toEqual([
      ['in_transit'],
      ['received'],
      [],
    ]);
  });

  it('of a return after the delivery moves nothing, and says why', () => {
    const { logistics, history } = foldCase([event('shipment.tracked', scans(['delivered', day(1)], ['return_to_sender', day(2)]))]);
    expect(logistics).toBe('received');
    expect(history.at(-1)?.ignored).toEqual([
      { axis: 'logistics', from: 'received', to: 'refused', why: 'logistics is received: it does not become refused from there.' },
    ]);
  });

  it('on the way out tells nothing of the way in', () => {
    expect(axesAfter(['return.assessed'], tracked('in_transit', 1, { direction: 'outbound' }))).toBe('open pending sent_back none');
    expect(axesAfter(['return.announced'], tracked('delivered', 1, { direction: 'outbound' }))).toBe('open pending none none');
  });
});

describe('what else is known', () => {
  it('is the latest word of each system, and every number', () => {
    const { externalStates, numbers } = foldCase([
      event('return.received', { externalStates: [{ system: 'shop', code: 'LATE', at: day(0) }] }, day(2)),
      {
        ...event('return.announced', { externalStates: [{ system: 'shop', code: 'OPEN', label: 'open', at: day(1) }] }, day(1)),
        businessKeys: { returnNumber: 'R1' },
      },
      event('return.assessed', { externalRefs: [{ system: 'crm', type: 'dossier', value: 'D1' }], externalStates: [{ system: 'post' }] }),
    ]);
    expect(externalStates).toEqual({ shop: { code: 'OPEN', label: 'open', at: day(1) } });
    expect(numbers).toEqual([
      { source: 'crm', name: 'dossier', value: 'D1' },
      { source: 'shop', name: 'returnNumber', value: 'R1' },
    ]);
  });

  it('of a case without events is nothing', () => {
    expect(foldCase([])).toMatchObject({ state: 'draft', history: [], milestones: {}, since: {} });
  });
});

describe('the fold', () => {
  const types = [...new Set(machines.flatMap(({ transitions }) => transitions.flatMap(({ on }) => on)))];
  const words = [
    'authorised',
    'denied',
    'covered',
    'agreed',
    'failed',
    'delivered',
    'in_transit',
    'chargeback',
    'paid',
    'seller',
    'recycle',
    'refund',
  ];
  const word = fc.constantFrom(...words);
  const names = [
    'decision',
    'result',
    'status',
    'kind',
    'by',
    'thenWhat',
    'outcome',
    'direction',
    'disposition',
    'tracking',
    'items',
    'events',
    'checks',
    'received',
    'payment',
    'amount',
    '__proto__',
  ];
  const body = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(
      word,
      fc.jsonValue(),
      fc.array(fc.record({ status: word, occurredAt: fc.constantFrom(day(0), day(1), 'soon'), direction: word }), { maxLength: 3 }),
    ),
    { maxKeys: 6 },
  );
  const events = fc.array(
    fc.record({
      type: fc.oneof(fc.constantFrom(...types), fc.string()),
      body,
      at: fc.constantFrom(day(0), day(1), day(2), 'never', '2026-03-02T10:00:00+01:00'),
    }),
    { maxLength: 8 },
  );
  const made = events.map((all) => all.map((each) => event(each.type, JSON.parse(JSON.stringify(each.body)), each.at, day(3))));

  it('takes any event, and is the same for any order', () => {
    fc.assert(
      fc.property(made, fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }), (all, draws) => {
        const folded = foldCase(all);
        expect(foldCase(inOrderOf([...all, ...all], draws))).toEqual(folded);
        expect(folded.history.length).toBeGreaterThanOrEqual(all.length);
      }),
      { numRuns: 300 },
    );
  });

  it('says of every message what it moved and what it did not: the moves lead to where the axes are', () => {
    fc.assert(
      fc.property(made, (all) => {
        const folded = foldCase(all);
        for (const { axis, initial, states } of machines) {
          let state = initial;
          for (const { applied, ignored } of folded.history) {
            for (const move of applied.filter((each) => each.axis === axis)) {
              expect(move.from).toBe(state);
              state = move.to;
            }
            for (const move of ignored.filter((each) => each.axis === axis)) expect(move.from).toBe(state);
          }
          expect(folded[axis]).toBe(state);
          expect(states).toContain(state);
        }
      }),
    );
  });
});

describe('the tables', () => {
  it.each(machines)('of $axis name its states, and reach each of them', ({ states, initial, transitions }) => {
    const named = new Set<string>([initial, ...transitions.flatMap(({ from, to }) => [...from, to])]);
    expect([...named].toSorted()).toEqual([...states].toSorted());
    const reached = new Set<string>([initial]);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const { from, to } of transitions) if (from.some((each) => reached.has(each))) reached.add(to);
    }
    expect([...reached].toSorted()).toEqual([...states].toSorted());
  });
});
