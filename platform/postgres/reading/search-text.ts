import type { MessageFilter } from '../../../core/spi/ledger/ledger-queries.ts';
import { writeCursor } from '../sql/cursor.ts';
import type { Database } from '../sql/database.ts';
import type { SummaryRow } from './summary.ts';

/** How long one call looks, in milliseconds; a batch that was begun is finished. */
const BUDGET_MS = 150;
/** Messages of a batch: as many as are looked at in about the time that a person does not notice. */
const FEWEST = 16;
const MOST = 512;
const BATCH_MS = 40;
/** Of each content its beginning is looked at, in bytes. */
const LOOKED_AT = 262_144;

/** Bytes are compared in the spelling of `encode(…, 'escape')`: ASCII as it is, all others as `\\nnn`. */
const matching = (condition: string) => `
SELECT DISTINCT o.message_id AS id FROM (
  SELECT id AS owner, id AS message_id FROM unnest($1::uuid[]) AS id
  UNION ALL SELECT d.id, d.message_id FROM unnest($1::uuid[]) AS m(id) JOIN deliveries d ON d.message_id = m.id
) o JOIN contents c ON c.owner_id = o.owner AND c.stored_at >= $2
WHERE ($3::text IS NULL OR c.stage = $3) AND ${condition}`;
const SPELLED = `lower(encode(substring(c.body FROM 1 FOR ${LOOKED_AT}), 'escape') COLLATE "C")`;
const PLAIN = { name: 'match-text', text: matching(`strpos(${SPELLED}, $4) > 0`) };
const ACCENTED = { name: 'match-accented-text', text: matching(`${SPELLED} ~ $4`) };

/** A page as rows, and where the next one begins, if there may be more. */
export interface SearchedPage {
  readonly rows: readonly SummaryRow[];
  readonly next?: { readonly at: Date; readonly id: string };
  /** It ended because enough was looked at, not because it is full. */
  readonly bounded: boolean;
}

type Page = (database: Database, filter: MessageFilter, limit: number) => Promise<SearchedPage>;

/** Looks through the contents of messages that the rest of the filter takes, from the newest on, until the page is full or the time is up.
 *  Capital letters count as small ones; what is not ASCII is looked for in UTF-8 and in Latin-1. */
export async function searchText(
  database: Database,
  { text, stage, ...rest }: MessageFilter & { readonly text: string },
  limit: number,
  page: Page,
): Promise<SearchedPage> {
  const until = performance.now() + BUDGET_MS;
  const needle = needleOf(text);
  const found: SummaryRow[] = [];
  let filter: MessageFilter = rest;
  for (let size = FEWEST; ; ) {
    const began = performance.now();
    const batch = await page(database, filter, size);
    const ids = await matches(database, batch.rows, needle, stage);
    const rows = batch.rows.filter(({ id }) => ids.has(id));
    const room = limit - found.length;
    found.push(...rows.slice(0, room));
    const last = found.at(-1);
    if (last !== undefined && found.length === limit && (rows.length > room || batch.next !== undefined))
      return { rows: found, next: { at: last.received_at, id: last.id }, bounded: false };
    if (batch.next === undefined) return { rows: found, bounded: false };
    if (performance.now() > until) return { rows: found, next: batch.next, bounded: true };
    filter = { ...rest, cursor: writeCursor(batch.next.at, batch.next.id) };
    size = performance.now() - began < BATCH_MS ? Math.min(MOST, size * 2) : Math.max(FEWEST, size / 2);
  }
}

interface Needle {
  readonly statement: typeof PLAIN;
  readonly value: string;
}

async function matches(database: Database, rows: readonly SummaryRow[], { statement, value }: Needle, stage: string | undefined) {
  const oldest = rows.at(-1);
  if (oldest === undefined) return new Set<string>();
  const ids = rows.map(({ id }) => id);
  const hits = await database.query<{ id: string }>(statement, [ids, oldest.received_at.toISOString(), stage ?? null, value]);
  return new Set(hits.map(({ id }) => id));
}

/** ASCII is looked for as a text, other characters as an expression over all their spellings. */
function needleOf(text: string): Needle {
  const lower = text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return { statement: PLAIN, value: lower.replaceAll('\\', '\\\\') };
  const value = [...text].map(spellings).join('');
  return { statement: ACCENTED, value };
}

function spellings(character: string): string {
  const cases = [...new Set([character.toLowerCase(), character.toUpperCase()])];
  const written = cases.flatMap((one) => [
    escaped(Buffer.from(one, 'utf8')),
    ...(isLatin1(one) ? [escaped(Buffer.from(one, 'latin1'))] : []),
  ]);
  return `(?:${[...new Set(written)].join('|')})`;
}

function isLatin1(text: string): boolean {
  return [...text].every((character) => (character.codePointAt(0) ?? 0) < 256);
}

/** Bytes in the spelling of `encode(…, 'escape')`, in small letters, as an expression that means just them. */
function escaped(bytes: Buffer): string {
  return [...bytes]
    .map((byte) => {
      if (byte === 0 || byte > 127) return `\\\\${byte.toString(8).padStart(3, '0')}`;
      const character = String.fromCharCode(byte).toLowerCase();
      if (character === '\\') return '\\\\\\\\';
      return /[a-z0-9 ]/.test(character) ? character : `\\${character}`;
    })
    .join('');
}
