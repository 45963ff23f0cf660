import type { CommonFault, FaultRule } from '../support/faults.ts';
import { json, type RestCall, type RestPartner, startRestPartner } from '../support/rest-partner.ts';

export interface SecondeVieOptions {
  readonly port?: number;
  readonly token?: string;
  readonly faults?: readonly FaultRule<CommonFault>[];
  readonly now?: () => Date;
}

/** A trade that changed, as the buyer posts it; one key ends with a blank. */
export type TradeData = Readonly<Record<string, unknown>>;

/** What the buyer finds: another IMEI than it expected, or a value that differs from the bid. */
export interface Finding {
  readonly imei?: string;
  readonly serialNumber?: string;
  /** Decimal text; without it the device is as it was sold. */
  readonly value?: string;
  readonly grading?: string;
}

/** A buyer that posts lists of trades. Facts of faults: `operation`, `reference` (the number of the trade-in, or the item). Effects:
 *  `order REFERENCE`, `accept ITEM`, `decline ITEM`. */
export interface SecondeVie extends RestPartner<CommonFault> {
  readonly token: string;
  /** The item of a trade-in. */
  itemOf(reference: string): string;
  /** The device came. */
  received(reference: string, finding?: Finding): TradeData;
  /** It was looked at: a second offer where the value differs. */
  inspected(reference: string, finding?: Finding): TradeData;
  /** It is on its way back. */
  returned(reference: string): TradeData;
}

interface Item {
  readonly id: string;
  readonly reference: string;
  readonly price: string;
  readonly imei: string | undefined;
  state: string;
}

const prices: Readonly<Record<string, string>> = { 'E1-128-BK': '152.00', 'P5-16': '310.00' };

export async function startSecondeVie(options: SecondeVieOptions = {}): Promise<SecondeVie> {
  const token = options.token ?? 'seconde-vie-test-token';
  const now = options.now ?? (() => new Date());
  const bids = new Map<string, string>();
  const items = new Map<string, Item>();
  const itemOf = (reference: string): Item => {
    const item = items.get(reference);
    if (item === undefined) throw new Error(`the buyer has no order ${reference}`);
    return item;
  };
  const answer = (call: RestCall, effect: () => void, state: string) => {
    const item = [...items.values()].find(({ id }) => id === call.params['id']);
    if (item === undefined) return json(404, { code: 5, message: 'not found' });
    if (item.state !== 'SECOND_OFFER') return json(409, { code: 9, message: `the item is ${item.state}` });
    effect();
    item.state = state;
    return json(200, { order_item: { id: item.id, state } });
  };

  const partner = await startRestPartner<CommonFault>(
    options,
    [
      {
        operation: 'quote',
        method: 'POST',
        path: '/bids/quote',
        reference: (call) => field(call, 'reference_number'),
        answer: (call) => {
          const price = prices[field(call, 'product_sku')];
          if (price === undefined) return json(200, { reason: 'NO_DEMAND' });
          const id = `SV-${field(call, 'reference_number')}`;
          bids.set(id, price);
          const until = new Date(now().getTime() + 24 * 3_600_000).toISOString();
          const bid = { id, price, currency_code: field(call, 'currency_code'), grading: field(call, 'grading'), valid_until: until };
          return json(200, { bid });
        },
      },
      {
        operation: 'order',
        method: 'POST',
        path: '/orders',
        reference: (call) => field(call, 'reference_number'),
        answer: (call, effect) => {
          const reference = field(call, 'reference_number');
          const price = bids.get(field(call, 'bid_id'));
          if (price === undefined) return json(404, { code: 5, message: 'no such bid' });
          if (!items.has(reference)) {
            effect();
            const id = String(9_007_199_254_740_993n + BigInt(items.size));
            items.set(reference, { id, reference, price, imei: field(call, 'expected_imei') || undefined, state: 'ORDERED' });
          }
          const { id, state } = itemOf(reference);
          return json(200, { id: `O-${reference}`, order_items: [{ id, state }] });
        },
      },
      {
        operation: 'accept',
        method: 'POST',
        path: '/order-items/{id}/second-offer/accept',
        reference: ({ params }) => params['id'] ?? '',
        answer: (call, effect) => answer(call, effect, 'ACCEPTED'),
      },
      {
        operation: 'decline',
        method: 'POST',
        path: '/order-items/{id}/second-offer/decline',
        reference: ({ params }) => params['id'] ?? '',
        answer: (call, effect) => answer(call, effect, 'REJECTED'),
      },
    ],
    ({ headers }) => (headers['authorization'] === `Bearer ${token}` ? undefined : json(401, { code: 16, message: 'unauthenticated' })),
  );

  const tradeOf = (item: Item, { imei, serialNumber = '' }: Finding): TradeData => ({
    referenceNumber: item.reference,
    itemId: item.id,
    ...(item.imei === undefined ? {} : { expectedImei: item.imei }),
    receivedImei: imei ?? item.imei ?? '000000000000000',
    serialNumber,
    receivedDate: now().toISOString(),
    currencyCode: 'EUR',
    originalCustomerTradeInValue: item.price,
    itemState: item.state,
  });
  return {
    ...partner,
    token,
    itemOf: (reference) => itemOf(reference).id,
    received: (reference, finding = {}) => {
      const item = itemOf(reference);
      item.state = 'RECEIVED';
      return { ...tradeOf(item, finding), tradeInStatus: 'Received' };
    },
    inspected: (reference, finding = {}) => {
      const item = itemOf(reference);
      const { value = item.price, grading = 'B' } = finding;
      item.state = value === item.price ? 'ACCEPTED' : 'SECOND_OFFER';
      const until = new Date(now().getTime() + 7 * 24 * 3_600_000).toISOString();
      return {
        ...tradeOf(item, finding),
        tradeInStatus: 'Inspected',
        inspectedDate: now().toISOString(),
        'originalCustomerInspectionValue ': item.price,
        postInspectionValue: value,
        grading,
        ...(item.state === 'ACCEPTED'
          ? {}
          : {
              findings: [{ code: 'display_scratched', label: 'Scratched display' }],
              secondOffer: { bidId: `SV2-${reference}`, validUntil: until },
            }),
      };
    },
    returned: (reference) => {
      const item = itemOf(reference);
      item.state = 'RETURNED';
      const at = now().toISOString();
      return { ...tradeOf(item, {}), tradeInStatus: 'Inspected', inspectedDate: at, postInspectionValue: item.price, processedDate: at };
    },
  };
}

function field({ json: body }: RestCall, name: string): string {
  const value = (body as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}
