import type { CommonFault } from '../support/faults.ts';
import { json, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';

export interface SupplierOptions extends RestPartnerOptions<CommonFault> {
  /** Callers must send it as `X-API-Key`. */
  readonly apiKey: string;
}

/** An event, as the ERP keeps it. */
export interface SupplierEvent {
  readonly event: string;
  /** The hub's case. */
  readonly case: string;
  readonly from: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A supplier's ERP. */
export interface Supplier extends RestPartner<CommonFault> {
  /** Where events are posted. */
  readonly url: string;
  /** The events of a kind about a thing, oldest first.
   *  @param number any number that stands in the event */
  events(event: string, number: string): readonly SupplierEvent[];
}

/** A supplier's ERP: takes an event once under each `Idempotency-Key`. */
export async function startSupplier({ apiKey, ...options }: SupplierOptions): Promise<Supplier> {
  const seen = new Set<string>();
  const kept: SupplierEvent[] = [];
  const partner = await startRestPartner<CommonFault>(
    options,
    [
      {
        operation: 'event',
        method: 'POST',
        path: '/events',
        reference: ({ json: body }) => (isEvent(body) ? body.event : ''),
        answer: ({ headers, json: body }, effect) => {
          if (!isEvent(body)) return json(400, { error: 'not an event' });
          const key = headers['idempotency-key'] ?? '';
          if (key === '') return json(400, { error: 'no idempotency key' });
          if (seen.has(key)) return json(200, { taken: true, again: true });
          seen.add(key);
          kept.push(body);
          effect(body);
          return json(200, { taken: true, again: false });
        },
      },
    ],
    ({ headers }) => (headers['x-api-key'] === apiKey ? undefined : json(401, { error: 'unknown key' })),
  );
  const events = (event: string, number: string) =>
    kept.filter((each) => each.event === event && JSON.stringify(each.data).includes(`"${number}"`));
  return { ...partner, url: `${partner.origin}/events`, events };
}

function isEvent(value: unknown): value is SupplierEvent {
  return typeof value === 'object' && value !== null && 'event' in value && typeof value.event === 'string' && 'data' in value;
}
