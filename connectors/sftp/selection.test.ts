import { describe, expect, it } from 'vitest';
import { nameCodec } from './charset.ts';
import type { SftpInboundChannel } from './inbound.ts';
import { Selection, unchanged } from './selection.ts';
import { inboundDefaults } from './server.fixture.ts';
import type { FoundFile } from './walk.ts';

const file = (path: string, changes: Partial<FoundFile> = {}): FoundFile => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  path,
  kind: 'file',
  size: 1,
  modifiedAt: 0,
  ...changes,
});

/** Chooses, and tells what was said of the others. */
function choose(files: readonly FoundFile[], settings: Partial<SftpInboundChannel['settings']> = {}) {
  const told: string[] = [];
  const selection = new Selection({ ...inboundDefaults, host: 'partner.example', hostKey: [], folder: '/out', ...settings });
  const chosen = selection.choose(files, (path, reason) => told.push(`${path}: ${reason}`));
  return { paths: chosen.map(({ path }) => path), told, chosen };
}

describe('the order', () => {
  const files = [file('c', { modifiedAt: 2 }), file('b', { modifiedAt: 1 }), file('a', { modifiedAt: 2 }), file('10', { modifiedAt: 3 })];
  it('is the oldest first, then by name', () => {
    expect(choose(files).paths).toEqual(['b', 'a', 'c', '10']);
  });
  it('is by name where the settings say so', () => {
    expect(choose(files, { order: 'name' }).paths).toEqual(['10', 'a', 'b', 'c']);
  });
});

it('leaves what is no document, and says why where it might be one', () => {
  const entries = [
    file('link', { kind: 'other' }),
    file('.hidden'),
    file('a.tmp'),
    file('empty', { size: 0 }),
    file('small', { size: 4 }),
    file('large', { size: 101 }),
    file('n'.repeat(221)),
    file('slash', { name: '../there' }),
    file('dots', { name: '..' }),
    file('nul', { name: 'a\0' }),
  ];
  const { paths, told } = choose(entries, { minBytes: 5, maxBytes: 100 });
  expect(paths).toEqual([]);
  expect(told).toEqual([
    'empty: it is empty',
    'small: it has fewer than 5 bytes',
    'large: it has more than 100 bytes',
    expect.stringContaining('longer than 220 bytes'),
    'slash: its name is not one of a file',
    'dots: its name is not one of a file',
    'nul: its name is not one of a file',
  ]);
});

it('includes and excludes by name and by path', () => {
  const files = ['a.edi', 'a.xml', 'a.txt', 'test_a.edi', 'north/a.edi', 'north/old/a.edi'].map((path) => file(path));
  expect(choose(files, { pattern: ['*.edi', '*.xml'], exclude: ['test_*', 'north/old/*'] }).paths).toEqual([
    'a.edi',
    'a.xml',
    'north/a.edi',
  ]);
});

it('compares what people read, however the name travels', () => {
  const wire = (text: string, charset: string) => nameCodec(charset).write(text);
  const patterns = { pattern: ['Rückläufer*'] };
  expect(choose([file(wire('Rückläufer 1', 'utf-8'))], patterns).paths).toHaveLength(1);
  // Decomposed, as macOS keeps names.
  expect(choose([file(wire('Ru\u0308ckla\u0308ufer 1', 'utf-8'))], patterns).paths).toHaveLength(1);
  expect(choose([file(wire('Rückläufer 1', 'iso-8859-1'))], { ...patterns, nameCharset: 'iso-8859-1' }).paths).toHaveLength(1);
  // Not UTF-8, where it should be.
  expect(choose([file(wire('Rückläufer 1', 'iso-8859-1'))], patterns).paths).toHaveLength(1);
});

describe('markers', () => {
  const marked = (files: readonly FoundFile[], settings: Partial<SftpInboundChannel['settings']> = {}) =>
    choose(files, { ready: 'marker', ...settings });
  it('tell which files are finished, and are no documents', () => {
    const { chosen } = marked([file('a.csv'), file('a.csv.done'), file('b.csv'), file('c.csv.ok'), file('d.csv'), file('d.csv.ok')]);
    expect(chosen.map(({ path, markers }) => [path, markers])).toEqual([
      ['a.csv', ['a.csv.done']],
      ['d.csv', ['d.csv.ok']],
    ]);
  });
  it('are looked for beside the file', () => {
    expect(marked([file('north/a.csv'), file('a.csv.done')]).paths).toEqual([]);
    expect(marked([file('north/a.csv'), file('north/a.ok')], { marker: ['{stem}.ok'] }).paths).toEqual(['north/a.csv']);
  });
  it('are not believed when they are older than the file, or a folder', () => {
    const { paths, told } = marked([file('a.csv', { modifiedAt: 2 }), file('a.csv.done', { modifiedAt: 1 })]);
    expect([paths, told]).toEqual([[], ['a.csv: its marker is older than the file itself']]);
    expect(marked([file('a.csv'), file('a.csv.done', { kind: 'folder' })]).paths).toEqual([]);
  });
});

it('takes as unchanged what has the same size and time at both looks', () => {
  const look = (files: readonly FoundFile[]) => choose(files).chosen;
  const first = look([file('same'), file('grew'), file('touched'), file('went')]);
  const second = look([file('same'), file('grew', { size: 2 }), file('touched', { modifiedAt: 1 }), file('came')]);
  expect(unchanged(first, second).map(({ path }) => path)).toEqual(['same']);
});
