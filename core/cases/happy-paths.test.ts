import { describe, expect, it } from 'vitest';
import { day, type Said, timeline } from './case.fixture.ts';
import { ignoredBy, MONEY as money, foldedPath as path, tracked } from './fold.fixture.ts';
import { foldCase } from './fold-case.ts';

describe('the happy path of', () => {
  it('a return', () => {
    const story: readonly Said[] = [
      ['return.announced'],
      ['return.instructed', { decision: 'authorised', disposition: 'return' }],
      ['shipment.labelled', { direction: 'return' }],
      tracked('dropped_off', 3),
      tracked('in_transit', 4),
      tracked('delivered', 5),
      ['return.received', { complete: true, items: [] }],
      ['return.assessed', { items: [] }],
      ['credit-note.issued'],
      ['return.closed', { outcome: 'refund', items: [{ disposition: 'restock' }] }],
    ];
    expect(path(...story)).toEqual([
      'submitted pending none none',
      'open authorised none none',
      'open authorised label_issued none',
      'open authorised drop_off none',
      'open authorised in_transit none',
      'open authorised received none',
      'open authorised received none',
      'open authorised assessed none',
      'closing authorised assessed credited',
      'closed authorised restocked refunded',
    ]);
    expect(ignoredBy(...story)).toEqual([]);
    expect(foldCase(timeline(...story)).milestones).toEqual({
      opened: day(0),
      announced: day(0),
      authorised: day(1),
      label: day(2),
      collected: day(3),
      delivered: day(5),
      received: day(6),
      assessed: day(7),
      credited: day(8),
      closed: day(9),
    });
  });

  it('a repair', () => {
    const story: readonly Said[] = [
      ['repair.ordered'],
      ['repair.received', { received: { matches: true } }],
      ['repair.assessed', { assessment: {} }],
      ['quote.offered'],
      ['quote.approved', { approval: { mode: 'automatic' } }],
      ['repair.progressed', { progress: 'in_repair' }],
      ['repair.completed', { work: { endedAt: day(6) } }],
      ['repair.sent-back', { repaired: true }],
      tracked('delivered', 8),
      ['invoice.issued'],
      ['eco.claim-paid'],
      ['invoice.progressed', { event: { status: 'paid' } }],
    ];
    expect(path(...story)).toEqual([
      'submitted pending none none',
      'open pending received none',
      'open pending assessed none',
      'open pending assessed offered',
      'open authorised assessed agreed',
      'open authorised assessed agreed',
      'closing authorised repaired agreed',
      'closing authorised sent_back agreed',
      'closing authorised delivered_back agreed',
      'closing authorised delivered_back instructed',
      'closing authorised delivered_back instructed',
      'closed authorised delivered_back settled',
    ]);
    expect(ignoredBy(...story)).toEqual([]);
  });

  it('a claim', () => {
    const story: readonly Said[] = [
      ['claim.notified', { draft: true }],
      ['claim.notified', { draft: false }],
      ['claim.registered'],
      ['claim.coverage-decided', { decision: 'covered' }],
      ['quote.offered'],
      ['quote.approved'],
      ['invoice.ordered'],
      ['invoice.issued'],
      ['claim.paid'],
      ['claim.closed'],
    ];
    expect(path(...story)).toEqual([
      'draft pending none none',
      'submitted pending none none',
      'under_review pending none none',
      'open authorised none none',
      'open authorised none offered',
      'open authorised none agreed',
      'closing authorised none instructed',
      'closing authorised none instructed',
      'closing authorised none paid_out',
      'closed authorised none paid_out',
    ]);
    expect(ignoredBy(...story)).toEqual([]);
  });

  it('a trade-in, with a counter-offer', () => {
    const story: readonly Said[] = [
      ['tradein.quote-requested'],
      ['tradein.refused', { cause: 'quota' }],
      ['tradein.offered'],
      ['tradein.accepted'],
      ['shipment.labelled', { direction: 'to_buyer' }],
      ['tradein.received', { received: { matches: false, mismatches: ['colour'] } }],
      ['device.checked', { result: 'pass', checks: [{ kind: 'blacklist', result: 'pass' }] }],
      ['tradein.graded', { assessment: {} }],
      ['tradein.counter-offered'],
      ['tradein.counter-accepted'],
      ['tradein.payout-requested'],
      ['tradein.paid', { result: 'paid' }],
    ];
    expect(path(...story)).toEqual([
      'submitted pending none none',
      'submitted pending none none',
      'submitted pending none offered',
      'open authorised none agreed',
      'open authorised label_issued agreed',
      'open authorised received agreed',
      'open authorised received agreed',
      'open authorised assessed agreed',
      'open authorised assessed counter_offered',
      'open authorised assessed agreed',
      'closing authorised assessed instructed',
      'closed authorised assessed paid_out',
    ]);
    expect(ignoredBy(...story)).toEqual([]);
  });

  it('a dispute, up to arbitration', () => {
    const story: readonly Said[] = [
      ['dispute.opened', { amount: money }],
      ['dispute.triaged', { category: 'damaged', priority: 'normal' }],
      ['dispute.evidence-requested'],
      ['dispute.evidence-added'],
      ['dispute.mediated', { result: 'failed' }],
      ['dispute.arbitrated', { cause: 'mediation_failed' }],
      ['dispute.evidence-requested'],
      ['dispute.decided', { inFavourOf: 'buyer', outcome: 'refund' }],
      ['dispute.refund-ordered'],
      ['dispute.closed', { outcome: 'refund', refunded: money }],
    ];
    expect(path(...story)).toEqual([
      'submitted pending none none',
      'under_review pending none none',
      'under_review needs_info none none',
      'under_review pending none none',
      'open mediation none none',
      'open arbitration none none',
      'open arbitration none none',
      'closing decided none none',
      'closing decided none instructed',
      'closed decided none refunded',
    ]);
    expect(ignoredBy(...story)).toEqual([]);
  });
});
