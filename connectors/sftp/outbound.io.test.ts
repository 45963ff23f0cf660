import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutboundDocument, OutboundEndpoint } from '../../core/spi/connector.ts';
import { openSftpOutbound, type SftpOutboundChannel } from './outbound.ts';
import { type SimulatedSite, startSite } from './server.fixture.ts';

const document: OutboundDocument = {
  body: Buffer.from("UNB+UNOC:3+A+B+250312:1000+17'UNZ+1+17'"),
  mediaType: 'application/edifact',
  idempotencyKey: 'key-1',
  parameters: { type: 'RETINS', controlReference: '17', returnNumber: '../RA 1/2' },
};

describe('sftp outbound', () => {
  let site: SimulatedSite;
  const endpoints: OutboundEndpoint[] = [];
  beforeEach(async () => {
    site = await startSite();
  });
  afterEach(async () => {
    await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
    await site.close();
  });
  const open = (settings: Partial<SftpOutboundChannel['settings']> = {}): OutboundEndpoint => {
    const endpoint = openSftpOutbound(site.outbound(settings));
    endpoints.push(endpoint);
    return endpoint;
  };
  const send = (endpoint: OutboundEndpoint, changes: Partial<OutboundDocument> = {}) =>
    endpoint.send({ ...document, ...changes }, new AbortController().signal);
  const folder = (): string => join(site.root, 'in');

  it('writes under a temporary name, then renames', async () => {
    expect(await send(open())).toEqual({ kind: 'accepted' });
    expect(await readdir(folder())).toEqual(['RETINS_17.edi']);
    expect(await readFile(join(folder(), 'RETINS_17.edi'))).toEqual(document.body);
    const written = site.server.operations.filter(({ operation }) => operation === 'write').map(({ path }) => path);
    expect(written).toEqual([expect.stringMatching(/^\/in\/\.RETINS_17\.edi\.[0-9a-f]{8}\.part$/)]);
    expect(site.server.operations).toContainEqual(
      expect.objectContaining({ operation: 'rename', path: written[0], target: '/in/RETINS_17.edi' }),
    );
  });

  it('writes in a folder of its own where there is one', async () => {
    await mkdir(join(folder(), 'tmp'));
    expect(await send(open({ temporaryFolder: 'tmp' }))).toEqual({ kind: 'accepted' });
    expect(site.server.operations.find(({ operation }) => operation === 'write')?.path).toMatch(/^\/in\/tmp\//);
  });

  it('takes a file with the same bytes for this document, and does not write it again', async () => {
    const endpoint = open();
    await send(endpoint);
    const writes = () => site.server.operations.filter(({ operation }) => operation === 'write').length;
    expect(writes()).toBe(1);
    expect(await send(endpoint)).toEqual({ kind: 'accepted' });
    expect(writes()).toBe(1);
  });

  it('waits while another document of this name is there, and never touches it', async () => {
    await writeFile(join(folder(), 'RETINS_17.edi'), 'another'.padEnd(document.body.length));
    const endpoint = open();
    expect(await send(endpoint)).toMatchObject({ kind: 'deferred', error: { code: 'E_DELIVERY_UNAVAILABLE' } });
    expect(await readFile(join(folder(), 'RETINS_17.edi'), 'utf8')).toContain('another');
    await rm(join(folder(), 'RETINS_17.edi'));
    expect(await send(endpoint)).toEqual({ kind: 'accepted' });
  });

  it('replaces it where the settings say so', async () => {
    await writeFile(join(folder(), 'RETINS_17.edi'), 'another');
    expect(await send(open({ existing: 'replace' }))).toEqual({ kind: 'accepted' });
    expect(await readFile(join(folder(), 'RETINS_17.edi'))).toEqual(document.body);
  });

  it.each(['before', 'after'] as const)(
    'shows the partner the whole document once, wherever the connection is cut (%s a step)',
    { timeout: 60_000 },
    async (when) => {
      const endpoint = open();
      let cuts = 0;
      for (let step = 1, reached = true; reached; step += 1) {
        const controlReference = `${when}-${step}`;
        const body = Buffer.alloc(100_000, `${when} ${step} `);
        site.fault({ cut: { atRequest: step, when, thenDown: true } });
        const first = await send(endpoint, { body, parameters: { type: 'RETINS', controlReference } });
        reached = site.server.faults.down === true;
        if (reached) {
          cuts += 1;
          expect(first.kind).not.toBe('rejected');
        }
        site.fault({});
        const present = (await readdir(folder())).includes(`RETINS_${controlReference}.edi`);
        const whole = async (): Promise<boolean> => (await readFile(join(folder(), `RETINS_${controlReference}.edi`))).equals(body);
        if (present) expect(await whole()).toBe(true);
        expect(await send(endpoint, { body, parameters: { type: 'RETINS', controlReference } })).toEqual({ kind: 'accepted' });
        expect(await whole()).toBe(true);
      }
      expect(cuts).toBeGreaterThan(6);
    },
  );

  it('removes its temporary file when the server is full', async () => {
    site.fault({ quotaBytes: 10 });
    expect(await send(open())).toMatchObject({ kind: 'deferred', error: { code: 'E_DELIVERY_UNAVAILABLE' } });
    expect(await readdir(folder())).toEqual([]);
  });

  it.each([
    ['No space left on device', {}, "the server's disk is full"],
    ['Disk quota exceeded', {}, "the user's quota on the server is used up"],
    ['Failure', { fileSystem: { freeBlocks: 0, readOnly: false } }, "the server's disk is full"],
    ['Failure', { fileSystem: { freeBlocks: 9, readOnly: true } }, "the server's file system is read-only"],
    ['Failure', {}, 'could not write the file: the server gives no reason'],
    ['Failure', { plain: true }, 'could not write the file: the server gives no reason'],
  ])('names why nothing can be written: the server says %j and tells %j', async (text, faults, words) => {
    site.fault({ quotaBytes: 10, text, ...faults });
    // There is room again once the temporary file is gone.
    site.watch(({ operation }) => {
      if (operation === 'remove') delete site.server.faults.fileSystem;
    });
    expect(await send(open())).toMatchObject({
      kind: 'deferred',
      error: { code: 'E_DELIVERY_UNAVAILABLE', message: expect.stringContaining(words) },
    });
    expect(await readdir(folder())).toEqual([]);
  });

  it('replaces a file where the server cannot do it at once, and loses nothing when the connection breaks meanwhile', async () => {
    for (let step = 1, reached = true; reached; step += 1) {
      await writeFile(join(folder(), 'RETINS_17.edi'), 'another');
      site.fault({ plain: true, cut: { atRequest: step, when: 'after', thenDown: true } });
      const endpoint = open({ existing: 'replace' });
      await send(endpoint);
      reached = site.server.faults.down === true;
      site.fault({ plain: true });
      expect(await send(endpoint)).toEqual({ kind: 'accepted' });
      expect(await readFile(join(folder(), 'RETINS_17.edi'))).toEqual(document.body);
    }
    expect(site.server.operations.some(({ operation }) => operation === 'replace')).toBe(false);
  });

  it('holds no name that a plain rename would replace', async () => {
    site.fault({ renameReplaces: true });
    await writeFile(join(folder(), 'RETINS_17.edi'), 'another');
    expect(await send(open())).toMatchObject({ kind: 'deferred' });
    expect(await readFile(join(folder(), 'RETINS_17.edi'), 'utf8')).toBe('another');
  });

  it('rejects what only a person can mend', async () => {
    expect(await send(open({ folder: '/nowhere' }))).toMatchObject({
      kind: 'rejected',
      error: { code: 'E_DELIVERY_REFUSED', message: expect.stringContaining('no such') },
    });
    site.fault({ readOnly: ['/in'] });
    expect(await send(open())).toMatchObject({
      kind: 'rejected',
      error: { code: 'E_DELIVERY_REFUSED', message: expect.stringContaining('permission denied') },
    });
  });

  it('defers a refused login: the next attempt may meet a mended one', async () => {
    site.fault({ refuseLogin: true });
    const endpoint = open();
    expect(await send(endpoint)).toMatchObject({ kind: 'deferred', error: { code: 'E_LOGIN_REFUSED' } });
    site.fault({});
    expect(await send(endpoint)).toEqual({ kind: 'accepted' });
  });

  it('names the key that it met instead of the pinned one', async () => {
    const [pinned] = [site.server.hostKeyFingerprint];
    await site.impersonate();
    const outcome = await send(open());
    expect(outcome).toMatchObject({
      kind: 'rejected',
      error: { code: 'E_PEER_UNTRUSTED', message: expect.stringContaining(site.server.hostKeyFingerprint) },
    });
    expect(site.server.hostKeyFingerprint).not.toBe(pinned);
    expect(site.server.connections.logins).toBe(0);
  });

  it('keeps values from leaving the folder', async () => {
    expect(await send(open({ filename: '{returnNumber}.edi' }))).toEqual({ kind: 'accepted' });
    expect(await readdir(folder())).toEqual(['_._RA_1_2.edi']);
  });

  it('rejects a document that gives no name, or one too long', async () => {
    const endpoint = open({ filename: '{caseId}.edi' });
    expect(await send(endpoint)).toMatchObject({ kind: 'rejected', error: { code: 'E_TEMPLATE_VALUE' } });
    expect(await send(endpoint, { parameters: { caseId: 'x'.repeat(300) } })).toMatchObject({
      kind: 'rejected',
      error: { code: 'E_TEMPLATE_VALUE' },
    });
  });

  it.each(['../{type}.edi', '/etc/{type}', '.{type}', 'a b.edi', ''])('refuses the template %j', (filename) => {
    expect(() => open({ filename })).toThrowError(expect.objectContaining({ code: 'E_CONFIG_FIELD' }));
  });

  it('tests that the folder is there', async () => {
    await open().test(new AbortController().signal);
    await expect(open({ folder: '/nowhere' }).test(new AbortController().signal)).rejects.toMatchObject({ code: 'E_DELIVERY_REFUSED' });
  });
});
