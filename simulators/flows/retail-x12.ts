import type { DeliveryView } from '../../core/spi/ledger/ledger-queries.ts';
import type { TransactionSet } from '../retailer/x12.ts';
import { x12Retailer } from '../retailer/x12.ts';
import { adjustment812, payment820, request180, shipped856 } from '../retailer/x12-documents.ts';
import { x12Body } from '../retailer/x12-retailer.ts';
import { invoic, recadv } from '../supplier/documents.ts';
import { gtin14 } from '../support/gs1.ts';
import { check, eventually, post, type Story } from './expect.ts';
import type { Flow } from './flow.ts';
import { oneCase } from './one-case.ts';
import type { Stage } from './stage.ts';

type X12Stage = Stage<'retailEdi'>;

const gtin = gtin14(53000);

/** What goes between an X12 retailer and its supplier. */
export const x12RetailFlows: readonly Flow<'retailEdi'>[] = [
  {
    name: 'x12-return-to-credit',
    tells: '180, 180 RP, 180 RA, 856, 812: asked, pending, authorised, shipped, received and credited, with a 997 for each',
    run: async (stage, seed) => {
      const returnNumber = `RX-${seed}`;
      await request(stage, returnNumber, 'AN');
      const authorised = await decide(stage, { kind: 'return-authorised', returnNumber, rmaNumber: `RMA-${seed}`, outcome: 'credit' });
      check(received(stage, 'RDR*RA', `N9*RZ*RMA-${seed}`).length === 1, 'the retailer has the authorisation');
      await acknowledged(stage, authorised, 'authorisations', 'accepted');
      await send(stage, 'shipments', shipped856(`SHP-${seed}`, `RMA-${seed}`, `1Z${seed}`, gtin.slice(1), 4));
      const parcel = { number: `RD${seed}`, returnNumber, buyer: x12Retailer, gtin, received: 4 };
      await post(stage, 'atelier-aubier/receipts', recadv(parcel), 'application/edifact');
      const story = await credit(stage, seed, returnNumber);
      check(received(stage, `BCD*20250320*CX${seed}*A*12000*C`).length === 1, 'the retailer has the credit, with implied decimals');
      await acknowledged(stage, story, 'credits', 'accepted');
      await oneCase(
        stage,
        returnNumber,
        ['return.announced', 'return.authorised', 'shipment.tracked', 'return.received', 'credit-note.issued'],
        { kind: 'return', decision: 'authorised', logistics: 'received', money: 'credited' },
      );
      return story;
    },
  },
  {
    name: 'x12-return-denied',
    tells: 'a 180 in a wrong group is taken and denied: RD with a reason, and nothing is shipped',
    run: async (stage, seed) => {
      const returnNumber = `RX-${seed}`;
      await request(stage, returnNumber, 'RZ');
      const reason = { word: 'too-late', text: 'Bought 14 months ago' };
      const story = await decide(stage, { kind: 'return-denied', returnNumber, reason });
      check(received(stage, 'RDR*RD**03*Bought 14 months ago', returnNumber).length === 1, 'the retailer knows why');
      await oneCase(stage, returnNumber, ['return.announced', 'return.denied'], {
        state: 'rejected',
        decision: 'denied',
        logistics: 'none',
      });
      return story;
    },
  },
  {
    name: 'x12-997-rejects',
    tells: 'the retailer cannot read our 812: its 997 rejects it, and the delivery says so',
    run: async (stage, seed) => {
      const when = { set: '812', reference: `CX${seed}` };
      stage.partners.retailEdi.x12Retailer.faults.add({ when, times: 1, fault: { kind: 'reject' } });
      const story = await credit(stage, seed, `RX-${seed}`);
      const { acknowledgement } = await acknowledged(stage, story, 'credits', 'rejected');
      check(acknowledgement?.received[0]?.timing === 'in time', 'the rejection is kept with the delivery');
      return story;
    },
  },
  {
    name: 'x12-deduction-given-back',
    tells:
      'an 820 pays short, an 812 charges back, the supplier contests it by another and gets it back; an 820 that does not add up is refused by 824',
    run: async (stage, seed) => {
      const invoice = `IX${seed}`;
      const { supplier } = stage.partners.retailEdi;
      await send(stage, 'adjustments', adjustment812(`CB${seed}`, 12_000, invoice));
      check(supplier.events('debit-note.issued', `CB${seed}`).length === 1, 'the supplier knows of the chargeback');
      const wrong = [
        { qualifier: 'IV', number: invoice, gross: 48_000, net: 37_000, deduction: { amount: 12_000, reason: '11' } },
      ] as const;
      const refused = await interchange(stage, 'remittances', payment820(`W${seed}`, wrong));
      check(dead(refused).includes('E_CONTENT_REFUSED'), 'what does not add up is refused');
      await eventually('an 824', async () => received(stage, 'ST*824', `W${seed}`)[0]);
      const right = [{ qualifier: 'IV', number: invoice, gross: 48_000 }] as const;
      await send(stage, 'remittances', payment820(`T${seed}`, right));
      const reason = { word: 'proof-of-delivery', text: 'Signed for all pieces' };
      const amount = { value: '120.00', currency: 'USD' };
      const debit = { disputeNumber: `DC${seed}`, debitNoteNumber: `CB${seed}`, invoiceNumber: invoice, amount };
      const contested = await decide(stage, { kind: 'debit-contested', ...debit, reason });
      check(received(stage, `*DC${seed}*A*12000*D**${invoice}****13**CM*CB${seed}~`).length === 1, 'the retailer is asked for it back');
      await acknowledged(stage, contested, 'contests', 'accepted');
      const story = await send(stage, 'adjustments', adjustment812(`CG${seed}`, 12_000, invoice, `CB${seed}`));
      check(supplier.events('commercial-dispute.settled', `CB${seed}`).length === 1, 'the supplier knows that it got it back');
      await oneCase(
        stage,
        invoice,
        ['debit-note.issued', 'invoice.progressed', 'commercial-dispute.raised', 'commercial-dispute.settled'],
        { money: 'withdrawn' },
      );
      return story;
    },
  },
];

/** Asks for a return: RP comes back at once, and the supplier is asked. */
async function request(stage: X12Stage, returnNumber: string, group: string): Promise<void> {
  await send(stage, 'returns', request180(returnNumber, gtin.slice(1), 4, group));
  check(received(stage, 'RDR*RP', returnNumber).length === 1, 'the retailer knows that it is pending');
  check(stage.partners.retailEdi.supplier.events('return.announced', returnNumber).length === 1, 'the supplier is asked');
}

function decide(stage: X12Stage, decision: object): Promise<Story> {
  return post(stage, 'atelier-aubier/decisions', { customer: x12Retailer, decidedAt: new Date().toISOString(), ...decision });
}

function credit(stage: X12Stage, seed: number, returnNumber: string): Promise<Story> {
  const bill = { number: `CX${seed}`, kind: 'credit note', buyer: x12Retailer, currency: 'USD', gtin, pieces: 4, price: 2500 } as const;
  return post(stage, 'atelier-aubier/invoices', invoic({ ...bill, returnNumber }), 'application/edifact');
}

/** Sends a set; a 997 accepts it. */
async function send(stage: X12Stage, channel: string, set: TransactionSet): Promise<Story> {
  const story = await interchange(stage, channel, set);
  check(dead(story).length === 0, `the ${set.set} is taken (${dead(story).join(', ')})`);
  return story;
}

async function interchange(stage: X12Stage, channel: string, set: TransactionSet): Promise<Story> {
  const text = stage.partners.retailEdi.x12Retailer.write(set);
  const story = await post(stage, `lakeside-stores/${channel}`, text, x12Body['content-type']);
  const group = /GS\*[^~]*\*(\d+)\*X\*/.exec(text)?.[1] ?? '';
  await eventually(`997 for the ${set.set}`, async () => received(stage, 'ST*997', `AK1*${set.group}*${group}`)[0]);
  return story;
}

function received(stage: X12Stage, ...parts: readonly string[]): readonly string[] {
  return stage.partners.retailEdi.x12Retailer.received(...parts);
}

/** The delivery on a channel, once the retailer has said this of it. */
function acknowledged(stage: X12Stage, story: Story, channel: string, state: 'accepted' | 'rejected'): Promise<DeliveryView> {
  return eventually(`997: ${state}`, async () => {
    for (const { id } of story.messages) {
      const delivery = (await stage.ledger.message(id))?.deliveries.find((each) => each.channel === channel);
      if (delivery?.acknowledgement?.technical === state) return delivery;
    }
    return undefined;
  });
}

function dead({ messages }: Story): readonly string[] {
  return messages.filter(({ status }) => status === 'dead').map(({ failure }) => failure?.findings[0]?.code ?? 'dead');
}
