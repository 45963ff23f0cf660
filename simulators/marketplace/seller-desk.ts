import { isSigned } from '../retailer/signature.ts';
import { json, type RestCall, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';

/** An event of the hub, as the desk gets it. */
export interface DeskEvent {
  readonly event: string;
  readonly dispute: string;
  readonly [field: string]: unknown;
}

/** A seller's desk: signed events, each once under its key. Facts of faults: `operation`, `reference` (`EVENT NUMBER`). */
export interface SellerDesk extends RestPartner<never> {
  readonly url: string;
  /** The events about a dispute, in the order in which they came. */
  events(dispute: string): readonly DeskEvent[];
}

export async function startSellerDesk(
  options: RestPartnerOptions<never> & { /** `whsec_…` */ readonly signingSecret: string },
): Promise<SellerDesk> {
  const now = options.now ?? (() => new Date());
  const taken = new Map<string, DeskEvent>();
  const partner = await startRestPartner<never>(
    options,
    [
      {
        operation: 'event',
        method: 'POST',
        path: '/litiges',
        reference: (call) => `${eventOf(call).event} ${eventOf(call).dispute}`,
        answer: (call, effect) => {
          const key = call.headers['webhook-id'] ?? '';
          if (!taken.has(key)) {
            taken.set(key, eventOf(call));
            effect(call.json);
          }
          return { status: 204 };
        },
      },
    ],
    (call) => (isSigned(call, options.signingSecret, now()) ? undefined : json(401, { message: 'bad signature' })),
  );
  return {
    ...partner,
    url: `${partner.origin}/litiges`,
    events: (dispute) => [...taken.values()].filter((event) => event.dispute === dispute),
  };
}

function eventOf({ json: body }: RestCall): DeskEvent {
  return (body ?? { event: '', dispute: '' }) as DeskEvent;
}
