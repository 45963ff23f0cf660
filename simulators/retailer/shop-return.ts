import { gln } from '../support/gs1.ts';
import { seededRandom } from '../support/random.ts';

/** What the warehouse did with pieces of a line. */
export interface Disposition {
  readonly type: 'RESTOCKED' | 'NOT_RESTOCKED' | 'PROCESSING_REQUIRED' | 'MISSING';
  readonly quantity: number;
}

/** A return as the shop keeps it: one line, bought by one consumer. */
export interface ShopReturn {
  readonly name: string;
  readonly status: 'REQUESTED' | 'OPEN' | 'CLOSED' | 'DECLINED' | 'CANCELED';
  readonly requestedAt: string;
  readonly deliveredAt: string;
  readonly city: { readonly zip: string; readonly name: string };
  readonly quantity: number;
  /** What was paid for the line. */
  readonly paid: { readonly amount: string; readonly currencyCode: string };
  readonly reverseFulfillment?: 'OPEN' | 'CLOSED' | 'CANCELED';
  readonly decline?: { readonly reason: string; readonly note: string };
  readonly dispositions?: readonly Disposition[];
  readonly refund?: { readonly amount: string; readonly currencyCode: string; readonly at: string };
}

const DAY_MS = 86_400_000;
const cities = [
  { zip: '69003', name: 'Lyon' },
  { zip: '44000', name: 'Nantes' },
  { zip: '59000', name: 'Lille' },
] as const;

/** A return that a consumer asks for; the same seed gives the same.
 *  @param daysAfterDelivery how long the consumer waited */
export function shopReturn(seed: number, now: Date, daysAfterDelivery = 6): ShopReturn {
  const random = seededRandom(seed);
  return {
    name: `NV${seed}-R1`,
    status: 'REQUESTED',
    requestedAt: now.toISOString(),
    deliveredAt: new Date(now.getTime() - daysAfterDelivery * DAY_MS).toISOString(),
    city: random.pick(cities),
    quantity: 1,
    paid: { amount: `${random.integer(20, 90)}.90`, currencyCode: 'EUR' },
  };
}

/** The webhook that tells of a return. */
export function webhookOf(topic: string, from: ShopReturn, at: Date): object {
  const id = from.name.replace(/\D/g, '');
  const lineId = `gid://nova/ReturnLineItem/${id}`;
  const { dispositions, refund } = from;
  return {
    type: topic,
    timestamp: at.toISOString(),
    data: {
      return: {
        id: `gid://nova/Return/${id}`,
        name: from.name,
        status: from.status,
        createdAt: from.requestedAt,
        order: { name: from.name.replace('-R1', ''), deliveredAt: from.deliveredAt },
        customer: { id: `gid://nova/Customer/${id}`, displayName: 'Camille Essai', email: 'camille@example.test', phone: '+33600000001' },
        shippingAddress: {
          name: 'Camille Essai',
          address1: '5 allée des Essais',
          zip: from.city.zip,
          city: from.city.name,
          countryCodeV2: 'FR',
        },
        returnLineItems: [
          {
            id: lineId,
            quantity: from.quantity,
            returnReason: 'DEFECTIVE',
            returnReasonDefinition: { handle: 'arrived-damaged', name: 'Arrivé abîmé' },
            unitPrice: from.paid,
            lineItem: { id: `gid://nova/LineItem/${id}`, sku: 'LAMPE-AUBE', barcode: gln(53000), name: 'Lampe Aube' },
          },
        ],
        ...(from.reverseFulfillment === undefined
          ? {}
          : { reverseFulfillmentOrders: [{ id: `gid://nova/ReverseFulfillmentOrder/${id}`, status: from.reverseFulfillment }] }),
        ...(from.decline === undefined ? {} : { decline: from.decline }),
        ...(dispositions === undefined ? {} : { suggestedRefund: { amount: from.paid } }),
        ...(refund === undefined
          ? {}
          : {
              totalRefunded: { amount: refund.amount, currencyCode: refund.currencyCode },
              refunds: [
                {
                  id: `gid://nova/Refund/${id}`,
                  createdAt: refund.at,
                  totalRefunded: { amount: refund.amount, currencyCode: refund.currencyCode },
                },
              ],
            }),
      },
      ...(dispositions === undefined ? {} : { dispositions: dispositions.map((each) => ({ returnLineItemId: lineId, ...each })) }),
    },
  };
}
