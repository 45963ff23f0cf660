import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { DeliveryStatus, MessageSource, MessageStatus } from '../../core/spi/ledger/ledger.ts';

/** A message as the ledger has it. */
export interface LedgerMessage {
  readonly id: string;
  /** What a replay was made from. */
  readonly parentId: string | null;
  readonly source: MessageSource;
  readonly status: MessageStatus;
  /** `key:<idempotency key of the driver>`; only what was received has one. */
  readonly key: string | null;
  /** Of the original, hex. */
  readonly sha256: string | null;
}

/** A delivery as the ledger has it. */
export interface LedgerDelivery {
  readonly id: string;
  readonly messageId: string;
  /** Without the partner. */
  readonly channel: string;
  readonly status: DeliveryStatus;
  readonly key: string;
  /** How many attempts it was accepted at. */
  readonly accepted: number;
  /** How often a worker took it in hand. */
  readonly attempts: number;
}

/** What is still to be done. */
export interface LedgerWork {
  readonly id: string;
  readonly queue: string;
  readonly dueAt: Date;
  readonly lease: string | null;
  readonly starts: number;
}

/** The whole ledger of a run. */
export interface LedgerRows {
  readonly messages: readonly LedgerMessage[];
  readonly deliveries: readonly LedgerDelivery[];
  readonly work: readonly LedgerWork[];
}

const MESSAGES = `
SELECT m.id, m.parent_id AS "parentId", m.source, m.status, k.key, encode(c.sha256, 'hex') AS sha256
FROM messages m LEFT JOIN idempotency_keys k ON k.message_id = m.id LEFT JOIN contents c ON c.owner_id = m.id AND c.part = 0`;
const DELIVERIES = `
SELECT d.id, d.message_id AS "messageId", d.channel, d.status, d.idempotency_key AS key, d.attempt_count AS attempts,
  (SELECT count(*)::integer FROM attempts a WHERE a.delivery_id = d.id AND a.outcome = 'accepted') AS accepted
FROM deliveries d`;
const WORK = 'SELECT id, queue, due_at AS "dueAt", lease, starts FROM work';
const OPEN = `
SELECT (SELECT count(*) FROM work)::integer + (SELECT count(*) FROM messages WHERE status IN ('received', 'processing'))::integer AS open`;

/** Reads all of it: through the API it would take longer than the run. */
export async function readLedger(connectionString: string): Promise<LedgerRows> {
  return withClient(connectionString, async (client) => ({
    messages: (await client.query<LedgerMessage>(MESSAGES)).rows,
    deliveries: (await client.query<LedgerDelivery>(DELIVERIES)).rows,
    work: (await client.query<LedgerWork>(WORK)).rows,
  }));
}

/** Waits until nothing is to be done any more, or until `limitMs` are over. */
export async function settles(connectionString: string, limitMs: number): Promise<void> {
  return withClient(connectionString, async (client) => {
    const until = Date.now() + limitMs;
    for (;;) {
      const { rows } = await client.query<{ open: number }>(OPEN);
      if (rows[0]?.open === 0 || Date.now() > until) return;
      await pause(100);
    }
  });
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: 'crash-suite' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
