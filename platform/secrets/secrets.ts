import { readFileSync, statSync } from 'node:fs';
import { hubError } from '../../core/kernel/errors.ts';
import { isJsonObject, type Json } from '../../core/kernel/json.ts';
import type { SecretStore } from '../../core/spi/secrets.ts';

/** Where secrets come from. */
export interface SecretsOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** JSON file: `{ "partner/name": "value" }`, readable by the hub's user alone. */
  readonly file?: string;
}

/** The environment variable of a secret: `swift/password` → `SECRET_SWIFT_PASSWORD`. Upper case; what is no
 *  letter or digit of ASCII becomes `_`, so that `a-b/c` and `a_b/c` share a variable. */
export function secretVariable(name: string): string {
  return `SECRET_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

/** Opens the secrets: the environment first, then the file, which is read once, here. An empty variable counts as absent.
 *  @throws E_SECRETS_FILE when the file is unreadable, open to others, or no object of texts; never quotes from it */
export function openSecrets({ env, file }: SecretsOptions): SecretStore {
  const kept = file === undefined ? new Map<string, string>() : readSecrets(file);
  return {
    get: (name) => {
      const given = env[secretVariable(name)];
      return given === undefined || given === '' ? kept.get(name) : given;
    },
    variable: secretVariable,
  };
}

function readSecrets(file: string): ReadonlyMap<string, string> {
  const content = parse(file, readPrivate(file));
  if (!isJsonObject(content)) throw unusable(file, 'it is not a JSON object');
  return new Map(
    Object.entries(content).map(([name, value]) => {
      if (typeof value !== 'string') throw unusable(file, `the value of ${name} is not a text`);
      return [name, value];
    }),
  );
}

function readPrivate(file: string): string {
  try {
    const { mode } = statSync(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw unusable(file, `others may read it (mode ${(mode & 0o777).toString(8).padStart(4, '0')})`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as { code?: string };
    throw code === 'E_SECRETS_FILE' ? error : unusable(file, `it cannot be read (${code ?? 'unknown'})`);
  }
}

/** The parser's own message quotes the text that it choked on, and that may be a secret: it goes no further. */
function parse(file: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw unusable(file, 'it is not JSON');
  }
}

const unusable = (file: string, reason: string): Error => hubError('E_SECRETS_FILE', { file, reason });
