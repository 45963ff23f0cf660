import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import type { Vhost } from '../services/broker.ts';
import { testBroker } from '../services/test-broker.ts';
import { type Market, openMarket } from '../support/buyers.ts';
import { dataFolder } from '../support/data-folder.ts';
import { freePort, type HubProcess, startHubProcess } from '../support/hub-process.ts';

const broker = testBroker();
let market: Market;
let data: string;
let vhost: Vhost | undefined;
let hub: HubProcess;
let variables: Record<string, string>;

async function open(column: string): Promise<void> {
  [data, market] = await Promise.all([dataFolder('gatherings'), openMarket()]);
  vhost = column === 'RabbitMQ' ? await broker.vhost() : undefined;
  const token = 'gatherings-test-admin-token-0123456789';
  const own = { RELAIS_HOME: market.home, RELAIS_DATA: data, RELAIS_ADMIN_TOKEN: token, LOG_LEVEL: 'warn', PORT: String(await freePort()) };
  variables = { ...own, ...(vhost === undefined ? {} : { AMQP_URL: vhost.url }) };
  hub = await startHubProcess(variables);
}

async function close(): Promise<void> {
  await hub?.stop();
  await market?.stop();
  await vhost?.remove();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
}

let asked = 0;

/** Asks the buyers, each time anew. @returns the message */
async function ask(number: string, rule: string): Promise<string> {
  asked += 1;
  const { messageId } = await hub.api<{ messageId: string }>('/api/channels/shop/asks/messages', {
    method: 'POST',
    body: JSON.stringify({ number, rule, asked }),
  });
  return messageId;
}

const message = (id: string) => hub.api<MessageDetail>(`/api/messages/${id}`);

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(30);
  }
}

/** The gathering of a message, once it says what is looked for. */
function gathering(id: string, isRight: (view: NonNullable<MessageDetail['gatherings']>[number]) => boolean) {
  return until(async () => (await message(id)).gatherings?.find(isRight));
}

const outcome = (number: string) => until(() => market.told(number)[0]);

describe.each(['embedded', 'RabbitMQ'])('over the %s transport', (column) => {
  beforeAll(() => open(column), 120_000);
  afterAll(close);

  describe('answers of three buyers', () => {
    test('are gathered when all have come to their end: the best offer goes back to who asked', async () => {
      market.plan('N1', { 'buyer-a': 100, 'buyer-b': 120, 'buyer-c': 'refuses' });
      const id = await ask('N1', 'all');
      expect(await outcome('N1')).toEqual({ best: 'buyer-b', answers: ['buyer-a answered', 'buyer-b answered', 'buyer-c rejected'] });
      const view = await gathering(id, ({ state }) => state === 'closed');
      expect(view).toMatchObject({ requestId: id, route: 'best offer all', complete: 'all' });
      expect(view.answers.map(({ channel, status, late, types }) => [channel, status, late, types])).toEqual([
        ['buyer-a/quotes', 'answered', false, ['shipment.refused']],
        ['buyer-b/quotes', 'answered', false, ['shipment.refused']],
        ['buyer-c/quotes', 'rejected', false, []],
      ]);
      const gathered = await until(async () => {
        const found = await message(view.messageId);
        return found.status === 'completed' ? found : undefined;
      });
      expect(gathered).toMatchObject({ source: 'gather', parentId: id, types: ['shipment.labelled'], caseId: (await message(id)).caseId });
      const replies = await Promise.all((await message(id)).replies.map(message));
      expect(
        replies.map(({ status }) => status),
        'no route is needed for what answers',
      ).toEqual(['completed', 'completed']);
    });

    test('are enough with the first, and the later one is in the case and nowhere else', async () => {
      market.plan('N2', { 'buyer-a': 90, 'buyer-b': 'quiet', 'buyer-c': 'fails' });
      const id = await ask('N2', 'first');
      expect((await outcome('N2')).best).toBe('buyer-a');
      market.release('N2', 500);
      const late = await gathering(id, ({ answers }) => answers[1]?.status === 'answered');
      expect(late.answers[1]).toMatchObject({ late: true, types: ['shipment.refused'] });
      const reply = await message(late.answers[1]?.replyId ?? '');
      expect(reply).toMatchObject({ status: 'completed', caseId: (await message(id)).caseId });
      expect(market.told('N2')).toHaveLength(1);
    });

    test('are enough with two', async () => {
      market.plan('N3', { 'buyer-a': 90, 'buyer-b': 95, 'buyer-c': 'quiet' });
      await ask('N3', 'two');
      expect(await outcome('N3')).toEqual({ best: 'buyer-b', answers: ['buyer-a answered', 'buyer-b answered', 'buyer-c late'] });
      market.release('N3', 1);
    });

    test('are those that are there when the time is up', async () => {
      market.plan('N4', { 'buyer-a': 90, 'buyer-b': 'quiet', 'buyer-c': 'fails' });
      await ask('N4', 'soon');
      expect(await outcome('N4')).toEqual({ best: 'buyer-a', answers: ['buyer-a answered', 'buyer-b late', 'buyer-c failed'] });
      market.release('N4', 1);
    });

    test('are none, and the mapping says so', async () => {
      market.plan('N5', { 'buyer-a': 'refuses', 'buyer-b': 'fails', 'buyer-c': 'quiet' });
      await ask('N5', 'soon');
      expect(await outcome('N5')).toEqual({ best: 'none', answers: ['buyer-a rejected', 'buyer-b failed', 'buyer-c late'] });
      market.release('N5', 1);
    });
  });

  test('a route is taken once in a case by messages that come at the same time', async () => {
    market.plan('O1', { 'buyer-a': 10, 'buyer-b': 10, 'buyer-c': 10 });
    const ids = await Promise.all(Array.from({ length: 6 }, () => ask('O1', 'once')));
    await outcome('O1');
    const ended = await Promise.all(
      ids.map((id) =>
        until(async () => {
          const found = await message(id);
          return found.status === 'completed' ? found : undefined;
        }),
      ),
    );
    expect(ended.flatMap(({ deliveries }) => deliveries)).toHaveLength(1);
    expect(market.asked('O1', 'buyer-a')).toBe(1);
    expect(market.told('O1')).toHaveLength(1);
  });

  test('a hub that is killed before, while and after answers are gathered asks each buyer once and tells the shop once', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `K${index + 1}`);
    for (const number of numbers) market.plan(number, { 'buyer-a': 80, 'buyer-b': 'quiet', 'buyer-c': 'refuses' });
    for (const number of numbers.slice(0, 6)) await ask(number, 'soon');
    for (const number of numbers.slice(6)) await ask(number, 'all');
    for (const delay of [0, 150, 300]) {
      await pause(delay);
      await hub.kill();
      hub = await startHubProcess(variables);
      for (const number of numbers) market.release(number, 200);
    }
    for (const number of numbers) {
      await until(() => {
        market.release(number, 200);
        return market.told(number)[0];
      });
    }
    for (const number of numbers) {
      expect(market.told(number), number).toHaveLength(1);
      expect(
        (['buyer-a', 'buyer-b', 'buyer-c'] as const).map((buyer) => market.asked(number, buyer)),
        number,
      ).toEqual([1, 1, 1]);
    }
  }, 180_000);
});
