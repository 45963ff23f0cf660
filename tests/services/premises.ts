import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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

/** Opens premises under the system's folder for temporary files. A process that ends without closing them clears them in its last moment. */
export async function openPremises(purpose: string): Promise<Premises> {
  const folder = await mkdtemp(join(tmpdir(), `relais-${purpose}-`));
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
