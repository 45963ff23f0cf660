import { hubError } from '../../../core/kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import type { ChannelStanding, ChannelState, ChannelStates } from '../../../core/spi/ledger/channel-states.ts';
import { deliverQueue } from '../dispatching/work-source.ts';
import type { LedgerParts } from '../parts.ts';
import { insertWork } from '../processing/stored-rows.ts';
import type { Session } from '../sql/database.ts';
import { rowset, storable } from '../sql/rowset.ts';

const STANDINGS = {
  name: 'channel-standings',
  text: `
SELECT partner, channel, state, reason, since, failing_since FROM channel_states
WHERE state <> 'active' OR failing_since IS NOT NULL ORDER BY partner, channel`,
};
/** Who is disabled stays so, with its reason. */
const STOP = {
  name: 'stop-channel',
  text: `
INSERT INTO channel_states (partner, channel, state, reason, since) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (partner, channel) DO UPDATE SET state = excluded.state, reason = excluded.reason, since = excluded.since
WHERE channel_states.state IN ('active', 'paused')`,
};
const RESUME = {
  name: 'resume-channel',
  text: `
INSERT INTO channel_states (partner, channel, since) VALUES ($1, $2, $3)
ON CONFLICT (partner, channel) DO UPDATE SET state = 'active', reason = NULL, since = excluded.since, failing_since = NULL`,
};
const IS_STOPPED = {
  name: 'channel-is-stopped',
  text: `SELECT 1 FROM channel_states WHERE partner = $1 AND channel = $2 AND state <> 'active' FOR SHARE`,
};
const LOCK_ACTIVE = { name: 'lock-channel-state', text: 'SELECT state FROM channel_states WHERE partner = $1 AND channel = $2 FOR SHARE' };
const HELD = { name: 'held-deliveries', text: 'SELECT id FROM search_terms WHERE term = $1 ORDER BY at, id LIMIT $2' };
const RELEASE = {
  name: 'release-held',
  text: `
UPDATE deliveries SET status = 'pending', attempts_before = attempt_count
WHERE id IN (SELECT id FROM deliveries WHERE id = ANY($1::uuid[]) AND status = 'held' ORDER BY id FOR UPDATE)
RETURNING id, message_id`,
};
const reopened = rowset({ id: 'uuid', released: 'integer' });
/** A message that had settled waits again; one that failed by itself, or was discarded, stays as it is. */
const REOPEN = {
  name: 'reopen-messages-of-held',
  text: `
UPDATE messages m SET deliveries_open = m.deliveries_open + r.released,
  status = CASE WHEN m.status IN ('completed', 'dead') AND m.failure_stage IS NULL THEN 'processing' ELSE m.status END,
  settled_at = CASE WHEN m.status IN ('completed', 'dead') AND m.failure_stage IS NULL THEN NULL ELSE m.settled_at END
FROM (SELECT r.* FROM ${reopened.from('r')} JOIN messages l ON l.id = r.id ORDER BY l.id FOR UPDATE OF l) r
WHERE m.id = r.id`,
};

const failing = rowset({ partner: 'text', channel: 'text', at: 'timestamptz' });
const NOTE_FAILING = {
  name: 'note-failing-channels',
  text: `
INSERT INTO channel_states (partner, channel, failing_since) SELECT partner, channel, at FROM ${failing.from('r')} ORDER BY 1, 2
ON CONFLICT (partner, channel) DO UPDATE SET failing_since = excluded.failing_since WHERE channel_states.failing_since IS NULL`,
};
const NOTE_WELL = {
  name: 'note-well-channels',
  text: `
UPDATE channel_states s SET failing_since = NULL FROM ${failing.from('r')}
WHERE s.partner = r.partner AND s.channel = r.channel AND s.failing_since IS NOT NULL`,
};
const FAILING_SINCE = {
  name: 'failing-since',
  text: `SELECT s.partner, s.channel, s.failing_since FROM channel_states s JOIN ${failing.from('r')} USING (partner, channel)`,
};

interface StandingRow {
  readonly partner: string;
  readonly channel: string;
  readonly state: ChannelState;
  readonly reason: string | null;
  readonly since: Date | null;
  readonly failing_since: Date | null;
}

/** Stopped and failing channels. */
export function channelStates({ database, bell }: LedgerParts): ChannelStates {
  return {
    channelStandings: async () => (await database.query<StandingRow>(STANDINGS, [])).map(toStanding),
    stopChannel: async (partner, channel, { state, reason, at }) =>
      void (await database.query(STOP, [partner, channel, state, storable(reason), at.toISOString()])),
    resumeChannel: (partner, channel, at) =>
      database.transaction(async (session) => {
        const wasStopped = await isStopped(session, partner, channel);
        void session.query(RESUME, [partner, channel, at.toISOString()]);
        return wasStopped;
      }),
    releaseHeld: async (partner, channel, limit, at) => {
      const ids = await database.transaction((session) => release(session, partner, channel, limit, at));
      if (ids.length > 0) bell.announce(deliverQueue(partner, channel));
      return ids;
    },
  };
}

/** Is the channel stopped? Until the transaction ends, nobody can resume it.  */
export async function isStopped(session: Session, partner: string, channel: string): Promise<boolean> {
  return (await session.query(IS_STOPPED, [partner, channel])).length > 0;
}

/** @throws E_STATE_CONFLICT when the channel is stopped: what would be sent would only be held again */
export async function refuseStopped(session: Session, partner: string, channel: string, id: DeliveryId): Promise<void> {
  if (await isStopped(session, partner, channel))
    throw hubError('E_STATE_CONFLICT', { what: 'delivery', id, state: 'held by a stopped channel', action: 'retried: resume the channel' });
}

async function release(session: Session, partner: string, channel: string, limit: number, at: Date): Promise<readonly DeliveryId[]> {
  const [standing] = await session.query<{ state: ChannelState }>(LOCK_ACTIVE, [partner, channel]);
  if (standing !== undefined && standing.state !== 'active') return [];
  const held = await session.query<{ id: DeliveryId }>(HELD, [`held:${partner}/${channel}`, limit]);
  if (held.length === 0) return [];
  const released = await session.query<{ id: DeliveryId; message_id: MessageId }>(RELEASE, [held.map(({ id }) => id)]);
  insertWork(
    session,
    released.map(({ id, message_id }) => ({ id, queue: deliverQueue(partner, channel), message_id, due_at: at })),
  );
  const counts = new Map<MessageId, number>();
  for (const { message_id } of released) counts.set(message_id, (counts.get(message_id) ?? 0) + 1);
  void session.query(REOPEN, reopened.values([...counts].map(([id, count]) => ({ id, released: count }))));
  return released.map(({ id }) => id);
}

/** One channel of a batch of attempts, and what it was seen to do. */
export interface Seen {
  readonly partner: string;
  readonly channel: string;
  readonly at: Date;
  readonly accepted: boolean;
}

/** Notes since when channels fail, and which do no more. A refusal tells neither: the partner answers.
 *  @returns since when each failing channel of the batch fails, by `partner/channel` */
export async function noteStandings(session: Session, seen: readonly Seen[]): Promise<ReadonlyMap<string, Date>> {
  const well = new Map(seen.filter(({ accepted }) => accepted).map((one) => [`${one.partner}/${one.channel}`, one]));
  const bad = new Map(
    seen.filter((one) => !one.accepted && !well.has(`${one.partner}/${one.channel}`)).map((one) => [`${one.partner}/${one.channel}`, one]),
  );
  if (well.size > 0) void session.query(NOTE_WELL, failing.values(sorted(well)));
  if (bad.size === 0) return new Map();
  void session.query(NOTE_FAILING, failing.values(sorted(bad)));
  const rows = await session.query<StandingRow>(FAILING_SINCE, failing.values(sorted(bad)));
  return new Map(
    rows.flatMap(({ partner, channel, failing_since }) => (failing_since === null ? [] : [[`${partner}/${channel}`, failing_since]])),
  );
}

function sorted(channels: ReadonlyMap<string, Seen>) {
  return [...channels].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { partner, channel, at }]) => ({ partner, channel, at }));
}

function toStanding({ partner, channel, state, reason, since, failing_since }: StandingRow): ChannelStanding {
  return {
    partner,
    channel,
    state,
    ...(reason === null ? {} : { reason }),
    ...(since === null ? {} : { since }),
    ...(failing_since === null ? {} : { failingSince: failing_since }),
  };
}
