import { describe, expect, it } from 'vitest';
import { addRow, changeRow, faultOf, knownValues, newRow, readCodeLists, removeRow } from './code-lists.ts';

const text = `lists:
  # The words of the web shop.
  reasons:
    - { partner: damaged, canonical: damaged_on_arrival }
    - { partner: not-wanted, canonical: change_of_mind, to: "2024-12-31" } # renamed

  # Kinds of relay points.
  points:
    - { partner: "01", canonical: shop, preferred: true }
`;

const rowsOf = (name: string, of = text) => readCodeLists(of)?.find((list) => list.name === name)?.rows ?? [];

describe('code lists as a table', () => {
  it('are read with what the file says above each', () => {
    expect(readCodeLists(text)?.map(({ name, comment }) => [name, comment])).toEqual([
      ['reasons', 'The words of the web shop.'],
      ['points', 'Kinds of relay points.'],
    ]);
    expect(rowsOf('points')).toEqual([{ ...newRow('01'), canonical: 'shop', preferred: true }]);
  });

  it('a new code changes one line, and no other', () => {
    const changed = addRow(text, 'reasons', { ...newRow('broken glass'), canonical: 'damaged_on_arrival', from: '2026-11-01' });
    expect(changed.split('\n').filter((line) => !text.includes(line))).toEqual([
      '    - { partner: broken glass, canonical: damaged_on_arrival, from: "2026-11-01" }',
    ]);
    expect(changed.split('\n')).toHaveLength(text.split('\n').length + 1);
    expect(rowsOf('reasons', changed).at(-1)).toMatchObject({ partner: 'broken glass', from: '2026-11-01' });
  });

  it('codes that look like numbers stay texts', () => {
    const changed = addRow(text, 'points', { ...newRow('007'), canonical: '12' });
    expect(changed).toContain('- { partner: "007", canonical: "12" }');
  });

  it('a row is changed in its place, its comment stays', () => {
    const [, renamed] = rowsOf('reasons');
    if (renamed === undefined) throw new Error('there is no second row');
    const changed = changeRow(text, 'reasons', 1, { ...renamed, to: '', canonical: 'withdrawal' });
    expect(changed).toContain('- { partner: not-wanted, canonical: withdrawal } # renamed');
    expect(changeRow(text, 'reasons', 1, renamed)).toBe(text);
  });

  it('a row can be taken away', () => {
    expect(rowsOf('reasons', removeRow(text, 'reasons', 0)).map(({ partner }) => partner)).toEqual(['not-wanted']);
  });

  it('a list that is not there yet is made, also in an empty file', () => {
    const row = { ...newRow('x'), canonical: 'y' };
    expect(rowsOf('modes', addRow(text, 'modes', row))).toEqual([row]);
    expect(rowsOf('modes', addRow('', 'modes', row))).toEqual([row]);
  });

  it('what is no file of code lists is left to the text editor', () => {
    expect(readCodeLists('lists: [')).toBeUndefined();
    expect(readCodeLists('lists: { reasons: 3 }')).toBeUndefined();
    expect(readCodeLists('')).toEqual([]);
  });
});

describe('a row that cannot stand', () => {
  const rows = rowsOf('reasons');

  it.each([
    ['partner', newRow()],
    ['canonical', newRow('x')],
    ['days', { ...newRow('x'), canonical: 'y', from: '2026-02-01', to: '2026-01-01' }],
    ['days', { ...newRow('x'), canonical: 'y', from: 'soon' }],
    ['twice', { ...newRow('damaged'), canonical: 'y' }],
    ['twice', { ...newRow('not-wanted'), canonical: 'y', from: '2024-06-01' }],
    [undefined, { ...newRow('not-wanted'), canonical: 'y', from: '2025-01-01' }],
  ] as const)('%s', (fault, row) => {
    expect(faultOf(rows, row)).toBe(fault);
  });

  it('a row is not its own double', () => {
    const [first] = rows;
    if (first === undefined) throw new Error('there is no row');
    expect(faultOf(rows, { ...first, label: 'broken' }, 0)).toBeUndefined();
  });
});

describe('values that are offered', () => {
  it('are those of the list, most used first', () => {
    const rows = ['b', 'a', 'b'].map((canonical) => ({ ...newRow('x'), canonical }));
    expect(knownValues(rows)).toEqual(['b', 'a']);
  });
});
