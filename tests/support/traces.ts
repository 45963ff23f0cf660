import { gunzipSync, inflateSync } from 'node:zlib';
import pg from 'pg';

/** Where a text occurs in a whole database: `contents_2026_03.body`. Every column of every table is looked through, whatever its type; bytes
 *  as UTF-8, ISO 8859-1 and UTF-16, and as they are when unpacked.
 *  @param texts what is looked for, in any case; blanks do not count */
export async function tracesOf(connectionString: string, texts: readonly string[]): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    const found = new Set<string>();
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
      for (const row of rows)
        for (const [column, value] of Object.entries(row))
          if (readings(value).some((text) => holds(text, texts))) found.add(`${name}.${column}`);
    }
    return [...found];
  } finally {
    await client.end();
  }
}

/** Does this text hold one of those? */
export function holds(text: string, texts: readonly string[]): boolean {
  const plain = bare(text);
  return texts.some((one) => plain.includes(bare(one)));
}

function bare(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}

function readings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value, unescaped(value)];
  if (!Buffer.isBuffer(value)) return [JSON.stringify(value) ?? ''];
  return [value, ...unpacked(value)].flatMap((bytes) => [bytes.toString('utf8'), bytes.toString('latin1'), bytes.toString('utf16le')]);
}

/** As an address of a page was before it was escaped. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function unpacked(bytes: Buffer): readonly Buffer[] {
  return [gunzipSync, inflateSync].flatMap((unpack) => {
    try {
      return [unpack(bytes)];
    } catch {
      return [];
    }
  });
}
