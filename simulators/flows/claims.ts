import { notice, noticeNumber } from '../insurer/notices.ts';
import { allCompleted, type ClaimsStage, cases, orderedRepair, registered, tell } from './claims-steps.ts';
import { check, eventually, post, type Story } from './expect.ts';
import type { Flow } from './flow.ts';

/** Losses of insured devices: from the notice to the repair, the invoice or the money. */
export const claimFlows: readonly Flow<'claims'>[] = [
  {
    name: 'claim-repaired',
    tells: 'a loss is reported, covered and repaired within the limit: the hub approves the quote and orders the invoice',
    run: repairedAndPaid,
  },
  {
    name: 'claim-quote-by-hand',
    tells: 'a quote above the limit waits for the insurer, who approves it',
    run: async (stage, seed) => {
      const { order, reference } = await orderedRepair(stage, seed);
      const { insurer, repairer } = stage.partners.claims;
      await tell(stage, repairer.workshop.received(order));
      const quoted = await tell(stage, repairer.workshop.quoted(order, 18_000));
      check(
        quoted.messages.every(({ types }) => !types.includes('quote.approved')),
        'the hub does not approve 216.00 by itself',
      );
      check(insurer.claim(reference)?.serviceRequest?.quoteStatus === 'waitingforapproval', 'the insurer has the quote and must decide');
      const story = allCompleted(await post(stage, 'assurance-horizon/events', insurer.adjuster.approveQuote(reference)));
      check(repairer.workshop.decision(order) === 'ACCORD', 'the workshop was told to repair');
      await cases(stage, order, { repair: 'open authorised received agreed' });
      return story;
    },
  },
  {
    name: 'claim-quote-declined',
    tells: 'the insurer declines a quote: the device goes back as it came',
    run: async (stage, seed) => {
      const { order, reference } = await orderedRepair(stage, seed);
      const { insurer, portal, repairer } = stage.partners.claims;
      await tell(stage, repairer.workshop.received(order));
      await tell(stage, repairer.workshop.quoted(order, 40_000));
      await post(stage, 'assurance-horizon/events', insurer.adjuster.declineQuote(reference));
      check(repairer.workshop.decision(order) === 'REFUS', 'the workshop was told not to repair');
      const story = await tell(stage, repairer.workshop.sentBack(order));
      check(
        portal.told(order).some(({ event, repaired }) => event === 'repair.sent-back' && repaired === false),
        'the insured knows that it comes back unrepaired',
      );
      await cases(stage, order, { repair: 'open denied sent_back none' });
      return story;
    },
  },
  {
    name: 'claim-irreparable',
    tells: 'a device that cannot be repaired: the workshop gives the work back, the insurer pays',
    run: async (stage, seed) => {
      const { claimNumber, order, reference } = await orderedRepair(stage, seed);
      const { insurer, portal, repairer } = stage.partners.claims;
      await tell(stage, repairer.workshop.received(order));
      await tell(stage, repairer.workshop.irreparable(order));
      check(insurer.claim(reference)?.serviceRequest?.progress === 'declined', 'the insurer knows that nothing is repaired');
      await post(stage, 'assurance-horizon/events', insurer.adjuster.payment(reference, { amount: '399.90', currency: 'eur' }));
      const story = allCompleted(await post(stage, 'assurance-horizon/events', insurer.adjuster.close(reference, 'cash')));
      const told = portal.told(claimNumber).map(({ event }) => event);
      check(
        told.includes('repair.irreparable') && told.includes('claim.paid') && told.includes('claim.closed'),
        'the insured knows all of it',
      );
      await cases(stage, order, { claim: 'closed authorised none paid_out' });
      return story;
    },
  },
  {
    name: 'claim-without-policy',
    tells: 'no contract is in force on the day of the loss: the insurer takes no notice, and the portal is told why',
    run: async (stage, seed) => {
      const story = allCompleted(await post(stage, 'portail-sinistres/notices', notice({ seed, lossDate: '2021-05-04' })));
      const [told] = stage.partners.claims.portal.told(noticeNumber({ seed }));
      check(told?.['event'] === 'claim.refused' && told['again'] === true, 'the portal may correct the notice and send it again');
      check(stage.partners.claims.insurer.claim(noticeNumber({ seed })) === undefined, 'there is no claim');
      return story;
    },
  },
  {
    name: 'claim-unverified-policy',
    tells: 'a contract that the portal could not find: the claim is made on an unverified policy',
    run: async (stage, seed) => {
      const { story } = await registered(stage, notice({ seed, verified: false, policy: `GROUP-${seed}` }), noticeNumber({ seed }));
      check(stage.partners.claims.insurer.effects()[`unverified-policy GROUP-${seed}`] === 1, 'one unverified policy was made');
      return story;
    },
  },
  {
    name: 'claim-checksum-conflict',
    tells: 'somebody changes the draft at the same time: the hub reads its version again and goes on',
    run: async (stage, seed) => {
      const reference = noticeNumber({ seed });
      const { insurer } = stage.partners.claims;
      insurer.faults.add({ when: { operation: 'patch', reference }, times: 1, fault: { kind: 'conflict' } });
      insurer.faults.add({ when: { operation: 'submit', reference }, times: 1, fault: { kind: 'conflict' } });
      const { story } = await registered(stage, notice({ seed }), reference);
      check(insurer.effects()[`patch ${reference}`] === 1 && insurer.effects()[`submit ${reference}`] === 1, 'each step was done once');
      check(
        insurer.log.entries().filter((entry) => entry.operation === 'read' && entry.reference === reference).length === 2,
        'the version was read twice',
      );
      return story;
    },
  },
  {
    name: 'claim-deductible-first',
    tells: 'the insured pays his part first: nothing is ordered of the workshop before that',
    run: async (stage, seed) => {
      const reference = noticeNumber({ seed });
      await registered(stage, notice({ seed }), reference);
      const { insurer, repairer } = stage.partners.claims;
      const wish = { service: 'quoteandservice', deductibleFirst: true } as const;
      await post(stage, 'assurance-horizon/events', insurer.adjuster.coverage(reference, wish));
      const order = insurer.claim(reference)?.serviceRequest?.serviceRequestNumber ?? '';
      check(repairer.effects()[`order ${order}`] === undefined, 'nothing is ordered yet');
      const paid = insurer.adjuster.coverage(reference, { ...wish, deductiblePaidOn: '2026-11-15' });
      const story = allCompleted(await post(stage, 'assurance-horizon/events', paid));
      check(repairer.effects()[`order ${order}`] === 1, 'the workshop has the order');
      return story;
    },
  },
  {
    name: 'repair-loan-device',
    tells: 'a device is lent for the time of the repair, and given back',
    run: async (stage, seed) => {
      const { order } = await orderedRepair(stage, seed);
      const { portal, repairer } = stage.partners.claims;
      const loan = `PRET-${seed}`;
      await post(stage, 'portail-sinistres/loans', {
        loan,
        repairOrder: order,
        requestedAt: '2026-11-13T09:00:00+01:00',
        borrower: { name: 'Camille Exemple' },
        like: { brand: 'Exemple', model: 'E1' },
      });
      check(repairer.effects()[`loan ${loan}`] === 1, 'the workshop reserved a device');
      await tell(stage, repairer.workshop.lent(order, loan));
      const story = await tell(stage, repairer.workshop.givenBack(order, loan));
      check(
        portal
          .told(loan)
          .map(({ event }) => event)
          .join() === 'loan-device.issued,loan-device.returned',
        'the portal knows of both',
      );
      await cases(stage, order, {});
      return story;
    },
  },
  {
    name: 'repair-order-refused',
    tells: 'the workshop does not take the brand: the insured learns it',
    run: async (stage, seed) => {
      const reference = noticeNumber({ seed });
      await registered(stage, notice({ seed }), reference);
      const { insurer, portal, repairer } = stage.partners.claims;
      const covered = insurer.adjuster.coverage(reference, { service: 'quoteandservice' });
      const order = insurer.claim(reference)?.serviceRequest?.serviceRequestNumber ?? '';
      repairer.faults.add({
        when: { operation: 'order', reference: order },
        times: 1,
        fault: { kind: 'refuse', code: 'MARQUE', message: 'Marque non agréée' },
      });
      const story = allCompleted(await post(stage, 'assurance-horizon/events', covered));
      check(
        portal.told(order).some(({ event }) => event === 'repair.refused'),
        'the insured knows',
      );
      return story;
    },
  },
  {
    name: 'insurer-products',
    tells: "the insurer's products are imported page by page, each edition once, and open no case",
    run: async (stage) => {
      const story = await eventually('three products', async () => {
        const { items } = await stage.ledger.messages({ partner: 'assurance-horizon', channel: 'products', limit: 10 });
        return items.length === 3 && items.every(({ status }) => status === 'completed') ? items : undefined;
      });
      const details = await Promise.all(story.map(({ id }) => stage.ledger.message(id)));
      const messages = details.flatMap((detail) => detail ?? []);
      const [root] = messages;
      check(root !== undefined && messages.every(({ types }) => types.join() === 'product.published'), 'each became a product');
      check(
        messages.every(({ caseId }) => caseId === undefined),
        'a product is no case',
      );
      return { root, messages, deliveries: [] };
    },
  },
];

async function repairedAndPaid(stage: ClaimsStage, seed: number): Promise<Story> {
  const { claimNumber, order, reference } = await orderedRepair(stage, seed);
  const { insurer, portal, repairer } = stage.partners.claims;
  const { workshop } = repairer;
  await tell(stage, workshop.received(order));
  await tell(stage, workshop.diagnosed(order));
  await tell(stage, workshop.quoted(order, 12_000));
  check(workshop.decision(order) === 'ACCORD', 'the hub approved 144.00 by itself');
  check(insurer.claim(reference)?.serviceRequest?.quoteStatus === 'approved', 'the insurer has the quote, and its approval');
  await tell(stage, workshop.waitsForParts(order));
  const story = await tell(stage, workshop.repaired(order));
  check(repairer.effects()[`invoice-order ${order}`] === 1, 'the invoice was ordered');
  check(insurer.claim(reference)?.invoices.length === 1, 'the insurer has the invoice');
  await tell(stage, workshop.sentBack(order));
  await post(stage, 'assurance-horizon/events', insurer.adjuster.invoice(reference, 'approved'));
  await post(stage, 'assurance-horizon/events', insurer.adjuster.invoice(reference, 'paid'));
  const states = repairer.invoiceStates.filter((state) => state.includes(insurer.claim(reference)?.invoices[0]?.referenceNumber ?? '?'));
  check(states.map((state) => state.split(' ')[1]).join() === 'ACCEPTEE,PAYEE', 'the workshop knows that it is paid');
  check(
    portal.told(claimNumber).some(({ event }) => event === 'repair.completed'),
    'the insured knows that it is repaired',
  );
  await cases(stage, order, { claim: 'open authorised none none', repair: 'closed authorised sent_back settled' });
  return story;
}
