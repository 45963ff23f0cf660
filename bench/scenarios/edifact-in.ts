import { retannInterchange } from '../../simulators/retailer/returns.ts';
import type { Scenario } from '../scenario.ts';
import { allCompleted } from '../support/database.ts';
import { makeEdifact } from '../support/edifact-home.ts';
import { epochMs, median } from '../support/statistics.ts';
import { delivered, rest, startWorld } from '../support/world.ts';

/** How fast an interchange is worked through. */
export const edifactIn: Scenario = {
  name: 'edifact-in',
  tells: 'one EDIFACT interchange of 1,000 RETANN posted at the door: until every message of it is mapped, delivered and recorded',
  run: async (context) => {
    const count = context.pick(1000, 50);
    const world = await startWorld(context);
    await makeEdifact(world.home);
    const hub = await world.startHub();
    const [door] = world.doors;
    let sent = 0;
    const post = async (): Promise<{ accepted: number; settled: number }> => {
      const number = sent / count + 1;
      const text = retannInterchange({ controlReference: `BENCH${number}`, count, variant: 'd01b', seed: context.seed + number });
      const began = epochMs();
      const answer = await fetch(`${hub.url}${door?.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/edifact', 'x-api-key': door?.key ?? '' },
        body: Buffer.from(text, 'latin1'),
      });
      if (answer.status !== 202) throw new Error(`the door answers ${answer.status}: ${await answer.text()}`);
      const accepted = epochMs() - began;
      sent += count;
      await delivered(world, sent);
      return { accepted, settled: epochMs() - began };
    };
    await post();
    const rounds: Awaited<ReturnType<typeof post>>[] = [];
    for (let round = 0; round < context.pick(5, 1); round += 1) {
      await rest();
      rounds.push(await post());
    }
    await allCompleted(world.database);
    const settled = median(rounds.map((round) => round.settled));
    return [
      { what: `interchange of ${count}: messages delivered and recorded`, figure: (count * 1000) / settled, unit: '/s' },
      { what: `interchange of ${count}: from the post to the last outcome`, figure: settled / 1000, unit: 's' },
      { what: `interchange of ${count}: accepted`, figure: median(rounds.map((round) => round.accepted)), unit: 'ms' },
    ];
  },
};
