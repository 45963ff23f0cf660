import { createHash } from 'node:crypto';
import { type HubError, hubError } from '../../../core/kernel/errors.ts';
import type { MessageId } from '../../../core/kernel/ids.ts';
import type { Acceptance } from '../../../core/spi/connector.ts';
import type { IncomingMessage, Intake } from '../../../core/spi/ledger/ledger.ts';
import type { LedgerParts } from '../parts.ts';
import { keyTerm } from '../reading/search-terms.ts';
import { Batcher } from '../sql/batcher.ts';
import { keyText, rowset } from '../sql/rowset.ts';

const incoming = rowset({
  id: 'uuid',
  partner: 'text',
  channel: 'text',
  config_hash: 'text',
  received_at: 'timestamptz',
  key: 'text',
  headers: 'json',
  filename: 'text',
  term: 'text',
  media_type: 'text',
  body: 'bytea',
});

/** One statement, one commit. Whose key is new gets in; a key that another transaction is just inserting is waited for.
 *  Rows come sorted by key, so that two batches wait for each other in one direction only.
 *  (`IS TRUE` makes the planner look up the new ones in a hash table instead of joining.) */
const ACCEPT = {
  name: 'accept',
  text: `
WITH incoming AS MATERIALIZED (SELECT r.*, sha256(r.body) AS sha256 FROM ${incoming.from('r')}),
claimed AS (
  INSERT INTO idempotency_keys (partner, channel, key, message_id, sha256, claimed_at)
  SELECT partner, channel, key, id, sha256, received_at FROM incoming
  ON CONFLICT DO NOTHING
  RETURNING message_id
),
fresh AS MATERIALIZED (SELECT * FROM incoming WHERE (id IN (SELECT message_id FROM claimed)) IS TRUE),
stored AS (
  INSERT INTO messages (id, root_id, partner, channel, source, entry, origin, status, config_hash, received_at, filename, headers)
  SELECT id, id, partner, channel, 'received', 'document', partner, 'received', config_hash, received_at, filename, headers FROM fresh
),
due AS (
  INSERT INTO work (id, queue, message_id, due_at) SELECT id, 'process', id, received_at FROM fresh
),
kept AS (
  INSERT INTO contents (owner_id, part, stored_at, stage, media_type, sha256, body)
  SELECT id, 0, received_at, 'receive', media_type, sha256, body FROM fresh
),
searchable AS (
  INSERT INTO search_terms (term, at, id) SELECT term, received_at, id FROM fresh WHERE term IS NOT NULL
)
SELECT message_id AS id FROM claimed`,
};

const known = rowset({ partner: 'text', channel: 'text', key: 'text' });
const FIND_KEYS = {
  name: 'find-idempotency-keys',
  text: `
SELECT k.partner, k.channel, k.key, k.message_id, encode(k.sha256, 'hex') AS sha256
FROM ${known.from('r')} JOIN idempotency_keys k USING (partner, channel, key)`,
};

interface KnownKey {
  readonly partner: string;
  readonly channel: string;
  readonly key: string;
  readonly message_id: MessageId;
  readonly sha256: string;
}

/** The door of the ledger. */
export function intake(parts: LedgerParts): Intake {
  const batcher = new Batcher<IncomingMessage, Acceptance>({
    run: (messages) => acceptAll(parts, messages),
    weigh: ({ content }) => content.body.length,
  });
  return { accept: (message) => batcher.add(message) };
}

async function acceptAll(
  { database, traffic }: LedgerParts,
  messages: readonly IncomingMessage[],
): Promise<readonly (Acceptance | HubError)[]> {
  const keyed = messages.map((message) => ({ message, key: keyText(message.idempotencyKey), place: '' }));
  for (const entry of keyed) entry.place = placeOf(entry.message.partner, entry.message.channel, entry.key);
  const sorted = [...keyed].sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
  const rows = await database.query<{ id: MessageId }>(ACCEPT, incoming.values(sorted.map(({ message, key }) => toRow(message, key))));
  const accepted = new Set(rows.map((row) => row.id));
  for (const { id, partner, channel, receivedAt } of messages)
    if (accepted.has(id)) traffic.note({ kind: 'received', partner, channel }, receivedAt);

  const others = keyed.filter(({ message }) => !accepted.has(message.id));
  const first = new Map<string, KnownKey>();
  if (others.length > 0) {
    const keys = known.values(others.map(({ message, key }) => ({ partner: message.partner, channel: message.channel, key })));
    for (const row of await database.query<KnownKey>(FIND_KEYS, keys)) first.set(placeOf(row.partner, row.channel, row.key), row);
  }
  return keyed.map(({ message, place }) =>
    accepted.has(message.id) ? { status: 'accepted', messageId: message.id } : answerAgain(message, first.get(place)),
  );
}

function toRow(message: IncomingMessage, key: string) {
  const { filename, content } = message;
  return {
    id: message.id,
    partner: message.partner,
    channel: message.channel,
    config_hash: message.configHash,
    received_at: message.receivedAt,
    key,
    headers: message.headers,
    filename,
    term: filename === undefined ? undefined : keyTerm(filename),
    media_type: content.mediaType,
    body: content.body,
  };
}

/** A message that finds its own key was committed by an earlier call whose answer was lost: it is accepted. */
function answerAgain(message: IncomingMessage, first: KnownKey | undefined): Acceptance | HubError {
  if (first === undefined) return hubError('E_NOT_READY', { reason: 'the idempotency key is just being removed' });
  if (first.message_id === message.id) return { status: 'accepted', messageId: message.id };
  const sha256 = createHash('sha256').update(message.content.body).digest('hex');
  return sha256 === first.sha256 ? { status: 'duplicate', messageId: first.message_id } : hubError('E_IDEMPOTENCY_CONFLICT');
}

function placeOf(partner: string, channel: string, key: string): string {
  return `${partner}/${channel}\u0000${key}`;
}
