import pg from 'pg';
import type { HubInstance, Presence, Term } from '../../../core/spi/ledger/presence.ts';
import type { Logger } from '../../../core/spi/log.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import type { LedgerParts } from '../parts.ts';
import { INSTANCES } from './bell.ts';
import { headOfQueue } from './queue-head.ts';

/** How long to wait before the office is stood for again, in milliseconds. */
const STAND_AGAIN_MS = 1000;
/** First half of the key of the advisory lock; the second is the office. "rela" in ASCII. */
const OFFICES = 0x72656c61;

const REPORT = {
  name: 'report-instance',
  text: `
INSERT INTO instances (id, role, started_at, seen_at, open_breakers, config_hash) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, open_breakers = excluded.open_breakers, config_hash = excluded.config_hash`,
};
const ALIVE = {
  name: 'alive-instances',
  text: 'SELECT id, role, started_at, seen_at, open_breakers, config_hash FROM instances WHERE seen_at >= $1 ORDER BY started_at, id',
};
const RESUMED = {
  name: 'resumed-channels',
  text: `SELECT partner, channel, since FROM channel_states WHERE state = 'active' AND since >= $1`,
};
const LEAVE = { name: 'leave-instances', text: 'DELETE FROM instances WHERE id = $1' };
/** Who can take the lock of another knows that its connection has ended. The lock goes with the transaction. */
const DEAD = {
  name: 'dead-instances',
  text: `
DELETE FROM instances WHERE id IN (
  SELECT id FROM instances WHERE seen_at < $1 AND id <> $2 AND pg_try_advisory_xact_lock(${INSTANCES}, ('x' || left(id::text, 8))::bit(32)::int)
  FOR UPDATE SKIP LOCKED
) RETURNING id`,
};
/** Back at the head of its queue, where it was taken from: at the end, a process that dies again and again would keep the
 *  unlucky waiting behind all that comes in. */
const INHERIT = {
  name: 'inherit-work',
  text: `
UPDATE work w SET lease = NULL, due_at = ${headOfQueue('$2')}
FROM unnest($1::uuid[]) AS dead(id)
WHERE w.lease > dead.id AND left(w.lease::text, 18) = left(dead.id::text, 18)
RETURNING w.id, w.queue`,
};

interface InstanceRow {
  readonly id: string;
  readonly role: string;
  readonly started_at: Date;
  readonly seen_at: Date;
  readonly open_breakers: readonly string[];
  readonly config_hash: string;
}

/** Which processes there are, and which leads. */
export function presence(parts: LedgerParts & { readonly connectionString: string; readonly log: Logger }): Presence {
  const { database, identity } = parts;
  return {
    report: async ({ role, startedAt, seenAt, openBreakers, configHash }, withinMs) => {
      await database.query(REPORT, [identity.id, role, startedAt.toISOString(), seenAt.toISOString(), [...openBreakers], configHash]);
      const lately = [new Date(seenAt.getTime() - withinMs).toISOString()];
      const alive = await database.query<InstanceRow>(ALIVE, lately);
      const resumed = await database.query<{ partner: string; channel: string; since: Date }>(RESUMED, lately);
      return {
        alive: alive.map(toInstance),
        resumed: resumed.map(({ partner, channel, since }) => ({ channel: `${partner}/${channel}`, at: since })),
      };
    },
    inheritWork: (before, now) =>
      database.transaction(async (session) => {
        const due = new Map<QueueName, string[]>();
        const dead = await session.query<{ id: string }>(DEAD, [before.toISOString(), identity.id]);
        if (dead.length === 0) return due;
        const freed = await session.query<{ id: string; queue: QueueName }>(INHERIT, [dead.map(({ id }) => id), now.toISOString()]);
        for (const { id, queue } of freed) due.set(queue, [...(due.get(queue) ?? []), id]);
        return due;
      }),
    leave: async () => void (await database.query(LEAVE, [identity.id])),
    standFor: (office, term) => stand(parts, office, term),
  };
}

function toInstance({ id, role, started_at, seen_at, open_breakers, config_hash }: InstanceRow): HubInstance {
  return { id, role, startedAt: started_at, seenAt: seen_at, openBreakers: open_breakers, configHash: config_hash };
}

/** The office is an advisory lock of a connection of its own: it ends with the connection, however the process ends.
 *  Asked for again and again, not waited for: a connection that waits for a lock cannot be closed. */
function stand({ connectionString, log }: { readonly connectionString: string; readonly log: Logger }, office: string, term: Term) {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let leading = false;
  let resigned = false;

  const stepDown = (): void => {
    if (leading) term.end();
    leading = false;
  };
  const later = (next: () => void): void => {
    clearTimeout(timer);
    if (!resigned) timer = setTimeout(next, STAND_AGAIN_MS);
  };
  const lost = (gone: pg.Client): void => {
    if (client !== gone) return;
    client = undefined;
    void gone.end().catch(() => undefined);
    stepDown();
    later(connect);
  };
  const ask = async (asking: pg.Client): Promise<void> => {
    try {
      const { rows } = await asking.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS got', [OFFICES, office]);
      if (client !== asking || resigned) return;
      if (rows[0]?.got !== true) return later(() => void ask(asking));
      leading = true;
      log.info({ office }, 'this process leads');
      term.begin();
    } catch {
      lost(asking);
    }
  };
  const connect = (): void => {
    const fresh = new pg.Client({ connectionString, keepAlive: true, connectionTimeoutMillis: 5000, application_name: `relais-${office}` });
    fresh.on('error', () => lost(fresh));
    fresh.on('end', () => lost(fresh));
    client = fresh;
    fresh.connect().then(
      () => ask(fresh),
      () => lost(fresh),
    );
  };
  connect();

  return async () => {
    resigned = true;
    clearTimeout(timer);
    const last = client;
    client = undefined;
    stepDown();
    await last?.end().catch(() => undefined);
  };
}
