import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SelfSigned } from '../../core/testing/self-signed.ts';

/** What an HTTP receiver got. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** An HTTP server on loopback that keeps what it gets, and answers as it is told. */
export interface HttpReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** The status of the answers from now on. @default 200 */
  answer(status: number): void;
  stop(): Promise<void>;
}

export async function startHttpReceiver(): Promise<HttpReceiver> {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next) => {
      status = next;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A mail server on loopback that keeps what it gets. */
export interface MailReceiver {
  readonly port: number;
  readonly mails: readonly { readonly to: readonly string[]; readonly text: string }[];
  stop(): Promise<void>;
}

/** @param login who may send, and with which password
 *  @param secured from the first byte or by STARTTLS, with which certificate; without it there is none */
export async function startMailReceiver(
  login: { readonly user: string; readonly password: string },
  secured?: { readonly by: 'implicit' | 'starttls' } & SelfSigned,
): Promise<MailReceiver> {
  const mails: { to: readonly string[]; text: string }[] = [];
  const server = new SMTPServer({
    ...(secured === undefined
      ? { disabledCommands: ['STARTTLS'], allowInsecureAuth: true }
      : { secure: secured.by === 'implicit', cert: secured.certificate, key: secured.key }),
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === login.user && password === login.password ? done(null, { user: username }) : done(new Error('no')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  // A client that does not like the certificate hangs up.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
