import { invoic, totalOf } from '../supplier/documents.ts';
import { gln } from '../support/gs1.ts';
import { check, eventually, post, type Story } from './expect.ts';
import type { Flow } from './flow.ts';
import { oneCase } from './one-case.ts';
import type { Stage } from './stage.ts';

type InvoiceStage = Stage<'eInvoices' | 'retailEdi'>;
type Told = Parameters<InvoiceStage['partners']['eInvoices']['platform']['tell']>[0];

const seller = '300000007';
const buyer = '400000006';
const vendor = '500000005';
const goods = { gtin: '09501101530003', pieces: 4, price: 10_000 } as const;

/** What becomes of French e-invoices, told through their platform. */
export const eInvoiceFlows: readonly Flow<'eInvoices' | 'retailEdi'>[] = [
  {
    name: 'e-invoice-accepted-and-paid',
    tells:
      'an invoice is made available, approved and paid: CDAR 203, 205, 211; the seller says 212, which the platform takes after a while',
    run: async (stage, seed) => {
      const { platform } = stage.partners.eInvoices;
      const invoice = `FA${seed}`;
      await issue(stage, invoice);
      const total = totalOf(goods);
      tell(stage, seed, invoice, { code: '203', at: '20250320100000' });
      tell(stage, seed, invoice, { code: '205', at: '20250321100000' });
      tell(stage, seed, invoice, { code: '211', at: '20250410100000', amounts: [{ type: 'MPA', cents: total }] });
      await told(stage, invoice, 'payment_sent');
      platform.faults.add({ when: { operation: 'post' }, times: 1, fault: { kind: 'pending', questions: 2 } });
      const collected = [{ amount: { value: (total / 100).toFixed(2), currency: 'EUR' }, taxRate: '20.00' }];
      const story = await decide(stage, { company: buyer, role: 'seller', invoiceNumber: invoice, status: 'collected', collected });
      check(platform.sent(invoice, '>212<', `>${collected[0]?.amount.value}<`, '>20.00<').length === 1, 'the platform has the 212');
      const progressed = Array.from({ length: 5 }, () => 'invoice.progressed');
      await oneCase(stage, invoice, ['invoice.issued', ...progressed], { money: 'settled' });
      return story;
    },
  },
  {
    name: 'e-invoice-rejected',
    tells: 'the platform rejects an invoice (213) before the hub has it: both are in one case, and the seller knows why',
    run: async (stage, seed) => {
      const invoice = `FR${seed}`;
      tell(stage, seed, invoice, { code: '213', reason: 'REJ_SEMAN', action: 'NIN', at: '20250320100000' });
      const event = await told(stage, invoice, 'rejected');
      check(event.includes('REJ_SEMAN') && event.includes('new_invoice'), 'the seller knows the reason, and what is asked for');
      const story = await issue(stage, invoice);
      await oneCase(stage, invoice, ['invoice.issued', 'invoice.progressed'], { money: 'contested' });
      return story;
    },
  },
  {
    name: 'e-invoice-incomplete',
    tells: 'an invoice is suspended (208) as a proof is missing; the seller completes it (209), and it is approved (205)',
    run: async (stage, seed) => {
      const { platform } = stage.partners.eInvoices;
      const invoice = `FI${seed}`;
      await issue(stage, invoice);
      tell(stage, seed, invoice, { code: '208', reason: 'JUSTIF_ABS', action: 'PIN', at: '20250321100000' });
      await told(stage, invoice, 'suspended');
      const story = await decide(stage, {
        ...{ company: buyer, role: 'seller', invoiceNumber: invoice, status: 'completed', decidedAt: '2025-03-22T10:00:00+01:00' },
      });
      check(platform.sent(invoice, '>209<', '<ram:RoleCode>SE<').length === 1, 'the platform has the 209');
      tell(stage, seed, invoice, { code: '205', at: '20250324100000' });
      await told(stage, invoice, 'approved');
      await oneCase(stage, invoice, ['invoice.issued', 'invoice.progressed', 'invoice.progressed', 'invoice.progressed'], {
        money: 'instructed',
      });
      return story;
    },
  },
  {
    name: 'e-invoice-in-dispute',
    tells: 'a customer disputes an invoice (207), and so do we one of a carrier; a refusal for a reason that is not allowed is never sent',
    run: async (stage, seed) => {
      const { platform } = stage.partners.eInvoices;
      const { supplier } = stage.partners.retailEdi;
      const invoice = `FD${seed}`;
      await issue(stage, invoice);
      tell(stage, seed, invoice, { code: '207', reason: 'QTE_ERR', action: 'CNP', at: '20250321100000' });
      await told(stage, invoice, 'disputed');
      await eventually('the dispute at the seller', async () => supplier.events('commercial-dispute.raised', invoice)[0]);
      await oneCase(stage, invoice, ['invoice.issued', 'commercial-dispute.raised', 'invoice.progressed'], { money: 'contested' });
      const theirs = (invoiceNumber: string) => ({ company: vendor, role: 'buyer', invoiceNumber });
      const reason = { word: 'short' };
      const refused = await decide(stage, { ...theirs(`AK${seed}`), status: 'refused', reason });
      check(
        refused.deliveries.some(({ status }) => status === 'dead'),
        'QTE_ERR refuses no invoice: the delivery is dead',
      );
      const story = await decide(stage, {
        ...theirs(`AL${seed}`),
        disputeNumber: `DA${seed}`,
        status: 'disputed',
        reason,
        action: 'credit_in_part',
      });
      check(platform.sent(`AL${seed}`, '>207<', '>QTE_ERR<', '>CNP<').length === 1, 'the platform has our 207');
      return story;
    },
  },
];

function issue(stage: InvoiceStage, number: string): Promise<Story> {
  const bill = { number, kind: 'invoice', buyer: gln(1), currency: 'EUR', ...goods } as const;
  return post(stage, 'atelier-aubier/invoices', invoic(bill), 'application/edifact');
}

function tell(stage: InvoiceStage, seed: number, invoice: string, status: Pick<Told, 'code' | 'at'> & Partial<Told>): void {
  stage.partners.eInvoices.platform.tell({ number: `S${status.code}-${invoice}-${seed}`, invoice, seller, buyer, ...status });
}

/** Waits until the seller knows a status of its invoice; what it was told. */
function told(stage: InvoiceStage, invoice: string, status: string): Promise<string> {
  const { supplier } = stage.partners.retailEdi;
  return eventually(`${status} of ${invoice} at the seller`, async () =>
    supplier
      .events('invoice.progressed', invoice)
      .map((event) => JSON.stringify(event.data))
      .find((text) => text.includes(`"status":"${status}"`)),
  );
}

function decide(stage: InvoiceStage, decision: object): Promise<Story> {
  const common = { kind: 'invoice-status', decidedAt: '2025-04-12T10:00:00+02:00', invoiceDate: '2025-03-20' };
  return post(stage, 'atelier-aubier/decisions', { ...common, ...decision });
}
