import { rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startOf } from '../../platform/embedded/process-identity.ts';
import { removeContainer, removeContainerNow } from './docker.ts';
import { endServers, killServersNow } from './servers.ts';

/** The place of what one test run, or one suite, starts: servers have their data in the folder, containers their name from it. */
export interface Premises {
  readonly folder: string;
  /** The name for a container that is about to be started. */
  containerName(service: string): string;
  /** Stops and removes everything that was started here, by whichever process. */
  close(): Promise<void>;
}

/** Who opened premises: a pid alone is used again. */
interface Owner {
  readonly pid: number;
  readonly start: string;
}

const OWNER = 'owner.json';

/** Opens premises under the system's folder for temporary files. A process that ends without closing them clears them in its last moment. */
export async function openPremises(purpose: 'services' | 'broker'): Promise<Premises> {
  await clearAbandoned();
  const folder = await mkdtemp(join(tmpdir(), `relais-${purpose}-`));
  await writeFile(join(folder, OWNER), JSON.stringify({ pid: process.pid, start: (await startOf(process.pid)) ?? '' } satisfies Owner));
  const containers: string[] = [];
  const closeNow = () => {
    killServersNow(folder);
    for (const name of containers) removeContainerNow(name);
    // What is being killed may still write.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  process.once('exit', closeNow);
  return {
    folder,
    containerName: (service) => {
      const name = `${basename(folder)}-${service}`.toLowerCase();
      containers.push(name);
      return name;
    },
    close: async () => {
      process.off('exit', closeNow);
      await Promise.all([endServers(folder), ...containers.map(removeContainer)]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ends the servers of processes that were killed before they could, on this machine, as far as they are ours to end. Containers are left to the engine's own tools. */
async function clearAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => /^relais-(services|broker)-/.test(name));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    const owner = await ownerOf(folder);
    if (owner === undefined || (await startOf(owner.pid)) === owner.start) continue;
    // Another run may clear it at the same time.
    await endServers(folder).catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
}

/** Undefined: nobody has moved in yet. */
async function ownerOf(folder: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, OWNER), 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}
