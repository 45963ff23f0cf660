import { readCall } from '../carrier/soap.ts';
import { type RestCall, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';
import type { SimulatorAnswer } from '../support/server.ts';
import { envelope, fault, type Members, named, textOf, usernameToken } from './agency-soap.ts';

/** `locked`: an agent has the dossier open. `invalid`: the fault that the service declares. */
export type AgencyFault = { readonly kind: 'locked' } | { readonly kind: 'invalid'; readonly field: string };

/** A dossier as the agencies keep it: what they were sent last. */
export interface AgencyDossier {
  /** The CRM's own number. */
  readonly number: string;
  readonly updated: string;
  readonly state: string;
  readonly money: string;
  readonly references: readonly string[];
}

export interface AgencyOptions extends RestPartnerOptions<AgencyFault> {
  /** User name in the UsernameToken of calls that come in. */
  readonly username: string;
  /** Password with which the agencies call the hub. */
  readonly doorPassword: string;
}

/** A CRM of agencies: SOAP both ways. */
export interface Agency extends RestPartner<AgencyFault> {
  /** Where dossiers go. */
  readonly url: string;
  /** The dossier that has this reference. */
  about(reference: string): AgencyDossier | undefined;
  /** Where the hub's service is. */
  connect(door: string): void;
  /** Calls the hub. @returns the answer's envelope */
  call(operation: string, members: Members, password?: string): Promise<{ readonly status: number; readonly text: string }>;
}

/** Starts the CRM. It looks for the user's name and leaves the digest to the tests of the connector. */
export async function startAgency(options: AgencyOptions): Promise<Agency> {
  const dossiers = new Map<string, AgencyDossier>();
  let home: string | undefined;
  const partner = await startRestPartner<AgencyFault>(options, [
    {
      operation: 'dossier',
      method: 'POST',
      path: '/dossiers',
      reference: (call) => textOf(dossierIn(call), 'numeroExterne'),
      facts: (call) => ({ dossier: textOf(dossierIn(call), 'reference', 'valeur') }),
      answer: (call, effect) => {
        if (!call.body.includes(`>${options.username}<`)) return xml(500, fault('Client', 'Utilisateur inconnu'));
        const sent = dossierIn(call);
        if (sent === undefined) return xml(500, fault('Client', 'Appel illisible'));
        const id = textOf(sent, 'numeroExterne');
        const updated = textOf(sent, 'misAJour');
        const known = dossiers.get(id);
        if (known !== undefined && Date.parse(updated) < Date.parse(known.updated))
          return answered({ codeRetour: 5, libelle: 'Etat plus récent' });
        const references = [...(known?.references ?? []), ...named(sent, 'reference').map((each) => textOf(each, 'valeur'))];
        const number = known?.number ?? `DA-${dossiers.size + 1}`;
        dossiers.set(id, {
          number,
          updated,
          state: textOf(sent, 'etat'),
          money: textOf(sent, 'argent'),
          references: [...new Set(references)],
        });
        effect();
        return answered({ codeRetour: 0, numeroDossier: number, creation: known === undefined });
      },
      faulty: (own) =>
        own.kind === 'locked'
          ? answered({ codeRetour: 9, libelle: 'Dossier ouvert par un agent' })
          : xml(500, fault('Server', 'Dossier invalide', { champ: own.field, message: 'Valeur refusée' })),
    },
  ]);
  return {
    ...partner,
    url: `${partner.origin}/dossiers`,
    about: (reference) => [...dossiers.values()].find(({ references }) => references.includes(reference)),
    connect: (door) => {
      home = door;
    },
    call: async (operation, members, password = options.doorPassword) => {
      if (home === undefined) return { status: 0, text: '' };
      const body = envelope(operation, members, usernameToken('agences', password, new Date()));
      const response = await fetch(home, {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      });
      return { status: response.status, text: await response.text() };
    },
  };
}

function dossierIn(call: RestCall) {
  return named(readCall(call.body.toString('utf8'))?.operation, 'dossier')[0];
}

function answered(members: Members): SimulatorAnswer {
  return xml(200, envelope('mettreAJourDossierResponse', members));
}

function xml(status: number, body: string): SimulatorAnswer {
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}
