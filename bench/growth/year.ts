/** The messages of a year, by number: what the ledger holds of each follows from its number alone, in SQL, so that the
 *  server makes them by itself. Of five messages three are documents, each delivered once, and two are answers of partners;
 *  the five belong to one case. One in a thousand is dead, one in two thousand discarded. */
export interface Year {
  /** How many are settled. */
  readonly settled: number;
  /** How many numbers after those are open: documents whose delivery waits for its next attempt. */
  readonly open: number;
  readonly from: Date;
  readonly to: Date;
  /** Contents and attempts are kept from here on: the months before were dropped. */
  readonly contentsFrom: Date;
}

/** Identifiers are UUIDv7 with the number in place of the random bits. Kinds: 1 message, 2 delivery, 3 envelope, 4 case. */
export const FUNCTIONS = `
CREATE FUNCTION pg_temp.id(kind integer, ms bigint, n bigint) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$
  SELECT ('0' || to_hex(ms << 16 | (28672 + kind)) || to_hex((-9223372036854775808)::bigint | n))::uuid
$$;
CREATE FUNCTION pg_temp.partner(n bigint) RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT 'partner-' || 10 + (20 * power((n * 7919 % 1000) / 1000.0::float8, 2))::integer
$$`;

/** $1 and $2: the first number and the last; $3: number of the first open one; $4: the first instant, in milliseconds since
 *  1970; $5: milliseconds from one to the next. */
export const STAGE = `
CREATE TEMP TABLE staged AS
SELECT n, g, reply, to_timestamp(ms / 1000.0::float8) AS at, pg_temp.id(1, ms, n) AS id, pg_temp.id(2, ms, n) AS delivery_id,
  pg_temp.id(3, ms, n) AS envelope_id, pg_temp.id(4, $4::bigint + (g * 5 * $5::float8)::bigint, g) AS case_id,
  CASE WHEN reply THEN pg_temp.id(1, parent_ms, n - 3) END AS parent_id, CASE WHEN reply THEN pg_temp.id(3, parent_ms, n - 3) END AS request_id,
  pg_temp.partner(g) AS origin, pg_temp.partner(g + 7) AS carrier, 'RA-' || g AS number,
  CASE WHEN g % 20000 = 7 THEN 'claim.opened' ELSE ('{return.announced,shipment.requested,shipment.tracked,shipment.labelled,shipment.labelled}'::text[])[n % 5 + 1] END AS type,
  CASE WHEN reply THEN 'completed' WHEN n >= $3::bigint THEN 'processing' WHEN n % 1000 = 11 THEN 'dead' WHEN n % 2000 = 22 THEN 'discarded' ELSE 'completed' END AS status
FROM (
  SELECT n, n / 5 AS g, n % 5 >= 3 AS reply, $4::bigint + (n * $5::float8)::bigint AS ms, $4::bigint + ((n - 3) * $5::float8)::bigint AS parent_ms
  FROM generate_series($1::bigint, $2::bigint) AS n
) numbered`;

/** From the staged messages into the tables; $1, where there is one: from when on contents and attempts are kept. Terms of
 *  what is dead come from the triggers, as ever. */
export const ROWS: readonly { readonly table: string; readonly sql: string; readonly kept?: true }[] = [
  {
    table: 'messages',
    sql: `
INSERT INTO messages (id, parent_id, root_id, partner, channel, source, entry, origin, status, config_hash, received_at, settled_at, types, case_id,
  headers, request_envelope_id, discard_reason, deliveries_total, deliveries_open, deliveries_dead)
SELECT id, parent_id, coalesce(parent_id, id), CASE WHEN reply THEN carrier ELSE origin END, CASE WHEN reply THEN 'labels' ELSE 'returns' END, CASE WHEN reply THEN 'reply' ELSE 'received' END,
  CASE WHEN reply THEN 'reply' ELSE 'document' END, origin, status, 'cafe0123cafe', at, CASE WHEN status <> 'processing' THEN at + interval '50 ms' END,
  ARRAY[type], case_id, CASE WHEN reply THEN '{}' ELSE '{"content-type":"application/json"}' END::json,
  request_id, CASE WHEN status = 'discarded' THEN 'sent by mistake' END,
  CASE WHEN reply THEN 0 ELSE 1 END, CASE WHEN status = 'processing' THEN 1 ELSE 0 END, CASE WHEN status = 'dead' THEN 1 ELSE 0 END
FROM staged`,
  },
  {
    table: 'deliveries',
    sql: `
INSERT INTO deliveries (id, message_id, envelope_id, route, partner, channel, status, idempotency_key, parameters, created_at, settled_at, stage, error, attempt_count)
SELECT delivery_id, id, envelope_id, 'labels for returns', carrier, 'labels',
  CASE status WHEN 'completed' THEN 'delivered' WHEN 'discarded' THEN 'cancelled' WHEN 'processing' THEN 'retrying' ELSE status END,
  delivery_id::text, ('{"returnNumber":"' || number || '"}')::json, at, CASE WHEN status <> 'processing' THEN at + interval '50 ms' END,
  CASE WHEN status = 'dead' THEN 'deliver' END, CASE WHEN status = 'dead' THEN '{"code":"E_DELIVERY_REFUSED","message":"The partner refused the document."}' END::json, 1
FROM staged WHERE NOT reply`,
  },
  {
    table: 'envelopes',
    sql: `
INSERT INTO envelopes (id, message_id, case_id, type, version, occurred_at, recorded_at, business_keys, origin, source, body)
SELECT envelope_id, id, case_id, type, 1, '2025-03-12T10:00:00+01:00', at, ('{"returnNumber":"' || number || '"}')::json, origin,
  CASE WHEN reply THEN carrier ELSE origin END, ('{"returnNumber":"' || number || '","reason":"damaged","items":[{"article":"A-' || n % 997 || '","quantity":1}]}')::json
FROM staged`,
  },
  {
    table: 'contents',
    kept: true,
    sql: `
INSERT INTO contents (owner_id, part, stored_at, stage, media_type, sha256, body)
SELECT owner_id, part, stored_at, stage, 'application/json', sha256(body), body FROM (
  SELECT id AS owner_id, 0 AS part, at AS stored_at, 'receive' AS stage,
    convert_to(format('{"number":"RA-%s","date":"2026-03-12","items":[{"article":"A-%s","quantity":1,"reason":"DMG"}]}', g, n % 997), 'UTF8') AS body FROM staged
  UNION ALL
  SELECT delivery_id, 0, at, 'translate', convert_to(format('{"reference":"RA-%s","parcels":[{"sku":"A-%s","count":1}]}', g, n % 997), 'UTF8') FROM staged WHERE NOT reply
  UNION ALL
  SELECT delivery_id, 1, at + interval '50 ms', 'reply', convert_to(format('{"status":"ok","number":"%s"}', n), 'UTF8') FROM staged WHERE NOT reply
) c WHERE stored_at >= $1::timestamptz`,
  },
  {
    table: 'attempts',
    kept: true,
    sql: `
INSERT INTO attempts (delivery_id, number, nonce, started_at, ended_at, outcome, status)
SELECT delivery_id, 1, 0, at + interval '10 ms', at + interval '50 ms', CASE status WHEN 'completed' THEN 'accepted' WHEN 'processing' THEN 'deferred' ELSE 'rejected' END,
  CASE status WHEN 'completed' THEN 200 WHEN 'processing' THEN 503 ELSE 422 END
FROM staged WHERE NOT reply AND at >= $1::timestamptz`,
  },
  {
    table: 'idempotency_keys',
    sql: `
INSERT INTO idempotency_keys (partner, channel, key, message_id, sha256, claimed_at)
SELECT origin, 'returns', md5(n::text), id, sha256(n::text::bytea), at FROM staged WHERE NOT reply`,
  },
  {
    table: 'cases',
    sql: `INSERT INTO cases (id, kind, opened_at, dossier) SELECT case_id, 'return', at, case_id FROM staged WHERE n % 5 = 0`,
  },
  {
    table: 'case_keys',
    sql: `
INSERT INTO case_keys (scope, name, value, case_id) SELECT origin, 'returnNumber', number, case_id FROM staged WHERE n % 5 = 0
UNION ALL SELECT carrier, 'trackingNumber', 'XY' || lpad(g::text, 11, '0'), case_id FROM staged WHERE n % 5 = 0`,
  },
  {
    table: 'search_terms',
    sql: `
INSERT INTO search_terms (term, at, id) SELECT 'case:' || case_id, at, id FROM staged
UNION ALL SELECT 'key:' || lower(number), at, id FROM staged
UNION ALL SELECT 'message:discarded', at, id FROM staged WHERE status = 'discarded'
UNION ALL SELECT 'delivery:cancelled', at, delivery_id FROM staged WHERE status = 'discarded'`,
  },
  {
    table: 'type_hours',
    sql: `INSERT INTO type_hours (type, hour) SELECT DISTINCT type, date_trunc('hour', at) FROM staged ON CONFLICT DO NOTHING`,
  },
  {
    table: 'work',
    sql: `
INSERT INTO work (id, queue, message_id, due_at, starts)
SELECT delivery_id, 'deliver:' || carrier || '/labels', id, now() + interval '1 day' + n % 3600 * interval '1 second', 1 FROM staged WHERE status = 'processing'`,
  },
];
