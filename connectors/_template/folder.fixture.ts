import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileSystem } from './client.ts';

/** What the file system does wrong from now on. `down`: every step fails; `full`: nothing can be written; `hang`: no step ends;
 *  `drop`: a file is written, and then nothing answers; `gone`: the folder is not there */
export type Fault = 'none' | 'down' | 'full' | 'hang' | 'drop' | 'gone';

/** What the file system says in its failures: must reach no log and no error. */
export const partnerText = 'disk of Erika Mustermann';

/** A partner's folder on this machine, fresh for each test. A kind that has a wire has a server of its own here, on loopback:
 *  see `connectors/sftp/server.fixture.ts`. */
export interface Site {
  readonly folder: string;
  /** Give it to the endpoints. */
  readonly system: FileSystem;
  /** Writes a whole file, at once. */
  put(name: string, body: Uint8Array): Promise<void>;
  bodiesIn(path?: string): Promise<readonly Buffer[]>;
  behave(fault: Fault): void;
  /** Lets every step fail from the n-th on, before or after it is carried out. */
  cutAtStep(step: number, when: 'before' | 'after'): void;
  /** Ends it. @returns was it reached? */
  restore(): boolean;
  close(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const root = await files.mkdtemp(join(tmpdir(), 'relais-folder-'));
  const folder = join(root, 'documents');
  await files.mkdir(folder);
  let fault: Fault = 'none';
  let cut: { left: number; readonly when: 'before' | 'after' } | undefined;

  const carriedOut = async (name: string, work: () => unknown): Promise<unknown> => {
    if (fault === 'down') throw failure('EIO');
    if (fault === 'gone') throw failure('ENOENT');
    if (fault === 'hang') return new Promise(() => {});
    if (fault === 'full' && name === 'writeFile') throw failure('ENOSPC');
    if (cut !== undefined) {
      cut.left -= 1;
      if (cut.left < 0 || (cut.left === 0 && cut.when === 'before')) throw failure('EIO');
    }
    const result = await work();
    if (fault === 'drop' && name === 'writeFile') throw failure('EIO');
    if (cut?.left === 0) throw failure('EIO');
    return result;
  };
  const system = new Proxy(files as FileSystem, {
    get: (target, name: keyof FileSystem) => {
      const genuine = target[name] as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => carriedOut(name, () => genuine(...args));
    },
  });

  return {
    folder,
    system,
    put: async (name, body) => {
      await files.writeFile(join(root, name), body);
      await files.rename(join(root, name), join(folder, name));
    },
    bodiesIn: async (path = '') => {
      const entries = await files.readdir(join(folder, path), { withFileTypes: true }).catch(() => []);
      const names = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.part')).map((entry) => entry.name);
      return Promise.all(names.map((name) => files.readFile(join(folder, path, name))));
    },
    behave: (next) => {
      fault = next;
    },
    cutAtStep: (left, when) => {
      cut = { left, when };
    },
    restore: () => {
      const reached = cut !== undefined && cut.left <= 0;
      cut = undefined;
      return reached;
    },
    close: () => files.rm(root, { recursive: true, force: true }),
  };
}

function failure(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${partnerText}`), { code });
}
