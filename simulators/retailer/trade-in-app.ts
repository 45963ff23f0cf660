import type { CommonFault, FaultRule } from '../support/faults.ts';
import { json, type RestCall, type RestPartner, startRestPartner } from '../support/rest-partner.ts';
import { isSigned } from './signature.ts';

/** An event of the hub, as the app gets it. */
export interface TradeInEvent {
  readonly evenement: string;
  readonly reprise: string;
  readonly [field: string]: unknown;
}

export interface TradeInAppOptions {
  readonly port?: number;
  /** `whsec_…` */
  readonly signingSecret: string;
  readonly faults?: readonly FaultRule<CommonFault>[];
  readonly now?: () => Date;
}

/** A shop's app for trade-ins: signed events, each once under its key. Facts of faults: `operation`, `reference` (`EVENT NUMBER`). Effects:
 *  `event EVENT NUMBER`. */
export interface TradeInApp extends RestPartner<CommonFault> {
  readonly url: string;
  /** The events about a trade-in, in the order in which they came. */
  events(reprise: string): readonly TradeInEvent[];
}

export async function startTradeInApp(options: TradeInAppOptions): Promise<TradeInApp> {
  const now = options.now ?? (() => new Date());
  const taken = new Map<string, TradeInEvent>();
  const partner = await startRestPartner<CommonFault>(
    options,
    [
      {
        operation: 'event',
        method: 'POST',
        path: '/evenements',
        reference: (call) => `${eventOf(call).evenement} ${eventOf(call).reprise}`,
        answer: (call, effect) => {
          const key = call.headers['webhook-id'] ?? '';
          if (taken.has(key)) return { status: 204 };
          taken.set(key, eventOf(call));
          effect(call.json);
          return { status: 204 };
        },
      },
    ],
    (call) => (isSigned(call, options.signingSecret, now()) ? undefined : json(401, { message: 'bad signature' })),
  );
  return {
    ...partner,
    url: `${partner.origin}/evenements`,
    events: (reprise) => [...taken.values()].filter((event) => event.reprise === reprise),
  };
}

function eventOf({ json: body }: RestCall): TradeInEvent {
  return (body ?? { evenement: '', reprise: '' }) as TradeInEvent;
}
