import type { FastifyReply } from 'fastify';
import type { LiveEvent } from './live-source.ts';

/** Keeps proxies and the connection awake, in milliseconds. */
const HEARTBEAT_MS = 15_000;
/** How long a browser waits before it connects again, in milliseconds. */
const RETRY_MS = 2_000;
/** A reader that is so far behind is let go: it connects again, and asks the lists. */
const MOST_UNREAD_BYTES = 1_000_000;

/** Server-sent events to one reader (HTML Living Standard, section 9.2). */
export interface EventStream {
  send(event: LiveEvent): void;
  close(): void;
}

/** Takes the answer over and begins to stream.
 *  @param mayGoOn asked at each heartbeat; the stream ends where it may not
 *  @param ended called once, however it ended */
export function openEventStream(reply: FastifyReply, mayGoOn: () => Promise<boolean>, ended: () => void): EventStream {
  let count = 0;
  const headers = {
    ...reply.getHeaders(),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  };
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, headers as Readonly<Record<string, string>>);
  raw.write(`retry: ${RETRY_MS}\n\n`);
  const write = (text: string): void => {
    if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy();
    else if (!raw.writableEnded) raw.write(text);
  };
  const heartbeat = setInterval(() => {
    write(': \n\n');
    mayGoOn().then(
      (may) => (may ? undefined : raw.end()),
      () => undefined,
    );
  }, HEARTBEAT_MS);
  heartbeat.unref();
  raw.on('error', () => raw.destroy());
  raw.on('close', () => {
    clearInterval(heartbeat);
    ended();
  });
  return {
    send: ({ topic, data }) => {
      count += 1;
      write(`id: ${count}\nevent: ${topic}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close: () => raw.end(),
  };
}
