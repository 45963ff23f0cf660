import type { Context, Row, Scenario } from '../scenario.ts';
import { within } from '../support/scope.ts';
import { listenForSettled } from '../support/settled.ts';
import { type Latencies, latencies, median } from '../support/statistics.ts';
import { delivered, rateOf, rest, startWorld } from '../support/world.ts';

/** What one dead partner does to the others. */
export const isolation: Scenario = {
  name: 'isolation',
  tells: 'one partner among fifty takes connections and never answers: how long the messages of the others take, from post to outcome',
  run: async (context) => {
    const rounds: { without: Latencies; dead: Latencies }[] = [];
    for (let round = 0; round < context.pick(3, 1); round += 1) {
      const once = (dead: boolean) => within(context, (part) => others(part, dead));
      rounds.push({ without: await once(false), dead: await once(true) });
      context.say(
        `round ${round + 1}: p99 ${rounds.at(-1)?.without.p99.toFixed(1)} ms, ${rounds.at(-1)?.dead.p99.toFixed(1)} ms with a dead partner`,
      );
    }
    return rowsOf(rounds, rateFor(context));
  },
};

const rateFor = (context: Context) => context.pick(300, 50);

/** Latencies of all partners but the first, on a hub and a ledger of their own.
 *  @param dead does the first never answer? */
async function others(context: Context, dead: boolean): Promise<Latencies> {
  const partners = context.pick(50, 5);
  const world = await startWorld(context, { partners });
  const { doors, load, partner } = world;
  const hub = await world.startHub();
  const plan = (from: number, doorsUsed: typeof doors) => ({
    origin: hub.url,
    doors: doorsUsed,
    from,
    seed: context.seed,
    connections: 64,
  });
  const warmUp = partners * context.pick(40, 4);
  rateOf(await load.ask('flood', { ...plan(0, doors), count: warmUp, ms: 60_000 }));
  await delivered(world, warmUp);
  if (dead) await partner.ask('hang', 0);
  const settled = listenForSettled(context, world.database);
  await rest();

  const posted = await load.ask('pace', {
    ...plan(warmUp, doors),
    rate: rateFor(context),
    ms: context.pick(20_000, 1500),
    connections: 256,
  });
  rateOf(posted);
  const ofOthers = posted.ids.map((_, index) => index).filter((index) => index % partners !== 0);
  await partner.ask('reached', warmUp + (dead ? ofOthers.length : posted.ids.length));
  await rest();
  const times = settled.latencies({
    ids: ofOthers.map((index) => posted.ids[index] ?? ''),
    from: Float64Array.from(ofOthers, (index) => posted.from[index] ?? Number.NaN),
  });
  return latencies(times);
}

function rowsOf(rounds: readonly { readonly without: Latencies; readonly dead: Latencies }[], rate: number): Row[] {
  const middle = (of: 'without' | 'dead', which: 'p50' | 'p99') => median(rounds.map((round) => round[of][which]));
  const [without, dead] = [middle('without', 'p99'), middle('dead', 'p99')];
  return [
    {
      what: `p99 of the others, one dead, against none dead, ${rate}/s in all`,
      figure: dead / without,
      unit: '×',
      target: { atMost: 1.2 },
    },
    { what: 'p50 and none dead', figure: middle('without', 'p50'), unit: 'ms' },
    { what: 'p50 and one dead', figure: middle('dead', 'p50'), unit: 'ms' },
    { what: 'p99 and none dead', figure: without, unit: 'ms' },
    { what: 'p99 and one dead', figure: dead, unit: 'ms' },
  ];
}
