import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoWorld } from '../../demo/world.ts';
import { cast } from '../../simulators/cast/index.ts';
import { flows } from '../../simulators/flows/index.ts';
import { freshDemoWorld } from '../support/world.ts';

let world: DemoWorld;

beforeAll(async () => {
  world = await freshDemoWorld();
});
afterAll(() => world?.stop());

describe('every flow of the demo', () => {
  for (const [index, flow] of flows.entries()) {
    test(`${flow.name}: ${flow.tells}`, async () => {
      const story = await flow.run(world, 1_000 + index);
      expect(story.messages.length).toBeGreaterThan(0);
    });
  }

  test('every partner of the cast has had its part', async () => {
    const silent: string[] = [];
    for (const pack of Object.values(cast).flatMap(({ packs }) => packs)) {
      const { items } = await world.hub.runtime.ledger.messages({ partner: pack, limit: 1 });
      if (items.length === 0) silent.push(pack);
    }
    expect(silent).toEqual([]);
  });

  test('nothing is left open', async () => {
    const { messages } = await world.hub.runtime.ledger.counts();
    expect({ received: messages.received, processing: messages.processing }).toEqual({ received: 0, processing: 0 });
  });
});
