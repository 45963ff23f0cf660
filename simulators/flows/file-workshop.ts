import { notice, noticeNumber } from '../insurer/notices.ts';
import type { Journal } from '../repairer/journal.ts';
import { allCompleted, type ClaimsStage, cases, registered } from './claims-steps.ts';
import { check, drop, post, type Story, settledFile } from './expect.ts';
import type { Flow } from './flow.ts';

/** Repairs by a workshop that exchanges files. */
export const fileWorkshopFlows: readonly Flow<'claims'>[] = [
  {
    name: 'files-repaired',
    tells: 'a repair by CSV files: order, receipt, IRIS codes, quote approved by rule, parts, invoice ordered, invoice, sent back',
    run: repairedByFiles,
  },
  {
    name: 'files-irreparable',
    tells: 'a device is lent meanwhile; the phone cannot be repaired, the insurer knows, and it comes back as it was',
    run: async (stage, seed) => {
      const { order, reference } = await orderedByFile(stage, seed);
      const { fileWorkshop, insurer, portal } = stage.partners.claims;
      const loan = `LEIHE-${seed}`;
      await post(stage, 'portail-sinistres/loans', {
        loan,
        repairOrder: order,
        requestedAt: new Date().toISOString(),
        borrower: { name: 'Camille Exemple' },
      });
      check((await fileWorkshop.inbox()).loans.includes(loan), 'the workshop is to lend a device');
      await write(stage, seed, 1, (journal) => journal.received(order) + journal.lent(order, loan) + journal.irreparable(order));
      check(insurer.claim(reference)?.serviceRequest?.progress === 'declined', 'the insurer knows that it cannot be repaired');
      const story = await write(stage, seed, 2, (journal) => journal.givenBack(order, loan) + journal.sentBack(order, false));
      check(
        portal.told(order).some(({ event, repaired }) => event === 'repair.sent-back' && repaired === false),
        'the insured knows that it comes back unrepaired',
      );
      check(
        portal
          .told(loan)
          .map(({ event }) => event)
          .join() === 'loan-device.issued,loan-device.returned',
        'the portal knows of the loan',
      );
      return story;
    },
  },
  {
    name: 'files-broken-record',
    tells: 'one record of a journal has a state that nobody agreed on: it stops alone, the others of the file go on',
    run: async (stage, seed) => {
      const { order } = await orderedByFile(stage, seed);
      const story = await written(
        stage,
        seed,
        1,
        (journal) => journal.received(order) + journal.strange(order) + journal.waitsForParts(order),
      );
      const dead = story.messages.filter(({ status }) => status === 'dead');
      check(dead.length === 1 && dead[0]?.failure?.findings[0]?.code === 'E_CODE_UNKNOWN', 'one record is dead, and it says why');
      await cases(stage, order, { repair: 'open pending received none' });
      return story;
    },
  },
];

async function repairedByFiles(stage: ClaimsStage, seed: number): Promise<Story> {
  const { order, reference } = await orderedByFile(stage, seed);
  const { fileWorkshop, insurer, portal } = stage.partners.claims;
  await write(stage, seed, 1, (journal) => journal.received(order) + journal.diagnosed(order) + journal.quoted(order, 12_000));
  check((await fileWorkshop.inbox()).decisions.get(order) === 'J', 'the hub approved 142.80 by itself');
  await write(stage, seed, 2, (journal) => journal.waitsForParts(order) + journal.repaired(order));
  check((await fileWorkshop.inbox()).invoiceOrders.join().includes(order), 'the invoice is ordered');
  const story = await write(stage, seed, 3, (journal) => journal.invoiced(order, 12_000) + journal.sentBack(order, true));
  check(insurer.claim(reference)?.invoices.length === 1, 'the insurer has the invoice');
  await post(stage, 'assurance-horizon/events', insurer.adjuster.invoice(reference, 'paid'));
  check((await fileWorkshop.inbox()).invoiceStates.includes(`RE-${order} BEZAHLT`), 'the workshop knows that it is paid');
  check(
    portal.told(order).some(({ event, repaired }) => event === 'repair.sent-back' && repaired === true),
    'the insured knows that it is on its way',
  );
  await cases(stage, order, { claim: 'open authorised none none', repair: 'closed authorised sent_back settled' });
  return story;
}

/** A loss that is covered, with an order for the workshop of files. */
async function orderedByFile(stage: ClaimsStage, seed: number): Promise<{ readonly reference: string; readonly order: string }> {
  const reference = noticeNumber({ seed });
  await registered(stage, notice({ seed }), reference);
  const { fileWorkshop, insurer } = stage.partners.claims;
  const covered = insurer.adjuster.coverage(reference, { service: 'quoteandservice', vendor: 'werkstatt-nord' });
  allCompleted(await post(stage, 'assurance-horizon/events', covered));
  const order = insurer.claim(reference)?.serviceRequest?.serviceRequestNumber ?? '';
  check((await fileWorkshop.inbox()).orders.has(order), 'the workshop has the order');
  return { reference, order };
}

/** The workshop writes a file of its journal, and all that comes of it goes well. */
async function write(stage: ClaimsStage, seed: number, n: number, records: (journal: Journal) => string): Promise<Story> {
  return allCompleted(await written(stage, seed, n, records));
}

async function written(stage: ClaimsStage, seed: number, n: number, records: (journal: Journal) => string): Promise<Story> {
  const { fileWorkshop } = stage.partners.claims;
  const name = `JOURNAL_${seed}_${n}.csv`;
  await drop(fileWorkshop, name, records(await fileWorkshop.journal()), 'ausgang');
  return settledFile(stage, name);
}
