import { decimal, edifactInterchange } from '../support/edifact.ts';
import { gln } from '../support/gs1.ts';

const retailer = gln(1);
const supplier = gln(2);

/** What accounts say of one invoice. */
export interface Complaint {
  /** UNB 0020 and number of the message, up to 14 characters. */
  readonly number: string;
  readonly dispute: string;
  readonly invoice: string;
  /** Cents. */
  readonly due: number;
  readonly disputed: number;
}

/** COMDIS D.01B: part of an invoice is disputed, a credit note asked for. */
export function comdisRaised({ number, dispute, invoice, due, disputed }: Complaint): string {
  return comdis(number, dispute, '20250320', [
    `DOC+380+${invoice}:3`,
    `MOA+9:${decimal(due)}`,
    'AJT+3',
    'INP+4+1:AA',
    'DLI+1+1',
    `MOA+257:${decimal(disputed)}`,
    'AJT+3',
  ]);
}

/** COMDIS D.01B: the deduction is given back. */
export function comdisRepaid({ number, dispute, invoice, disputed }: Complaint): string {
  return comdis(number, dispute, '20250425', [`DOC+380+${invoice}:1`, `MOA+257:${decimal(disputed)}`, 'AJT+63']);
}

/** A document that is paid, or taken off. Cents. */
export interface Paid {
  readonly kind: 'invoice' | 'credit note';
  readonly number: string;
  readonly due: number;
  /** Charged back, under the number of the dispute. */
  readonly chargeback?: { readonly amount: number; readonly dispute: string };
}

/** REMADV D.01B: what is paid at one time.
 *  @param number UNB 0020 and number of the advice, up to 14 characters */
export function remadv(number: string, documents: readonly Paid[]): string {
  const paid = ({ due, chargeback }: Paid) => due - (chargeback?.amount ?? 0);
  const total = documents.reduce((sum, each) => sum + (each.kind === 'invoice' ? paid(each) : -paid(each)), 0);
  return edifactInterchange({
    sender: retailer,
    reference: number,
    type: 'REMADV:D:01B:UN:EAN005',
    segments: [
      `BGM+481+${number}+9`,
      'DTM+137:20250331:102',
      'DTM+138:20250402:102',
      `NAD+PR+${retailer}::9`,
      `NAD+PE+${supplier}::9`,
      'CUX+2:EUR:11',
      ...documents.flatMap((each) => [
        `DOC+${each.kind === 'invoice' ? '380' : '381'}+${each.number}`,
        `MOA+9:${decimal(each.due)}`,
        `MOA+12:${decimal(paid(each))}`,
        ...(each.chargeback === undefined
          ? []
          : ['AJT+59', `MOA+165:${decimal(each.chargeback.amount)}`, `RFF+AGG:${each.chargeback.dispute}`]),
      ]),
      'UNS+S',
      `MOA+12:${decimal(total)}`,
    ],
  });
}

function comdis(number: string, dispute: string, date: string, documents: readonly string[]): string {
  return edifactInterchange({
    sender: retailer,
    reference: number,
    type: 'COMDIS:D:01B:UN:EAN003',
    segments: [
      `BGM+67+${number}+9`,
      `RFF+AGG:${dispute}`,
      `DTM+137:${date}:102`,
      'CUX+2:EUR:4',
      `NAD+BY+${retailer}::9`,
      `NAD+SU+${supplier}::9`,
      ...documents,
    ],
  });
}
