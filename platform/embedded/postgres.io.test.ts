import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../../core/spi/log.ts';
import { type HubProcess, makeSite, type Site } from '../../core/testing/embedded-hub.ts';
import { findBinaries } from './binaries.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres.ts';
import { startOf, waitForEnd } from './process-identity.ts';
import { isRoot, postgresUser } from './system-user.ts';

const root = new URL('../..', import.meta.url).pathname;
const nobody = { uid: 65_534, gid: 65_534 };

let site: Site;
const running: { stop(): Promise<void> }[] = [];
beforeAll(async () => {
  site = await makeSite(root);
});
afterEach(async () => {
  for (const hub of running.splice(0)) await hub.stop();
});
afterAll(() => site.remove());

/** A new data folder that everybody may enter. */
async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(site.outer, 'data-'));
  await chmod(folder, 0o755);
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const hub = await startEmbeddedPostgres({ dataDir, log: silentLog, reachable: site.reachable });
  running.push(hub);
  return hub;
}

async function query(connectionString: string | undefined, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: connectionString ?? '' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const serverPid = async (where: string | undefined): Promise<number> =>
  Number((await readFile(join(where ?? '', 'postmaster.pid'), 'utf8')).split('\n')[0]);

describe('a PostgreSQL of the hub itself', () => {
  it('is PostgreSQL 18 in UTF-8 that sorts by bytes, listens on loopback only and makes every commit durable', async () => {
    const { connectionString } = await start(await dataFolder());
    const [row] = await query(
      connectionString,
      `SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('listen_addresses') AS listen,
      current_setting('synchronous_commit') AS commit, current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding,
      current_setting('password_encryption') AS password,
      (SELECT datcollate FROM pg_database WHERE datname = current_database()) AS collate`,
    );
    expect(row).toEqual({
      major: 18,
      listen: '127.0.0.1',
      commit: 'on',
      fsync: 'on',
      encoding: 'UTF8',
      password: 'scram-sha-256',
      collate: 'C',
    });
  });

  it('lets nobody in without the password, which only its user can read', async () => {
    const hub = await start(await dataFolder());
    await expect(query(hub.connectionString.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(
      /password authentication failed/,
    );
    expect((await stat(join(hub.where, 'relais.password'))).mode & 0o777).toBe(0o600);
  });

  it('keeps its data from one start to the next, and stop() settles when the server has ended', async () => {
    const folder = await dataFolder();
    const first = await start(folder);
    await query(first.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = await serverPid(first.where);
    await first.stop();
    expect(await startOf(pid)).toBeUndefined();
    const second = await start(folder);
    expect(await query(second.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('refuses a second hub on the same folder and names the first', async () => {
    const folder = await dataFolder();
    await start(folder);
    await expect(start(folder)).rejects.toMatchObject({
      code: 'E_EMBEDDED_LOCKED',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    const other = await site.start(folder);
    expect(other.said).toMatchObject({ code: 'E_EMBEDDED_LOCKED', message: expect.stringContaining(`process ${process.pid}`) });
    await other.end('exit');
  });

  it('comes back on the same address when its server is killed', async () => {
    const hub = await start(await dataFolder());
    await query(hub.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(await serverPid(hub.where), 'SIGKILL');
    await vi.waitFor(async () => expect(await query(hub.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]), {
      timeout: 20_000,
      interval: 100,
    });
  });

  it('makes the cluster anew after a first start that was cut short', async () => {
    const folder = await dataFolder();
    await mkdir(join(folder, 'pgdata.draft-1', 'base'), { recursive: true });
    await writeFile(join(folder, 'pgdata.draft-1', 'PG_VERSION'), '18\n');
    const hub = await start(folder);
    expect(await query(hub.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await readdir(folder)).toEqual(['hub.1.lock', 'pgdata', 'postgres.log']);
  });

  it('puts a folder aside that is no whole cluster, and deletes nothing', async () => {
    const folder = await dataFolder();
    await mkdir(join(folder, 'pgdata'));
    await writeFile(join(folder, 'pgdata', 'PG_VERSION'), '18\n');
    await start(folder);
    const aside = (await readdir(folder)).find((name) => name.startsWith('pgdata.unusable-')) ?? '';
    expect(await readFile(join(folder, aside, 'PG_VERSION'), 'utf8')).toBe('18\n');
  });

  it('refuses data of another major version', async () => {
    const folder = await dataFolder();
    const hub = await start(folder);
    await hub.stop();
    await writeFile(join(hub.where, 'PG_VERSION'), '17\n');
    await expect(start(folder)).rejects.toMatchObject({ code: 'E_EMBEDDED_FAILED', message: expect.stringContaining('PostgreSQL 17') });
  });

  it('says how to go on without the npm package', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'relais-empty-'));
    await expect(findBinaries(join(empty, 'main.js'))).rejects.toMatchObject({
      code: 'E_EMBEDDED_MISSING',
      remedy: expect.stringContaining('DATABASE_URL'),
    });
    await rm(empty, { recursive: true });
  });
});

describe('after the death of a hub', () => {
  /** A hub with one row in its ledger. */
  async function hubWithData(folder: string): Promise<HubProcess> {
    const hub = await site.start(folder);
    await query(hub.said.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer');
    return hub;
  }

  it('takes over the server that a killed hub left running', async () => {
    const folder = await dataFolder();
    const killed = await hubWithData(folder);
    const pid = await serverPid(killed.said.where);
    await killed.end('SIGKILL');
    const next = await site.start(folder);
    expect(next.said.connectionString).toBe(killed.said.connectionString);
    expect(await serverPid(next.said.where)).toBe(pid);
    expect(await query(next.said.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await next.end('stop');
    expect(await startOf(pid)).toBeUndefined();
  });

  it('replaces a server that does not answer', async () => {
    const folder = await dataFolder();
    const killed = await hubWithData(folder);
    const pid = await serverPid(killed.said.where);
    await killed.end('SIGKILL');
    process.kill(pid, 'SIGSTOP');
    const hub = await start(folder);
    expect(await startOf(pid)).toBeUndefined();
    expect(await query(hub.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('starts again when hub and server were both killed', async () => {
    const folder = await dataFolder();
    const killed = await hubWithData(folder);
    const pid = await serverPid(killed.said.where);
    await killed.end('SIGKILL');
    process.kill(pid, 'SIGKILL');
    const hub = await start(folder);
    expect(await query(hub.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('leaves no server behind when the hub ends without stopping it', async () => {
    const hub = await site.start(await dataFolder());
    const pid = await serverPid(hub.said.where);
    await hub.end('exit');
    expect(await waitForEnd(pid, 10_000)).toBe(true);
  });
});

// Only root can run programs as somebody else, close a folder to them, or be root.
describe.runIf(isRoot())('users and closed folders (root only)', () => {
  it('runs as the user postgres when the hub is root, with the data in their place', async () => {
    const folder = await dataFolder();
    const hub = await site.start(folder);
    expect(hub.said.where).toBe(join(folder, 'pgdata'));
    expect((await stat(join(folder, 'pgdata'))).uid).toBe((await postgresUser()).uid);
    await hub.end('stop');
  });

  it('runs for an ordinary user, who may not write to the installation', async () => {
    const folder = await mkdtemp(join(site.reachable, 'home-'));
    await chmod(folder, 0o777);
    const dataDir = join(folder, 'var');
    // A pristine installation: no one has made the links between the libraries yet.
    const hub = await site.start(dataDir, nobody);
    expect(hub.said.where).toBe(join(dataDir, 'pgdata'));
    expect((await stat(join(dataDir, 'pgdata'))).uid).toBe(nobody.uid);
    await query(hub.said.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await hub.end('stop');
    const asRoot = await site.start(dataDir);
    expect(await query(asRoot.said.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await asRoot.end('stop');
  });

  it('goes to a reachable place when all of the installation is in a folder closed to others', async () => {
    const dataDirs = [join(site.outer, 'one', 'var'), join(site.outer, 'two', 'var')];
    await chmod(site.outer, 0o700);
    try {
      const hubs = [await site.start(dataDirs[0] ?? ''), await site.start(dataDirs[1] ?? '')];
      for (const [index, hub] of hubs.entries()) {
        expect(hub.said.where).toMatch(new RegExp(`^${site.reachable}/[0-9a-f-]+/pgdata$`));
        expect((await readFile(join(dataDirs[index] ?? '', 'pgdata.location'), 'utf8')).trim()).toBe(join(hub.said.where ?? '', '..'));
        expect(hub.log.join('\n')).toContain(hub.said.where);
        await query(hub.said.connectionString, `CREATE TABLE kept AS SELECT ${index} AS answer`);
        await hub.end('stop');
      }
      expect(hubs[0]?.said.where).not.toBe(hubs[1]?.said.where);
      const again = await site.start(dataDirs[1] ?? '');
      expect(await query(again.said.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 1 }]);
      await again.end('stop');
    } finally {
      await chmod(site.outer, 0o755);
    }
  });

  it('gives a copied data folder a ledger of its own, and lets a moved one keep its ledger', async () => {
    const [original, copy] = [join(site.outer, 'original', 'var'), join(site.outer, 'copy', 'var')];
    await chmod(site.outer, 0o700);
    try {
      const first = await site.start(original);
      await first.end('stop');
      await cp(original, copy, { recursive: true });
      const copied = await site.start(copy);
      expect(copied.said.where).not.toBe(first.said.where);
      await copied.end('stop');
      await cp(original, join(site.outer, 'moved'), { recursive: true });
      await rm(original, { recursive: true });
      const moved = await site.start(join(site.outer, 'moved'));
      expect(moved.said.where).toBe(first.said.where);
      await moved.end('stop');
    } finally {
      await chmod(site.outer, 0o755);
    }
  });
});
