import type { CommonFault, FaultRule } from '../support/faults.ts';
import { json, type RestCall, type RestPartner, startRestPartner } from '../support/rest-partner.ts';

/** `forget`: the offer is unknown; `expire`: its hour is over. */
export type RevendoFault = { readonly kind: 'forget' } | { readonly kind: 'expire' };

export interface RevendoOptions {
  readonly port?: number;
  readonly apiKey?: string;
  readonly faults?: readonly FaultRule<RevendoFault | CommonFault>[];
  readonly now?: () => Date;
}

/** A buyer of phones with offers that live 60 minutes. Facts of faults: `operation`, `reference` (the number of the trade-in).
 *  Effects: `finalize REFERENCE`. */
export interface Revendo extends RestPartner<RevendoFault | CommonFault> {
  readonly apiKey: string;
}

interface Offer {
  readonly amount: number;
  readonly currency: string;
  readonly until: number;
}

const OFFER_LIFE_MS = 60 * 60_000;
const prices: Readonly<Record<string, number>> = { 'E1-128-BK': 145, 'E1-256-BK': 175 };

export async function startRevendo(options: RevendoOptions = {}): Promise<Revendo> {
  const apiKey = options.apiKey ?? 'revendo-test-key';
  const now = options.now ?? (() => new Date());
  const offers = new Map<string, Offer>();
  const orders = new Map<string, object>();
  const partner = await startRestPartner<RevendoFault>(
    options,
    [
      {
        operation: 'quote',
        method: 'POST',
        path: '/wp-json/revendo/v1/offers',
        reference: (call) => field(call, 'partner_quote_id'),
        answer: (call) => {
          const amount = prices[field(call, 'product')];
          if (amount === undefined) return refusal(404, 'model_not_found', 'We do not buy this model.');
          const id = `of_${field(call, 'partner_quote_id')}`;
          const until = now().getTime() + OFFER_LIFE_MS;
          const currency = field(call, 'currency');
          offers.set(id, { amount, currency, until });
          const condition = field(call, 'condition');
          return json(200, { success: true, offer_id: id, quote_amount: amount, currency, condition, expires_at: zurich(until) });
        },
      },
      {
        operation: 'finalize',
        method: 'POST',
        path: '/wp-json/revendo/v1/orders/finalize',
        reference: (call) => field(call, 'partner_order_id'),
        answer: (call, effect) => {
          const reference = field(call, 'partner_order_id');
          const known = orders.get(reference);
          if (known !== undefined) return json(409, { ...known, success: false });
          const offer = offers.get(field(call, 'offer_id'));
          if (offer === undefined) return notFound();
          if (offer.until <= now().getTime()) return expired();
          effect();
          const order = {
            success: true,
            order_id: `W-${String(900_000 + orders.size).padStart(7, '0')}`,
            status: 'pending_device',
            quote_amount: offer.amount,
            currency: offer.currency,
            created_at: now()
              .toISOString()
              .replace(/\.\d+Z$/, '+00:00'),
          };
          orders.set(reference, order);
          return json(200, order);
        },
        faulty: ({ kind }) => (kind === 'forget' ? notFound() : expired()),
      },
    ],
    ({ headers }) => (headers['x-revendo-api-key'] === apiKey ? undefined : refusal(401, 'rest_forbidden', 'Unknown key.')),
  );
  return { ...partner, apiKey };
}

const notFound = () => refusal(404, 'offer_not_found', 'No such offer.');
const expired = () => refusal(400, 'offer_expired', 'The offer has expired.');

function refusal(status: number, code: string, message: string) {
  return json(status, { success: false, code, message });
}

function field({ json: body }: RestCall, name: string): string {
  const value = (body as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

/** `Y-m-d H:i:s` in local time, without a zone. */
function zurich(at: number): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Zurich' });
}
