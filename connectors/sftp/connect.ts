import { createHash } from 'node:crypto';
import { connect as connectSocket, type Socket } from 'node:net';
import type { ConnectConfig, SFTPWrapper } from 'ssh2';
import SftpClient from 'ssh2-sftp-client';
import { HubError } from '../../core/kernel/errors.ts';
import { guardedLookup, vetHost } from '../../core/spi/outbound-guard.ts';
import { SftpFailure } from './failure.ts';
import { SftpSession } from './session.ts';
import type { SftpTarget } from './target.ts';

/** Logs in to the server. The socket is ours, so that its address is vetted as it connects and it can be cut when the
 *  server does not answer; the host key is compared before any credential is sent (RFC 4253, section 8).
 *  @throws SftpFailure `lost`, `timeout`, `untrusted` or `login`; HubError E_ADDRESS_FORBIDDEN */
export async function connect(target: SftpTarget): Promise<SftpSession> {
  const socket = openSocket(target);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SftpFailure('timeout', 'the server did not answer')), target.timeoutMs);
  });
  try {
    await Promise.race([connected(socket), late]);
    const { client, wrapper } = await Promise.race([login(socket, target), late]);
    return new SftpSession(wrapper, socket, () => client.end(), target.timeoutMs);
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
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

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', (error: NodeJS.ErrnoException) => {
      reject(error instanceof HubError ? error : new SftpFailure('lost', `the connection failed (${error.code ?? 'unknown'})`));
    });
  });
}

async function login(socket: Socket, target: SftpTarget): Promise<{ readonly client: SftpClient; readonly wrapper: SFTPWrapper }> {
  // Its own listeners print to the console; ours say nothing.
  const client = new SftpClient('relais', { error() {}, end() {}, close() {} });
  let failure: SftpFailure | undefined;
  client.on('error', (error: Error & { readonly level?: string }) => {
    if (error.level === 'client-authentication') failure ??= new SftpFailure('login', 'it refused the login');
  });
  client.on(
    'keyboard-interactive',
    (_name: string, _text: string, _language: string, prompts: readonly unknown[], finish: (answers: string[]) => void) => {
      finish(prompts.map(() => target.password ?? ''));
    },
  );
  const config: ConnectConfig = {
    sock: socket,
    username: target.user,
    ...(target.password === undefined ? {} : { password: target.password, tryKeyboard: true }),
    ...(target.privateKey === undefined ? {} : { privateKey: target.privateKey }),
    ...(target.passphrase === undefined ? {} : { passphrase: target.passphrase }),
    readyTimeout: target.timeoutMs,
    keepaliveInterval: 15_000,
    hostVerifier: (key: Buffer) => {
      const received = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
      if (target.hostKeys.includes(received)) return true;
      failure = new SftpFailure('untrusted', `its host key is ${received}, which is not the pinned one`);
      return false;
    },
  };
  try {
    return { client, wrapper: await client.connect(config) };
  } catch {
    // ssh2's own words may quote the server.
    throw failure ?? new SftpFailure('lost', 'the server ended the connection during the login');
  }
}
