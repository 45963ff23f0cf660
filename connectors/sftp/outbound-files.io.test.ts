import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../core/kernel/ids.ts';
import type { OutboundDocument, OutboundEndpoint } from '../../core/spi/connector.ts';
import { onlyAt, startOpenSshSite } from './openssh.fixture.ts';
import { openSftpOutbound, type SftpOutboundChannel } from './outbound.ts';
import { type Site, startSite } from './server.fixture.ts';

/** Half an hour before the year ends in UTC. */
const key = uuidv7(Date.parse('2025-12-31T23:30:05Z'), 0, Buffer.alloc(16));
const document: OutboundDocument = {
  body: Buffer.from("UNB+UNOC:3+A+B+250312:1000+17'UNZ+1+17'"),
  mediaType: 'application/edifact',
  idempotencyKey: key,
  parameters: { type: 'RETINS', controlReference: '17', returnNumber: 'Gerät 1/€' },
};

const servers: readonly (readonly [string, () => Promise<Site>])[] = [
  ['the simulator', startSite],
  ['OpenSSH', startOpenSshSite],
];

describe.each(servers)('files put on %s', (server, start) => {
  let site: Site;
  const endpoints: OutboundEndpoint[] = [];
  beforeEach(async () => {
    site = await start();
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
  const names = async (): Promise<readonly string[]> => (await readdir(join(site.root, 'in'))).sort();
  const folder = (): string => join(site.root, 'in');

  describe('names', () => {
    it.each([
      ['{type}_{yyyyMMdd}_{HHmmss}.edi', 'UTC', 'RETINS_20251231_233005.edi'],
      ['{type}_{yyyy}-{MM}-{dd}.edi', 'Europe/Paris', 'RETINS_2026-01-01.edi'],
      ['{returnNumber}.edi', 'UTC', 'Gerät_1_€.edi'],
    ])('are filled: %s', async (filename, timezone, name) => {
      expect(await send(open({ filename, timezone }))).toEqual({ kind: 'accepted' });
      expect(await names()).toEqual([name]);
    });

    it('are the same at every attempt, however late', async () => {
      const endpoint = open({ filename: '{yyyyMMddHHmmss}_{idempotencyKey}.edi' });
      await send(endpoint);
      await send(endpoint);
      expect(await names()).toEqual([`20251231233005_${key}.edi`]);
    });

    it('are refused in a time zone or with a marker that is none', () => {
      const refused = expect.objectContaining({ code: 'E_CONFIG_FIELD' });
      expect(() => open({ timezone: 'Mars' })).toThrowError(refused);
      expect(() => open({ nameCharset: 'iso-8859-1', folder: '/€' })).toThrowError(refused);
    });
  });

  describe('a marker', () => {
    it('comes after its file', async () => {
      expect(await send(open({ marker: '{stem}.ok' }))).toEqual({ kind: 'accepted' });
      expect(await names()).toEqual(['RETINS_17.edi', 'RETINS_17.ok']);
      expect(await readFile(join(folder(), 'RETINS_17.ok'))).toHaveLength(0);
    });

    it('is put by the next attempt where it is missing, and is no harm where it is not', async () => {
      const endpoint = open({ marker: '{name}.done' });
      await send(endpoint);
      await rm(join(folder(), 'RETINS_17.edi.done'));
      expect(await send(endpoint)).toEqual({ kind: 'accepted' });
      expect(await send(endpoint)).toEqual({ kind: 'accepted' });
      expect(await names()).toEqual(['RETINS_17.edi', 'RETINS_17.edi.done']);
    });
  });

  it('writes in a folder of its own where there is one', async () => {
    await site.makeFolder('in/tmp');
    expect(await send(open({ temporaryFolder: 'tmp' }))).toEqual({ kind: 'accepted' });
    expect(await readdir(join(folder(), 'tmp'))).toEqual([]);
  });

  it('takes a file with the same bytes for this document', async () => {
    const endpoint = open();
    expect([await send(endpoint), await send(endpoint)]).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }]);
    expect(await names()).toEqual(['RETINS_17.edi']);
  });

  it('waits while another is there, of the same size or not, and never touches it', async () => {
    const endpoint = open();
    for (const body of ['another'.padEnd(document.body.length), 'another', '']) {
      await writeFile(join(folder(), 'RETINS_17.edi'), body);
      expect(await send(endpoint)).toMatchObject({
        kind: 'deferred',
        error: { code: 'E_DELIVERY_UNAVAILABLE', message: expect.stringContaining('a file of this name waits to be fetched') },
      });
      expect(await readFile(join(folder(), 'RETINS_17.edi'), 'utf8')).toBe(body);
      expect(await names()).toEqual(['RETINS_17.edi']);
    }
    await rm(join(folder(), 'RETINS_17.edi'));
    await mkdir(join(folder(), 'RETINS_17.edi'));
    expect(await send(endpoint), 'a folder of this name').toMatchObject({ kind: 'deferred' });
  });

  it('replaces another where the settings say so', async () => {
    const endpoint = open({ existing: 'replace' });
    expect(await send(endpoint), 'none is there').toEqual({ kind: 'accepted' });
    await writeFile(join(folder(), 'RETINS_17.edi'), 'another');
    // Root's tests log in as somebody else, who replaces it by the rights of the folder.
    expect(await send(endpoint)).toEqual({ kind: 'accepted' });
    expect(await readFile(join(folder(), 'RETINS_17.edi'))).toEqual(document.body);
    expect(await names()).toEqual(['RETINS_17.edi']);
  });

  it('puts an empty document, and one of several pieces', async () => {
    const endpoint = open({ filename: '{n}' });
    for (const size of [0, 1, 32_767, 32_768, 32_769, 3_000_000]) {
      const body = Buffer.alloc(size, 'relais');
      expect(await send(endpoint, { body, parameters: { n: `${size}` } })).toEqual({ kind: 'accepted' });
      expect((await readFile(join(folder(), `${size}`))).equals(body)).toBe(true);
      expect(await send(endpoint, { body, parameters: { n: `${size}` } })).toEqual({ kind: 'accepted' });
    }
  });

  it('a test tells what is wrong, and leaves nothing', async () => {
    const test = (settings: Partial<SftpOutboundChannel['settings']> = {}) => open(settings).test(new AbortController().signal);
    const at = site.outbound().settings.folder;
    await test();
    expect(await names()).toEqual([]);
    await writeFile(join(folder(), 'file'), '');
    await expect(test({ folder: `${at}/nowhere` })).rejects.toMatchObject({ message: expect.stringContaining('setting folder: no such') });
    await expect(test({ folder: `${at}/file` })).rejects.toMatchObject({ message: expect.stringContaining('names a file, not a folder') });
    await expect(test({ temporaryFolder: 'tmp' })).rejects.toMatchObject({ message: expect.stringContaining('setting temporaryFolder') });
    await expect(open().test(AbortSignal.abort())).rejects.toMatchObject({ message: expect.stringContaining('cancelled') });
  });

  const right = 'a missing right is named, by the test and by the outcome';
  const asRoot = onlyAt(server, right, 'the simulator has the rights of whoever runs the tests, who may be root');
  it.runIf(server === 'OpenSSH')(asRoot, async () => {
    await chmod(folder(), 0o555);
    const message = expect.stringContaining('could not create a file in the folder: permission denied');
    await expect(open().test(new AbortController().signal)).rejects.toMatchObject({ code: 'E_DELIVERY_REFUSED', message });
    expect(await send(open())).toMatchObject({ kind: 'rejected', error: { code: 'E_DELIVERY_REFUSED', message } });
  });

  const charset = onlyAt(server, 'writes names in the character set of the server', "ssh2's server reads names as UTF-8");
  it.runIf(server === 'OpenSSH')(charset, async () => {
    expect(await send(open({ filename: '{returnNumber}.edi', nameCharset: 'windows-1252' }))).toEqual({ kind: 'accepted' });
    expect(await send(open({ filename: '{returnNumber}.edi', nameCharset: 'iso-8859-1' }))).toEqual({ kind: 'accepted' });
    const found = await readdir(Buffer.from(folder()), { encoding: 'buffer' });
    expect(found.map((name) => name.toString('latin1')).sort()).toEqual(['Ger\xe4t_1__.edi', 'Ger\xe4t_1_\x80.edi']);
  });
});
