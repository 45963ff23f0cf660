import { decimal, edifactInterchange } from '../support/edifact.ts';
import { gln } from '../support/gs1.ts';

const supplier = gln(2);
const returnCentre = gln(5);

/** What the return centre found, by pieces. */
export interface Receipt {
  /** UNB 0020 and number of the advice, up to 14 characters. */
  readonly number: string;
  readonly returnNumber: string;
  /** GLN of whose return it is. */
  readonly buyer: string;
  readonly gtin: string;
  readonly received: number;
  /** Not accepted, to be returned. */
  readonly toReturn?: number;
}

/** RECADV D.96A of the supplier's return centre. */
export function recadv({ number, returnNumber, buyer, gtin, received, toReturn = 0 }: Receipt): string {
  return edifactInterchange({
    sender: returnCentre,
    reference: number,
    type: 'RECADV:D:96A:UN:EAN003',
    segments: [
      `BGM+352::9+${number}+9`,
      'DTM+137:20250318:102',
      `RFF+ALQ:${returnNumber}`,
      `NAD+BY+${buyer}::9`,
      `NAD+SU+${supplier}::9`,
      'CPS+1',
      `LIN+1++${gtin}:EN`,
      `QTY+48:${received}`,
      ...(toReturn > 0 ? [`QTY+195:${toReturn}`, 'CDI+1+4'] : []),
    ],
  });
}

/** An invoice or credit note of the supplier's ERP, of one line and 20 % tax. */
export interface Bill {
  /** UNB 0020 and number of the document, up to 14 characters. */
  readonly number: string;
  readonly kind: 'invoice' | 'credit note';
  readonly buyer: string;
  readonly currency: string;
  readonly gtin: string;
  readonly pieces: number;
  /** Cents for one, without tax; a multiple of five, so that the tax is in whole cents. */
  readonly price: number;
  /** The return that a credit note is for. */
  readonly returnNumber?: string;
}

/** What a bill asks for or gives, in cents, with tax. */
export function totalOf({ pieces, price }: Pick<Bill, 'pieces' | 'price'>): number {
  return (pieces * price * 6) / 5;
}

/** INVOIC D.01B of the supplier's ERP. */
export function invoic(bill: Bill): string {
  const { number, kind, buyer, currency, gtin, pieces, price, returnNumber } = bill;
  const net = pieces * price;
  const total = totalOf(bill);
  const tax = 'TAX+7+VAT+++:::20+S';
  return edifactInterchange({
    sender: supplier,
    reference: number,
    type: 'INVOIC:D:01B:UN:EAN011',
    segments: [
      `BGM+${kind === 'invoice' ? '380' : '381'}+${number}+9`,
      'DTM+137:20250320:102',
      ...(returnNumber === undefined ? [] : [`RFF+ALQ:${returnNumber}`]),
      `NAD+SU+${supplier}::9`,
      `NAD+BY+${buyer}::9`,
      `CUX+2:${currency}:4`,
      `LIN+1++${gtin}:SRV`,
      `QTY+${kind === 'invoice' ? '47' : '61'}:${pieces}`,
      `MOA+203:${decimal(net)}`,
      `PRI+AAA:${decimal(price)}`,
      tax,
      'UNS+S',
      `MOA+79:${decimal(net)}`,
      `MOA+176:${decimal(total - net)}`,
      `MOA+77:${decimal(total)}`,
      tax,
      `MOA+124:${decimal(total - net)}`,
      `MOA+125:${decimal(net)}`,
    ],
  });
}
