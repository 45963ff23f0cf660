import { appendFileSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { PollingEndpoint } from '../../core/spi/connector.ts';
import { memoryBookmark, memoryIntake, recordingLog } from '../../core/testing/memory-intake.ts';
import { openSftpInbound, type SftpInboundChannel } from './inbound.ts';
import { password, type SimulatedSite, startSite } from './server.fixture.ts';

describe('sftp inbound', () => {
  let site: SimulatedSite;
  let intake = memoryIntake();
  let log = recordingLog();
  const clock = manualClock('2025-03-12T23:59:00Z');
  const endpoints: PollingEndpoint[] = [];
  beforeEach(async () => {
    site = await startSite();
    intake = memoryIntake();
    log = recordingLog();
  });
  afterEach(async () => {
    await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.stop()));
    await site.close();
  });
  const open = (
    settings: Partial<SftpInboundChannel['settings']> = {},
    credentials?: SftpInboundChannel['credentials'],
  ): PollingEndpoint => {
    const endpoint = openSftpInbound(site.inbound(settings, credentials));
    endpoints.push(endpoint);
    return endpoint;
  };
  const poll = (endpoint: PollingEndpoint) => endpoint.poll({ accept: intake.accept, bookmark: memoryBookmark(), log, clock });
  const names = async (folder: string): Promise<string[]> =>
    (await readdir(join(site.root, 'out', folder)).catch(() => [])).filter((name) => !name.startsWith('.'));

  it('keeps names, media types and bytes, and archives by day', async () => {
    await site.put('a.edi', "UNB+UNOC:3'");
    await site.put('b.JSON', '{}');
    await site.put('c', 'c');
    await poll(open());
    expect(intake.documents.map(({ filename, mediaType }) => [filename, mediaType]).sort()).toEqual([
      ['a.edi', 'application/edifact'],
      ['b.JSON', 'application/json'],
      ['c', 'application/octet-stream'],
    ]);
    expect(await names('archive/2025-03-12')).toEqual(['a.edi', 'b.JSON', 'c']);
    expect((await names('')).sort()).toEqual(['archive']);
  });

  it('deletes where the partner wants it', async () => {
    await site.put('a.edi', 'a');
    expect(await poll(open({ after: 'delete' }))).toMatchObject({ accepted: 1 });
    expect(await names('')).toEqual([]);
  });

  it('keeps both files where one of that name was archived today', async () => {
    for (const body of ['one', 'two']) {
      await site.put('a.edi', body);
      await poll(open());
    }
    const archived = await names('archive/2025-03-12');
    expect(archived).toHaveLength(2);
    expect((await Promise.all(archived.map((name) => readFile(join(site.root, 'out/archive/2025-03-12', name), 'utf8')))).sort()).toEqual([
      'one',
      'two',
    ]);
  });

  it('waits until a file is stable', async () => {
    const growing = join(site.root, 'out', 'growing.edi');
    await writeFile(growing, 'half');
    await site.put('done.edi', 'whole');
    const endpoint = open({ ready: 'stable', stableFor: 200 });
    // After the first look, before the second.
    site.watch(({ operation, path }) => {
      if (operation !== 'list' || path !== '/out') return;
      site.watch(() => {});
      appendFileSync(growing, ' and half');
    });
    expect(await poll(endpoint)).toEqual({ accepted: 1, duplicates: 0, failed: 0 });
    expect(await poll(endpoint)).toEqual({ accepted: 1, duplicates: 0, failed: 0 });
    expect(intake.documents.map(({ body }) => String(body))).toEqual(['whole', 'half and half']);
  });

  it('gives back a file that changes while it is read', async () => {
    await site.put('a.edi', 'x'.repeat(100_000));
    site.watch(({ operation, path }) => {
      if (operation === 'read') appendFileSync(join(site.root, path), 'more');
    });
    expect(await poll(open())).toEqual({ accepted: 0, duplicates: 0, failed: 1 });
    expect(intake.offers).toBe(0);
    expect(await names('')).toEqual(['a.edi']);
  });

  it('takes only what the pattern names, and nothing that is being written', async () => {
    for (const name of ['a.edi', 'a.xml', 'b.edi.tmp', '.c.edi', 'D.EDI']) await site.put(name, name);
    await mkdir(join(site.root, 'out', 'folder.edi'));
    await poll(open({ pattern: ['*.edi'] }));
    expect(intake.documents.map(({ filename }) => filename)).toEqual(['a.edi']);
  });

  it('leaves empty files alone and says so once', async () => {
    await site.put('flag.edi', '');
    const endpoint = open();
    await poll(endpoint);
    await poll(endpoint);
    expect(intake.offers).toBe(0);
    expect(await names('')).toEqual(['flag.edi']);
    expect(log.lines).toEqual([
      expect.objectContaining({ level: 'warn', fields: expect.objectContaining({ file: 'flag.edi', reason: 'it is empty' }) }),
    ]);
  });

  it('takes thousands in one poll, over one connection', { timeout: 60_000 }, async () => {
    const count = 2_000;
    for (let n = 0; n < count; n += 1) await writeFile(join(site.root, 'out', `doc-${n}.edi`), `document ${n}`);
    expect(await poll(open())).toEqual({ accepted: count, duplicates: 0, failed: 0 });
    expect(new Set(intake.documents.map(({ body }) => String(body))).size).toBe(count);
    expect(site.server.connections.opened).toBe(1);
  });

  it('keeps its connection between polls in quick succession, gets a new one when it is over, and leaves none behind', async () => {
    const endpoint = open({ poll: 1_000 });
    const looked = async (name: string) => {
      await site.put(name, name);
      expect(await poll(endpoint)).toEqual({ accepted: 1, duplicates: 0, failed: 0 });
      return site.server.connections;
    };
    expect(await looked('a.edi')).toMatchObject({ opened: 1, open: 1 });
    expect(await looked('b.edi')).toMatchObject({ opened: 1, open: 1 });
    site.fault({ cut: { atRequest: 1, when: 'before' } });
    await expect(poll(endpoint)).rejects.toMatchObject({ transient: true });
    expect(await looked('c.edi')).toMatchObject({ opened: 2, open: 1 });
    await endpoint.stop();
    await expect.poll(() => site.server.connections.open).toBe(0);
  });

  it('keeps none where polls are far apart', async () => {
    const endpoint = open({ poll: 30_000 });
    await poll(endpoint);
    await poll(endpoint);
    expect(site.server.connections.opened).toBe(2);
    await expect.poll(() => site.server.connections.open).toBe(0);
  });

  it('stops a poll when the ledger cannot take anything, and leaves the rest untouched', async () => {
    for (let n = 0; n < 50; n += 1) await site.put(`doc-${n}.edi`, `document ${n}`);
    intake.before = () => {
      throw hubError('E_NOT_READY', { reason: 'the database is away' });
    };
    expect((await poll(open())).failed).toBeLessThan(10);
    expect(await names('')).toHaveLength(50);
    expect(await names('.relais')).toEqual([]);
  });

  it('does not put a refused file over a newer one of the same name', async () => {
    await site.put('a.edi', 'old');
    intake.before = async () => {
      intake.before = () => {};
      await site.put('a.edi', 'new');
      throw hubError('E_IDEMPOTENCY_CONFLICT');
    };
    const endpoint = open();
    expect(await poll(endpoint)).toMatchObject({ failed: 1 });
    clock.advance(60_000);
    expect(await poll(endpoint)).toMatchObject({ accepted: 2 });
    expect(intake.documents.map(({ body }) => String(body)).sort()).toEqual(['new', 'old']);
  });

  it('overwrites nothing on servers whose rename replaces', async () => {
    site.fault({ renameReplaces: true });
    const endpoint = open();
    for (const body of ['one', 'two']) {
      await site.put('a.edi', body);
      await poll(endpoint);
    }
    const archived = await readdir(join(site.root, 'out', 'archive'), { recursive: true, withFileTypes: true });
    expect(archived.filter((entry) => entry.isFile())).toHaveLength(2);
    await site.put('b.edi', 'old');
    intake.before = async () => {
      intake.before = () => {};
      await site.put('b.edi', 'new');
      throw hubError('E_IDEMPOTENCY_CONFLICT');
    };
    expect(await poll(endpoint)).toMatchObject({ failed: 1 });
    clock.advance(60_000);
    expect(await poll(endpoint)).toMatchObject({ accepted: 2 });
    expect(intake.documents.map(({ body }) => String(body)).sort()).toEqual(['new', 'old', 'one', 'two']);
  });

  it('is quiet when another consumer takes a file out of the claim folder', async () => {
    await site.put('a.edi', 'x'.repeat(100_000));
    site.watch(({ operation, target = '' }) => {
      if (operation === 'rename' && target.startsWith('/out/.relais/')) rmSync(join(site.root, target));
    });
    expect(await poll(open())).toEqual({ accepted: 0, duplicates: 0, failed: 0 });
    expect([intake.offers, log.lines]).toEqual([0, []]);
  });

  it('puts away later what it could not put away at first, without a second effect', async () => {
    await site.put('a.edi', 'a');
    await mkdir(join(site.root, 'out', 'archive'));
    site.fault({ readOnly: ['/out/archive'] });
    const endpoint = open();
    expect(await poll(endpoint)).toEqual({ accepted: 1, duplicates: 0, failed: 0 });
    expect(await poll(endpoint), 'not at once').toEqual({ accepted: 0, duplicates: 0, failed: 0 });
    site.fault({});
    clock.advance(60_000);
    expect(await poll(endpoint)).toEqual({ accepted: 0, duplicates: 1, failed: 0 });
    expect(await names('.relais')).toEqual([]);
    expect(intake.documents).toHaveLength(1);
  });

  it.each<[string, Partial<SftpInboundChannel['settings']>, Partial<SftpInboundChannel['credentials']>]>([
    ['no host key', { hostKey: [] }, {}],
    ['a host key that is none', { hostKey: ['SHA256:short'] }, {}],
    ['a host that is none', { host: 'sftp://partner.example/' }, {}],
    ['a private key that is none', {}, { privateKey: 'not a key' }],
  ])('is refused with %s', (_, settings, credentials) => {
    expect(() => open(settings, { user: 'relais', password, ...credentials })).toThrowError(
      expect.objectContaining({ code: 'E_CONFIG_FIELD' }),
    );
  });

  it('does not make a folder that should be there, nor tell its name', async () => {
    await expect(poll(open({ folder: '/nowhere' }))).rejects.toMatchObject({
      code: 'E_DELIVERY_REFUSED',
      message: expect.not.stringContaining('nowhere'),
    });
  });
});
