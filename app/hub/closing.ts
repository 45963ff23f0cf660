import type { Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** How long work in hand may take to end when the hub stops, in milliseconds. A supervisor should wait longer before it kills. */
export const DRAIN_MS = 10_000;

/** What to close when the hub stops; the last opened first. */
export type Closing = (() => Promise<void>)[];

/** Closes all, the last opened first. What cannot be closed keeps nothing else open. @returns what went wrong */
export async function closeAll(closing: Closing): Promise<readonly unknown[]> {
  const failures: unknown[] = [];
  for (const close of closing.splice(0).reverse()) await close().catch((error: unknown) => failures.push(error));
  return failures;
}

/** Lets requests in hand end, for as long as work may take to drain; a client that sends no more is cut off then. */
export async function closeDoors(app: NestFastifyApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await app.close();
  clearTimeout(cutOff);
}
