import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Conduct } from './connector.conformance.ts';
import { type SelfSigned, selfSigned } from './self-signed.ts';

/** What the partner says in every answer but a good one. */
export const partnerText = 'Kundin Erika Mustermann unbekannt';

/** A request as it arrived, whole. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An HTTPS partner on loopback, with faults on demand. */
export interface HttpsPartner {
  readonly origin: string;
  /** Vouches for the partner (PEM). */
  readonly certificate: string;
  readonly arrivals: readonly Arrival[];
  readonly connections: { opened: number; readonly open: number };
  /** How it answers from now on; a function answers by itself. */
  behave(conduct: Conduct | ((arrival: Arrival, response: ServerResponse) => void)): void;
  close(): Promise<void>;
}

/** Starts the partner; it behaves `well` at first.
 *  @param answer how the partner's protocol says each conduct */
export async function startHttpsPartner(
  answer: (conduct: Conduct, arrival: Arrival, response: ServerResponse) => void,
): Promise<HttpsPartner> {
  const identity = selfSigned('partner');
  const arrivals: Arrival[] = [];
  const sockets = new Set<Socket>();
  const connections = {
    opened: 0,
    get open() {
      return sockets.size;
    },
  };
  let conduct: Parameters<HttpsPartner['behave']>[0] = 'well';

  const server = createServer(tls(identity), async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const arrival = { method: request.method ?? '', path: request.url ?? '', headers: flat(request), body: Buffer.concat(chunks) };
    arrivals.push(arrival);
    if (typeof conduct === 'function') conduct(arrival, response);
    else answer(conduct, arrival, response);
  });
  server.on('connection', (socket: Socket) => {
    connections.opened += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    certificate: identity.certificate,
    arrivals,
    connections,
    behave: (next) => {
      conduct = next;
      server.setSecureContext(tls(next === 'impostor' ? selfSigned('somebody else') : identity));
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function flat(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
}

function tls({ certificate, key }: SelfSigned): { cert: string; key: string } {
  return { cert: certificate, key };
}
