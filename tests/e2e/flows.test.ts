import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { DemoWorld } from '../../demo/world.ts';
import { settled } from '../../simulators/flows/expect.ts';
import { tour } from '../../simulators/flows/index.ts';
import { tradeInFlows } from '../../simulators/flows/trade-ins.ts';
import { operatorOf } from '../support/operator.ts';
import { freshDemoWorld } from '../support/world.ts';

let world: DemoWorld;

beforeAll(async () => {
  world = await freshDemoWorld();
});
afterAll(() => world?.stop());

/** All of them are played by `npm run demo -- --once`, which CI runs, too. */
describe('a flow of each subject of the demo', () => {
  for (const [index, flow] of tour.entries()) {
    test(`${flow.name}: ${flow.tells}`, async () => {
      const story = await flow.run(world, 1_000 + index);
      expect(story.messages.length).toBeGreaterThan(0);
    });
  }

  test('replaying all that was said about a trade-in pays nobody twice, nor orders anything again', async () => {
    const [flow = expect.fail('there is none')] = tradeInFlows.filter(({ name }) => name === 'trade-in-best-offer');
    const seed = 1_000 + tour.length;
    const { caseId = expect.fail('it is no case') } = (await flow.run(world, seed)).root;
    const { secondeVie, transfers } = world.partners.tradeIns;
    const number = `TI-${seed}-1`;
    const item = secondeVie.itemOf(number);
    const effects = () =>
      [transfers, secondeVie].map((partner) =>
        Object.entries(partner.effects()).filter(([effect]) => effect.endsWith(number) || effect.endsWith(` ${item}`)),
      );
    const before = effects();
    expect(before).toEqual([[[`payout PO-${number}`, 1]], expect.arrayContaining([[`accept ${item}`, 1]])]);
    const { items } = await world.ledger.messages({ caseId, limit: 100 });
    const said = items.filter(({ source }) => source === 'received' || source === 'reply').reverse();
    expect(said.length).toBeGreaterThan(10);
    for (const { id } of said) {
      const { messageId } = await operatorOf(world).post<{ messageId: MessageId }>(`/api/messages/${id}/replay`);
      await settled(world, messageId);
    }
    expect(effects()).toEqual(before);
  });

  test('nothing is left open', async () => {
    const { messages } = await world.hub.runtime.ledger.counts();
    expect({ received: messages.received, processing: messages.processing }).toEqual({ received: 0, processing: 0 });
  });
});
