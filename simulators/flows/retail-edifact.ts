import type { CaseRecord } from '../../core/spi/ledger/case-queries.ts';
import { debadv } from '../payments/bank.ts';
import { type Complaint, comdisRaised, comdisRepaid, remadv } from '../retailer/accounts.ts';
import { retannInterchange, returnNumbers } from '../retailer/returns.ts';
import { invoic, recadv, totalOf } from '../supplier/documents.ts';
import { gln } from '../support/gs1.ts';
import { check, drop, eventually, filesIn, post, type Story, settledFile } from './expect.ts';
import type { Flow } from './flow.ts';
import { oneCase } from './one-case.ts';
import type { Stage } from './stage.ts';

type EdiStage = Stage<'returns' | 'retailEdi'>;

const retailer = gln(1);
const edifact = 'application/edifact';
/** Cents for one piece, without tax. */
const PRICE = 2500;

/** What goes between an EDIFACT retailer and its supplier after a return was announced, and about an invoice. */
export const edifactRetailFlows: readonly Flow<'returns' | 'retailEdi'>[] = [
  {
    name: 'edi-return-to-credit-note',
    tells: 'RETANN, RETINS, RECADV, INVOIC 381, REMADV: from the announcement to the money, in one case',
    run: async (stage, seed) => {
      const goods = await announce(stage, seed, 4);
      await receive(stage, seed, goods, 0);
      await credit(stage, seed, goods, 4);
      const story = await pay(stage, seed, 4);
      await oneCase(
        stage,
        goods.returnNumber,
        ['return.announced', 'shipment.labelled', 'return.instructed', 'return.received', 'credit-note.issued', 'invoice.progressed'],
        { kind: 'return', state: 'closed', decision: 'authorised', logistics: 'received', money: 'credited' },
      );
      return story;
    },
  },
  {
    name: 'edi-partial-receipt',
    tells: 'four pieces come back, one of them broken: RECADV says that it is to be returned, three are credited',
    run: async (stage, seed) => {
      const goods = await announce(stage, seed, 4);
      await receive(stage, seed, goods, 1);
      const story = await credit(stage, seed, goods, 3);
      const { events } = await oneCase(stage, goods.returnNumber, ['return.announced', 'return.received', 'credit-note.issued']);
      const [item] = (events.find(({ type }) => type === 'return.received')?.body['items'] ?? []) as unknown as readonly Received[];
      check(
        item?.received.value === 4 && item.accepted.value === 3 && item.rejected.value === 1 && item.disposition === 'return_to_customer',
        'four received, three accepted, one to be returned',
      );
      return story;
    },
  },
  {
    name: 'edi-late-and-twice',
    tells: 'the credit note comes before the receipt, the receipt twice: all in the case of the return, once',
    run: async (stage, seed) => {
      const goods = await announce(stage, seed, 2);
      await credit(stage, seed, goods, 2);
      const story = await receive(stage, seed, goods, 0);
      const again = await post(stage, 'atelier-aubier/receipts', receipt(seed, goods, 0), edifact);
      check(again.root.id === story.root.id, 'the second receipt is the first one');
      const { events } = await oneCase(stage, goods.returnNumber, ['return.announced', 'return.received', 'credit-note.issued']);
      check(events.filter(({ type }) => type === 'return.received').length === 1, 'one receipt in the case');
      return story;
    },
  },
  {
    name: 'edi-chargeback-won',
    tells: 'an invoice is disputed by COMDIS and charged back in the REMADV; the supplier says no, and gets its money back',
    run: contestChargeback,
  },
  {
    name: 'edi-chargeback-by-the-bank',
    tells:
      'the bank takes the money for a contested invoice back (DEBADV), which the REMADV tells again; the supplier says no, and it is repaid',
    run: contestDebit,
  },
  {
    name: 'edi-paid-short-and-accepted',
    tells: 'one REMADV pays one invoice in full and another one short; the supplier accepts the chargeback: COMDIS AP, and it stands',
    run: acceptChargeback,
  },
];

interface Goods {
  readonly returnNumber: string;
  readonly gtin: string;
  readonly pieces: number;
}

interface Pieces {
  readonly value: number;
}

interface Received {
  readonly received: Pieces;
  readonly accepted: Pieces;
  readonly rejected: Pieces;
  readonly disposition: string;
}

/** RETANN of one line; there is a label, and RETINS goes back. */
async function announce(stage: EdiStage, seed: number, pieces: number): Promise<Goods> {
  const written = retannInterchange({ controlReference: `RA${seed}`, count: 1, seed, variant: 'd01b', lines: 1 });
  const name = `announced-${seed}.edi`;
  await drop(stage.partners.returns, name, written.replace(/QTY\+61:\d+/, `QTY+61:${pieces}`));
  await settledFile(stage, name);
  const [returnNumber = ''] = returnNumbers(seed, 1);
  await fileWith(stage, 'in/instructions', 'RETINS', returnNumber);
  return { returnNumber, gtin: /LIN\+1\+\+(\d{14})/.exec(written)?.[1] ?? '', pieces };
}

function receipt(seed: number, { returnNumber, gtin, pieces }: Goods, toReturn: number): string {
  return recadv({ number: `RC${seed}`, returnNumber, buyer: retailer, gtin, received: pieces, toReturn });
}

/** RECADV of the return centre, which the retailer gets. */
async function receive(stage: EdiStage, seed: number, goods: Goods, toReturn: number): Promise<Story> {
  const story = await post(stage, 'atelier-aubier/receipts', receipt(seed, goods, toReturn), edifact);
  const told = await fileWith(stage, 'in/receipts', 'RECADV', goods.returnNumber);
  check(told.includes(`QTY+48:${goods.pieces}'`), 'RECADV says what came');
  check(told.includes(`QTY+195:${toReturn}'`) === toReturn > 0, 'RECADV says what is to be returned');
  return story;
}

/** INVOIC 381 for the goods, which the retailer gets. */
async function credit(stage: EdiStage, seed: number, { returnNumber, gtin }: Goods, pieces: number): Promise<Story> {
  const bill = { number: `CN${seed}`, kind: 'credit note', buyer: retailer, currency: 'EUR', gtin, pieces, price: PRICE } as const;
  const story = await post(stage, 'atelier-aubier/invoices', invoic({ ...bill, returnNumber }), edifact);
  const told = await fileWith(stage, 'in/invoices', 'BGM+381', `CN${seed}`);
  check(told.includes(`RFF+ALQ:${returnNumber}'`), 'the credit note names the return');
  return story;
}

/** REMADV: another invoice, less the credit note. */
async function pay(stage: EdiStage, seed: number, pieces: number): Promise<Story> {
  const credited = totalOf({ pieces, price: PRICE });
  const name = `paid-${seed}.edi`;
  const documents = [
    { kind: 'invoice', number: `IV${seed}`, due: 100_000 },
    { kind: 'credit note', number: `CN${seed}`, due: credited },
  ] as const;
  await drop(stage.partners.returns, name, remadv(`RM${seed}`, documents), 'out/remittances');
  const story = await settledFile(stage, name);
  check(stage.partners.retailEdi.supplier.events('remittance.advised', `RM${seed}`).length === 1, 'the supplier knows of the payment');
  return story;
}

async function contestChargeback(stage: EdiStage, seed: number): Promise<Story> {
  const { supplier } = stage.partners.retailEdi;
  const invoice = `IN${seed}`;
  const dispute = `DSP-${seed}`;
  const due = await issue(stage, invoice);
  const complaint = { dispute, invoice, due, disputed: 12_000 };
  await drop(stage.partners.returns, `raised-${seed}.edi`, comdisRaised({ number: `CD${seed}`, ...complaint }), 'out/disputes');
  await settledFile(stage, `raised-${seed}.edi`);
  check(supplier.events('commercial-dispute.raised', dispute).length === 1, 'the supplier knows of the dispute');
  const short = [{ kind: 'invoice', number: invoice, due, chargeback: { amount: 12_000, dispute } }] as const;
  await drop(stage.partners.returns, `short-${seed}.edi`, remadv(`RS${seed}`, short), 'out/remittances');
  await settledFile(stage, `short-${seed}.edi`);
  check(supplier.events('debit-note.issued', dispute).length === 1, 'the supplier knows of the chargeback');
  await refuse(stage, seed, invoice, dispute);
  const story = await repay(stage, seed, complaint);
  const dialogue = ['commercial-dispute.raised', 'debit-note.issued', 'commercial-dispute.answered', 'commercial-dispute.settled'];
  await oneCase(stage, dispute, ['invoice.issued', 'invoice.progressed', ...dialogue], { money: 'withdrawn' });
  return story;
}

/** The bank debits the supplier, the customer's advice tells of the same money, COMDIS says no, and the customer gives it back. */
async function contestDebit(stage: EdiStage, seed: number): Promise<Story> {
  const { supplier, bank } = stage.partners.retailEdi;
  const [invoice, dispute, advice] = [`IB${seed}`, `DSB-${seed}`, `DA${seed}`];
  const due = await issue(stage, invoice);
  const complaint = { dispute, invoice, due, disputed: 12_000 };
  await drop(bank, `debit-${seed}.edi`, debadv({ number: advice, invoice, dispute, amount: 12_000 }));
  await settledFile(stage, `debit-${seed}.edi`);
  check(supplier.events('debit-note.issued', advice).length === 1, 'the supplier knows of the debit');
  await eventually('CONTRL at the bank', async () =>
    (await filesIn(bank, 'in/acks')).find((text) => text.includes('CONTRL') && text.includes(`UCI+${advice}+`)),
  );
  const short = [{ kind: 'invoice', number: invoice, due, chargeback: { amount: 12_000, dispute } }] as const;
  await drop(stage.partners.returns, `told-${seed}.edi`, remadv(`RT${seed}`, short), 'out/remittances');
  await settledFile(stage, `told-${seed}.edi`);
  await refuse(stage, seed, invoice, dispute);
  const story = await repay(stage, seed, complaint);
  const dialogue = ['debit-note.issued', 'debit-note.issued', 'commercial-dispute.answered', 'commercial-dispute.settled'];
  await oneCase(stage, invoice, ['invoice.issued', 'invoice.progressed', ...dialogue], { money: 'withdrawn' });
  return story;
}

/** An invoice of the supplier, which the retailer gets.
 *  @returns its total in cents */
async function issue(stage: EdiStage, number: string): Promise<number> {
  const bill = { number, kind: 'invoice', buyer: retailer, currency: 'EUR', gtin: '09501101530003', pieces: 16, price: PRICE } as const;
  await post(stage, 'atelier-aubier/invoices', invoic(bill), edifact);
  await fileWith(stage, 'in/invoices', 'BGM+380', number);
  return totalOf(bill);
}

/** The supplier says no, by COMDIS. */
async function refuse(stage: EdiStage, seed: number, invoice: string, dispute: string): Promise<void> {
  await post(stage, 'atelier-aubier/decisions', {
    kind: 'dispute-answered',
    customer: retailer,
    decidedAt: new Date().toISOString(),
    disputeNumber: dispute,
    invoiceNumber: invoice,
    messageNumber: `CA${seed}`,
    answer: 'rejected',
    reason: { word: 'as-delivered', text: 'Proof of delivery signed for all pieces' },
  });
  const answer = await fileWith(stage, 'in/disputes', `BGM+67+CA${seed}+11+RE`);
  check(answer.includes(`RFF+AGG:${dispute}'`), 'the answer names the dispute');
}

/** COMDIS: the deduction is given back. */
async function repay(stage: EdiStage, seed: number, complaint: Omit<Complaint, 'number'>): Promise<Story> {
  await drop(stage.partners.returns, `repaid-${seed}.edi`, comdisRepaid({ number: `CR${seed}`, ...complaint }), 'out/disputes');
  const story = await settledFile(stage, `repaid-${seed}.edi`);
  check(
    stage.partners.retailEdi.supplier.events('commercial-dispute.settled', complaint.dispute).length === 1,
    'the supplier knows that it won',
  );
  return story;
}

async function acceptChargeback(stage: EdiStage, seed: number): Promise<Story> {
  const [full, short, dispute] = [`IP${seed}`, `IS${seed}`, `DSA-${seed}`];
  const bill = { kind: 'invoice', buyer: retailer, currency: 'EUR', gtin: '09501101530003', pieces: 16, price: PRICE } as const;
  const due = totalOf(bill);
  for (const number of [full, short]) await post(stage, 'atelier-aubier/invoices', invoic({ number, ...bill }), edifact);
  const documents = [
    { kind: 'invoice', number: full, due },
    { kind: 'invoice', number: short, due, chargeback: { amount: 12_000, dispute } },
  ] as const;
  await drop(stage.partners.returns, `both-${seed}.edi`, remadv(`RB${seed}`, documents), 'out/remittances');
  await settledFile(stage, `both-${seed}.edi`);
  const story = await post(stage, 'atelier-aubier/decisions', {
    kind: 'dispute-answered',
    customer: retailer,
    decidedAt: new Date().toISOString(),
    disputeNumber: dispute,
    invoiceNumber: short,
    messageNumber: `CP${seed}`,
    answer: 'accepted',
  });
  await fileWith(stage, 'in/disputes', `BGM+67+CP${seed}+11+AP`, `DOC+380+${short}:1`);
  const paid = await oneCase(stage, full, ['invoice.issued', 'invoice.progressed'], { money: 'settled' });
  const charged = await oneCase(
    stage,
    short,
    ['invoice.issued', 'invoice.progressed', 'debit-note.issued', 'commercial-dispute.answered'],
    { money: 'accepted' },
  );
  check(lineOf(paid)?.amountPaid.amount === due, 'the first invoice is paid in full');
  check(lineOf(charged)?.amountPaid.amount === due - 12_000, 'the other one is paid short by the chargeback');
  return story;
}

interface PaidLine {
  readonly amountDue: { readonly amount: number };
  readonly amountPaid: { readonly amount: number };
}

/** What the line of the advice says, in the case of its document. */
function lineOf({ events }: CaseRecord): PaidLine | undefined {
  return events.find(({ type }) => type === 'invoice.progressed')?.body['allocation'] as PaidLine | undefined;
}

/** The file in a folder of the retailer's server that has all of these in it. */
async function fileWith(stage: EdiStage, folder: string, ...parts: readonly string[]): Promise<string> {
  return eventually(`${parts.join(' with ')} in ${folder}`, async () =>
    (await filesIn(stage.partners.returns, folder)).find((text) => parts.every((part) => text.includes(part))),
  );
}
