import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, type Said, timeline } from './case.fixture.ts';
import { foldCase } from './fold-case.ts';
import { guardedTypes, missing } from './guards.ts';

const now = new Date(day(10));
const lacks = (type: string, story: readonly Said[], body = {}) =>
  missing(type, foldCase(timeline(...story)), body, now).map(({ name }) => name);

describe('a payout', () => {
  const check = (result: string, expiresAt = day(20)): Said => ['device.checked', { checks: [{ kind: 'blacklist', result, expiresAt }] }];
  const ready: readonly Said[] = [['tradein.accepted'], ['tradein.received'], check('pass'), ['tradein.graded']];

  it.each<[string, readonly Said[], readonly string[]]>([
    ['goes out when all is there', ready, []],
    ['waits for everything at the beginning', [], ['goods-received', 'blacklist-checked', 'device-graded', 'offer-accepted']],
    ['waits for a fresh answer', [...ready, check('pass', day(9))], ['blacklist-fresh']],
    ['is stopped by a blacklist, whatever was said before', [...ready, check('fail')], ['blacklist-passed']],
    ['is not let go by a caution', [...ready, check('caution')], ['blacklist-passed']],
    ['waits for an answer to the counter-offer', [...ready, ['tradein.counter-offered']], ['offer-accepted']],
    ['goes out when it is accepted', [...ready, ['tradein.counter-offered'], ['tradein.counter-accepted']], []],
    [
      'does not take a SIM lock for a blacklist',
      [
        ['tradein.accepted'],
        ['tradein.received'],
        ['tradein.graded'],
        ['device.checked', { checks: [{ kind: 'sim_lock', result: 'pass' }] }],
      ],
      ['blacklist-checked'],
    ],
    ['is not asked for in a closed case', [...ready, ['tradein.paid', { result: 'paid' }]], ['case-open', 'payout-not-made']],
    ['is not made to a seller whom the buyer refused', [...ready, ['tradein.refused', { cause: 'offer_expired' }]], ['offer-accepted']],
    ['goes out when the buyer has the acceptance already', [...ready, ['tradein.refused', { cause: 'duplicate' }]], []],
    ['goes out when the buyer may still take it', [...ready, ['tradein.refused', { cause: 'quota', retryable: true }]], []],
    ['goes out, whatever another buyer offers meanwhile', [...ready, ['tradein.offered', { buyer: 'late' }]], []],
  ])('%s', (_, story, expected) => {
    expect(lacks('tradein.payout-requested', story)).toEqual(expected);
  });

  describe('that was asked for', () => {
    const payment = (reference: string) => ({ payment: { reference } });
    const asked: readonly Said[] = [...ready, ['tradein.payout-requested', payment('PO-1')]];

    it.each<[string, readonly Said[], readonly string[], readonly string[]]>([
      ['is the same payment under the same reference, and no second one beside it', asked, [], ['payout-not-under-way']],
      ['is asked for again when it failed', [...asked, ['tradein.paid', { result: 'failed', ...payment('PO-1') }]], [], []],
      [
        'and was made is not asked for again, were the case on hold',
        [...asked, ['tradein.suspended'], ['tradein.paid', { result: 'paid', ...payment('PO-1') }]],
        ['payout-not-made'],
        ['payout-not-made'],
      ],
      [
        'and was cancelled and agreed anew is under way all the same',
        [...asked, ['tradein.cancelled'], ['tradein.accepted']],
        [],
        ['payout-not-under-way'],
      ],
    ])('%s', (_, story, same, other) => {
      expect(lacks('tradein.payout-requested', story, payment('PO-1')).filter((name) => name !== 'case-open')).toEqual(same);
      expect(lacks('tradein.payout-requested', story, payment('PO-2')).filter((name) => name !== 'case-open')).toEqual(other);
    });

    it('is not ready while it is under way', () => {
      expect(lacks('tradein.payout-requested', asked)).toEqual(['payout-not-under-way']);
    });

    it('was made, though the clock of the bank is behind', () => {
      const story = timeline(['tradein.paid', { result: 'paid' }], ...asked);
      expect(missing('tradein.payout-requested', foldCase(story), payment('PO-1'), now).map(({ name }) => name)).toContain(
        'payout-not-made',
      );
    });
  });
});

describe('an order to repair, and one to invoice the repair', () => {
  const asked: Said = ['device.check-requested', { kinds: ['blacklist'] }];
  const said = (result: string, expiresAt = day(20)): Said => [
    'device.checked',
    { checks: [{ kind: 'blacklist', result, expiresAt, provider: 'registry' }] },
  ];

  it.each<[string, readonly Said[], readonly string[]]>([
    ['need no registry that nobody asked', [['claim.notified'], ['device.check-requested', { kinds: ['find_my_device'] }]], []],
    ['wait for the registry that was asked', [['claim.notified'], asked], ['blacklist-checked']],
    ['go out once it has cleared the device', [asked, said('pass')], []],
    ['are stopped by a blacklist', [asked, said('fail')], ['blacklist-passed']],
    ['wait for a fresh answer', [asked, said('pass', day(9))], ['blacklist-fresh']],
    [
      'go by the answer that the order was given on',
      [['repair.ordered', { checks: [{ kind: 'blacklist', result: 'pass', expiresAt: day(9) }] }]],
      ['blacklist-fresh'],
    ],
  ])('%s', (_, story, expected) => {
    expect(lacks('repair.ordered', story)).toEqual(expected);
    expect(lacks('invoice.ordered', story)).toEqual(expected);
  });

  it('an invoice waits for what the eco-organism pays, where one was asked', () => {
    const story: readonly Said[] = [['eco.support-requested'], ['repair.completed']];
    expect(lacks('invoice.ordered', story)).toEqual(['support-answered']);
    expect(lacks('invoice.ordered', [...story, ['eco.support-calculated']])).toEqual([]);
    expect(lacks('invoice.ordered', [...story, ['eco.support-refused']])).toEqual([]);
    expect(lacks('repair.ordered', story)).toEqual([]);
  });
});

describe('an order to invoice', () => {
  const order = { invoicingOrderNumber: 'IO-1' };
  const ordered: Said = ['invoice.ordered', order];

  it.each<[string, readonly Said[], readonly string[]]>([
    ['may be given again as long as nobody has answered it: its number is the same', [ordered], []],
    ['is not given again once the invoice was raised', [ordered, ['invoice.issued']], ['invoice-not-raised']],
    [
      'is given again when the invoice was refused',
      [ordered, ['invoice.issued'], ['invoice.progressed', { event: { status: 'refused' } }]],
      [],
    ],
    ['is given again when a credit note took it back', [ordered, ['invoice.issued'], ['credit-note.issued']], []],
    ['is another one for another repair', [['invoice.ordered', { invoicingOrderNumber: 'IO-0' }], ['invoice.issued']], []],
  ])('%s', (_, story, expected) => {
    expect(lacks('invoice.ordered', story, order)).toEqual(expected);
  });
});

describe('a claim to an eco-organism', () => {
  it('waits for the end of the repair and for the documents that are asked for, and names them', () => {
    const asked: Said = [
      'eco.claim-created',
      { requirements: [{ type: 'invoice' }, { type: 'nameplate' }, { type: 'report', mandatory: false }] },
    ];
    expect(missing('eco.claim-submitted', foldCase(timeline(asked)), {}, now)).toEqual([
      { name: 'repair-ended', say: 'Nobody has said when the repair ended.' },
      { name: 'documents-attached', say: 'Documents that the organism asks for are not attached: invoice, nameplate.' },
    ]);
    const done: readonly Said[] = [
      asked,
      ['repair.completed', { work: { endedAt: day(1) } }],
      ['eco.document-attached', { document: { type: 'invoice' } }],
    ];
    expect(lacks('eco.claim-submitted', done)).toEqual(['documents-attached']);
    expect(
      lacks('eco.claim-submitted', [...done, ['eco.document-attached', { document: { type: 'nameplate' }, state: 'refused' }]]),
    ).toEqual(['documents-attached']);
    expect(lacks('eco.claim-submitted', [...done, ['eco.document-attached', { document: { type: 'nameplate' }, state: 'sent' }]])).toEqual(
      [],
    );
  });
});

describe('a refund', () => {
  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  const order = (amount: number): Said => ['dispute.refund-ordered', { payment: { amount: eur(amount) } }];

  it('is never more than what was paid less what was refunded', () => {
    const paid = fc.nat(1_000);
    fc.assert(
      fc.property(paid, paid, fc.array(paid, { maxLength: 3 }), paid, (amountPaid, already, orders, asked) => {
        const story: readonly Said[] = [
          ['dispute.opened', { amount: eur(1), amountPaid: eur(amountPaid), alreadyRefunded: eur(already) }],
          ...orders.map(order),
        ];
        const left = Math.max(0, amountPaid - already - orders.reduce((sum, each) => sum + each, 0));
        expect(lacks('dispute.refund-ordered', story, { payment: { amount: eur(asked) } })).toEqual(
          asked <= left ? [] : ['amount-covered'],
        );
      }),
    );
  });

  it('is not weighed against another currency, nor counted twice when it is reported', () => {
    const story: readonly Said[] = [['dispute.opened', { amount: eur(100) }], order(60)];
    expect(lacks('dispute.refund-ordered', story, { payment: { amount: { amount: 1, currency: 'USD' } } })).toEqual(['amount-covered']);
    expect(foldCase(timeline(...story, ['dispute.closed', { refunded: eur(60) }])).facts.refundable).toEqual([eur(40)]);
  });

  it('of one number is ordered once, even where more is left', () => {
    const first = { refundNumber: 'RF-1', payment: { amount: eur(40) } };
    const story: readonly Said[] = [
      ['dispute.opened', { amountPaid: eur(100) }],
      ['dispute.refund-ordered', first],
    ];
    expect(lacks('dispute.refund-ordered', story, first)).toEqual(['refund-not-ordered']);
    expect(lacks('dispute.refund-ordered', story, { ...first, refundNumber: 'RF-2' })).toEqual([]);
  });

  it('waits until somebody says what was paid', () => {
    expect(lacks('dispute.refund-ordered', [], { payment: { amount: eur(1) } })).toEqual(['amount-paid']);
  });
});

describe('a closed case', () => {
  const closed: readonly Said[] = [['return.announced'], ['return.closed']];

  it('takes no strong command, but every report', () => {
    expect(lacks('return.instructed', closed)).toEqual(['case-open']);
    expect(lacks('return.received', closed)).toEqual([]);
    expect(lacks('return.instructed', [['return.announced']])).toEqual([]);
  });
});

it('says nothing of other types, and breaks on no body', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom(...guardedTypes, 'constructor')),
      fc.dictionary(fc.constantFrom('payment', 'amount', 'x'), fc.jsonValue()),
      (type, body) => {
        const asked = foldCase(timeline(['device.check-requested', { kinds: ['blacklist'] }]));
        const names = missing(type, asked, JSON.parse(JSON.stringify(body)), now);
        expect(names.length > 0).toBe(guardedTypes.includes(type));
      },
    ),
  );
});
