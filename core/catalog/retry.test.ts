import { describe, expect, it } from 'vitest';
import { describePosition } from '../kernel/position.ts';
import { loadCatalog } from './load.ts';
import type { OutboundChannel, RetryPolicy } from './model.ts';
import { edited, packInput } from './pack.fixture.ts';
import { noRetry, standardRetry } from './retry.ts';

const file = 'mappings/acme/partner.yaml';

/** The policy of acme/answers with this line; or what is wrong with it. */
function read(line: string): RetryPolicy | readonly string[] {
  const result = loadCatalog(packInput(edited(file, 'retry: [1s, 2m]', line)));
  if ('findings' in result) return result.findings.map(({ at, message }) => `${describePosition(at)} ${message}`);
  return (result.catalog.channel('acme/answers') as OutboundChannel).retry;
}

describe('retry', () => {
  it.each<[string, RetryPolicy]>([
    ['retry: standard', standardRetry],
    ['retry: none', noRetry],
    ['retry: [5s, 2h]', { delaysMs: [5_000, 7_200_000], jitter: 0.2 }],
    ['retry: { every: 1h, for: 3h }', { delaysMs: [3_600_000, 3_600_000, 3_600_000], jitter: 0.2 }],
    ['retry: { every: 7h, for: 24h }', { delaysMs: Array<number>(3).fill(25_200_000), jitter: 0.2 }],
  ])('is read: %s', (line, policy) => {
    expect(read(line)).toEqual(policy);
  });

  it.each([
    ['retry: often', 'retry must be standard, none, a list of delays such as'],
    ['retry: { every: 1h }', 'retry lacks the field for'],
    ['retry: { every: 1h, for: 30m }', 'retry.for is shorter than retry.every'],
    ['retry: { every: 1s, for: 30d }', 'retry would try again more than 10000 times'],
  ])('is refused: %s', (line, sentence) => {
    expect(read(line)).toEqual([expect.stringContaining(sentence)]);
  });
});
