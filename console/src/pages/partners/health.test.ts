import { expect, it } from 'vitest';
import type { ChannelSummary } from '../../api/generated/types.ts';
import { healthOf } from './health.ts';

const channel = (more: Partial<ChannelSummary> = {}): ChannelSummary => ({ channel: 'x', direction: 'out', connector: 'rest', ...more });

it('all is well where nothing is stopped, broken, failing or held', () => {
  expect(healthOf({ channels: [channel({ state: 'active', open: 3 }), channel({ direction: 'in' })] })).toMatchObject({
    well: true,
    open: 3,
  });
});

it.each([
  ['stopped', { state: 'paused' }],
  ['stopped', { state: 'disabled' }],
  ['broken', { breaker: 'open' }],
  ['failing', { failingSince: '2026-11-22T20:00:00Z' }],
  ['held', { held: 1 }],
] as const)('%s: %j', (what, more) => {
  expect(healthOf({ channels: [channel(more)] })).toMatchObject({ [what]: 1, well: false });
});
