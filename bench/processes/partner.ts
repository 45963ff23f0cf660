import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { epochMs } from '../support/statistics.ts';
import { serve } from './serve.ts';

/* The partners of a scenario: bare HTTP servers that take whatever is sent and answer 200, or never answer. */

const OK = '{"received":true}';
const hanging = new Set<number>();
const held: ServerResponse[] = [];
const answered: number[] = [];
const waiting: { readonly total: number; readonly reached: () => void }[] = [];
let total = 0;
let firstAt: number | undefined;

const calls = {
  /** Opens so many servers. @returns their addresses */
  open: (count: number): Promise<string[]> => {
    const first = answered.length;
    return Promise.all(Array.from({ length: count }, (_, index) => open(first + index)));
  },
  /** From now on this partner does not answer any more. */
  hang: (index: number): void => void hanging.add(index),
  /** Documents answered by each partner so far, and when the first of all was, in milliseconds since 1970. */
  tally: (_: undefined) => ({ answered: [...answered], firstAt }),
  /** Settles when all partners together have answered so many documents. */
  reached: (count: number): Promise<void> =>
    new Promise((reached) => {
      if (total >= count) reached();
      else waiting.push({ total: count, reached });
    }),
};

/** What this process can be asked. */
export type PartnerCalls = typeof calls;

async function open(index: number): Promise<string> {
  answered[index] = 0;
  const server: Server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (hanging.has(index)) {
        held.push(response);
        return;
      }
      firstAt ??= epochMs();
      answered[index] = (answered[index] ?? 0) + 1;
      total += 1;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': OK.length }).end(OK);
      for (const one of waiting) if (one.total === total) one.reached();
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

serve(calls);
