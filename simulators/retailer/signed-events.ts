import type { CommonFault } from '../support/faults.ts';
import { json, type RestCall, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';
import { isSigned } from './signature.ts';

/** A partner who is told of what happens. */
export interface SignedEvents<Event> extends RestPartner<CommonFault> {
  /** Where events are posted. */
  readonly url: string;
  /** The events about something, in the order in which they came. */
  events(about: string): readonly Event[];
}

/** What there is to know of such a partner. */
export interface SignedEventsOptions extends RestPartnerOptions<CommonFault> {
  /** `whsec_…` */
  readonly signingSecret: string;
}

/** How its events are read. */
export interface EventWords<Event> {
  readonly path: string;
  readonly read: (body: unknown) => Event;
  readonly nameOf: (event: Event) => string;
  readonly aboutOf: (event: Event) => string;
}

/** Takes signed events, each once under its key. Facts of faults: `operation`, `reference` (`EVENT NUMBER`). Effects: `event EVENT NUMBER`. */
export async function startSignedEvents<Event>(options: SignedEventsOptions, words: EventWords<Event>): Promise<SignedEvents<Event>> {
  const { path, nameOf, aboutOf } = words;
  const now = options.now ?? (() => new Date());
  const taken = new Map<string, Event>();
  const eventOf = (call: RestCall): Event => words.read(call.json);
  const partner = await startRestPartner<CommonFault>(
    options,
    [
      {
        operation: 'event',
        method: 'POST',
        path,
        reference: (call) => `${nameOf(eventOf(call))} ${aboutOf(eventOf(call))}`,
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
    url: `${partner.origin}${path}`,
    events: (about) => [...taken.values()].filter((event) => aboutOf(event) === about),
  };
}
