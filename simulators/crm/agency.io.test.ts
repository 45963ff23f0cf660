import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Agency, startAgency } from './agency.ts';
import { envelope, usernameToken } from './agency-soap.ts';

let agency: Agency;
beforeEach(async () => {
  agency = await startAgency({ username: 'relais', doorPassword: 'word' });
});
afterEach(() => agency.close());

async function send(id: string, at: string, user = 'relais', reference = 'RA-1'): Promise<{ status: number; text: string }> {
  const dossier = { numeroExterne: id, misAJour: at, etat: 'OUVERT', argent: 'none', reference: [{ type: 'RETOUR', valeur: reference }] };
  const body = envelope('mettreAJourDossier', { dossier }, usernameToken(user, 'any', new Date(at)));
  const response = await fetch(agency.url, { method: 'POST', body, headers: { 'content-type': 'text/xml' } });
  return { status: response.status, text: await response.text() };
}

it('opens a dossier once, changes it, and leaves a newer state alone', async () => {
  expect((await send('case-1', '2026-03-12T10:00:00Z')).text).toContain('<a:numeroDossier>DA-1</a:numeroDossier><a:creation>true<');
  expect((await send('case-1', '2026-03-12T12:00:00+01:00', 'relais', 'P-1')).text).toContain('<a:creation>false<');
  expect((await send('case-1', '2026-03-12T10:30:00Z')).text).toContain('<a:codeRetour>5<');
  expect(agency.about('P-1')).toMatchObject({ number: 'DA-1', state: 'OUVERT', references: ['RA-1', 'P-1'] });
  expect(agency.effects()).toEqual({ 'dossier case-1': 2 });
});

it('refuses strangers and what it cannot read, and has the faults of its own', async () => {
  expect(await send('case-1', '2026-03-12T10:00:00Z', 'other')).toMatchObject({ status: 500 });
  expect((await fetch(agency.url, { method: 'POST', body: '<relais>relais</relais>' })).status).toBe(500);
  agency.faults.add(
    { when: { dossier: 'RA-1' }, times: 1, fault: { kind: 'locked' } },
    { times: 1, fault: { kind: 'invalid', field: 'etat' } },
  );
  expect((await send('case-1', '2026-03-12T10:00:00Z')).text).toContain('<a:codeRetour>9<');
  expect((await send('case-1', '2026-03-12T10:00:00Z')).text).toContain('<a:dossierInvalide');
  expect(agency.effects()).toEqual({});
});
