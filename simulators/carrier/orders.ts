import { mod3736, parcelNumber, reservationNumber } from './numbers.ts';
import { writePdf } from './pdf.ts';
import { codeToShow } from './png.ts';
import { type Answered, all, type Node, textAt } from './soap.ts';

/** An order as the carrier keeps it. */
export interface Order {
  readonly reservation: string;
  /** What the sender calls it: the first `refValue/shipperRef`. */
  readonly reference: string;
  readonly parcels: readonly Parcel[];
}

export interface Parcel {
  readonly number: string;
  readonly from: string;
  readonly to: string;
}

/** What the two operations answer. */
export interface Orders {
  /** `shippingMultiParcelV4`. Each good call makes new parcels, as the real service does: the caller sees to it that it calls once. */
  book(operation: Node): { readonly answer: Answered; readonly order?: Order };
  /** `getReservedSkybillWithTypeAndMode`. */
  label(operation: Node): Answered;
  /** The order that a parcel is of. */
  orderOf(parcelNumber: string): Order | undefined;
}

/** The carrier's books.
 *  @param known orders of an earlier run */
export function openOrders(account: string, password: string, known: readonly Order[]): Orders {
  const orders = new Map(known.map((order) => [order.reservation, order]));
  let serial = known.reduce((count, order) => count + order.parcels.length, 90_000_000);
  const refusal = (errorCode: number, errorMessage: string) => ({ answer: { errorCode, errorMessage } });

  return {
    book: (operation) => {
      if (textAt(operation, 'headerValue', 'accountNumber').trim() !== account) return refusal(33, 'Invalid account');
      if (textAt(operation, 'password') !== password) return refusal(3, 'Bad password');
      const skybills = all(operation, 'skybillValue');
      const shippers = all(operation, 'shipperValue');
      const recipients = all(operation, 'recipientValue');
      const count = Number(textAt(operation, 'numberOfParcel'));
      if (count < 1 || skybills.length !== count || shippers.length === 0 || recipients.length === 0) return refusal(1, 'System error');
      const parcels = skybills.map((_, n): Parcel => {
        serial += 1;
        return {
          number: parcelNumber(serial),
          from: textAt(shippers[n] ?? shippers[0], 'shipperZipCode'),
          to: textAt(recipients[n] ?? recipients[0], 'recipientZipCode'),
        };
      });
      const order = { reservation: reservationNumber(serial), reference: referenceOf(operation), parcels };
      orders.set(order.reservation, order);
      const inline =
        textAt(operation, 'skybillParamsValue', 'withReservation') === '2' &&
        modes(textAt(operation, 'skybillParamsValue', 'mode')).includes('PDF');
      return { order, answer: booked(order, skybills, inline) };
    },
    label: (operation) => {
      const order = orders.get(textAt(operation, 'reservationNumber'));
      const mode = textAt(operation, 'mode');
      const bytes = order === undefined ? undefined : labelBytes(order, mode);
      if (bytes === undefined) return { errorCode: 2, errorMessage: 'Parcel information not found' };
      return { errorCode: 0, skybill: bytes.toString('base64'), type: mode };
    },
    orderOf: (parcelNumber) => [...orders.values()].find(({ parcels }) => parcels.some(({ number }) => number === parcelNumber)),
  };
}

/** What the sender calls a booking. */
export function referenceOf(operation: Node): string {
  return textAt(operation, 'refValue', 'shipperRef');
}

/** The label of an order; the same order gives the same bytes. Undefined for a mode that the carrier does not print. */
export function labelBytes(order: Order, mode: string): Buffer | undefined {
  const lines = order.parcels.map((parcel) => [parcel.number, `${parcel.from} > ${parcel.to}`, order.reservation]);
  if (mode === 'PDF') return writePdf(lines);
  if (mode === 'Z2D') return Buffer.from(lines.map(([number = '']) => `^XA^FO50,50^BCN,100^FD${number}^FS^XZ\n`).join(''), 'latin1');
  if (mode === 'SLT') return codeToShow(order.reservation);
  return undefined;
}

function booked(order: Order, skybills: readonly Node[], inline: boolean): Answered {
  return {
    errorCode: 0,
    errorMessage: null,
    reservationNumber: order.reservation,
    resultMultiParcelValue: order.parcels.map((parcel, n) => ({
      codeDepot: '33618069',
      codeService: '226',
      destinationDepot: '0475',
      geoPostCodeBarre: `%00${parcel.to.padStart(5, '0')}${geoPost(parcel)}226250`,
      geoPostNumeroColis: `${geoPost(parcel)}${mod3736(geoPost(parcel))}`,
      groupingPriorityLabel: 'VAL0',
      pdfEtiquette: inline ? (labelBytes({ ...order, parcels: [parcel] }, 'PDF')?.toString('base64') ?? null) : undefined,
      serviceMark: null,
      serviceName: textAt(skybills[n], 'productCode') === '01' ? 'AM2-NO' : 'STD',
      signaletiqueProduit: 'LU13',
      skybillNumber: parcel.number,
    })),
  };
}

/** The parcel in the network of Geopost: without country, with the depot's country 248. */
function geoPost(parcel: Parcel): string {
  return `${parcel.number.slice(0, -2)}248`;
}

function modes(text: string): string[] {
  return text.split('|');
}
