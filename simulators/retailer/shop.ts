import { randomUUID } from 'node:crypto';
import {
  json,
  type RestCall,
  type RestOperation,
  type RestPartner,
  type RestPartnerOptions,
  startRestPartner,
} from '../support/rest-partner.ts';
import type { SimulatorAnswer } from '../support/server.ts';
import { type Disposition, type ShopReturn, webhookOf } from './shop-return.ts';
import { signed } from './signature.ts';

/** The shop says no inside a 200 answer. */
export type ShopFault = { readonly kind: 'userError'; readonly code: string; readonly message: string };

export interface ShopOptions extends RestPartnerOptions<ShopFault> {
  /** Requests must carry it as `X-Nova-Access-Token`. */
  readonly accessToken: string;
  /** `whsec_…`: webhooks are signed with it. */
  readonly signingSecret: string;
}

/** A shop in the manner of Shopify: returns with an API and webhooks. */
export interface Shop extends RestPartner<ShopFault> {
  /** Where the API is. */
  readonly url: string;
  /** Where webhooks go; until it is told, they are lost. */
  connect(door: string): void;
  /** Sends a webhook. @param secret to sign with another one than the shop's @returns the status of the answer and its body */
  send(webhook: object, secret?: string): Promise<{ readonly status: number; readonly answer: unknown }>;
  /** A consumer asks for a return: it is kept, and told by webhook. @returns the answer's body */
  request(asked: ShopReturn): Promise<unknown>;
  /** The warehouse has looked at the goods: told by webhook. */
  dispose(name: string, dispositions: readonly Disposition[]): Promise<unknown>;
  find(name: string): ShopReturn | undefined;
  /** Waits until every webhook that the shop sends by itself has been answered. */
  quiet(): Promise<void>;
}

/** Starts a shop. Approvals and refunds are told by webhook, as everything that happens to a return; a refund is queued by its answer, and
 *  done when `returns/close` comes. */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const returns = new Map<string, ShopReturn>();
  const underway = new Set<Promise<unknown>>();
  const now = options.now ?? (() => new Date());
  let door: string | undefined;

  const send: Shop['send'] = async (webhook, secret = options.signingSecret) => {
    if (door === undefined) return { status: 0, answer: undefined };
    const body = JSON.stringify(webhook);
    const headers = { 'content-type': 'application/json', ...signed(secret, `msg_${randomUUID()}`, body, now()) };
    const response = await fetch(door, { method: 'POST', body, headers });
    return { status: response.status, answer: (await response.json()) as unknown };
  };
  const keep = (changed: ShopReturn, topic: string): ShopReturn => {
    returns.set(changed.name, changed);
    const sent = send(webhookOf(topic, changed, now())).catch(() => undefined);
    underway.add(sent);
    void sent.finally(() => underway.delete(sent));
    return changed;
  };
  const partner = await startRestPartner<ShopFault>(options, operationsOf(returns, keep, now), ({ headers }) =>
    headers['x-nova-access-token'] === options.accessToken ? undefined : json(401, { errors: '[API] Invalid API key or access token' }),
  );
  return {
    ...partner,
    url: `${partner.origin}/api/2026-01`,
    connect: (hub) => {
      door = hub;
    },
    send,
    request: async (asked) => {
      returns.set(asked.name, asked);
      return (await send(webhookOf('returns/request', asked, now()))).answer;
    },
    dispose: async (name, dispositions) => {
      const found = returns.get(name);
      if (found === undefined) throw new Error(`the shop has no return ${name}`);
      const changed: ShopReturn = { ...found, dispositions, reverseFulfillment: 'CLOSED' };
      returns.set(name, changed);
      return (await send(webhookOf('reverse_fulfillment_orders/dispose', changed, now()))).answer;
    },
    find: (name) => returns.get(name),
    quiet: async () => {
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}

type Keep = (changed: ShopReturn, topic: string) => ShopReturn;

function operationsOf(returns: ReadonlyMap<string, ShopReturn>, keep: Keep, now: () => Date): readonly RestOperation<ShopFault>[] {
  const operation = (
    name: string,
    does: (found: ShopReturn, call: RestCall, effect: (detail?: unknown) => void) => SimulatorAnswer,
  ): RestOperation<ShopFault> => ({
    operation: name,
    method: 'POST',
    path: `/api/2026-01/returns/{name}/${name}`,
    reference: ({ params }) => params['name'] ?? '',
    answer: (call, effect) => {
      const found = returns.get(call.params['name'] ?? '');
      return found === undefined ? userError('RETURN_NOT_FOUND', 'Return does not exist') : does(found, call, effect);
    },
    faulty: ({ code, message }) => userError(code, message),
  });
  return [
    operation('approve', (found, _, effect) => {
      if (found.status === 'OPEN') return userError('ALREADY_APPROVED', 'Return is already open');
      if (found.status !== 'REQUESTED') return userError('INVALID_STATE', `Return is ${found.status}`);
      effect();
      return done(keep({ ...found, status: 'OPEN', reverseFulfillment: 'OPEN' }, 'returns/approve'));
    }),
    operation('decline', (found, call, effect) => {
      if (found.status === 'DECLINED') return userError('ALREADY_DECLINED', 'Return is already declined');
      if (found.status !== 'REQUESTED') return userError('INVALID_STATE', `Return is ${found.status}`);
      const { declineReason, declineNote } = call.json as { declineReason: string; declineNote?: string };
      effect(call.json);
      return done(keep({ ...found, status: 'DECLINED', decline: { reason: declineReason, note: declineNote ?? '' } }, 'returns/decline'));
    }),
    operation('reverse-deliveries', (found, call, effect) => {
      if (found.status !== 'OPEN') return userError('RETURN_NOT_OPEN', `Return is ${found.status}`);
      effect(call.json);
      return json(200, { reverseDelivery: { id: `gid://nova/ReverseDelivery/${found.name}` }, userErrors: [] });
    }),
    operation('refund', (found, call, effect) => {
      if (found.refund !== undefined) return userError('ALREADY_REFUNDED', 'Return is already refunded');
      const { amount } = call.json as { amount: ShopReturn['paid'] };
      if (Number(amount.amount) > Number(found.paid.amount)) return userError('AMOUNT_TOO_HIGH', 'Refund exceeds what was paid');
      effect(call.json);
      keep({ ...found, status: 'CLOSED', refund: { ...amount, at: now().toISOString() } }, 'returns/close');
      return json(200, { queued: true, userErrors: [] });
    }),
  ];
}

function done({ name, status }: ShopReturn): SimulatorAnswer {
  return json(200, { return: { name, status }, userErrors: [] });
}

function userError(code: string, message: string): SimulatorAnswer {
  return json(200, { return: null, userErrors: [{ field: ['name'], code, message }] });
}
