import type { Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { hubError } from '../../core/kernel/errors.ts';
import { settles } from '../../core/kernel/settles.ts';

/** How long work in hand may take to end when the hub stops, in milliseconds. A supervisor should wait longer before it kills. */
export const DRAIN_MS = 10_000;

/** How long one part may take to close, in milliseconds: what waits for a database that hangs would wait for ever. */
const CLOSE_MS = DRAIN_MS + 2_000;

/** What to close when the hub stops; the last opened first. */
export type Closing = (() => Promise<void>)[];

/** Closes all, the last opened first. What cannot be closed keeps nothing else open. @returns what went wrong */
export async function closeAll(closing: Closing): Promise<readonly unknown[]> {
  const failures: unknown[] = [];
  for (const close of closing.splice(0).reverse()) {
    const closed = close().catch((error: unknown) => failures.push(error));
    if (!(await settles(closed, CLOSE_MS)))
      failures.push(hubError('E_NOT_READY', { reason: `a part did not close within ${CLOSE_MS} ms` }));
  }
  return failures;
}

/** Lets requests in hand end, for as long as work may take to drain; a client that sends no more is cut off then. */
export async function closeDoors(app: NestFastifyApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await app.close();
  clearTimeout(cutOff);
}
