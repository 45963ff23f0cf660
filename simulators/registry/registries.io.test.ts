import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startTransfers } from '../payments/transfers.ts';
import { startCamara } from './camara.ts';
import { startCheckmend } from './checkmend.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((partner) => partner.close()));
});

async function post(url: string, authorization: string, body: unknown) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
}

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

test('CAMARA: a token of the right scope; allowed, prohibited, unknown; a quota', async () => {
  const camara = await startCamara({ now: () => new Date('2026-01-15T09:00:00Z') });
  open.push(camara);
  const client = basic(camara.clientId, camara.clientSecret);
  expect((await post(camara.tokenUrl, client, 'grant_type=client_credentials&scope=other')).status).toBe(400);
  const token = await post(camara.tokenUrl, client, 'grant_type=client_credentials&scope=imei-fraud-check%3Acheck-status');
  const bearer = `Bearer ${(token.body as { access_token: string }).access_token}`;
  const check = (imei: string, authorization = bearer) => post(`${camara.url}/imei-fraud-check/vwip/check-status`, authorization, { imei });
  expect((await check('490154203237518', 'Bearer other')).status).toBe(401);
  expect((await check('12')).body).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect((await check('490154203237518')).body).toEqual({
    lastChecked: '2026-01-15T09:00:00.000Z',
    imei: '490154203237518',
    operationalStatus: 'allowed',
  });
  expect((await check('001017000042179')).body).toMatchObject({ operationalStatus: 'prohibited', prohibitedReason: 'stolen' });
  expect(await check('357355090000321')).toMatchObject({ status: 404, body: { code: 'IDENTIFIER_NOT_FOUND' } });
  camara.faults.add({ times: 1, fault: { kind: 'quota', retryAfter: 3 } }, { times: 1, fault: { kind: 'stale' } });
  expect(await check('490154203237518')).toMatchObject({ status: 429, retryAfter: '3' });
  expect((await check('490154203237518')).body).toMatchObject({ lastChecked: '2026-01-13T09:00:00.000Z' });
});

test('CheckMEND: the documented test numbers; the certificate comes by itself, at the third try', async () => {
  const checkmend = await startCheckmend();
  open.push(checkmend);
  const arrived: string[] = [];
  const home = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      arrived.push(Buffer.concat(chunks).toString());
      response.writeHead(arrived.length < 3 ? 503 : 202).end();
    });
  }).listen(0, '127.0.0.1');
  open.push(home);
  await new Promise((resolve) => home.once('listening', resolve));
  checkmend.connect({ url: `http://127.0.0.1:${(home.address() as AddressInfo).port}/`, apiKey: 'k' });
  const key = basic(checkmend.partnerId, checkmend.key);
  const verdict = async (serial: string) => (await post(`${checkmend.origin}/duediligence/1/${serial}`, key, { category: 12 })).body;
  expect(await verdict('100000010000015')).toEqual({ certid: 'CM-1', result: 'passed' });
  expect(await verdict('100000010000106')).toMatchObject({ result: 'caution' });
  expect(await verdict('357355090000875')).toMatchObject({ result: 'failed' });
  expect(await verdict('never-seen')).toMatchObject({ result: 'failed' });
  const search = await post(`${checkmend.origin}/claimscheck/search`, key, { serial: '012748000000992', storeid: '1' });
  expect(search.body).toMatchObject({ serialdetails: { fmipstatus: 'activated' } });
  expect((await post(`${checkmend.origin}/certificate/CM-9`, key, {})).status).toBe(404);
  expect((await post(`${checkmend.origin}/certificate/CM-1`, key, { url: 'https://hub.example', email: 'a@hub.example' })).status).toBe(
    202,
  );
  await expect.poll(() => checkmend.effects()).toEqual({ 'certificate CM-1': 1 });
  expect(arrived).toHaveLength(3);
});

test('transfers: one for each reference, under way or not', async () => {
  const transfers = await startTransfers();
  open.push(transfers);
  const pay = () => post(`${transfers.origin}/payouts`, `Bearer ${transfers.token}`, { reference: 'PO-1', amount: '10.00' });
  transfers.faults.add({ times: 1, fault: { kind: 'pending' } });
  expect(await pay()).toMatchObject({ status: 201, body: { status: 'PENDING' } });
  expect(await pay()).toMatchObject({ status: 409, body: { payoutId: 'po_1', status: 'EXECUTED' } });
  transfers.faults.add({ times: 1, fault: { kind: 'closed' } });
  expect(await pay()).toMatchObject({ status: 422, body: { code: 'ACCOUNT_CLOSED' } });
  expect(transfers.effects()).toEqual({ 'payout PO-1': 1 });
});
