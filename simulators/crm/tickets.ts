import { json, type RestCall, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';
import { type HubDoor, sendHome } from '../support/send-home.ts';

/** A trouble ticket as the CRM keeps it: what it was sent last. */
export interface Ticket {
  /** The CRM's own number. */
  readonly number: string;
  readonly lastUpdate: string;
  readonly status: string;
  readonly characteristics: Readonly<Record<string, string>>;
  readonly identifiers: readonly string[];
  /** How often it was changed. */
  readonly version: number;
}

/** A CRM in the manner of TMF621: one ticket for each case, under the hub's number of the case. */
export interface TicketDesk extends RestPartner<never> {
  readonly url: string;
  /** The ticket that quotes this number: of a return, a claim, … */
  about(number: string): Ticket | undefined;
  /** Where events go. */
  connect(door: HubDoor): void;
  /** Sends an event. @returns the status of the answer */
  tell(event: object): Promise<number>;
}

export interface TicketDeskOptions extends RestPartnerOptions<never> {
  /** Requests must carry it as a bearer token. */
  readonly token: string;
}

/** Starts a CRM. A new ticket gets a number (201); a known one is changed (200); one with a newer state is left alone (409 STALE). */
export async function startTicketDesk(options: TicketDeskOptions): Promise<TicketDesk> {
  const tickets = new Map<string, Ticket>();
  let home: HubDoor | undefined;
  const put = (call: RestCall, effect: (detail?: unknown) => void) => {
    const id = call.params['id'] ?? '';
    const sent = ticketOf(call.json);
    if (sent === undefined) return json(400, { code: 'INVALID', reason: 'not a trouble ticket' });
    const known = tickets.get(id);
    if (known !== undefined && Date.parse(sent.lastUpdate) < Date.parse(known.lastUpdate))
      return json(409, { code: 'STALE', reason: 'a newer state is here' });
    const number = known?.number ?? `TT-${tickets.size + 1}`;
    const identifiers = [...new Set([...(known?.identifiers ?? []), ...sent.identifiers])];
    tickets.set(id, { ...sent, number, identifiers, version: (known?.version ?? 0) + 1 });
    effect();
    return json(known === undefined ? 201 : 200, { id: number, status: sent.status, lastUpdate: sent.lastUpdate });
  };
  const partner = await startRestPartner<never>(
    options,
    [
      {
        operation: 'ticket',
        method: 'PUT',
        path: '/tmf-api/troubleTicket/v5/troubleTicket/{id}',
        reference: ({ params }) => params['id'] ?? '',
        answer: put,
      },
    ],
    ({ headers }) => (headers['authorization'] === `Bearer ${options.token}` ? undefined : json(401, { code: 'UNAUTHORIZED' })),
  );
  return {
    ...partner,
    url: `${partner.origin}/tmf-api/troubleTicket/v5`,
    about: (number) => [...tickets.values()].find(({ identifiers }) => identifiers.includes(number)),
    connect: (door) => {
      home = door;
    },
    tell: async (event) => (home === undefined ? 0 : sendHome(home, JSON.stringify(event))),
  };
}

function ticketOf(body: unknown): Omit<Ticket, 'number' | 'version'> | undefined {
  const {
    lastUpdate,
    status,
    troubleTicketCharacteristic = [],
    externalIdentifier = [],
  } = (body ?? {}) as {
    readonly lastUpdate?: string;
    readonly status?: string;
    readonly troubleTicketCharacteristic?: readonly { readonly name: string; readonly value: string }[];
    readonly externalIdentifier?: readonly { readonly id: string }[];
  };
  if (lastUpdate === undefined || status === undefined) return undefined;
  return {
    lastUpdate,
    status,
    characteristics: Object.fromEntries(troubleTicketCharacteristic.map(({ name, value }) => [name, value])),
    identifiers: externalIdentifier.map(({ id }) => id),
  };
}
