import { afterEach, expect, it } from 'vitest';
import { webhookSigner } from '../../connectors/rest/webhook-signature.ts';
import { type Portal, startPortal } from './portal.ts';

const secret = `whsec_${Buffer.from('a key of twenty-four bytes').toString('base64')}`;
let portal: Portal;
afterEach(() => portal.close());

it('takes signed events, each once', async () => {
  portal = await startPortal({ signingSecret: secret });
  const body = JSON.stringify({ event: 'claim.registered', notice: 'S-1', claim: 'C-1' });
  const signed = webhookSigner(secret)('k-1', Buffer.from(body), new Date());
  const post = (headers: Readonly<Record<string, string>>) => fetch(`${portal.origin}/events`, { method: 'POST', headers, body });
  expect((await post({ ...signed })).status).toBe(200);
  expect((await post({ ...signed })).status).toBe(200);
  expect((await post({ ...signed, 'webhook-id': 'k-2' })).status).toBe(401);
  expect(portal.told('C-1')).toEqual([{ event: 'claim.registered', notice: 'S-1', claim: 'C-1' }]);
  expect(portal.effects()).toEqual({ 'event claim.registered': 1 });
});
