import { batchInsert } from '../baselines/batch-insert.ts';
import type { Door, Posted } from '../processes/load.ts';
import type { NestCalls } from '../processes/nest.ts';
import type { Row, Scenario } from '../scenario.ts';
import type { Database } from '../support/database.ts';
import { type Latencies, latencies, median } from '../support/statistics.ts';
import { startWorker } from '../support/worker.ts';
import { rateOf, rest, startWorld } from '../support/world.ts';

const CONNECTIONS = 64;
const TARGET_RATE = 4000;
const TARGET_P99_MS = 40;

/** How fast the door takes documents. */
export const accept: Scenario = {
  name: 'accept',
  tells: 'durable accept over HTTP: a document of 1 KB is committed to the ledger before its 202; a hub that does nothing else (role api)',
  run: async (context) => {
    const { database, doors, load, startHub } = await startWorld(context);
    const hub = await startHub({ RELAIS_ROLE: 'api' });
    const bare = startWorker<NestCalls>(context, 'nest');
    const bareUrl = await bare.ask('open', undefined);
    const insert = await batchInsert(context, database);
    let from = 0;
    const plan = (origin: string, paths: readonly Door[]) => ({ origin, doors: paths, from, seed: context.seed, connections: CONNECTIONS });
    const floodHub = async (ms: number): Promise<Posted> => {
      const posted = await load.ask('flood', { ...plan(hub.url, doors), ms });
      from += posted.from.length;
      await rest();
      return posted;
    };
    const floodBare = (ms: number) => load.ask('flood', { ...plan(bareUrl, [{ path: '/accept', key: '' }]), ms });

    await floodHub(context.pick(3000, 500));
    await floodBare(context.pick(3000, 500));
    const rounds: Round[] = [];
    for (let round = 0; round < context.pick(3, 1); round += 1) {
      const posted = await floodHub(context.pick(6000, 1000));
      rounds.push({
        hub: rateOf(posted),
        answered: answerTimes(posted),
        bare: rateOf(await floodBare(context.pick(4000, 700))),
        insert: await insert(context.pick(4000, 500)),
      });
      context.say(`round ${round + 1}: ${Math.round(rounds.at(-1)?.hub ?? 0)}/s`);
    }
    const rate = context.pick(TARGET_RATE, 300);
    const offered = await load.ask('pace', { ...plan(hub.url, doors), rate, ms: context.pick(10_000, 1000), connections: 256 });
    rateOf(offered);
    await allKept(database, from + offered.from.length);
    return rowsOf(rounds, rate, answerTimes(offered));
  },
};

interface Round {
  readonly hub: number;
  readonly answered: Latencies;
  readonly bare: number;
  readonly insert: number;
}

function rowsOf(rounds: readonly Round[], rate: number, offered: Latencies): Row[] {
  const [hub, bare, insert] = [
    median(rounds.map((round) => round.hub)),
    median(rounds.map((round) => round.bare)),
    median(rounds.map((round) => round.insert)),
  ];
  const against = [
    { baseline: 'bare NestJS', ratio: hub / bare },
    { baseline: 'batch insert', ratio: hub / insert },
  ];
  return [
    { what: `accepted, ${CONNECTIONS} connections`, figure: hub, unit: '/s', target: { atLeast: TARGET_RATE }, against },
    { what: 'p50 at that rate', figure: median(rounds.map(({ answered }) => answered.p50)), unit: 'ms' },
    { what: 'p99 at that rate', figure: median(rounds.map(({ answered }) => answered.p99)), unit: 'ms', target: { atMost: TARGET_P99_MS } },
    { what: `p50 at ${rate}/s offered`, figure: offered.p50, unit: 'ms' },
    { what: `p99 at ${rate}/s offered`, figure: offered.p99, unit: 'ms', target: { atMost: TARGET_P99_MS } },
    { what: 'baseline: bare NestJS on Fastify answers 202', figure: bare, unit: '/s' },
    { what: 'baseline: PostgreSQL, 100 rows an INSERT, 2 connections', figure: insert, unit: '/s' },
  ];
}

function answerTimes({ answered, from }: Posted): Latencies {
  return latencies(answered.map((at, index) => at - (from[index] ?? Number.NaN)));
}

async function allKept({ client }: Database, posted: number): Promise<void> {
  const { rows } = await client.query<{ kept: string }>('SELECT count(*) AS kept FROM messages');
  if (rows[0]?.kept !== String(posted)) throw new Error(`${posted} documents were accepted and ${rows[0]?.kept} are in the ledger`);
}
