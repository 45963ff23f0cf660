import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { inject } from 'vitest';

/** What OpenSSH's server needs to know. */
export interface OpenSshOptions {
  /** Private key, PEM. */
  readonly hostKey: string;
  /** Who may log in, in OpenSSH's one-line form. */
  readonly authorizedKeys: string;
  /** What is said to everybody before the login. */
  readonly banner: string;
}

/** OpenSSH's server for SFTP, without a port of its own: it is started for each connection, as by inetd, and ends with it. */
export interface OpenSsh {
  /** Who can log in. As root it is `nobody`, so that rights on files count; anybody else can let in only themselves. */
  readonly user: string;
  /** Changes who may log in from now on. */
  authorize(authorizedKeys: string): Promise<void>;
  /** Serves one connection: what the client sends, and what it gets. @returns what ends it */
  serve(fromClient: Readable, toClient: Writable): () => void;
  /** What it wrote to its log. */
  log(): string;
  close(): Promise<void>;
}

/** Makes ready an OpenSSH server with settings and keys of its own; nothing of the system's is used. Logins are by key: a
 *  password would be one of this system's users, and asked of PAM. */
export async function openSsh(options: OpenSshOptions): Promise<OpenSsh> {
  const program = inject('sshd');
  const isRoot = process.getuid?.() === 0;
  // Where privileges are dropped; Debian makes it when its service starts.
  if (isRoot) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const folder = await mkdtemp(join(tmpdir(), 'relais-sshd-'));
  await chmod(folder, 0o755);
  const file = async (name: string, content: string, mode: number): Promise<string> => {
    await writeFile(join(folder, name), content, { mode });
    return join(folder, name);
  };
  const configuration = [
    `HostKey ${await file('host-key', options.hostKey, 0o600)}`,
    `AuthorizedKeysFile ${await file('authorized-keys', options.authorizedKeys, 0o644)}`,
    `Banner ${await file('banner', `${options.banner}\n`, 0o644)}`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PidFile none',
    'Subsystem sftp internal-sftp',
    'ForceCommand internal-sftp',
  ];
  const settings = await file('sshd_config', `${configuration.join('\n')}\n`, 0o644);
  const running = new Set<ChildProcess>();
  let log = '';
  return {
    user: isRoot ? 'nobody' : userInfo().username,
    authorize: async (authorizedKeys) => void (await file('authorized-keys', authorizedKeys, 0o644)),
    serve: (fromClient, toClient) => {
      const child = spawn(program, ['-i', '-e', '-f', settings], { stdio: 'pipe', detached: true });
      running.add(child);
      child.once('exit', () => running.delete(child));
      child.on('error', () => toClient.destroy());
      child.stdin.on('error', () => {});
      child.stdout.on('error', () => {});
      child.stderr.on('data', (text: Buffer) => {
        log += String(text);
      });
      fromClient.pipe(child.stdin);
      child.stdout.pipe(toClient);
      return () => kill(child);
    },
    log: () => log,
    close: async () => {
      await Promise.all(Array.from(running, ended));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** It ends when its input does; what does not is killed with what it started. */
function kill(child: ChildProcess): void {
  child.stdin?.end();
  const late = setTimeout(() => signal(child), 2_000);
  child.once('exit', () => clearTimeout(late));
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  signal(child);
  await gone;
}

function signal(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
