import type { FastifyReply } from 'fastify';
import type { LiveEvent } from './live-source.ts';

/** Keeps proxies and the connection awake, in milliseconds. */
const HEARTBEAT_MS = 15_000;
/** How long a browser waits before it connects again, in milliseconds. */
const RETRY_MS = 2_000;
/** Who may go on for the moment is not asked again for so long, in milliseconds: what a session is told after its end is no older. */
const ADMITTED_FOR_MS = 1_000;
/** A reader that is so far behind is let go: it connects again, and asks the lists. */
const MOST_UNREAD_BYTES = 1_000_000;

/** Server-sent events to one reader (HTML Living Standard, section 9.2). */
export interface EventStream {
  send(event: LiveEvent): void;
  close(): void;
}

/** Takes the answer over and begins to stream.
 *  @param mayGoOn asked at each heartbeat and before events, once a second at most; the stream ends where it may not, or nobody knows
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
  let admittedAt = performance.now();
  let asking: Promise<void> | undefined;
  let waiting: string[] = [];
  /** Writes what waits once it is known that the reader is still admitted. */
  const ask = (): Promise<void> =>
    (asking ??= mayGoOn()
      .catch(() => false)
      .then((may) => {
        asking = undefined;
        admittedAt = performance.now();
        if (!may) raw.end();
        else for (const text of waiting) write(text);
        waiting = [];
      }));
  const heartbeat = setInterval(() => {
    waiting.push(': \n\n');
    void ask();
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
      const text = `id: ${count}\nevent: ${topic}\ndata: ${JSON.stringify(data)}\n\n`;
      if (asking === undefined && performance.now() - admittedAt < ADMITTED_FOR_MS) return write(text);
      waiting.push(text);
      void ask();
    },
    close: () => raw.end(),
  };
}
