import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../../app/hub/start-hub.ts';
import type { DeliveryView, MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import { type ReturnsPartners, startReturnsPartners } from '../../simulators/cast/returns.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { dataFolder } from '../support/data-folder.ts';
import { operatorOf, postReturn } from '../support/operator.ts';
import { startHubFor } from '../support/world.ts';

/* One ledger, and a hub on it with its partners off, then without the carrier, then with both. */

const none = { variables: {} } as ReturnsPartners;
const noCarrier = {
  CHRONOPOST_ENABLED: '',
  CHRONOPOST_URL: '',
  SECRET_CHRONOPOST_ACCOUNT: '',
  SECRET_CHRONOPOST_PASSWORD: '',
};

let data: string;
let partners: ReturnsPartners;
let hub: Hub | undefined;

beforeAll(async () => {
  [data, partners] = await Promise.all([dataFolder('switched-off'), startReturnsPartners()]);
});
afterAll(async () => {
  await hub?.stop();
  await partners?.stop();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

/** Starts the hub anew on the same ledger. */
async function restart(who: ReturnsPartners, own: Readonly<Record<string, string>> = {}) {
  await hub?.stop();
  hub = undefined;
  const started = await startHubFor(who, { RELAIS_DATA: data, ...own });
  hub = started;
  return { hub: started, api: operatorOf({ hub: started }) };
}

interface Pack {
  readonly partner: string;
  readonly enabled?: boolean;
  readonly channels: readonly Readonly<Record<string, unknown>>[];
}

test('a hub starts without any variable: its packs are there, and their doors say that they are off', async () => {
  const { hub: started, api } = await restart(none);
  const { items } = await api.get<{ items: Pack[] }>('/api/partners');
  expect(items).toMatchObject([
    { partner: 'chronopost', enabled: false, switchedOffBy: 'CHRONOPOST_ENABLED' },
    { partner: 'maison-lumen', enabled: false, switchedOffBy: 'MAISON_LUMEN_ENABLED' },
  ]);
  for (const { partner, channels } of items)
    for (const channel of channels)
      expect(channel).toMatchObject({
        state: 'disabled',
        reason: expect.stringMatching(`^switched off: .*_ENABLED switches ${partner} on`),
      });

  for (const path of ['/in/maison-lumen/returns-api', '/in/maison-lumen/returns', '/soap/maison-lumen/returns-api']) {
    const answer = await fetch(`${started.url}${path}`, { method: 'POST', body: '{}' });
    expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '600']);
    expect(await answer.json()).toMatchObject({ code: 'E_PARTNER_OFF', detail: 'The partner maison-lumen is switched off in this hub.' });
  }
  expect((await fetch(`${started.url}/soap/maison-lumen/returns-api?wsdl`)).status).toBe(503);
  for (const path of ['maison-lumen/returns-api/messages', 'maison-lumen/returns/test', 'chronopost/labels/test']) {
    const answer = await api.ask(`/api/channels/${path}`, { method: 'POST', body: '{}' });
    expect(await answer.json()).toMatchObject({ code: 'E_PARTNER_OFF' });
  }
});

test('what a partner that is off should be sent is held, never tried, and sent when it is on', async () => {
  const { hub: without, api } = await restart(partners, noCarrier);
  const { key: apiKey } = await api.post<{ key: string }>('/api/keys', { partner: 'maison-lumen' });
  const body = returnJson({ seed: 77, n: 1 });
  const id = await postReturn({ hub: without, apiKey }, body);
  const label = (story: MessageDetail): DeliveryView | undefined => story.deliveries.find(({ partner }) => partner === 'chronopost');
  const story = await eventually('the booking is held', async () => {
    const seen = await api.get<MessageDetail>(`/api/messages/${id}`);
    return seen.status === 'completed' ? seen : undefined;
  });
  expect(label(story)).toMatchObject({ channel: 'labels', status: 'held', attempts: [] });
  const { items } = await api.get<{ items: Pack[] }>('/api/partners');
  expect(items[0]?.channels[0]).toMatchObject({
    channel: 'labels',
    state: 'disabled',
    reason: 'switched off: CHRONOPOST_ENABLED switches chronopost on, at the next start',
    held: 1,
  });
  const refused = await api.ask('/api/channels/chronopost/labels/resume', { method: 'POST' });
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'E_STATE_CONFLICT' }]);
  expect(partners.carrier.effects()).toEqual({});

  const { api: again } = await restart(partners);
  const sent = await eventually('the booking is sent', async () => {
    const seen = await again.get<MessageDetail>(`/api/messages/${id}`);
    return label(seen)?.status === 'delivered' ? seen : undefined;
  });
  expect(label(sent)?.attempts.map(({ outcome }) => outcome)).toEqual(['accepted']);
  await eventually('the shop hears of the label', async () => partners.retailer.effects()[`shipment.labelled ${body.returnNumber}`]);
  expect(partners.carrier.effects()[body.returnNumber]).toBe(1);
  const now = await again.get<{ items: Pack[] }>('/api/partners');
  expect(now.items[0]?.enabled).toBe(true);
  expect(now.items[0]?.channels.map(({ state, held }) => [state, held])).toEqual(now.items[0]?.channels.map(() => ['active', 0]));
});
