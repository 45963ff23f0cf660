import { isSigned } from '../retailer/signature.ts';
import type { CommonFault } from '../support/faults.ts';
import { json, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';

export interface PortalOptions extends RestPartnerOptions<CommonFault> {
  /** `whsec_…`; events must then be signed by Standard Webhooks. */
  readonly signingSecret?: string;
}

/** An event as the portal got it. */
export type PortalEvent = Readonly<Record<string, unknown>>;

/** The portal's end of the webhook: shows the insured what became of it. The fact `reference` of faults is the kind of event. */
export interface Portal extends RestPartner<CommonFault> {
  /** What was told of a claim or a repair order, in order of arrival. */
  told(number: string): readonly PortalEvent[];
}

/** A signed event counts once, however often it comes under its `webhook-id`. */
export async function startPortal(options: PortalOptions = {}): Promise<Portal> {
  const events: PortalEvent[] = [];
  const seen = new Set<string>();
  const { signingSecret, now = () => new Date() } = options;
  const partner = await startRestPartner<CommonFault>(
    options,
    [
      {
        operation: 'event',
        method: 'POST',
        path: '/events',
        reference: ({ json: body }) => String((body as PortalEvent | undefined)?.['event'] ?? ''),
        answer: ({ headers, json: body }, effect) => {
          const key = headers['webhook-id'] ?? '';
          if (!seen.has(key)) {
            seen.add(key);
            events.push(body as PortalEvent);
            effect(body);
          }
          return json(200, { received: true });
        },
      },
    ],
    (call) => (signingSecret === undefined || isSigned(call, signingSecret, now()) ? undefined : json(401, { error: 'bad signature' })),
  );
  return {
    ...partner,
    told: (number) => events.filter((event) => [event['notice'], event['claim'], event['repairOrder'], event['loan']].includes(number)),
  };
}
