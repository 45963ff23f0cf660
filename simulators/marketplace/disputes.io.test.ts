import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type MailGateway, startMailGateway } from '../messaging/mail-gateway.ts';
import { startTextGateway, type TextGateway } from '../messaging/text-gateway.ts';
import { type ResolutionCentre, startResolutionCentre } from './resolution-centre.ts';

const signingSecret = `whsec_${Buffer.from('between the centre and the hub').toString('base64')}`;
let centre: ResolutionCentre;
let texts: TextGateway;
let mails: MailGateway;
let seed = 0;
const id = () => `PDL-${seed}`;

beforeAll(async () => {
  [centre, texts, mails] = await Promise.all([
    startResolutionCentre({ token: 't', signingSecret }),
    startTextGateway({ token: 't' }),
    startMailGateway({ token: 't', signingSecret }),
  ]);
});
afterAll(() => Promise.all([centre.close(), texts.close(), mails.close()]));
beforeEach(async () => {
  seed += 1;
  await centre.deposit({ seed, refunded: '50.00', at: new Date() });
});

async function call(url: string, body?: object | FormData, token = 't') {
  const isForm = body instanceof FormData;
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, ...(isForm ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  return { status: response.status, answer: (await response.json()) as { name?: string; details?: readonly { issue: string }[] } };
}
const act = (action: string, body: object | FormData) => call(`${centre.origin}/v1/customer/disputes/${id()}/${action}`, body);

function evidence(notes: string): FormData {
  const form = new FormData();
  form.append('input', new Blob([JSON.stringify({ evidences: [{ evidence_type: 'OTHER', notes }] })], { type: 'application/json' }));
  form.append('evidence_file_1', new Blob(['%PDF']), 'signature.pdf');
  return form;
}

it('takes evidence once, with its files', async () => {
  expect((await act('provide-evidence', evidence('Signé à l’entrée.'))).status).toBe(200);
  expect(centre.find(id())?.evidences?.at(-1)).toMatchObject({
    notes: 'Signé à l’entrée.',
    source: 'SUBMITTED_BY_SELLER',
    documents: [{ name: 'signature.pdf' }],
  });
  expect(await act('provide-evidence', evidence('Signé à l’entrée.'))).toMatchObject({
    status: 409,
    answer: { name: 'RESOURCE_CONFLICT' },
  });
});

it('takes no evidence after its day, nor where it is told not to', async () => {
  await centre.askEvidence(id(), 'OTHER', new Date(Date.now() - 1));
  const late = { status: 422, answer: { details: [{ issue: 'EVIDENCE_SUBMISSION_DEADLINE_PASSED' }] } };
  expect(await act('provide-evidence', evidence('Late.'))).toMatchObject(late);
  centre.faults.add({ when: { operation: 'escalate', reference: id() }, times: 1, fault: { kind: 'late' } });
  expect(await act('escalate', { note: '-' })).toMatchObject(late);
});

it('refunds no more than is left, and once', async () => {
  const order = (value: string) => act('refund-orders', { refund_id: 'RF-1', amount: { currency_code: 'EUR', value } });
  expect(await order('100.00')).toMatchObject({ status: 422, answer: { details: [{ issue: 'REFUND_AMOUNT_TOO_HIGH' }] } });
  expect((await order('99.90')).status).toBe(200);
  expect(centre.find(id())?.status).toBe('RESOLVED');
  expect((await order('99.90')).status).toBe(422);
  expect(centre.effects()[`refund-orders ${id()}`]).toBe(1);
});

it('hears appeals only while a decision is not final', async () => {
  await centre.adjudicate(id(), { outcome: 'RESOLVED_BUYER_FAVOUR', amount: '10.00', final: false });
  expect((await act('appeal', { note: '-' })).status).toBe(200);
  await centre.adjudicate(id(), { outcome: 'RESOLVED_SELLER_FAVOUR' });
  expect((await act('appeal', { note: '-' })).status).toBe(422);
});

it('knows who asks, and no other dispute', async () => {
  expect((await call(`${centre.origin}/v1/customer/disputes/${id()}`, undefined, 'another')).status).toBe(401);
  expect((await call(`${centre.origin}/v1/customer/disputes/PDL-0`)).status).toBe(404);
});

it('gateways take a notification once, or say why not', async () => {
  const text = { to: '+34600000000', text: 'Hola', reference: `N-${seed}`, data: 'greeting' };
  expect((await call(`${texts.origin}/v2/messages`, text)).status).toBe(202);
  expect((await call(`${texts.origin}/v2/messages`, text)).status).toBe(409);
  texts.faults.add({ times: 1, fault: { kind: 'refused', code: 'INVALID_NUMBER' } });
  expect((await call(`${texts.origin}/v2/messages`, { ...text, reference: 'N-0' })).status).toBe(400);
  const mail = { to: ['a@example.com'], subject: 'S', text: 'T', tags: [{ name: 'notification', value: `N-${seed}` }] };
  expect((await call(`${mails.origin}/emails`, mail)).status).toBe(200);
  expect((await call(`${mails.origin}/emails`, mail)).status).toBe(409);
  mails.faults.add({ times: 1, fault: { kind: 'suppressed' } });
  expect((await call(`${mails.origin}/emails`, mail)).status).toBe(422);
});
