import { afterEach, beforeEach, expect, it } from 'vitest';
import { cdar } from './cdar.ts';
import { type InvoicePlatform, startInvoicePlatform } from './invoice-platform.ts';

let platform: InvoicePlatform;
let token: string;
beforeEach(async () => {
  platform = await startInvoicePlatform({ page: 1 });
  const authorization = `Basic ${Buffer.from(`relais:${platform.clientSecret}`).toString('base64')}`;
  const answer = await fetch(platform.tokenUrl, { method: 'POST', headers: { authorization } });
  token = ((await answer.json()) as { readonly access_token: string }).access_token;
});
afterEach(() => platform.close());

const status = { number: 'S-1', code: '205', invoice: 'I-1', seller: '300000007', buyer: '400000006', at: '20250320101500' };
const ask = (path: string, body?: object | FormData) =>
  fetch(`${platform.origin}/v1/flows${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
async function put(
  text: string,
  trackingId: string,
): Promise<{ readonly status: string; readonly details?: readonly { readonly reasonCode: string }[] }> {
  const form = new FormData();
  form.set('flowInfo', JSON.stringify({ flowSyntax: 'CDAR', name: 'a.xml', trackingId }));
  form.set('file', new Blob([text], { type: 'application/xml' }), 'a.xml');
  const { flowId } = (await (await ask('', form)).json()) as { readonly flowId: string };
  const flow = (await (await ask(`/${flowId}`)).json()) as { readonly acknowledgement: Awaited<ReturnType<typeof put>> };
  return flow.acknowledgement;
}

it('shows what came in after an instant, page by page, and gives each as it is', async () => {
  platform.tell(status);
  platform.tell({ ...status, number: 'S-2' });
  const search = { where: { updatedAfter: '2025-01-01T00:00:00Z', flowDirection: ['In'] } };
  const first = (await (await ask('/search', search)).json()) as {
    readonly nextCursor: string;
    readonly results: readonly { readonly flowId: string }[];
  };
  const second = (await (await ask('/search', { ...search, cursor: first.nextCursor })).json()) as typeof first;
  expect([first.results.length, second.results.length, second.nextCursor]).toEqual([1, 1, undefined]);
  expect(await (await ask(`/${second.results[0]?.flowId}?docType=Original`)).text()).toBe(cdar({ ...status, number: 'S-2' }));
});

it('takes every flow, and says afterwards what was wrong with it', async () => {
  const refused = cdar({ ...status, code: '210', reason: 'QTE_ERR' });
  const collected = cdar({ ...status, code: '212', amounts: [{ type: 'MEN', cents: 100 }] });
  expect(await put(cdar(status), 't-1')).toEqual({ status: 'Ok' });
  for (const [text, reasonCode] of [
    [refused, 'InvoiceLCRuleError'],
    [collected, 'InvoiceLCAmountError'],
    [cdar({ ...status, code: '213' }), 'InvoiceLCInvalidStatus'],
    ['<a/>', 'InvalidSchema'],
  ] as const)
    expect(await put(text, reasonCode)).toMatchObject({ status: 'Error', details: [{ reasonCode }] });
  expect(await put(cdar(status), 't-1')).toMatchObject({ details: [{ reasonCode: 'AlreadyExistingFlow' }] });
  expect(platform.effects()).toEqual({ 'post t-1': 1 });
  expect(platform.sent('I-1')).toHaveLength(1);
});

it('knows its callers, and what it was never given', async () => {
  expect((await fetch(`${platform.origin}/v1/flows/search`, { method: 'POST' })).status).toBe(401);
  expect((await ask('/flow-9')).status).toBe(404);
  expect((await ask('', { hello: 1 })).status).toBe(400);
});
