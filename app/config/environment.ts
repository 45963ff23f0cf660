import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Finding, finding, hubError } from '../../core/kernel/errors.ts';
import { type AccessSettings, accessNames, isPublic, readAccess } from './access-environment.ts';

/** Which work this process does. */
export type Role = 'api' | 'worker' | 'poller' | 'all';

/** The environment, parsed. Names and defaults are part of the public contract. */
export interface Environment {
  readonly host: string;
  /** TCP port; 0 takes a free one. */
  readonly port: number;
  /** Absent: PostgreSQL is started by the hub, in {@link dataDir}. */
  readonly databaseUrl?: string;
  /** Absent: work is carried by the ledger itself. */
  readonly amqpUrl?: string;
  /** Absent: each worker keeps its share of the channels' rates. */
  readonly redisUrl?: string;
  /** Folder that holds `mappings/` and `schemas/`. */
  readonly home: string;
  readonly dataDir: string;
  readonly role: Role;
  readonly adminToken?: string;
  /** Keys the hashes of what must not be known again. */
  readonly masterKey?: string;
  /** How people get in. */
  readonly access: AccessSettings;
  readonly logLevel: string;
  /** Everything, for `${NAME}` in partner packs. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

const roles = ['api', 'worker', 'poller', 'all'] as const;
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const knownNames: readonly string[] = [
  'RELAIS_HOME',
  'RELAIS_DATA',
  'RELAIS_ROLE',
  'RELAIS_ADMIN_TOKEN',
  'RELAIS_MASTER_KEY',
  ...accessNames,
];
/** Fewest characters of an admin token where others than this machine can try it. */
const SHORTEST_TOKEN = 32;
const loopback = ['127.0.0.1', '::1', 'localhost'];

/** Reads the environment.
 *  @throws E_ENV_UNKNOWN, E_ENV_INVALID, E_ADMIN_TOKEN_WEAK; with several findings when several names are wrong */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const findings: Finding[] = [];
  const invalid = (name: string, reason: string) => findings.push(finding('E_ENV_INVALID', { name, reason }, {}));
  for (const name of Object.keys(env)) {
    if (name.startsWith('RELAIS_') && !knownNames.includes(name)) {
      findings.push(finding('E_ENV_UNKNOWN', { name, known: knownNames.join(', ') }, {}));
    }
  }
  const given = (name: string) => (env[name] === undefined || env[name] === '' ? undefined : env[name]);
  const port = Number(given('PORT') ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) invalid('PORT', 'a port is a whole number from 0 to 65535');
  const role = roles.find((one) => one === (given('RELAIS_ROLE') ?? 'all'));
  if (role === undefined) invalid('RELAIS_ROLE', `it is one of ${roles.join(', ')}`);
  const logLevel = given('LOG_LEVEL') ?? 'info';
  if (!levels.some((level) => level === logLevel)) invalid('LOG_LEVEL', `it is one of ${levels.join(', ')}`);
  const url = (name: string, schemes: readonly string[]): string | undefined => {
    const value = given(name);
    if (value !== undefined && !isUrlOf(value, schemes)) invalid(name, `it is an address that begins with ${schemes.join(' or ')}`);
    return value;
  };
  const databaseUrl = url('DATABASE_URL', ['postgres://', 'postgresql://']);
  const amqpUrl = url('AMQP_URL', ['amqp://', 'amqps://']);
  const redisUrl = url('REDIS_URL', ['redis://', 'rediss://']);
  if (databaseUrl === undefined && role !== undefined && role !== 'all')
    invalid('RELAIS_ROLE', `a process that is only ${role} shares its ledger with others: set DATABASE_URL`);
  const access = readAccess(given, invalid);
  const host = given('HOST') ?? '127.0.0.1';
  const adminToken = given('RELAIS_ADMIN_TOKEN');
  const masterKey = given('RELAIS_MASTER_KEY');
  if (masterKey !== undefined && masterKey.length < SHORTEST_TOKEN)
    invalid('RELAIS_MASTER_KEY', `it has ${SHORTEST_TOKEN} characters or more`);
  const isWeak = (adminToken ?? '').length < SHORTEST_TOKEN;
  if (!loopback.includes(host) && isWeak) findings.push(finding('E_ADMIN_TOKEN_WEAK', { host }, {}));
  // Behind a proxy of this machine the doors are open to others, too. A token that the hub makes itself is long enough.
  else if (adminToken !== undefined && isWeak && isPublic(access))
    findings.push(finding('E_ADMIN_TOKEN_WEAK', { host: access.publicUrl ?? 'a proxy' }, {}));
  refuse(findings);
  return {
    host,
    port,
    home: resolve(given('RELAIS_HOME') ?? packageRoot()),
    dataDir: resolve(given('RELAIS_DATA') ?? 'var'),
    role: role ?? 'all',
    logLevel,
    access,
    variables: env,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(amqpUrl === undefined ? {} : { amqpUrl }),
    ...(redisUrl === undefined ? {} : { redisUrl }),
    ...(adminToken === undefined ? {} : { adminToken }),
    ...(masterKey === undefined ? {} : { masterKey }),
  };
}

/** Credentials may hold what no URL parser takes unescaped; that must be known before anything connects. */
function isUrlOf(value: string, schemes: readonly string[]): boolean {
  return schemes.some((scheme) => value.startsWith(scheme)) && URL.canParse(value);
}

function refuse(findings: readonly Finding[]): void {
  const first = findings[0];
  if (first !== undefined) throw hubError(first.code, { name: '', known: '', reason: '', host: '' }, { findings });
}

/** The folder of this package: the nearest one upwards whose package.json is that of Relais. */
export function packageRoot(from: string = dirname(fileURLToPath(import.meta.url))): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(resolve(from, 'package.json'), 'utf8'));
    if ((manifest as { name?: unknown }).name === 'relais') return from;
  } catch {
    // No manifest here: look one folder up.
  }
  const parent = dirname(from);
  if (parent === from) throw hubError('E_INTERNAL', { name: 'package root not found' });
  return packageRoot(parent);
}
