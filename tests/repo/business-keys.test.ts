import { expect, test } from 'vitest';
import { businessKey } from '../../core/canonical/codes.ts';
import { repositoryFiles, textOf } from '../support/repository.ts';

/** Names in `"businessKeys": { … }`, without the partner that a number may be of. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/"businessKeys": \{([^{}]*)\}/g)].flatMap(([, keys = '']) =>
    [...keys.matchAll(/"([^"@\s]+)(?:@[a-z0-9-]+)?":/g)].map(([, name = '']) => name),
  );
}

test('every business key that a mapping gives is in business-keys.json', () => {
  const used = repositoryFiles()
    .filter((path) => path.startsWith('mappings/') && (path.endsWith('.jsonata') || path.endsWith('.json')))
    .flatMap((path) => namesIn(textOf(path)).map((name) => ({ path, name })));
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter(({ name }) => businessKey(name) === undefined)).toEqual([]);
});
