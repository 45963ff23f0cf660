import { randomBytes } from 'node:crypto';
import { type Agency, startAgency } from '../crm/agency.ts';
import { startTicketDesk, type TicketDesk } from '../crm/tickets.ts';
import type { Part, PartnerGroup } from './group.ts';

/** CRMs, which see every case and own none. */
export interface CrmPartners extends PartnerGroup {
  /** REST. */
  readonly tickets: TicketDesk;
  /** SOAP. */
  readonly agency: Agency;
}

const ticketPack = 'crm-clientele';
const agencyPack = 'crm-agence';

async function start(): Promise<CrmPartners> {
  const token = randomBytes(18).toString('base64url');
  const doorPassword = randomBytes(18).toString('base64url');
  const tickets = await startTicketDesk({ token });
  const agency = await startAgency({ username: 'relais', doorPassword });
  return {
    tickets,
    agency,
    variables: {
      CRM_CLIENTELE_ENABLED: 'true',
      CRM_CLIENTELE_URL: tickets.url,
      CRM_CLIENTELE_PRIVATE_NETWORK: 'true',
      CRM_CLIENTELE_RATE: '300/s',
      SECRET_CRM_CLIENTELE_TOKEN: token,
      CRM_AGENCE_ENABLED: 'true',
      CRM_AGENCE_URL: agency.url,
      CRM_AGENCE_PRIVATE_NETWORK: 'true',
      CRM_AGENCE_RATE: '300/s',
      SECRET_CRM_AGENCE_DOOR_PASSWORD: doorPassword,
      SECRET_CRM_AGENCE_PASSWORD: randomBytes(18).toString('base64url'),
    },
    connect: ({ url, keyOf }) => {
      tickets.connect({ url: `${url}/in/${ticketPack}/events`, apiKey: keyOf(ticketPack) });
      agency.connect(`${url}/soap/${agencyPack}/contacts`);
    },
    stop: async () => {
      await Promise.allSettled([tickets.close(), agency.close()]);
    },
  };
}

/** CRMs. */
export const crm: Part<CrmPartners> = { packs: [ticketPack, agencyPack], start };
