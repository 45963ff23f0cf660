import type { EnvelopeId, MessageId } from '../../../core/kernel/ids.ts';
import type { JsonObject } from '../../../core/kernel/json.ts';
import type { GatheredAnswer, GatheredAnswers } from '../../../core/spi/ledger/gatherings.ts';
import type { Content } from '../../../core/spi/ledger/ledger.ts';
import type { LedgerParts } from '../parts.ts';
import { insertContents } from '../processing/stored-rows.ts';
import type { Session } from '../sql/database.ts';
import { ANSWERS, type AnswerRow, isComplete } from './gatherings.ts';

const LOCK = {
  name: 'lock-gathering',
  text: `
SELECT g.route, g.wanted, g.useful, g.due_at, g.closed_at FROM gatherings g JOIN work w ON w.id = g.id AND w.lease = $2
WHERE g.id = $1 FOR UPDATE OF g`,
};
const BODIES = { name: 'gathered-bodies', text: 'SELECT id, type, body FROM envelopes WHERE id = ANY($1::uuid[])' };
const CLOSE = { name: 'close-gathering', text: 'UPDATE gatherings SET closed_at = $2 WHERE id = $1' };
const NOTE_LATE = { name: 'note-late-answers', text: 'UPDATE gathering_answers SET late = true WHERE delivery_id = ANY($1::uuid[])' };
const GIVE_BACK = {
  name: 'give-gathering-back',
  text: 'UPDATE work SET due_at = $3, lease = NULL, starts = starts - 1 WHERE id = $1 AND lease = $2',
};

interface LockedGathering {
  readonly route: string;
  readonly wanted: number | null;
  readonly useful: readonly string[];
  readonly due_at: Date;
  readonly closed_at: Date | null;
}

interface BodyRow {
  readonly id: EnvelopeId;
  readonly type: string;
  readonly body: JsonObject;
}

/** A gathering in a worker's hands that is not closed yet. */
export interface OpenGathering {
  readonly id: MessageId;
  readonly receivedAt: Date;
}

/** Closes a gathering: what is there by now becomes its content, in one commit, and nothing that comes later changes that. One that a
 *  bell reached too early is given back.
 *  @returns undefined when it is not this worker's to process */
export async function closeGathering({ database, clock }: LedgerParts, lease: string, one: OpenGathering): Promise<Content | undefined> {
  return database.transaction(async (session) => {
    const [gathering] = await session.query<LockedGathering>(LOCK, [one.id, lease]);
    // Taken over by another worker, or closed by one whose lease ended since.
    if (gathering === undefined || gathering.closed_at !== null) return undefined;
    const now = clock.now();
    const answers = await session.query<AnswerRow>(ANSWERS, [[one.id]]);
    if (now < gathering.due_at && !isComplete(gathering, answers)) {
      void session.query(GIVE_BACK, [one.id, lease, gathering.due_at.toISOString()]);
      return undefined;
    }
    const gathered = await gather(session, one, answers);
    const said: GatheredAnswers = { route: gathering.route, closedAt: now.toISOString(), answers: gathered };
    const content = { mediaType: 'application/json', body: Buffer.from(JSON.stringify(said)) };
    const late = answers.filter(({ status }) => status === null).map(({ delivery_id }) => delivery_id);
    void session.query(CLOSE, [one.id, now.toISOString()]);
    void session.query(NOTE_LATE, [late]);
    insertContents(session, [
      { owner_id: one.id, part: 0, stored_at: one.receivedAt, stage: 'receive', media_type: content.mediaType, body: content.body },
    ]);
    return content;
  });
}

async function gather(session: Session, { receivedAt }: OpenGathering, answers: readonly AnswerRow[]): Promise<GatheredAnswer[]> {
  const ids = answers.flatMap(({ envelope_ids }) => envelope_ids ?? []);
  const rows = ids.length === 0 ? [] : await session.query<BodyRow>(BODIES, [ids]);
  const bodies = new Map(rows.map((row) => [row.id, row]));
  return answers.map(({ partner, channel, status, ended_at, envelope_ids }) => ({
    channel: `${partner}/${channel}`,
    partner,
    status: status ?? 'late',
    messages: (envelope_ids ?? []).flatMap((id) => {
      const found = bodies.get(id);
      return found === undefined ? [] : [{ type: found.type, body: found.body }];
    }),
    ...(status === null || ended_at === null ? {} : { ms: ended_at.getTime() - receivedAt.getTime() }),
  }));
}
