import type { CommonFault } from '../support/faults.ts';
import { json, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';

/** What the shop's till is told. */
export interface News {
  readonly event: string;
  readonly repairOrder?: string;
  readonly organism?: string;
  readonly claim?: string;
  readonly request?: string;
  readonly state?: string;
  readonly amount?: string;
  readonly reason?: { readonly code?: string; readonly label?: string };
  readonly missing?: readonly string[];
  readonly faults?: readonly { readonly field?: string; readonly message?: string }[];
  readonly otherOrganism?: string;
}

export interface Shop extends RestPartner<CommonFault> {
  /** The till's address. */
  readonly url: string;
  readonly apiKey: string;
  /** What the till was told of a repair, in order. */
  news(repairOrder: string): readonly News[];
}

/** A small repair shop: its till takes news as JSON. A business effect is a piece of news; its reference, event and repair order. */
export async function startShop(options: RestPartnerOptions<CommonFault> = {}): Promise<Shop> {
  const apiKey = 'shop-demo-key';
  const partner = await startRestPartner<CommonFault>(
    options,
    [
      {
        operation: 'news',
        method: 'POST',
        path: '/news',
        reference: ({ json: body }) => referenceOf(body as News),
        answer: ({ json: body }, effect) => {
          effect(body);
          return json(200, { taken: true });
        },
      },
    ],
    ({ headers }) => (headers['x-api-key'] === apiKey ? undefined : json(401, { error: 'unknown key' })),
  );
  const news = (repairOrder: string) =>
    partner.log
      .entries()
      .filter(({ event }) => event === 'effect')
      .map(({ detail }) => detail as News)
      .filter((one) => one.repairOrder === repairOrder);
  return { ...partner, url: partner.origin, apiKey, news };
}

function referenceOf({ event, repairOrder, organism }: News): string {
  return `${event} ${repairOrder ?? organism ?? ''}`;
}
