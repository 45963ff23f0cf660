import { expect, test } from 'vitest';
import { root } from '../../tests/support/repository.ts';
import { incompatibilities } from './compatibility.ts';
import { presentContract, releasedContract } from './contract.ts';

test('the canonical schemas have only grown since the last release', async () => {
  const released = releasedContract(root);
  expect(Object.keys(released.types).length).toBeGreaterThan(0);
  expect(incompatibilities(released, await presentContract(root))).toEqual([]);
});
