import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SftpClient from 'ssh2-sftp-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, newHostKey, type SftpServer, startSftpServer } from './server.ts';

describe('the SFTP simulator, seen by a client', () => {
  let root: string;
  let server: SftpServer;
  let client: SftpClient;
  const silent = { error() {}, end() {}, close() {} };
  const login = () => client.connect({ host: '127.0.0.1', port: server.port, username: 'shop', password: 'word' });
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'relais-simulator-'));
    await mkdir(join(root, 'shop'));
    server = await startSftpServer({ users: { shop: { password: 'word', home: 'shop' } }, root });
    client = new SftpClient('test', silent);
  });
  afterEach(async () => {
    await client.end();
    await server.close();
    await rm(root, { recursive: true, force: true });
  });

  it('serves real files', async () => {
    await login();
    const body = Buffer.alloc(300_000, 'relais');
    await client.mkdir('/a/b', true);
    await client.put(body, '/a/b/one.edi');
    expect((await readFile(join(root, 'shop/a/b/one.edi'))).equals(body)).toBe(true);
    expect(((await client.get('/a/b/one.edi')) as Buffer).equals(body)).toBe(true);
    expect(await client.stat('/a/b/one.edi')).toMatchObject({ size: 300_000, isFile: true });
    expect(await client.list('/a/b')).toMatchObject([{ type: '-', name: 'one.edi', size: 300_000 }]);
    await client.append(Buffer.from('!'), '/a/b/one.edi');
    expect(await client.stat('/a/b/one.edi')).toMatchObject({ size: 300_001 });
    await client.delete('/a/b/one.edi');
    await client.rmdir('/a', true);
    expect(await client.list('/')).toEqual([]);
  });

  it('renames as OpenSSH does: plainly never over a file, with posix-rename always', async () => {
    await login();
    await client.put(Buffer.from('one'), '/one');
    await client.put(Buffer.from('two'), '/two');
    await expect(client.rename('/one', '/two')).rejects.toMatchObject({ code: 4 });
    await client.posixRename('/one', '/two');
    expect(String(await client.get('/two'))).toBe('one');
    await expect(client.rename('/one', '/three')).rejects.toMatchObject({ code: 2 });
  });

  it('gives one of two renames of one file', async () => {
    await login();
    for (let round = 0; round < 20; round += 1) {
      await writeFile(join(root, 'shop', 'contested'), 'x');
      const results = await Promise.allSettled([client.rename('/contested', `/a-${round}`), client.rename('/contested', `/b-${round}`)]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
    expect(await client.list('/')).toHaveLength(20);
  });

  it('lists thousands of files', async () => {
    await login();
    for (let n = 0; n < 1_500; n += 1) await writeFile(join(root, 'shop', `doc-${n}`), '');
    expect(await client.list('/')).toHaveLength(1_500);
  });

  it('lets nobody out of the folder', async () => {
    await writeFile(join(root, 'secret'), 'secret');
    await login();
    await expect(client.get('/../secret')).rejects.toMatchObject({ code: 2 });
    expect(await client.realPath('../..')).toBe('/');
  });

  it('refuses strangers, wrong passwords, and everybody on demand', async () => {
    const attempt = (username: string, password: string) =>
      new SftpClient('test', silent).connect({ host: '127.0.0.1', port: server.port, username, password });
    await expect(attempt('nobody', 'word')).rejects.toThrow('authentication');
    await expect(attempt('shop', 'wrong')).rejects.toThrow('authentication');
    server.faults.refuseLogin = true;
    await expect(attempt('shop', 'word')).rejects.toThrow('authentication');
    delete server.faults.refuseLogin;
    await login();
  });

  it('runs out of space, forbids a folder, and cuts the connection in the middle of a file', async () => {
    const wrapper = await login();
    server.faults.quotaBytes = 1_000;
    // The client's own put() reports success where the write was refused.
    const handle = await new Promise<Buffer>((resolve, reject) =>
      wrapper.open('/large', 'w', (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    const write = new Promise((resolve) => wrapper.write(handle, Buffer.alloc(2_000), 0, 2_000, 0, resolve));
    expect(await write).toMatchObject({ code: 4 });
    delete server.faults.quotaBytes;
    await client.mkdir('/locked');
    server.faults.readOnly = ['/locked'];
    await expect(client.put(Buffer.from('x'), '/locked/x')).rejects.toMatchObject({ code: 3 });
    server.faults.cut = { afterBytes: 100_000, when: 'after' };
    await expect(client.put(Buffer.alloc(500_000), '/half')).rejects.toThrow();
    const { length } = await readFile(join(root, 'shop/half'));
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(500_000);
  });

  it('writes down what was done', async () => {
    await login();
    await client.put(Buffer.from('x'), '/x');
    await client.rename('/x', '/y');
    expect(server.operations.map(({ operation, path, status }) => `${operation} ${path} ${status}`)).toEqual(
      expect.arrayContaining(['open /x 0', 'write /x 0', 'close /x 0', 'rename /x 0']),
    );
    expect(server.operations[0]).toMatchObject({ user: 'shop' });
  });

  it('keeps its identity over a restart', async () => {
    const hostKey = newHostKey();
    const again = await startSftpServer({ users: {}, root, hostKey });
    expect(again.hostKeyFingerprint).toBe(fingerprint(hostKey));
    expect(again.hostKeyFingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
    await again.close();
  });
});
