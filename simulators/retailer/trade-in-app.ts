import { type SignedEvents, type SignedEventsOptions, startSignedEvents } from './signed-events.ts';

/** An event of the hub, as the app gets it. */
export interface TradeInEvent {
  readonly evenement: string;
  readonly reprise: string;
  readonly [field: string]: unknown;
}

/** A shop's app for trade-ins: events about them. */
export type TradeInApp = SignedEvents<TradeInEvent>;

export function startTradeInApp(options: SignedEventsOptions): Promise<TradeInApp> {
  return startSignedEvents<TradeInEvent>(options, {
    path: '/evenements',
    read: (body) => (body ?? { evenement: '', reprise: '' }) as TradeInEvent,
    nameOf: ({ evenement }) => evenement,
    aboutOf: ({ reprise }) => reprise,
  });
}
