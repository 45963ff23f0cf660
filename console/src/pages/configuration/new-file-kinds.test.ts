import { expect, it } from 'vitest';
import { exampleFor, isPossiblePath, newFileKinds } from './new-file-kinds.ts';

it.each([
  ['mappings/alerts.yaml', true],
  ['mappings/acme/in/a.jsonata', true],
  ['schemas/partners/acme/a.xsd', true],
  ['mappings/PARTNER/codes.yaml', false],
  ['mappings/routes/NAME.yaml', false],
  ['mappings/../a.yaml', false],
  ['schemas/canonical/a.json', false],
])('%s can be begun: %s', (path, can) => {
  expect(isPossiblePath(path)).toBe(can);
});

it('every kind begins with its example', () => {
  for (const { path, example } of newFileKinds) expect(exampleFor(path)).toBe(example);
  expect(exampleFor('schemas/partners/acme/a.xsd')).toBe('\n');
});
