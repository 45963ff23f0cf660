import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addRow, newRow, readCodeLists, removeRow } from '../../console/src/pages/configuration/code-lists.ts';
import { unknownCodeOf, unknownCodesOf } from '../../console/src/pages/failures/unknown-code.ts';
import { hubError } from '../../core/kernel/errors.ts';

/* What the console relies on in the rest of the repository. */

it('every codes.yaml of the packs is written as it was read', () => {
  const mappings = join(import.meta.dirname, '../../mappings');
  const files = readdirSync(mappings, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('codes.yaml'));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const source = readFileSync(join(mappings, file), 'utf8');
    const [first] = readCodeLists(source) ?? [];
    if (first === undefined || first.rows.length === 0) continue;
    const grown = addRow(source, first.name, { ...newRow('made-up'), canonical: 'made-up' });
    expect(removeRow(grown, first.name, first.rows.length), file).toBe(source);
  }
});

const finding = (code: string, list = 'reasons') => hubError('E_CODE_UNKNOWN', { code, list }).toFinding();

describe('the unknown code of a failure', () => {
  it.each(['DT', 'broken glass', '', 'is not in the list x.', 'a\nb'])('is read as the hub writes it: %j', (code) => {
    expect(unknownCodeOf(finding(code))).toEqual({ list: 'reasons', code });
  });

  it('other failures have none', () => {
    expect(unknownCodeOf(hubError('E_MAP_FAILED', { reason: 'x' }).toFinding())).toBeUndefined();
  });

  it('each is named once', () => {
    expect(unknownCodesOf([finding('A'), finding('B'), finding('A'), finding('A', 'modes')])).toEqual([
      { list: 'reasons', code: 'A' },
      { list: 'reasons', code: 'B' },
      { list: 'modes', code: 'A' },
    ]);
  });
});
