import { createHash } from 'node:crypto';

/** `json` takes any value and, like `bytea`, any size. */
export type ColumnType = 'uuid' | 'text' | 'text[]' | 'bytea' | 'json' | 'integer' | 'double precision' | 'timestamptz' | 'boolean';
type ColumnTable = Readonly<Record<string, ColumnType>>;

type ValueOf = {
  uuid: string;
  text: string;
  'text[]': readonly string[];
  bytea: Uint8Array;
  json: unknown;
  integer: number;
  'double precision': number;
  timestamptz: Date;
  boolean: boolean;
};

/** One row by its column table; `undefined` is null. */
export type RowOf<Columns extends ColumnTable> = { readonly [Name in keyof Columns]: ValueOf[Columns[Name]] | undefined };

/** Rows as parameters of a statement: one array for each column, so that the text, and with it the prepared plan, is
 *  the same for one row and for a hundred. Bytes and JSON travel as one binary value, out of which each row cuts its
 *  piece: the server would read them character by character inside an array. */
export interface RowSet<Columns extends ColumnTable> {
  /** A FROM item with all columns: `(SELECT … FROM unnest($1::uuid[], …)) AS alias`. */
  readonly from: (alias: string) => string;
  /** The column names, for `INSERT` lists. */
  readonly columns: string;
  /** The parameters, from `$1` on. */
  readonly values: (rows: readonly RowOf<Columns>[]) => unknown[];
}

export function rowset<const Columns extends ColumnTable>(table: Columns): RowSet<Columns> {
  const columns = Object.entries(table).map(([name, type]) => ({ name, type, cut: type === 'bytea' || type === 'json' }));
  const arrays = columns.flatMap(({ name, type, cut }) =>
    cut
      ? [
          { name: `${name}_at`, type: 'integer' },
          { name: `${name}_size`, type: 'integer' },
        ]
      : [{ name, type: type === 'text[]' ? 'text' : type }],
  );
  const bytes = `$${arrays.length + 1}::bytea`;
  const selected = columns.map(({ name, type }) => `${expression(name, type, bytes)} AS ${name}`).join(', ');
  const unnested = `unnest(${arrays.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')}) AS u(${arrays.map(({ name }) => name).join(', ')})`;
  const hasCuts = columns.some(({ cut }) => cut);
  return {
    columns: columns.map(({ name }) => name).join(', '),
    from: (alias) => `(SELECT ${selected} FROM ${unnested}) AS ${alias}`,
    values: (rows) => {
      const pieces: Buffer[] = [];
      let end = 1;
      const cutOff = (value: unknown, type: ColumnType): [at: unknown, size: unknown] => {
        if (value === undefined) return [undefined, undefined];
        const piece = type === 'json' ? Buffer.from(JSON.stringify(value)) : asBuffer(value as Uint8Array);
        pieces.push(piece);
        end += piece.length;
        return [end - piece.length, piece.length];
      };
      const parameters = columns.flatMap(({ name, type, cut }) => {
        const values = rows.map((row) => row[name]);
        if (!cut) return [arrayOf(values, type)];
        const places = values.map((value) => cutOff(value, type));
        return [
          arrayOf(
            places.map(([at]) => at),
            'integer',
          ),
          arrayOf(
            places.map(([, size]) => size),
            'integer',
          ),
        ];
      });
      return hasCuts ? [...parameters, Buffer.concat(pieces)] : parameters;
    },
  };
}

function expression(name: string, type: ColumnType, bytes: string): string {
  const piece = `substring(${bytes} FROM u.${name}_at FOR u.${name}_size)`;
  if (type === 'bytea') return piece;
  if (type === 'json') return `convert_from(${piece}, 'UTF8')::json`;
  return type === 'text[]' ? `u.${name}::text[]` : `u.${name}`;
}

/** A list as the text of a PostgreSQL array. */
function arrayOf(values: readonly unknown[], type: ColumnType): string {
  const write = writers[type];
  let text = '{';
  for (const [index, value] of values.entries()) text += `${index === 0 ? '' : ','}${value === undefined ? 'NULL' : write(value)}`;
  return `${text}}`;
}

const writers: Readonly<Record<ColumnType, (value: unknown) => string>> = {
  uuid: (value) => value as string,
  text: (value) => quoted(value as string),
  'text[]': (value) => quoted(arrayOf(value as readonly string[], 'text')),
  integer: String,
  'double precision': String,
  boolean: String,
  timestamptz: instant,
  // Cut from the bytes, never in an array.
  json: String,
  bytea: String,
};

let lastMs = Number.NaN;
let lastText = '';

/** ISO 8601. Rows of one batch have few different instants: the last one is remembered. */
function instant(value: unknown): string {
  const ms = (value as Date).getTime();
  if (ms !== lastMs) [lastMs, lastText] = [ms, (value as Date).toISOString()];
  return lastText;
}

const SPECIAL = /["\\\0]/;

function quoted(text: string): string {
  return `"${SPECIAL.test(text) ? storable(text).replace(/["\\]/g, '\\$&') : text}"`;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Text as PostgreSQL can hold it: U+0000, which it cannot, becomes U+FFFD. */
export function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}

/** Text short enough for an index: of more than 200 characters the first 120 and the SHA-256 of all are kept.
 *  An entry of a B-tree may take a third of a page at most, and a sender may send any length. */
export function keyText(text: string): string {
  const clean = storable(text);
  return clean.length <= 200 ? clean : `${clean.slice(0, 120)}#${createHash('sha256').update(clean).digest('hex')}`;
}
