import { connect as connectSocket, type Socket } from 'node:net';
import ssh2, { type ClientChannel, type ConnectConfig, type ServerHostKeyAlgorithm } from 'ssh2';
import { HubError } from '../../core/kernel/errors.ts';
import { guardedLookup, vetHost } from '../../core/spi/outbound-guard.ts';
import { SftpFailure } from './failure.ts';
import { distrust, hostKeyAlgorithms } from './host-key.ts';
import { Login } from './login.ts';
import { SftpSession } from './session.ts';
import type { SftpTarget } from './target.ts';

/** Logs in to the server. The socket is ours, so that its address is vetted as it connects and it can be cut when the
 *  server does not answer; the host key is compared before any credential is sent.
 *  @param signal gives up connecting; it does not end the session
 *  @throws SftpFailure `lost`, `timeout`, `untrusted`, `login` or `incompatible`; HubError E_ADDRESS_FORBIDDEN */
export async function connect(target: SftpTarget, signal: AbortSignal): Promise<SftpSession> {
  const socket = openSocket(target);
  const client = new ssh2.Client();
  let giveUp = (_why: SftpFailure): void => {};
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const cancel = (): void => giveUp(new SftpFailure('lost', 'connecting was cancelled'));
  const timer = setTimeout(() => giveUp(new SftpFailure('timeout', 'the server did not answer')), target.timeoutMs);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  const begin = async (): Promise<SftpSession> => {
    await connected(socket);
    await loggedIn(client, socket, target);
    return SftpSession.start(await subsystem(client, socket), socket, () => client.end(), target.timeoutMs);
  };
  const beginning = begin();
  // Once it is given up, nobody waits for it any more.
  beginning.catch(() => {});
  try {
    return await Promise.race([beginning, givenUp]);
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}

function openSocket({ host, port, allowPrivate }: SftpTarget): Socket {
  vetHost(host, { allowPrivate });
  const socket = connectSocket({
    host,
    port,
    noDelay: true,
    keepAlive: true,
    autoSelectFamily: true,
    lookup: guardedLookup({ allowPrivate }),
  });
  // After the connection is made, whoever waits learns of its end by 'close'.
  socket.on('error', () => {});
  return socket;
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at this address and port',
  ENOTFOUND: 'the name of the host does not exist',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the network of the host',
  ETIMEDOUT: 'the host does not answer',
  ECONNRESET: 'the host ended the connection',
};

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const { code = 'unknown' } = error;
      reject(error instanceof HubError ? error : new SftpFailure('lost', `the connection failed: ${WORDS[code] ?? code}`));
    });
  });
}

/** ssh2's own words may quote the server: ours say what happened, by the step at which it did. */
function loggedIn(client: ssh2.Client, socket: Socket, target: SftpTarget): Promise<void> {
  const login = new Login(target);
  let untrusted: SftpFailure | undefined;
  return new Promise((resolve, reject) => {
    client.once('ready', resolve);
    client.on('error', (error: Error & { readonly level?: string }) => reject(untrusted ?? causeOf(error, login)));
    socket.once('close', () => reject(untrusted ?? new SftpFailure('lost', 'the server ended the connection during the login')));
    const config: ConnectConfig = {
      sock: socket,
      username: target.user,
      // The time is ours to keep.
      readyTimeout: 0,
      keepaliveInterval: 15_000,
      algorithms: { serverHostKey: [...hostKeyAlgorithms(target.hostKeys)] as ServerHostKeyAlgorithm[] },
      authHandler: (left, halfway, next) => next(login.next(left, halfway) as never),
      hostVerifier: (key: Buffer) => {
        untrusted = distrust(target.hostKeys, key);
        return untrusted === undefined;
      },
    };
    client.connect(config);
  });
}

function causeOf(error: Error & { readonly level?: string }, login: Login): SftpFailure {
  if (error.level === 'client-authentication') return login.failure();
  const [, what] =
    /^Handshake failed: no matching (key exchange algorithm|host key format|\S+ (?:cipher|MAC|compression))/.exec(error.message) ?? [];
  if (what !== undefined)
    return new SftpFailure('incompatible', `the server has no ${what} in common with the hub: its software is too old`);
  if (/^Connection lost before handshake|^Invalid identification|^Protocol version/.test(error.message))
    return new SftpFailure('lost', 'what answers at this address is no SSH server, or turns the hub away');
  return new SftpFailure('lost', 'the server ended the connection during the login');
}

function subsystem(client: ssh2.Client, socket: Socket): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.subsys('sftp', (error, channel) => {
      if (error === undefined || error === null) resolve(channel);
      else if (socket.destroyed) reject(new SftpFailure('lost', 'the server ended the connection after the login'));
      // No channel: most often there are too many (RFC 4254, section 5.1).
      else if ('reason' in error) reject(new SftpFailure('failed', 'the server opens no channel for the user now'));
      else reject(new SftpFailure('incompatible', 'the user may log in, but not use SFTP'));
    });
  });
}
