import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { CommonFault, FaultBoard, FaultRule } from './faults.ts';

/** A request, read to its end. */
export interface SimulatorRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer; `cut` ends the connection instead, `hang` leaves it open. */
export type SimulatorAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Buffer }
  | 'cut'
  | 'hang';

/** A simulator's HTTP side. */
export interface Serving {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts an HTTP server on loopback. Beside the partner's own paths it has the simulator's control:
 *  `GET|POST|DELETE /_faults` (one rule or a list) and `GET /_log`.
 *  @param port 0 = a free one */
export async function serve<Fault>(
  port: number,
  control: { readonly faults: FaultBoard<Fault>; readonly report: () => object },
  answer: (request: SimulatorRequest) => SimulatorAnswer | Promise<SimulatorAnswer>,
): Promise<Serving> {
  const server = createServer((incoming, response) => {
    void readRequest(incoming)
      .then((request) => controlAnswer(request, control) ?? answer(request))
      .then((given) => write(response, given))
      .catch((error: unknown) => write(response, { status: 500, body: `simulator: ${String(error)}` }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => stop(server) };
}

/** Does what a common fault says around the work of a request. */
export async function withFault(
  fault: CommonFault | undefined,
  work: () => SimulatorAnswer | Promise<SimulatorAnswer>,
): Promise<SimulatorAnswer> {
  switch (fault?.kind) {
    case undefined:
      return work();
    case 'status': {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      return { status: fault.status, headers, body: fault.body ?? '' };
    }
    case 'raw':
      return { status: fault.status ?? 200, headers: { 'content-type': fault.mediaType }, body: fault.body };
    case 'slow':
      await delay(fault.ms);
      return work();
    case 'hang':
      return 'hang';
    case 'cut':
      if (fault.after === 'work') await work();
      return 'cut';
  }
}

async function readRequest(incoming: IncomingMessage): Promise<SimulatorRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
  return { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers, body: Buffer.concat(chunks) };
}

function controlAnswer<Fault>(
  request: SimulatorRequest,
  { faults, report }: { readonly faults: FaultBoard<Fault>; readonly report: () => object },
): SimulatorAnswer | undefined {
  const json = (value: object): SimulatorAnswer => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  if (request.path === '/_log') return json(report());
  if (request.path !== '/_faults') return undefined;
  if (request.method === 'POST') {
    const given = JSON.parse(request.body.toString('utf8')) as FaultRule<Fault> | readonly FaultRule<Fault>[];
    faults.add(...(Array.isArray(given) ? (given as readonly FaultRule<Fault>[]) : [given as FaultRule<Fault>]));
  }
  if (request.method === 'DELETE') faults.clear();
  return json(faults.rules());
}

function write(response: ServerResponse, answer: SimulatorAnswer): void {
  if (answer === 'hang') return;
  if (answer === 'cut') {
    response.socket?.destroy();
    return;
  }
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body, 'utf8') : (answer.body ?? Buffer.alloc(0));
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  response.end(body);
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
