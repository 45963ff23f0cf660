import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseImpossible } from './new-text.ts';
import { writeFiles } from './write-files.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'relais-write-'));
  await mkdir(join(home, 'mappings/acme'), { recursive: true });
  await writeFile(join(home, 'mappings/acme/codes.yaml'), 'old');
});
afterEach(() => rm(home, { recursive: true, force: true }));

const codes = 'mappings/acme/codes.yaml';
const everything = async (): Promise<readonly string[]> => {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1))
    .sort();
};
const textOf = (path: string) => readFile(join(home, path), 'utf8');

describe('files of a change', () => {
  it('are written with new folders, and leave nothing beside them', async () => {
    const written = await writeFiles(home, [
      { path: codes, text: 'new' },
      { path: 'schemas/partners/acme/a.xsd', text: '<a/>' },
    ]);
    await written.keep();
    expect(await everything()).toEqual([codes, 'schemas/partners/acme/a.xsd']);
    expect(await textOf(codes)).toBe('new');
  });

  it('keep the mode and the owner that they had', async () => {
    await chmod(join(home, codes), 0o640);
    const { uid, gid } = await stat(join(home, codes));
    await (await writeFiles(home, [{ path: codes, text: 'new' }])).keep();
    const after = await stat(join(home, codes));
    expect([after.mode & 0o7777, after.uid, after.gid]).toEqual([0o640, uid, gid]);
  });

  it('are put back as they were, the very files, and folders that were made go', async () => {
    const { ino } = await stat(join(home, codes));
    const written = await writeFiles(home, [
      { path: codes, text: 'new' },
      { path: 'schemas/partners/acme/deep/a.xsd', text: '<a/>' },
    ]);
    await written.undo();
    expect(await textOf(codes)).toBe('old');
    expect((await stat(join(home, codes))).ino).toBe(ino);
    expect(await readdir(home)).toEqual(['mappings']);
    expect(await everything()).toEqual([codes]);
  });

  it('are written all or none', async () => {
    const tooLong = `mappings/acme/${'x'.repeat(250)}.yaml`;
    await expect(
      writeFiles(home, [
        { path: codes, text: 'new' },
        { path: 'mappings/other/a.yaml', text: 'a' },
        { path: tooLong, text: 'b' },
      ]),
    ).rejects.toMatchObject({ code: 'E_HOME_READ_ONLY', message: expect.stringContaining('ENAMETOOLONG') });
    expect(await everything()).toEqual([codes]);
    expect(await textOf(codes)).toBe('old');
    expect(await readdir(join(home, 'mappings'))).toEqual(['acme']);
  });

  it('are not written through links, to folders, or below files', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'relais-outside-'));
    try {
      await writeFile(join(outside, 'a.yaml'), 'theirs');
      await symlink(outside, join(home, 'mappings/linked'));
      await symlink(join(outside, 'a.yaml'), join(home, 'mappings/acme/a.yaml'));
      for (const [path, words] of [
        ['mappings/linked/a.yaml', 'leads through a link'],
        ['mappings/acme/a.yaml', 'leads through a link'],
        ['mappings/acme', 'is no file'],
        [`${codes}/a.yaml`, 'leads through a file'],
      ] as const)
        await expect(writeFiles(home, [{ path, text: 'ours' }])).rejects.toMatchObject({
          code: 'E_REQUEST_INVALID',
          message: expect.stringContaining(words),
        });
      expect(await readFile(join(outside, 'a.yaml'), 'utf8')).toBe('theirs');
      expect((await lstat(join(home, 'mappings/acme/a.yaml'))).isSymbolicLink()).toBe(true);
    } finally {
      await rm(outside, { recursive: true, force: true });
    }
  });
});

describe('a change is refused in words', () => {
  const known = [codes];
  it.each([
    ['', /a path is one under/],
    ['/etc/passwd', /a path is one under/],
    ['mappings', /a path is one under/],
    ['mappings/', /a path is one under/],
    ['mappings/../../etc/passwd', /a path is one under/],
    ['mappings/a..b.yaml', /a path is one under/],
    ['mappings//acme/a.yaml', /a path is one under/],
    ['mappings/./a.yaml', /a path is one under/],
    ['mappings/.hidden', /a path is one under/],
    ['mappings\\acme\\a.yaml', /a path is one under/],
    ['mappings/acme/a.yaml\n', /a path is one under/],
    ['mappings/acme/%2e%2e/a.yaml', /a path is one under/],
    ['mappings/acme/а.yaml', /a path is one under/],
    ['mappings/acme/a\u202e.yaml', /a path is one under/],
    ['mappings/acme/a\0.yaml', /a path is one under/],
    ['schemas/canonical/v1/a.json', /a path is one under/],
    ['schemas/hub/openapi.json', /a path is one under/],
    ['node_modules/a.js', /a path is one under/],
    ['mappings/acme', /mappings\/acme cannot be a file and the folder of/],
    ['mappings/acme/codes.yaml/a.yaml', /codes\.yaml cannot be a file and the folder of/],
  ])('for the path %j', (path, words) => {
    expect(() => refuseImpossible([{ path, text: '' }], known)).toThrow(
      expect.objectContaining({ code: 'E_REQUEST_INVALID', message: expect.stringMatching(words) }),
    );
  });

  it('for a file that is given twice, and for what is no text', () => {
    const path = 'mappings/acme/new.yaml';
    const twice = [
      { path, text: 'a' },
      { path, text: 'b' },
    ];
    expect(() => refuseImpossible(twice, known)).toThrow(/given twice/);
    for (const text of ['a\0b', 'a\ud800b']) expect(() => refuseImpossible([{ path, text }], known)).toThrow(/is no text/);
    expect(() => refuseImpossible([{ path, text: 'é€😀\r\n\ufeff' }], known)).not.toThrow();
  });
});
