import type { Context, Row, Scenario } from '../scenario.ts';
import { type Broker, startBroker } from '../support/broker.ts';
import { type Consumption, consumedByOne, consumption } from '../support/consumption.ts';
import { allCompleted } from '../support/database.ts';
import { delivered, rateOf, rest, startWorld } from '../support/world.ts';

const CONNECTIONS = 64;
const LIMIT_MS = 120_000;

/** What one message costs. */
export const ledgerCost: Scenario = {
  name: 'ledger-cost',
  tells: 'what a message of end-to-end costs: processor time of hub and PostgreSQL, bytes written, statements',
  run: (context) => measure(context),
};

/** The same on the production column. */
export const ledgerCostRabbit: Scenario = {
  name: 'ledger-cost-rabbitmq',
  tells: 'the same with RabbitMQ, its processor time and operations included',
  run: async (context) => measure(context, await startBroker(context)),
};

async function measure(context: Context, broker?: Broker): Promise<Row[]> {
  const world = await startWorld(context, { countStatements: true, ...(broker === undefined ? {} : { amqpUrl: broker.url }) });
  const hub = await world.startHub();
  let from = 0;
  const plan = () => ({ origin: hub.url, doors: world.doors, from, seed: context.seed, connections: CONNECTIONS });
  const cost = async (post: () => ReturnType<typeof world.load.ask<'flood'>>): Promise<Consumption> => {
    await rest();
    const before = await consumption(hub.pid, world.database, broker);
    const posted = await post();
    rateOf(posted);
    from += posted.from.length;
    await delivered(world, from);
    await rest();
    return consumedByOne(before, await consumption(hub.pid, world.database, broker), posted.from.length);
  };
  const flood = (count: number) => cost(() => world.load.ask('flood', { ...plan(), count, ms: LIMIT_MS }));
  await flood(context.pick(8000, 200));
  const busy = await flood(context.pick(20_000, 300));
  const rate = context.pick(200, 50);
  const calm = await cost(() => world.load.ask('pace', { ...plan(), rate, ms: context.pick(15_000, 1500) }));
  await allCompleted(world.database);
  return [...rowsOf('saturated', busy, broker), ...rowsOf(`at ${rate}/s`, calm, broker)];
}

function rowsOf(load: string, one: Consumption, broker?: Broker): Row[] {
  const row = (what: string, figure: number, unit: string): Row => ({ what: `${load}: ${what}`, figure, unit });
  return [
    row('processor time of the hub', one.hubMs, 'ms'),
    row('processor time of PostgreSQL', one.databaseMs, 'ms'),
    row('write-ahead log', one.walBytes / 1024, 'KiB'),
    row('growth of the database', one.databaseBytes / 1024, 'KiB'),
    row('statements', one.statements, 'a message'),
    row('commits', one.commits, 'a message'),
    ...(broker === undefined
      ? []
      : [
          row('processor time of RabbitMQ', one.brokerMs, 'ms'),
          row('published to RabbitMQ', one.published, 'a message'),
          row('acknowledged to RabbitMQ', one.consumed, 'a message'),
        ]),
  ];
}
