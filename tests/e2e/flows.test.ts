import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoWorld } from '../../demo/world.ts';
import { tour } from '../../simulators/flows/index.ts';
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

  test('nothing is left open', async () => {
    const { messages } = await world.hub.runtime.ledger.counts();
    expect({ received: messages.received, processing: messages.processing }).toEqual({ received: 0, processing: 0 });
  });
});
