import { answer, DESK, type DisputeStage, decided, deskEvents, disputeOf, parcelOf, textSent, told } from './dispute-steps.ts';
import { caseAt, check, eventually, post, type Story } from './expect.ts';
import type { Flow } from './flow.ts';
import { oneCase } from './one-case.ts';

type Groups = 'disputes' | 'expressCarriers' | 'relayCarriers';

/** Disputes at a marketplace's resolution centre. */
export const disputeFlows: readonly Flow<Groups>[] = [
  {
    name: 'dispute-won-by-tracking',
    tells: 'a parcel in dispute: the carrier is asked by itself, its word is evidence, the arbiter finds for the seller',
    run: async (stage, seed) => {
      const { centre } = stage.partners.disputes;
      const story = await told(stage, centre.deposit({ seed, parcel: parcelOf(seed), at: new Date() }));
      await centre.quiet();
      check(centre.effects()[`provide-evidence ${disputeOf(seed)}`] === 1, 'the journey of the parcel is evidence, before anybody asked');
      const soon = new Date(Date.now() + 4 * 86_400_000);
      await told(stage, centre.askEvidence(disputeOf(seed), 'PROOF_OF_FULFILLMENT', soon));
      await centre.quiet();
      check(centre.effects()[`provide-evidence ${disputeOf(seed)}`] === 1, 'asked for, it is there already (409)');
      await decided(stage, seed, { outcome: 'RESOLVED_SELLER_FAVOUR', liable: 'BUYER' });
      await told(stage, centre.end(disputeOf(seed)));
      const { expectations } = await oneCase(stage, disputeOf(seed), ['dispute.triaged', 'shipment.tracked', 'dispute.closed'], {
        kind: 'dispute',
        state: 'closed',
        decision: 'decided',
        money: 'none',
      });
      check(expectations.find(({ name }) => name === 'dispute-evidence')?.state === 'met', 'the evidence came in time');
      check(centre.effects()[`refund-orders ${disputeOf(seed)}`] === undefined, 'nothing is paid back');
      textSent(stage, seed, 'dispute_opened', 'su reclamación');
      textSent(stage, seed, 'dispute_decided_seller', 'a favor del vendedor');
      const events = deskEvents(stage, seed);
      check(events[0] === 'dispute.triaged' && events.at(-1) === 'dispute.closed', `the seller knows all of it (${events.join()})`);
      return story;
    },
  },
  {
    name: 'dispute-won-by-the-buyer',
    tells: 'an offer that the buyer denies, the centre busy once; the arbiter finds for the buyer, the refund is ordered once and executed',
    run: async (stage, seed) => {
      const { centre } = stage.partners.disputes;
      const id = disputeOf(seed);
      centre.faults.add({ when: { operation: 'make-offer', reference: id }, times: 1, fault: { kind: 'status', status: 429 } });
      await told(stage, centre.deposit({ seed, at: new Date(), locale: 'fr-FR' }));
      const amount = { value: '60.00', currency: 'EUR' };
      const offered = await post(stage, DESK, answer(seed, 'offer', { outcome: 'part', amount, text: 'Un geste.' }));
      check(
        offered.deliveries.some(({ channel, attempts }) => channel === 'actions' && attempts.length === 2),
        'the offer took two attempts',
      );
      await centre.quiet();
      await told(stage, centre.answerOffer(id, false));
      const story = await decided(stage, seed, { outcome: 'RESOLVED_BUYER_FAVOUR', liable: 'SELLER', amount: '149.90' });
      await centre.quiet();
      check(centre.effects()[`refund-orders ${id}`] === 1, 'the refund was ordered once');
      await caseAt(stage, id, { kind: 'dispute', state: 'closed', decision: 'decided', money: 'refunded' });
      textSent(stage, seed, 'dispute_decided_buyer', '149,90 EUR vous seront remboursés');
      return story;
    },
  },
  {
    name: 'dispute-carrier-liable',
    tells: 'the carrier brought the parcel back and says so itself: it is liable, the buyer is paid, the seller loses nothing',
    run: async (stage, seed) => {
      const { centre, desk } = stage.partners.disputes;
      const journey = ['PC1', 'ND1', 'RE1', 'DI2'].map((code, n) => ({ code, hoursAgo: 40 - 10 * n }));
      stage.partners.expressCarriers.laPoste.plan(parcelOf(seed), [journey]);
      await told(stage, centre.deposit({ seed, parcel: parcelOf(seed), at: new Date() }));
      const story = await decided(stage, seed, { outcome: 'RESOLVED_WITH_PAYOUT', liable: 'CARRIER', amount: '149.90' });
      await centre.quiet();
      const order = centre.log.entries().find((entry) => isEffect(entry, 'refund-orders', disputeOf(seed)));
      check((order?.detail as { charged_to?: string } | undefined)?.charged_to === 'CARRIER', 'the refund is the carrier’s to bear');
      await caseAt(stage, disputeOf(seed), { kind: 'dispute', state: 'closed', decision: 'decided', money: 'refunded' });
      const verdict = desk.events(disputeOf(seed)).find(({ event }) => event === 'dispute.decided');
      check(verdict?.['inFavourOf'] === 'carrier_liable' && verdict['liable'] === 'carrier', 'the seller knows who bears it');
      textSent(stage, seed, 'dispute_decided_carrier', 'el transportista es responsable');
      return story;
    },
  },
  {
    name: 'dispute-settled-by-the-seller',
    tells: 'goods that came back are acknowledged, and the seller accepts the claim: over without an arbiter',
    run: async (stage, seed) => {
      const { centre } = stage.partners.disputes;
      const id = disputeOf(seed);
      await told(stage, centre.deposit({ seed, reason: 'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED', at: new Date() }));
      await post(stage, DESK, answer(seed, 'message', { text: 'Bonjour, nous regardons.' }));
      await post(stage, DESK, answer(seed, 'goods-back', { condition: 'complete' }));
      const amount = { value: '149.90', currency: 'EUR' };
      const story = await post(stage, DESK, answer(seed, 'accept', { outcome: 'refund', amount }));
      await centre.quiet();
      const done = ['send-message', 'acknowledge-return-item', 'accept-claim'].map((name) => centre.effects()[`${name} ${id}`]);
      check(
        done.every((count) => count === 1),
        `each was said once (${done.join()})`,
      );
      await caseAt(stage, id, { kind: 'dispute', state: 'closed', decision: 'decided', money: 'refunded' });
      return story;
    },
  },
  {
    name: 'decision-changed-on-appeal',
    tells: 'a decision that may be appealed against pays nobody; the appeal changes it, and nothing is paid back',
    run: async (stage, seed) => {
      const { centre } = stage.partners.disputes;
      const id = disputeOf(seed);
      await told(stage, centre.deposit({ seed, at: new Date() }));
      await decided(stage, seed, { outcome: 'RESOLVED_BUYER_FAVOUR', liable: 'SELLER', amount: '149.90', final: false });
      await post(stage, DESK, answer(seed, 'appeal', { text: 'Le colis est livré.' }));
      await centre.quiet();
      check(centre.effects()[`appeal ${id}`] === 1, 'the appeal is at the centre');
      const story = await told(stage, centre.adjudicate(id, { outcome: 'RESOLVED_SELLER_FAVOUR', liable: 'BUYER' }));
      await told(stage, centre.end(id));
      await caseAt(stage, id, { kind: 'dispute', state: 'closed', decision: 'decided', money: 'none' });
      check(centre.effects()[`refund-orders ${id}`] === undefined, 'nothing was paid back');
      return story;
    },
  },
  {
    name: 'text-message-undelivered',
    tells: 'a text message that does not arrive, and one that is not taken: each is told again by e-mail, in the buyer’s language',
    run: undelivered,
  },
];

async function undelivered(stage: DisputeStage, seed: number): Promise<Story> {
  const { centre, texts, mails } = stage.partners.disputes;
  const id = disputeOf(seed);
  texts.faults.add({ when: { reference: `${id}/dispute_opened/sms` }, times: 1, fault: { kind: 'undelivered' } });
  const code = 'INVALID_NUMBER';
  texts.faults.add({ when: { reference: `${id}/dispute_decided_seller/sms` }, times: 1, fault: { kind: 'refused', code } });
  await told(stage, centre.deposit({ seed, at: new Date() }));
  const opened = await eventually('the e-mail in place of the first', async () => mails.find(`${id}/dispute_opened/email`));
  check(opened.text.includes('su reclamación'), 'it is in Spanish');
  const story = await decided(stage, seed, { outcome: 'RESOLVED_SELLER_FAVOUR' });
  check(mails.effects()[`email ${id}/dispute_decided_seller/email`] === 1, 'the e-mail in place of the second went at once');
  // Each way says what became of it: taken and lost, refused, and twice taken and delivered.
  await oneCase(
    stage,
    id,
    Array.from({ length: 7 }, () => 'contact.notified'),
  );
  return story;
}

function isEffect(entry: { event: string; operation: string; reference: string }, operation: string, reference: string): boolean {
  return entry.event === 'effect' && entry.operation === operation && entry.reference === reference;
}
