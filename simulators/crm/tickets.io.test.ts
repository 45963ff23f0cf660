import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTicketDesk, type TicketDesk } from './tickets.ts';

let desk: TicketDesk;
beforeEach(async () => {
  desk = await startTicketDesk({ token: 't' });
});
afterEach(() => desk.close());

async function put(id: string, at: string, token = 't', number = 'RA-1'): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${desk.url}/troubleTicket/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({
      lastUpdate: at,
      status: 'inProgress',
      troubleTicketCharacteristic: [{ name: 'money', value: 'none' }],
      externalIdentifier: [{ id: number, externalIdentifierType: 'return', owner: 'shop' }],
    }),
  });
  return { status: response.status, answer: await response.json() };
}

it('opens a ticket once, changes it, and leaves a newer state alone', async () => {
  expect(await put('case-1', '2026-03-12T10:00:00Z')).toMatchObject({ status: 201, answer: { id: 'TT-1' } });
  expect(await put('case-1', '2026-03-12T12:00:00+01:00', 't', 'P-1')).toMatchObject({ status: 200, answer: { id: 'TT-1' } });
  expect(await put('case-1', '2026-03-12T10:30:00Z')).toMatchObject({ status: 409, answer: { code: 'STALE' } });
  expect(await put('case-2', '2026-03-12T10:00:00Z', 't', 'RA-2')).toMatchObject({ status: 201, answer: { id: 'TT-2' } });
  expect(desk.about('P-1')).toMatchObject({ number: 'TT-1', version: 2, identifiers: ['RA-1', 'P-1'], characteristics: { money: 'none' } });
  expect(desk.effects()).toEqual({ 'ticket case-1': 2, 'ticket case-2': 1 });
});

it('refuses strangers and what is no ticket', async () => {
  expect((await put('case-1', '2026-03-12T10:00:00Z', 'other')).status).toBe(401);
  const headers = { authorization: 'Bearer t' };
  expect((await fetch(`${desk.url}/troubleTicket/case-1`, { method: 'PUT', headers, body: '{}' })).status).toBe(400);
  expect(desk.about('RA-1')).toBeUndefined();
});
