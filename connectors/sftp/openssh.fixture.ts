import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import ssh2 from 'ssh2';
import { fingerprint, newHostKey, type SftpServer, startSftpServer } from '../../simulators/sftp/server.ts';
import { type OpenSsh, openSsh } from '../../tests/services/openssh.ts';
import { partnerText, type Site, siteAt, siteFolder } from './server.fixture.ts';

/** The key with which the hub logs in. */
export const clientKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }).toString();

/** What stands between the hub and the server: OpenSSH does nothing wrong by itself. */
export interface LineFaults {
  /** Closes every connection that is there and every one as it comes. */
  readonly down?: boolean;
  /** Takes all, and lets no answer through. */
  readonly hang?: boolean;
  /** Cuts the connection at the n-th piece that the hub sends from now: before it reaches the server, or after the server
   *  has answered it, with the answer lost. From then on the line is down. */
  readonly cut?: { readonly atPiece: number; readonly when: 'before' | 'after' };
}

/** A site on OpenSSH's server. */
export interface OpenSshSite extends Site {
  readonly openSsh: OpenSsh;
  /** Sets the faults of the line; all others are off. */
  line(faults: LineFaults): void;
  /** Is the line down? */
  isDown(): boolean;
  /** Another server answers from now on. */
  impersonate(): Promise<void>;
  /** Nobody can log in any more. */
  lockOut(): Promise<void>;
  connections(): { readonly opened: number; readonly logins: number; readonly open: number };
}

export async function startOpenSshSite(): Promise<OpenSshSite> {
  const hostKey = newHostKey();
  const server = await openSsh({ hostKey, authorizedKeys: publicLine(clientKey), banner: partnerText });
  const root = await siteFolder();
  // Root's tests log in as somebody else.
  for (const path of [root, join(root, 'in'), join(root, 'out')]) await chmod(path, 0o777);
  const sockets = new Set<Socket>();
  let faults: LineFaults = {};
  let pieces = 0;
  let opened = 0;
  let impostor: SftpServer | undefined;

  const listener = createServer((socket) => {
    opened += 1;
    socket.on('error', () => {});
    if (faults.down === true) return socket.destroy();
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    /** The faults under which the answer is lost. They may have been changed when it comes. */
    let armed: LineFaults | undefined;
    const cut = (): void => {
      if (faults === armed) faults = { down: true };
      socket.destroy();
    };
    const far = impostor === undefined ? toOpenSsh(server) : toPort(impostor.port);
    far.answers.on('error', () => socket.destroy());
    far.answers.on('end', () => (armed === undefined ? socket.end() : cut()));
    far.answers.on('data', (data: Buffer) => {
      if (armed !== undefined) cut();
      else if (faults.hang !== true) socket.write(data);
    });
    socket.on('data', (data: Buffer) => {
      pieces += 1;
      if (faults.cut?.atPiece === pieces) {
        armed = faults;
        if (faults.cut.when === 'before') return cut();
      }
      far.requests.write(data);
    });
    socket.once('close', far.end);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');

  const way = {
    port: (listener.address() as AddressInfo).port,
    hostKey: [fingerprint(hostKey)],
    credentials: { user: server.user, privateKey: clientKey },
    folder: (name: string) => join(root, name),
  };
  const close = async (): Promise<void> => {
    const closed = once(listener, 'close');
    listener.close();
    for (const socket of sockets) socket.destroy();
    await closed;
    await impostor?.close();
    await server.close();
  };
  return {
    ...siteAt(root, way, close),
    openSsh: server,
    line: (wanted) => {
      faults = wanted;
      pieces = 0;
      if (wanted.down === true) for (const socket of sockets) socket.destroy();
    },
    isDown: () => faults.down === true,
    impersonate: async () => {
      impostor = await startSftpServer({ users: {}, root });
    },
    lockOut: () => server.authorize(''),
    connections: () => ({ opened, logins: impostor?.connections.logins ?? 0, open: sockets.size }),
  };
}

/** OpenSSH's one-line form of a private key's public half. */
export function publicLine(privateKey: string, passphrase?: string): string {
  const key = ssh2.utils.parseKey(privateKey, passphrase);
  if (key instanceof Error) throw key;
  return `${key.type} ${key.getPublicSSH().toString('base64')}`;
}

/** The other end of a connection. */
interface FarEnd {
  readonly requests: Writable;
  readonly answers: Readable;
  readonly end: () => void;
}

/** A server that is started for this connection. */
function toOpenSsh(server: OpenSsh): FarEnd {
  const [requests, answers] = [new PassThrough(), new PassThrough()];
  return { requests, answers, end: server.serve(requests, answers) };
}

function toPort(port: number): FarEnd {
  const socket = connect(port, '127.0.0.1');
  return { requests: socket, answers: socket, end: () => socket.destroy() };
}

/** The title of what only OpenSSH's server can show. */
export const onlyAt = (server: string, title: string, reason: string): string =>
  server === 'OpenSSH' ? title : `${title} (does not apply: ${reason})`;
