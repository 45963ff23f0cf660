import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from './load.ts';
import { packFiles, packInput } from './pack.fixture.ts';

const yamlFiles = Object.keys(packFiles).filter((path) => path.endsWith('.yaml'));
const piece = fc.constantFrom(
  '',
  ':',
  '- ',
  '{',
  '}',
  '[',
  '"',
  "'",
  '\n',
  '  ',
  '\t',
  '? ',
  '! ',
  '*a',
  '&a ',
  '|',
  '%',
  '${',
  '${X}',
  'null',
  '1',
  '\u0000',
  '\ufeff',
  '__proto__: 1\n',
  'secret:a/b',
  '<<: ',
);

describe('loadCatalog', () => {
  it('never throws, whatever a file holds, and places what it finds', () => {
    const damage = fc.record({
      path: fc.constantFrom(...yamlFiles),
      from: fc.nat(2_000),
      length: fc.nat(30),
      by: fc.array(piece, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(damage, ({ path, from, length, by }) => {
        const text = packFiles[path] ?? '';
        const start = from % text.length;
        const result = loadCatalog(packInput({ [path]: text.slice(0, start) + by.join('') + text.slice(start + length) }));
        for (const found of 'findings' in result ? result.findings : []) expect(found.at.file).toMatch(/^mappings\//);
      }),
      { seed: 20261122, numRuns: 150 },
    );
  });
});
