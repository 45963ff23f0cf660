import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../scenario.ts';

/** An empty folder that goes with the scenario. Open to the user of PostgreSQL, also where the bench runs as root. */
export async function freshFolder({ later }: Pick<Context, 'later'>, purpose: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `relais-bench-${purpose}-`));
  later(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  return folder;
}
