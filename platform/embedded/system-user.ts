import { hubError } from '../../core/kernel/errors.ts';
import { bareEnvironment, type RunAs, run } from './command.ts';

const NAME = 'postgres';

/** Does the hub run as root? PostgreSQL refuses to. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/** The system user `postgres`, made if the system has none. For root only.
 *  Rejects with `E_EMBEDDED_FAILED`. */
export async function postgresUser(): Promise<Required<RunAs>> {
  const known = await lookUp();
  if (known !== undefined) return known;
  const options = { env: bareEnvironment };
  const made = await run(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', NAME],
    options,
  );
  // BusyBox (Alpine) has adduser only.
  if (made.code !== 0) await run('adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', NAME], options);
  const user = await lookUp();
  if (user === undefined) {
    throw hubError('E_EMBEDDED_FAILED', { what: 'run as root', reason: `there is no system user ${NAME} and none could be made` });
  }
  return user;
}

async function lookUp(): Promise<Required<RunAs> | undefined> {
  const [uid, gid] = await Promise.all([number('-u'), number('-g')]);
  return uid === undefined || uid === 0 || gid === undefined ? undefined : { uid, gid };
}

async function number(flag: string): Promise<number | undefined> {
  const { code, output } = await run('id', [flag, NAME], { env: bareEnvironment });
  return code === 0 && /^\d+\s*$/.test(output) ? Number(output) : undefined;
}

/** Can this user get into the folder? Asked of the system itself, which also knows access lists and mounts. */
export async function canEnter(folder: string, user: RunAs): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd -- "$0"', folder], { ...user, env: bareEnvironment })).code === 0;
}
