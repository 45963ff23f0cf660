import { type SignedEvents, type SignedEventsOptions, startSignedEvents } from '../retailer/signed-events.ts';

/** An event of the hub, as the desk gets it. */
export interface DeskEvent {
  readonly event: string;
  readonly dispute: string;
  readonly [field: string]: unknown;
}

/** A seller's desk: events about disputes. */
export type SellerDesk = SignedEvents<DeskEvent>;

export function startSellerDesk(options: SignedEventsOptions): Promise<SellerDesk> {
  return startSignedEvents<DeskEvent>(options, {
    path: '/litiges',
    read: (body) => (body ?? { event: '', dispute: '' }) as DeskEvent,
    nameOf: ({ event }) => event,
    aboutOf: ({ dispute }) => dispute,
  });
}
