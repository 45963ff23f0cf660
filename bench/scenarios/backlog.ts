import { systemClock } from '../../core/kernel/clock.ts';
import { systemIds } from '../../core/kernel/ids.ts';
import { silentLog } from '../../core/spi/log.ts';
import { openLedger } from '../../platform/postgres/open-ledger.ts';
import type { Context, Row, Scenario } from '../scenario.ts';
import { brokerUrl } from '../support/broker.ts';
import { allCompleted, type Database } from '../support/database.ts';
import { returnDocuments } from '../support/document.ts';
import { partnerName } from '../support/home.ts';
import { epochMs } from '../support/statistics.ts';
import { delivered, startWorld } from '../support/world.ts';

/** How many documents wait for their commit at once while the backlog is made. */
const AT_ONCE = 1000;

/** How soon a hub that was away is at work again. */
export const backlog: Scenario = {
  name: 'backlog',
  tells: 'a hub starts with 100,000 messages accepted and not yet processed; work claimed from PostgreSQL',
  run: (context) => measure(context),
};

/** The same on the production column, with an empty broker. */
export const backlogRabbit: Scenario = {
  name: 'backlog-rabbitmq',
  tells: 'the same with a RabbitMQ that knows nothing of them',
  run: async (context) => measure(context, await brokerUrl(context)),
};

async function measure(context: Context, amqpUrl?: string): Promise<Row[]> {
  const count = context.pick(100_000, 500);
  const world = await startWorld(context, amqpUrl === undefined ? {} : { amqpUrl });
  await pile(world.database, count, context.seed);
  context.say(`${count} messages wait`);
  const hub = await world.startHub();
  await world.partner.ask('reached', 1);
  const { firstAt = Number.NaN } = await world.partner.ask('tally', undefined);
  context.say(`first delivery after ${Math.round(firstAt - hub.startedAt)} ms`);
  await delivered(world, count);
  const drainedAt = epochMs();
  await allCompleted(world.database);
  return [
    { what: `${count} messages: start of the process to ready`, figure: (hub.readyAt - hub.startedAt) / 1000, unit: 's' },
    {
      what: `${count} messages: start of the process to the first delivery`,
      figure: (firstAt - hub.startedAt) / 1000,
      unit: 's',
      target: { atMost: 3 },
    },
    { what: `${count} messages: first delivery to all settled`, figure: (drainedAt - firstAt) / 1000, unit: 's' },
    { what: 'rate of draining', figure: (count * 1000) / (drainedAt - firstAt), unit: '/s' },
  ];
}

/** Accepts so many documents without a hub that would process them. */
async function pile({ connectionString }: Database, count: number, seed: number): Promise<void> {
  const ledger = await openLedger({ connectionString, clock: systemClock, ids: systemIds, log: silentLog });
  const document = returnDocuments(seed);
  try {
    for (let from = 0; from < count; from += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => from + index);
      await Promise.all(
        numbers.map((n) =>
          ledger.accept({
            id: systemIds.next(),
            partner: partnerName(0),
            channel: 'returns',
            configHash: 'bench',
            receivedAt: systemClock.now(),
            idempotencyKey: `key:${n}`,
            headers: { 'content-type': 'application/json' },
            content: { mediaType: 'application/json', body: Buffer.from(document(n)) },
          }),
        ),
      );
    }
  } finally {
    await ledger.close();
  }
}
