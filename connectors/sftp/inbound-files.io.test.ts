import { appendFileSync } from 'node:fs';
import { appendFile, chmod, mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { memoryBookmark, memoryIntake, recordingLog } from '../../core/testing/memory-intake.ts';
import { openSftpInbound, type SftpInboundChannel, type SftpInboundEndpoint } from './inbound.ts';
import { onlyAt, startOpenSshSite } from './openssh.fixture.ts';
import { type Site, startSite } from './server.fixture.ts';

const servers: readonly (readonly [string, () => Promise<Site>])[] = [
  ['the simulator', startSite],
  ['OpenSSH', startOpenSshSite],
];

describe.each(servers)('files fetched from %s', (server, start) => {
  let site: Site;
  let intake = memoryIntake();
  let log = recordingLog();
  const clock = manualClock('2025-12-31T23:30:00Z');
  const endpoints: SftpInboundEndpoint[] = [];
  beforeEach(async () => {
    site = await start();
    intake = memoryIntake();
    log = recordingLog();
  });
  afterEach(async () => {
    await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.stop()));
    await site.close();
  });
  const open = (settings: Partial<SftpInboundChannel['settings']> = {}): SftpInboundEndpoint => {
    const endpoint = openSftpInbound(site.inbound(settings));
    endpoints.push(endpoint);
    return endpoint;
  };
  const poll = (endpoint: SftpInboundEndpoint) => endpoint.poll({ accept: intake.accept, bookmark: memoryBookmark(), log, clock });
  const out = (...path: readonly string[]): string => join(site.root, 'out', ...path);
  /** All files below a folder of `out`, but those of claims. */
  const filesIn = async (folder: string): Promise<readonly string[]> => {
    const found = await readdir(out(folder), { recursive: true, withFileTypes: true }).catch(() => []);
    const files = found.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name).slice(out().length + 1));
    return files.filter((path) => !path.startsWith('.relais/')).sort();
  };
  const accepted = (): readonly string[] => intake.documents.map(({ filename = '' }) => filename).sort();

  describe('patterns and sub-folders', () => {
    it('takes what a pattern names and no exclusion', async () => {
      for (const name of ['a.edi', 'b.xml', 'c.txt', 'test_d.edi', 'e.edi.tmp', '.f.edi']) await site.put(name, name);
      await poll(open({ pattern: ['*.edi', '*.xml'], exclude: ['test_*'] }));
      expect(accepted()).toEqual(['a.edi', 'b.xml']);
    });

    it('searches sub-folders to their depth, and keeps them in the archive', async () => {
      for (const folder of ['out/north', 'out/north/old', 'out/north/old/older', 'out/.hidden', 'out/skipped'])
        await site.makeFolder(folder);
      for (const path of ['a', 'north/a', 'north/old/b', 'north/old/older/c', '.hidden/d', 'skipped/e']) await site.put(path, path);
      const endpoint = open({ depth: 2, exclude: ['skipped'] });
      expect(await poll(endpoint)).toEqual({ accepted: 3, duplicates: 0, failed: 0 });
      expect(await poll(endpoint), 'the archive is not searched').toEqual({ accepted: 0, duplicates: 0, failed: 0 });
      expect(intake.documents.map(({ filename, headers }) => [filename, headers])).toEqual(
        expect.arrayContaining([
          ['a', {}],
          ['a', { folder: 'north' }],
          ['b', { folder: 'north/old' }],
        ]),
      );
      expect(await filesIn('')).toEqual([
        '.hidden/d',
        'archive/2025-12-31/a',
        'archive/2025-12-31/north/a',
        'archive/2025-12-31/north/old/b',
        'north/old/older/c',
        'skipped/e',
      ]);
    });

    it('gives back a refused file to its sub-folder', async () => {
      await site.makeFolder('out/north');
      await site.put('north/a', 'a');
      intake.before = () => {
        throw hubError('E_IDEMPOTENCY_CONFLICT');
      };
      expect(await poll(open({ depth: 1 }))).toMatchObject({ failed: 1 });
      expect(await filesIn('')).toEqual(['north/a']);
    });

    it('takes over what a crash left of a sub-folder', async () => {
      for (const folder of ['north', '.relais', '.relais/north']) await site.makeFolder(`out/${folder}`);
      await site.put('.relais/north/1735687740000-0a1b2c3d-1-a.edi', 'left');
      expect(await poll(open({ depth: 1 }))).toMatchObject({ accepted: 1 });
      expect(await filesIn('')).toEqual(['archive/2025-12-31/north/a.edi']);
    });
  });

  describe('when a file is finished', () => {
    it('is told by a marker, which goes with it', async () => {
      for (const name of ['a.csv', 'a.csv.done', 'b.csv', 'c.csv', 'c.csv.ok']) await site.put(name, name);
      const endpoint = open({ ready: 'marker' });
      expect(await poll(endpoint)).toMatchObject({ accepted: 2 });
      expect(accepted()).toEqual(['a.csv', 'c.csv']);
      expect(await filesIn('')).toEqual(['archive/2025-12-31/a.csv', 'archive/2025-12-31/c.csv', 'b.csv']);
      await site.put('b.csv.done', '');
      expect(await poll(endpoint)).toMatchObject({ accepted: 1 });
    });

    it('is not told by a marker that a former file left', async () => {
      await site.put('a.csv.done', '');
      await utimes(out('a.csv.done'), 1_700_000_000, 1_700_000_000);
      await site.put('a.csv', 'half');
      const endpoint = open({ ready: 'marker' });
      expect(await poll(endpoint)).toEqual({ accepted: 0, duplicates: 0, failed: 0 });
      expect(log.lines).toEqual([
        expect.objectContaining({ fields: expect.objectContaining({ reason: expect.stringContaining('marker') }) }),
      ]);
      await appendFile(out('a.csv'), ' and half');
      await site.put('a.csv.done', '');
      expect(await poll(endpoint)).toMatchObject({ accepted: 1 });
      expect(String(intake.documents[0]?.body)).toBe('half and half');
    });

    it('is tried again without its marker when it was refused', async () => {
      await site.put('a.csv', 'a');
      await site.put('a.csv.ok', '');
      intake.before = () => {
        throw hubError('E_IDEMPOTENCY_CONFLICT');
      };
      const endpoint = open({ ready: 'marker' });
      expect(await poll(endpoint)).toMatchObject({ failed: 1 });
      intake.before = () => {};
      clock.advance(60_000);
      expect(await poll(endpoint)).toMatchObject({ accepted: 1 });
      expect(await readdir(out('.relais'))).toEqual([]);
    });

    it('leaves no marker behind after a crash, and none of a newer file', async () => {
      await site.makeFolder('out/.relais');
      for (const name of ['a', 'b']) await site.put(`.relais/1735687740000-0a1b2c3d-1-${name}`, `old ${name}`);
      for (const name of ['a.ok', 'b', 'b.ok']) await site.put(name, `new ${name}`);
      expect(await poll(open({ ready: 'marker' }))).toMatchObject({ accepted: 3 });
      expect(intake.documents.map(({ body }) => String(body)).sort()).toEqual(['new b', 'old a', 'old b']);
      expect((await filesIn('')).filter((path) => !path.startsWith('archive/'))).toEqual([]);
    });

    it('is told by its being the same in several looks', async () => {
      await site.put('a', 'one');
      // It grows all the time: between two looks it is never the same.
      const writer = setInterval(() => appendFileSync(out('a'), 'more'), 5);
      const tally = await poll(open({ ready: 'stable', stableFor: 400, looks: 5 })).finally(() => clearInterval(writer));
      expect(tally).toEqual({ accepted: 0, duplicates: 0, failed: 0 });
      expect(await filesIn('')).toEqual(['a']);
    });
  });

  describe('what is taken', () => {
    it('is in the order of the settings, as many as one poll takes, and all in the end', async () => {
      const names = ['c', 'a', 'd', 'b', 'e'];
      for (const [n, name] of names.entries()) {
        await site.put(name, name);
        await utimes(out(name), 1_700_000_000 + n, 1_700_000_000 + n);
      }
      // Left alone, it is not counted.
      await site.put('0', '');
      const taken = async (order: string): Promise<readonly string[]> => {
        intake = memoryIntake();
        const endpoint = openSftpInbound({ ...site.inbound({ order, limit: 2, after: 'archive' }), concurrency: 1 });
        endpoints.push(endpoint);
        const tallies = [await poll(endpoint), await poll(endpoint), await poll(endpoint)];
        expect(tallies.map(({ accepted: count }) => count)).toEqual([2, 2, 1]);
        return intake.documents.map(({ filename = '' }) => filename);
      };
      expect(await taken('oldest')).toEqual(names);
      for (const name of names) await rename(out('archive/2025-12-31', name), out(name));
      expect(await taken('name')).toEqual(['a', 'b', 'c', 'd', 'e']);
    });

    it('is not what is too large or too small: it stays, and is told once', async () => {
      await site.put('large', 'x'.repeat(101));
      await site.put('small', 'x');
      await site.put('fits', 'x'.repeat(100));
      const endpoint = open({ minBytes: 2, maxBytes: 100 });
      expect(await poll(endpoint)).toEqual({ accepted: 1, duplicates: 0, failed: 0 });
      await poll(endpoint);
      expect(log.lines).toHaveLength(2);
      expect((await filesIn('')).filter((path) => !path.startsWith('archive/'))).toEqual(['large', 'small']);
    });

    it('goes into quarantine where there is one, and is not read', async () => {
      await site.makeFolder('out/north');
      for (const name of ['large', 'north/large']) await site.put(name, `${name}${'x'.repeat(101)}`);
      await site.put('empty', '');
      const endpoint = open({ maxBytes: 100, quarantine: 'refused', empty: 'quarantine', depth: 1 });
      expect(await poll(endpoint)).toEqual({ accepted: 0, duplicates: 0, failed: 3 });
      expect(await poll(endpoint)).toEqual({ accepted: 0, duplicates: 0, failed: 0 });
      expect(await filesIn('')).toEqual(['refused/empty', 'refused/large', 'refused/north/large']);
      expect(log.lines.map(({ level, fields }) => [level, 'code' in fields && fields.code]).sort()).toEqual([
        ['error', 'E_BODY_TOO_LARGE'],
        ['error', 'E_BODY_TOO_LARGE'],
        ['error', 'E_DELIVERY_REFUSED'],
      ]);
      await site.put('large', `again${'x'.repeat(101)}`);
      await poll(endpoint);
      expect(await filesIn('refused')).toHaveLength(4);
    });

    it('may put away what is empty', async () => {
      await site.put('flag', '');
      expect(await poll(open({ empty: 'archive' }))).toEqual({ accepted: 0, duplicates: 0, failed: 0 });
      expect(await filesIn('')).toEqual(['archive/2025-12-31/flag']);
      await site.put('flag', '');
      await poll(open({ empty: 'archive', after: 'delete' }));
      expect(await filesIn('')).toEqual(['archive/2025-12-31/flag']);
      expect(intake.offers).toBe(0);
    });
  });

  describe('the archive', () => {
    it('has a folder for each date, in the time zone of the settings', async () => {
      await site.put('a', 'a');
      await poll(open({ archive: 'done/{yyyy}/{MM}/{dd}', timezone: 'Europe/Paris' }));
      expect(await filesIn('')).toEqual(['done/2026/01/01/a']);
    });

    it('may lie elsewhere', async () => {
      await site.makeFolder('old');
      await site.put('a', 'a');
      await poll(open({ archive: '../old/{yyyy}' }));
      await site.put('b', 'b');
      const { folder } = site.inbound().settings;
      await poll(open({ archive: `${folder.replace(/out$/, 'old')}/{yyyy}` }));
      expect((await readdir(join(site.root, 'old/2025'))).sort()).toEqual(['a', 'b']);
    });

    it('keeps all files of one name', async () => {
      const endpoint = open();
      for (const body of ['one', 'two', 'three']) {
        await site.put('a', body);
        await poll(endpoint);
      }
      const kept = await filesIn('archive/2025-12-31');
      expect((await Promise.all(kept.map((path) => readFile(out(path), 'utf8')))).sort()).toEqual(['one', 'three', 'two']);
      expect(kept[kept.length - 1]).toMatch(/\/a$/);
    });
  });

  describe('hostile files', () => {
    it.each([
      ['a line break', 'a\nb.edi', 'a_b.edi'],
      ['terminal codes', '\u001b[31mred.edi', '_[31mred.edi'],
      ['backslashes', 'a\\..\\..\\x.edi', 'a\\..\\..\\x.edi'],
      ['what looks like options', '-rf', '-rf'],
      ['glob characters', '*?[x].edi', '*?[x].edi'],
      ['an emoji', '📦.edi', '📦.edi'],
      ['the name of a claim', '1735687740000-0a1b2c3d-1-x.edi', '1735687740000-0a1b2c3d-1-x.edi'],
      ['the longest name that a claim leaves room for', 'n'.repeat(220), 'n'.repeat(220)],
    ])('are taken with %s in their names', async (_, name, filename) => {
      await site.put(name, 'x');
      expect(await poll(open())).toMatchObject({ accepted: 1 });
      expect(accepted()).toEqual([filename]);
      expect(await filesIn('')).toEqual([join('archive/2025-12-31', name)]);
    });

    it('stay, with a word, where a claim has no room for their names', async () => {
      await site.put('n'.repeat(255), 'x');
      expect(await poll(open())).toEqual({ accepted: 0, duplicates: 0, failed: 0 });
      expect(log.lines).toHaveLength(1);
    });

    it('are left alone when they are links, folders, or hidden', async () => {
      await writeFile(join(site.root, 'secret'), 'secret');
      await site.makeFolder('elsewhere');
      await writeFile(join(site.root, 'elsewhere', 'x'), 'x');
      await symlink(join(site.root, 'secret'), out('link.edi'));
      await symlink(join(site.root, 'elsewhere'), out('linked'));
      await symlink(out(), out('circle'));
      await site.makeFolder('out/folder.edi');
      await site.put('.hidden.edi', 'x');
      expect(await poll(open({ depth: 20 }))).toEqual({ accepted: 0, duplicates: 0, failed: 0 });
      expect(await filesIn('')).toEqual(['.hidden.edi', 'circle', 'link.edi', 'linked']);
      expect(log.lines).toEqual([]);
    });

    it('that vanish between the look and the claim are nobody’s fault', async () => {
      for (const name of ['a', 'b']) await site.put(name, name);
      intake.after = () => rm(out('b'), { force: true });
      const endpoint = openSftpInbound({ ...site.inbound(), concurrency: 1 });
      endpoints.push(endpoint);
      expect(await poll(endpoint)).toEqual({ accepted: 1, duplicates: 0, failed: 0 });
      expect(log.lines).toEqual([]);
    });
  });

  it('a claim folder that holds other things is no harm', async () => {
    await site.makeFolder('out/.relais');
    await mkdir(out('.relais/1735687740000-0a1b2c3d-1-x'));
    await site.put('.relais/README', 'x');
    await site.put('a', 'a');
    expect(await poll(open())).toEqual({ accepted: 1, duplicates: 0, failed: 0 });
  });

  it('a file with the name of the claim folder is told', async () => {
    await site.put('.relais', 'x');
    await expect(poll(open())).rejects.toMatchObject({
      message: expect.stringContaining('could not make the claim folder: a file has its name'),
    });
  });

  it('a test tells what is wrong', async () => {
    const test = (settings: Partial<SftpInboundChannel['settings']> = {}) => open(settings).test(new AbortController().signal);
    await site.put('a', 'a');
    await test();
    expect((await readdir(out())).sort()).toEqual(['.relais', 'a']);
    await expect(test({ folder: `${site.inbound().settings.folder}/nowhere` })).rejects.toMatchObject({
      code: 'E_DELIVERY_REFUSED',
      message: expect.stringContaining('the folder of the setting folder: no such file or folder'),
    });
    await expect(test({ folder: `${site.inbound().settings.folder}/a` })).rejects.toMatchObject({
      message: expect.stringContaining('names a file, not a folder'),
    });
    await expect(open().test(AbortSignal.abort())).rejects.toMatchObject({ message: expect.stringContaining('cancelled') });
  });

  const rights = onlyAt(server, 'rights', 'the simulator has those of whoever runs the tests, who may be root');
  describe.runIf(server === 'OpenSSH')(rights, () => {
    it('are named where they are missing', async () => {
      await site.makeFolder('out/.relais');
      await site.put('a', 'a');
      await chmod(out(), 0o555);
      await expect(open().test(new AbortController().signal)).rejects.toMatchObject({
        message: expect.stringMatching(/change the folder, from which files are moved as they are taken: permission denied/),
      });
      expect(await poll(open())).toEqual({ accepted: 0, duplicates: 0, failed: 1 });
      expect(log.lines).toEqual([
        expect.objectContaining({ fields: expect.objectContaining({ reason: expect.stringContaining('permission denied') }) }),
      ]);
      await chmod(out(), 0o000);
      await expect(poll(open())).rejects.toMatchObject({ message: expect.stringMatching(/permission denied/) });
      await chmod(out(), 0o777);
      expect(await poll(open())).toMatchObject({ accepted: 1 });
    });

    it('are missing on one file or one sub-folder only: the others go on', async () => {
      await site.makeFolder('out/closed');
      for (const name of ['a', 'b', 'closed/c']) await site.put(name, name);
      await chmod(out('a'), 0o000);
      await chmod(out('closed'), 0o000);
      expect(await poll(open({ depth: 1 }))).toEqual({ accepted: 1, duplicates: 0, failed: 1 });
      expect(accepted()).toEqual(['b']);
      await chmod(out('closed'), 0o777);
      expect((await filesIn('')).filter((path) => !path.startsWith('archive/'))).toEqual(['a', 'closed/c']);
      expect(log.lines).toHaveLength(2);
    });
  });

  const charsets = onlyAt(server, 'names in other character sets', "the simulator is ssh2's server, which reads names as UTF-8");
  describe.runIf(server === 'OpenSSH')(charsets, () => {
    const latin1 = (text: string): Buffer => Buffer.concat([Buffer.from(`${out()}/`), Buffer.from(text, 'latin1')]);

    it('are fetched and archived byte for byte', async () => {
      await writeFile(latin1('Rückläufer.edi'), 'x');
      await poll(open({ nameCharset: 'iso-8859-1', pattern: ['Rück*'] }));
      expect(accepted()).toEqual(['Rückläufer.edi']);
      expect(
        await readFile(Buffer.concat([Buffer.from(out('archive/2025-12-31/')), Buffer.from('Rückläufer.edi', 'latin1')]), 'utf8'),
      ).toBe('x');
    });

    it('are reached though the settings say UTF-8', async () => {
      await site.put('Rückläufer.edi', 'utf-8');
      await writeFile(latin1('Gerät.edi'), 'latin1');
      await writeFile(latin1('\xff\xfe\x81'), 'anything');
      expect(await poll(open())).toEqual({ accepted: 3, duplicates: 0, failed: 0 });
      expect(accepted()).toEqual(['Gerät.edi', 'Rückläufer.edi', 'ÿþ_']);
    });
  });
});
