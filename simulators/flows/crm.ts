import { contactEvent, showEvent } from '../crm/events.ts';
import type { Ticket } from '../crm/tickets.ts';
import { shopReturn } from '../retailer/shop-return.ts';
import { caseAt, check, eventually, post, type Story } from './expect.ts';
import type { Flow } from './flow.ts';
import { taken } from './shops.ts';
import type { Stage } from './stage.ts';

type CrmStage = Stage<'returns' | 'shops' | 'crm'>;

/** CRMs beside the returns of a shop. */
export const crmFlows: readonly Flow<'returns' | 'shops' | 'crm'>[] = [
  {
    name: 'crm-sees-each-state',
    tells: 'a return of a shop is a ticket of the CRM, changed whenever the case moves',
    run: async (stage, seed) => {
      const { name, story } = await openReturn(stage, seed);
      await ticketAt(stage, name, { decision: 'authorised' });
      await taken(stage, stage.partners.shops.nova.dispose(name, [{ type: 'RESTOCKED', quantity: 1 }]));
      await stage.partners.shops.nova.quiet();
      const ticket = await ticketAt(stage, name, { state: 'closed', money: 'refunded' });
      check(ticket.status === 'closed', 'the ticket is closed');
      return story;
    },
  },
  {
    name: 'crm-contact-joins-its-case',
    tells: 'a call about a return, by its number, is in the case of the return; an agent who asks for the dossier gets it in the answer',
    run: async (stage, seed) => {
      const { name } = await openReturn(stage, seed);
      const about = { number: name, type: 'return', owner: 'boutique-nova' };
      const before = await caseAt(stage, name, { kind: 'return' });
      const story = await post(stage, 'crm-clientele/events', contactEvent(seed, about, new Date()));
      const found = await caseAt(stage, `K-${seed}`, { kind: 'return' });
      check(found.id === before.id, 'the contact is in the case of the return');
      const dossier = await ask(stage, showEvent(seed, about, new Date()));
      check(dossier.id === before.id && dossier.status === 'inProgress', 'the agent sees the dossier as it is');
      return story;
    },
  },
  {
    name: 'agency-calls-by-soap',
    tells: 'an agency records a contact and asks for the dossier by SOAP; its own dossier follows, although an agent had it open',
    run: async (stage, seed) => {
      const { agency } = stage.partners.crm;
      const asked = shopReturn(seed, new Date());
      agency.faults.add({ when: { dossier: asked.name }, times: 1, fault: { kind: 'locked' } });
      const { name, story } = await openReturn(stage, seed);
      const before = await caseAt(stage, name, { kind: 'return' });
      const reference = { type: 'RETOUR', valeur: name, emetteur: 'boutique-nova' };
      const date = new Date().toISOString();
      const recorded = await agency.call('enregistrerContact', { numero: `KA-${seed}`, date, mode: 'ACCUEIL', sens: 'ENTRANT', reference });
      check(recorded.text.includes('ENREGISTRE'), `the contact is recorded (${recorded.status})`);
      const found = await caseAt(stage, `KA-${seed}`, { kind: 'return' });
      check(found.id === before.id, 'the contact is in the case of the return');
      const shown = await agency.call('demanderDossier', { numeroDemande: `DD-${seed}`, date, reference });
      check(shown.text.includes(before.id) && shown.text.includes('OUVERT'), `the agency sees the dossier (${shown.status})`);
      const stranger = await agency.call('demanderDossier', { numeroDemande: `DX-${seed}`, date, reference }, 'guessed');
      check(stranger.status === 500, 'a wrong password opens nothing');
      await eventually('the agencies have the dossier', async () => agency.about(name));
      return story;
    },
  },
];

/** A return that a shop has approved. */
async function openReturn(stage: CrmStage, seed: number): Promise<{ readonly name: string; readonly story: Story }> {
  const { nova } = stage.partners.shops;
  const asked = shopReturn(seed, new Date());
  const story = await taken(stage, nova.request(asked));
  await nova.quiet();
  return { name: asked.name, story };
}

/** The ticket that quotes a number, once its axes are so. */
async function ticketAt({ partners }: CrmStage, number: string, axes: Readonly<Record<string, string>>): Promise<Ticket> {
  return eventually(`the CRM's ticket of ${number} comes to ${JSON.stringify(axes)}`, async () => {
    const ticket = partners.crm.tickets.about(number);
    const isThere = Object.entries(axes).every(([axis, value]) => ticket?.characteristics[axis] === value);
    return isThere ? ticket : undefined;
  });
}

/** Asks and waits for the answer. */
async function ask(stage: CrmStage, event: object): Promise<{ readonly id?: string; readonly status?: string }> {
  const response = await fetch(`${stage.url}/in/crm-clientele/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stage.keyOf('crm-clientele')}`, 'content-type': 'application/json', prefer: 'wait=10' },
    body: JSON.stringify(event),
  });
  check(response.status === 200, `the question is answered with 200 (it was ${response.status})`);
  return (await response.json()) as { readonly id?: string; readonly status?: string };
}
