import { gln } from '../support/gs1.ts';
import { type TransactionSet, x12Retailer } from './x12.ts';

const supplier = gln(2);

/** 180: may so many pieces come back?
 *  @param group GS01, AN by the standard; some stores send others */
export function request180(returnNumber: string, gtin: string, pieces: number, group = 'AN'): TransactionSet {
  return {
    set: '180',
    group,
    segments: [
      `BGN*00*${returnNumber}*20250312`,
      'RDR*RP***SCREEN CRACKED*N',
      `N1*BY**UL*${x12Retailer}`,
      `N1*VN**UL*${supplier}`,
      `BLI*EN*${gtin}*${pieces}*EA`,
    ],
  };
}

/** 856: the goods of an authorisation have just left, in one parcel. */
export function shipped856(shipment: string, rmaNumber: string, parcel: string, gtin: string, pieces: number): TransactionSet {
  const [date = '', time = ''] = new Date().toLocaleString('sv-SE', { timeZone: 'America/Chicago' }).replace(/[-:]/g, '').split(' ');
  return {
    set: '856',
    group: 'SH',
    segments: [
      `BSN*00*${shipment}*${date}*${time.slice(0, 4)}`,
      'HL*1**S',
      'TD5*B*2*UPSN',
      `REF*RZ*${rmaNumber}`,
      `DTM*011*${date}*${time.slice(0, 4)}`,
      'HL*2*1*P',
      `MAN*CP*${parcel}`,
      'HL*3*2*I',
      `LIN**EN*${gtin}`,
      `SN1**${pieces}*EA`,
    ],
  };
}

/** 812: an amount (cents) is charged back, or given back where `back` is the number of the debit. */
export function adjustment812(number: string, cents: number, invoice: string, back?: string): TransactionSet {
  const head = `BCD*20250320*${number}*A*${cents}*${back === undefined ? 'D' : 'C'}**${invoice}`;
  const line = back === undefined ? [`CDD*11*D*1*${cents}`] : [];
  const note = back === undefined ? [] : [`N9*CM*${back}`];
  return { set: '812', group: 'CD', segments: [head, ...note, `N1*SU**UL*${supplier}`, ...line] };
}

/** A document in an 820. Cents. */
export interface X12Paid {
  readonly qualifier: 'IV' | 'CL';
  readonly number: string;
  readonly gross: number;
  /** What is taken off, and its reason of list 426. */
  readonly deduction?: { readonly amount: number; readonly reason: string };
  /** The net as written, where it is wrong. */
  readonly net?: number;
}

/** 820: one payment of several documents. */
export function payment820(trace: string, documents: readonly X12Paid[]): TransactionSet {
  const net = ({ qualifier, gross, deduction }: X12Paid) => (qualifier === 'CL' ? -1 : 1) * (gross - (deduction?.amount ?? 0));
  const total = documents.reduce((sum, each) => sum + net(each), 0);
  return {
    set: '820',
    group: 'RA',
    segments: [
      `BPR*I*${units(total)}*C*ACH************20250331`,
      `TRN*1*${trace}`,
      'CUR*PR*USD',
      `N1*PE**UL*${supplier}`,
      'ENT*1',
      ...documents.flatMap((each) => [
        `RMR*${each.qualifier}*${each.number}*PO*${units(each.net ?? net(each))}*${units(each.qualifier === 'CL' ? -each.gross : each.gross)}*0`,
        ...(each.deduction === undefined ? [] : [`ADX*-${units(each.deduction.amount)}*${each.deduction.reason}*CM*${each.number}`]),
      ]),
    ],
  };
}

/** Type R: a decimal point where there are decimals. */
function units(cents: number): string {
  return String(cents / 100);
}
