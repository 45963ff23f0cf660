import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The admin token: from the environment, else one made at the first start and kept in the data folder, readable by its owner only. */
export function adminToken(given: string | undefined, dataDir: string): { readonly token: string; readonly file?: string } {
  if (given !== undefined) return { token: given };
  const file = tokenFile(dataDir);
  if (existsSync(file)) return { token: readFileSync(file, 'utf8').trim(), file };
  mkdirSync(dataDir, { recursive: true });
  const token = randomBytes(24).toString('base64url');
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return { token, file };
}

/** Where the token of a data folder is kept. */
export function tokenFile(dataDir: string): string {
  return join(dataDir, 'admin-token');
}
