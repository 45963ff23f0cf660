import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty data folder for a hub. Open to the user of PostgreSQL also where the tests run as root: the data then stay in it and go with it. */
export async function dataFolder(purpose: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `relais-${purpose}-`));
  await chmod(folder, 0o755);
  return folder;
}
