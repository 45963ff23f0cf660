import { createHash, generateKeyPairSync, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import ssh2, { type AuthContext, type AuthenticationType, type Connection, type KeyboardAuthContext, type SFTPWrapper } from 'ssh2';
import { Disk } from './disk.ts';
import { CutCounter, type SftpFaults } from './faults.ts';
import { type SftpOperation, serveSession } from './session.ts';

/** How somebody may log in. */
export interface SftpUser {
  readonly password?: string;
  /** The answers to the questions that are asked of the user, all at once (keyboard-interactive). */
  readonly answers?: readonly string[];
  /** OpenSSH's one-line form: `ssh-ed25519 AAAA…`. */
  readonly publicKey?: string;
  /** The user's folder under the root, seen as `/`. @default the root itself */
  readonly home?: string;
}

export interface SftpServerOptions {
  readonly users: Readonly<Record<string, SftpUser>>;
  /** An existing folder; files are real. */
  readonly root: string;
  /** Private key, PEM or OpenSSH form. @default a new one */
  readonly hostKey?: string;
  /** @default a free one */
  readonly port?: number;
  readonly faults?: SftpFaults;
  /** Called for every request carried out: a checker can write it down before the client learns of it. */
  readonly onOperation?: (operation: SftpOperation) => void;
}

/** A partner's SFTP server on loopback. */
export interface SftpServer {
  readonly port: number;
  /** `SHA256:…`, as `ssh-keygen -l` prints it. */
  readonly hostKeyFingerprint: string;
  /** Set a field to change how the server behaves from now on. */
  readonly faults: SftpFaults;
  /** Every request carried out or refused, in order. */
  readonly operations: readonly SftpOperation[];
  /** How many connections came since the start, how many logins were tried, and how many connections are open. */
  readonly connections: { readonly opened: number; readonly logins: number; readonly open: number };
  close(): Promise<void>;
}

/** Starts an SFTP server (version 3, with posix-rename@openssh.com and statvfs@openssh.com) that serves real files from a folder. */
export async function startSftpServer(options: SftpServerOptions): Promise<SftpServer> {
  const hostKey = options.hostKey ?? newHostKey();
  const faults: SftpFaults = { ...options.faults };
  const operations: SftpOperation[] = [];
  const clients = new Set<Connection>();
  const counts = { opened: 0, logins: 0 };
  const cuts = new CutCounter();

  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    counts.opened += 1;
    // A client that goes away in the middle is no fault of the server.
    client.on('error', () => {});
    if (faults.down) return destroy(client);
    // Without it each answer waits 40 ms for an acknowledgement; OpenSSH's server sets it too.
    socketOf(client).setNoDelay(true);
    clients.add(client);
    client.on('close', () => clients.delete(client));
    let user = '';
    client.on('authentication', (attempt) => {
      if (attempt.method !== 'none') counts.logins += 1;
      user = attempt.username;
      const known = options.users[user];
      if (faults.refuseLogin) attempt.reject(['password', 'publickey']);
      else if (attempt.method === 'keyboard-interactive' && known?.answers !== undefined) ask(attempt, known.answers);
      else if (mayEnter(attempt, known)) attempt.accept();
      else attempt.reject(methodsOf(known));
    });
    const cut = (): void => {
      if (faults.cut?.thenDown) faults.down = true;
      delete faults.cut;
      destroy(client);
    };
    const record = (operation: SftpOperation): void => {
      operations.push(operation);
      options.onOperation?.(operation);
    };
    client.on('session', (acceptSession) => {
      acceptSession().on('sftp', (acceptSftp) => {
        const sftp = acceptSftp();
        if (faults.plain !== true) announceExtensions(sftp);
        const disk = new Disk(`${options.root}/${options.users[user]?.home ?? ''}`);
        serveSession(sftp, { user, disk, faults: () => faults, cuts, cut, record });
      });
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    hostKeyFingerprint: fingerprint(hostKey),
    faults,
    operations,
    get connections() {
      return { ...counts, open: clients.size };
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const client of clients) destroy(client);
      await closed;
    },
  };
}

/** A new ECDSA key. Not by ssh2's own generator: one in a few hundred of its Ed25519 keys cannot be read back. */
export function newHostKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }).toString();
}

/** The fingerprint of a private key's public half: SHA-256, base64 without padding (RFC 4648, as OpenSSH prints it). */
export function fingerprint(privateKey: string): string {
  const key = ssh2.utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  return `SHA256:${createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=+$/, '')}`;
}

function mayEnter(attempt: AuthContext, user: SftpUser | undefined): boolean {
  if (user === undefined) return false;
  if (attempt.method === 'password') return user.password !== undefined && same(Buffer.from(attempt.password), Buffer.from(user.password));
  if (attempt.method !== 'publickey' || user.publicKey === undefined) return false;
  const known = ssh2.utils.parseKey(user.publicKey);
  if (known instanceof Error || !same(attempt.key.data, known.getPublicSSH())) return false;
  // Without a signature the client only asks whether the key would do (RFC 4252, section 7).
  if (attempt.signature === undefined || attempt.blob === undefined) return true;
  return known.verify(attempt.blob, attempt.signature, attempt.hashAlgo) === true;
}

/** How a user may log in; a stranger is told nothing of it. */
function methodsOf(user: SftpUser | undefined): AuthenticationType[] {
  if (user === undefined) return ['password', 'publickey'];
  return [
    ...(user.password === undefined ? [] : ['password' as const]),
    ...(user.publicKey === undefined ? [] : ['publickey' as const]),
    ...(user.answers === undefined ? [] : ['keyboard-interactive' as const]),
  ];
}

function ask(attempt: KeyboardAuthContext, answers: readonly string[]): void {
  const questions = answers.map((_, n) => ({ prompt: n === 0 ? 'Password: ' : 'Code: ', echo: false }));
  attempt.prompt(questions, (given) => {
    if (answers.length === given.length && answers.every((answer, n) => same(Buffer.from(answer), Buffer.from(given[n] ?? ''))))
      attempt.accept();
    else attempt.reject(['keyboard-interactive']);
  });
}

function same(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Closes the socket, not the session: what a crash or a cable looks like. */
function destroy(client: Connection): void {
  socketOf(client).destroy();
}

/** ssh2 has no public word for it. */
function socketOf(client: Connection): Socket {
  return (client as unknown as { readonly _sock: Socket })._sock;
}

/** ssh2's server answers SSH_FXP_INIT with no extensions and has no way to add one; OpenSSH's always has these, and
 *  clients ask for one only if it was announced. So the first packet of the session is replaced by one that names them. */
function announceExtensions(sftp: SFTPWrapper): void {
  const inner = sftp as unknown as { _protocol: { channelData(channel: number, data: Buffer): void } };
  const protocol = inner._protocol;
  inner._protocol = Object.create(protocol, {
    channelData: {
      value: (channel: number, _version: Buffer) => {
        inner._protocol = protocol;
        const extensions = Buffer.concat(['posix-rename@openssh.com', '1', 'statvfs@openssh.com', '2'].map(string));
        const packet = Buffer.concat([Buffer.from([0, 0, 0, 5 + extensions.length, 2, 0, 0, 0, 3]), extensions]);
        protocol.channelData(channel, packet);
      },
    },
  }) as typeof protocol;
}

function string(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, Buffer.from(text)]);
}
