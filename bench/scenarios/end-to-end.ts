import { publishConfirm } from '../baselines/publish-confirm.ts';
import type { LoadCalls, Posted } from '../processes/load.ts';
import type { NestCalls } from '../processes/nest.ts';
import type { PartnerCalls } from '../processes/partner.ts';
import type { Context, Row, Scenario } from '../scenario.ts';
import { brokerUrl } from '../support/broker.ts';
import { allCompleted } from '../support/database.ts';
import { listenForSettled } from '../support/settled.ts';
import { epochMs, latencies, median } from '../support/statistics.ts';
import { startWorker } from '../support/worker.ts';
import { delivered, rateOf, rest, startWorld } from '../support/world.ts';

const CONNECTIONS = 64;
const LIMIT_MS = 120_000;

/** The whole road, on the transport that needs no broker. */
export const endToEnd: Scenario = {
  name: 'end-to-end',
  tells: 'REST → map → route → REST, 1 KB messages, from the post to the outcome in the ledger; work claimed from PostgreSQL',
  run: (context) => measure(context, { column: 'PostgreSQL', target: 3000 }),
};

/** The same on the production column. */
export const endToEndRabbit: Scenario = {
  name: 'end-to-end-rabbitmq',
  tells: 'the same, work carried by RabbitMQ',
  run: async (context) => measure(context, { column: 'RabbitMQ', target: 1500, amqpUrl: await brokerUrl(context) }),
};

interface Column {
  readonly column: string;
  /** Messages a second. */
  readonly target: number;
  readonly amqpUrl?: string;
}

async function measure(context: Context, { column, target, amqpUrl }: Column): Promise<Row[]> {
  const world = await startWorld(context, amqpUrl === undefined ? {} : { amqpUrl });
  const { database, doors, load } = world;
  const hub = await world.startHub();
  const forward = await forwardBaseline(context);
  const publish = amqpUrl === undefined ? undefined : await publishConfirm(context, amqpUrl);
  let from = 0;
  const plan = () => ({ origin: hub.url, doors, from, seed: context.seed, connections: CONNECTIONS });
  const saturate = async (count: number): Promise<number> => {
    const began = epochMs();
    const posted = await load.ask('flood', { ...plan(), count, ms: LIMIT_MS });
    rateOf(posted);
    from += posted.from.length;
    await delivered(world, from);
    return (posted.from.length * 1000) / (epochMs() - began);
  };

  await saturate(context.pick(8000, 200));
  const rounds: { hub: number; forward: number; publish: number }[] = [];
  for (let round = 0; round < context.pick(3, 1); round += 1) {
    rounds.push({
      hub: await saturate(context.pick(20_000, 400)),
      forward: await forward(context.pick(4000, 500)),
      publish: (await publish?.(context.pick(4000, 500))) ?? Number.NaN,
    });
    context.say(`round ${round + 1}: ${Math.round(rounds.at(-1)?.hub ?? 0)}/s`);
    await rest();
  }
  const rate = median(rounds.map((round) => round.hub));
  const settled = listenForSettled(context, database);
  await rest();
  const posted = await load.ask('pace', { ...plan(), rate: rate / 2, ms: context.pick(15_000, 1000), connections: 256 });
  rateOf(posted);
  from += posted.from.length;
  await delivered(world, from);
  await rest();
  const half = latencies(settled.latencies(posted));
  await allCompleted(database);

  const bare = median(rounds.map((round) => round.forward));
  const raw = median(rounds.map((round) => round.publish));
  return [
    {
      what: `${column}: delivered and recorded`,
      figure: rate,
      unit: '/s',
      target: { atLeast: target },
      against: [
        { baseline: 'bare NestJS forward', ratio: rate / bare },
        ...(publish === undefined ? [] : [{ baseline: 'publish-confirm', ratio: rate / raw }]),
      ],
    },
    { what: `${column}: p50 at ${Math.round(rate / 2)}/s offered`, figure: half.p50, unit: 'ms' },
    { what: `${column}: p99 at ${Math.round(rate / 2)}/s offered`, figure: half.p99, unit: 'ms', target: { atMost: 100 } },
    { what: 'baseline: bare NestJS forwards by undici, no ledger', figure: bare, unit: '/s' },
    ...(publish === undefined ? [] : [{ what: 'baseline: amqplib publish-confirm, quorum queue, window 200', figure: raw, unit: '/s' }]),
  ];
}

/** What NestJS does without a ledger: post in, post out, answer. @returns measures for so many milliseconds */
async function forwardBaseline(context: Context): Promise<(ms: number) => Promise<number>> {
  const partner = startWorker<PartnerCalls>(context, 'partner');
  const load = startWorker<LoadCalls>(context, 'load');
  const bare = startWorker<NestCalls>(context, 'nest');
  const [to] = await partner.ask('open', 1);
  const origin = await bare.ask('open', to);
  const flood = (ms: number): Promise<Posted> =>
    load.ask('flood', { origin, doors: [{ path: '/forward', key: '' }], from: 0, seed: context.seed, connections: CONNECTIONS, ms });
  await flood(context.pick(2000, 300));
  return async (ms) => rateOf(await flood(ms));
}
