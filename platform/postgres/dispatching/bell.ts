import pg from 'pg';
import type { MessageId } from '../../../core/kernel/ids.ts';
import type { Logger } from '../../../core/spi/log.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import type { Identity } from '../identity.ts';

const RING = 'relais_ring';
const SETTLED = 'relais_settled';
/** Ringing is gathered so long and sent once: a NOTIFY holds a lock of the whole database until its commit, so one
 *  in every transaction would put all writers in a single file. */
const GATHER_MS = 5;
/** A payload may have 8,000 bytes; 200 identifiers with commas have 7,400. */
const IDS_A_PAYLOAD = 200;
/** First half of the keys of the advisory locks that say "alive". "insa" in ASCII. */
export const INSTANCES = 0x696e7361;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

/** What other processes on the same ledger say, and what they are told. Only a doorbell: what it loses while the
 *  connection is away is found again in the ledger. */
export interface Bell {
  /** Tells other processes that a queue has work. */
  announce(queue: QueueName): void;
  /** Tells this and other processes that messages of these chains of causes were settled, by their roots. */
  announceSettled(roots: readonly MessageId[]): void;
  /** @returns how to stop */
  onRing(listener: (queue: QueueName) => void): () => void;
  /** @returns how to stop */
  onSettled(listener: (root: MessageId) => void): () => void;
  close(): Promise<void>;
}

/** Opens the dedicated connection and keeps it open; while it lives, this process is not dead, whatever else it does. Lost, it is made again after 100 ms, twice as long each time, at most 5 s. */
export function openBell(options: { readonly connectionString: string; readonly log: Logger; readonly identity: Identity }): Bell {
  const ringListeners = new Set<(queue: QueueName) => void>();
  const settledListeners = new Set<(root: MessageId) => void>();
  const queues = new Set<QueueName>();
  const roots = new Set<MessageId>();
  let gathering: NodeJS.Timeout | undefined;

  const line = keepConnected(options, (channel, payload) => {
    if (channel === RING) for (const listener of ringListeners) listener(payload as QueueName);
    else for (const root of payload.split(',')) for (const listener of settledListeners) listener(root as MessageId);
  });

  const send = (): void => {
    gathering = undefined;
    for (const queue of queues) line.notify(RING, queue);
    const all = [...roots];
    for (let start = 0; start < all.length; start += IDS_A_PAYLOAD) line.notify(SETTLED, all.slice(start, start + IDS_A_PAYLOAD).join(','));
    queues.clear();
    roots.clear();
  };
  const gather = (): void => {
    gathering ??= setTimeout(send, GATHER_MS);
  };

  return {
    announce: (queue) => {
      queues.add(queue);
      gather();
    },
    announceSettled: (settled) => {
      for (const root of settled) {
        roots.add(root);
        for (const listener of settledListeners) listener(root);
      }
      if (settled.length > 0) gather();
    },
    onRing: (listener) => subscribe(ringListeners, listener),
    onSettled: (listener) => subscribe(settledListeners, listener),
    close: async () => {
      clearTimeout(gathering);
      send();
      await line.close();
    },
  };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

interface Line {
  /** Without effect while the connection is away. */
  notify(channel: string, payload: string): void;
  close(): Promise<void>;
}

function keepConnected(
  { connectionString, log, identity }: { readonly connectionString: string; readonly log: Logger; readonly identity: Identity },
  hear: (channel: string, payload: string) => void,
): Line {
  let client: pg.Client | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const lost = (gone: pg.Client): void => {
    if (client !== gone || closed) return;
    client = undefined;
    void gone.end().catch(() => undefined);
    log.warn({ pauseMs }, 'database connection for notifications lost');
    retry = setTimeout(connect, pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  };
  const connect = (): void => {
    const fresh = new pg.Client({
      connectionString,
      pipeline: true,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      application_name: 'relais-bell',
    });
    client = fresh;
    fresh.on('error', () => lost(fresh));
    fresh.on('end', () => lost(fresh));
    fresh.on('notification', ({ channel, payload, processId }) => {
      if (processId !== (fresh as unknown as { processID: number }).processID) hear(channel, payload ?? '');
    });
    fresh
      .connect()
      .then(() => fresh.query(`LISTEN ${RING}; LISTEN ${SETTLED}; SELECT pg_try_advisory_lock(${INSTANCES}, ${identity.lockKey})`))
      .then(() => {
        pauseMs = FIRST_PAUSE_MS;
      })
      .catch(() => lost(fresh));
  };
  connect();

  return {
    notify: (channel, payload) => {
      const line = client;
      line?.query('SELECT pg_notify($1, $2)', [channel, payload]).catch(() => lost(line));
    },
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
