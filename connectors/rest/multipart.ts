/** One part of a multipart body, its headers' names in lower case. */
export interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const MAX_PARTS = 1_000;
/** Headers of one part, in bytes: senders have some hundred. */
const MAX_HEAD_BYTES = 16_384;

/** Takes a multipart body apart (RFC 2046, section 5.1). Line feeds without carriage return are taken too.
 *  @param contentType with its boundary
 *  @returns undefined when it is not multipart, does not end as it should (half a file is none), or has more than a thousand parts */
export function partsOf(contentType: string, body: Uint8Array): readonly Part[] | undefined {
  const boundary = /^multipart\//i.test(contentType) ? parameterOf(contentType, 'boundary') : undefined;
  if (boundary === undefined || boundary === '' || boundary.length > 200) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Part[] = [];
  let open = nextDelimiter(bytes, delimiter, 0);
  while (open !== undefined && parts.length <= MAX_PARTS) {
    if (open.isLast) return parts;
    const close = nextDelimiter(bytes, delimiter, open.end);
    const part = close && readPart(bytes.subarray(open.end, Math.max(open.end, close.contentEnd)));
    if (part === undefined) return undefined;
    parts.push(part);
    open = close;
  }
  return undefined;
}

const LF = 10;
const CR = 13;
const BLANKS: readonly (number | undefined)[] = [32, 9];

interface Delimiter {
  /** Where the content before it ends: the line break before a delimiter belongs to it. */
  readonly contentEnd: number;
  /** Where the next line begins. */
  readonly end: number;
  readonly isLast: boolean;
}

/** A delimiter fills a line, blanks at its end apart: a line that only begins like it is content, such as that of a form within. */
function nextDelimiter(bytes: Buffer, delimiter: Buffer, from: number): Delimiter | undefined {
  for (let at = bytes.indexOf(delimiter, from); at >= 0; at = bytes.indexOf(delimiter, at + 1)) {
    if (at !== from && bytes[at - 1] !== LF) continue;
    const after = at + delimiter.length;
    const isLast = bytes.toString('latin1', after, after + 2) === '--';
    const end = endOfLine(bytes, isLast ? after + 2 : after);
    if (end === undefined) continue;
    const contentEnd = at === from ? at : bytes[at - 2] === CR ? at - 2 : at - 1;
    return { contentEnd, end, isLast };
  }
  return undefined;
}

/** Where the next line begins; undefined when something other than blanks follows on this one. */
function endOfLine(bytes: Buffer, from: number): number | undefined {
  let at = from;
  while (BLANKS.includes(bytes[at])) at += 1;
  if (bytes[at] === CR && bytes[at + 1] === LF) return at + 2;
  if (bytes[at] === LF) return at + 1;
  return at === bytes.length ? at : undefined;
}

/** @returns undefined when its headers are too long */
function readPart(bytes: Buffer): Part | undefined {
  const [blank, headEnd] = headOf(bytes);
  if (headEnd > MAX_HEAD_BYTES) return undefined;
  const headers: Record<string, string> = {};
  const lines = bytes
    .toString('utf8', 0, headEnd)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: decoded(bytes.subarray(blank), headers['content-transfer-encoding']) };
}

/** Where the content of a part begins, and where its headers end. A part may have no headers. */
function headOf(bytes: Buffer): readonly [contentStart: number, headEnd: number] {
  if (bytes[0] === LF) return [1, 0];
  if (bytes[0] === CR && bytes[1] === LF) return [2, 0];
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return [at + 2, at];
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return [at + 3, at];
  }
  return [bytes.length, bytes.length];
}

/** RFC 2045, section 6. */
function decoded(body: Buffer, encoding = 'binary'): Uint8Array {
  const name = encoding.toLowerCase();
  if (name === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  if (name !== 'quoted-printable') return body;
  // Blanks after the mark of a soft line break are padding (rule 3).
  const text = body.toString('latin1').replace(/=[ \t]*\r?\n/g, '');
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g;

/** A parameter of a header such as content-type or content-disposition (RFC 9110, section 5.6.6); the first of that name. */
export function parameterOf(header: string, name: string): string | undefined {
  for (const [, key = '', quoted, token] of header.matchAll(PARAMETER)) {
    if (key.toLowerCase() === name) return quoted?.replace(/\\(.)/g, '$1') ?? token;
  }
  return undefined;
}

/** The name of the file in a part, without folders and control characters; empty where the part is a file and its name says nothing.
 *  `filename*` (RFC 8187), which some libraries write for names beyond ASCII, counts before `filename`.
 *  @returns undefined for a part that is no file */
export function filenameOf({ headers: { 'content-disposition': disposition = '' } }: Part): string | undefined {
  const name = extendedValue(parameterOf(disposition, 'filename*')) ?? parameterOf(disposition, 'filename');
  return name?.replace(/^.*[/\\]/s, '').replace(/\p{C}/gu, '_');
}

function extendedValue(value = ''): string | undefined {
  const [, charset = '', text = ''] = /^(utf-8|iso-8859-1)'[^']*'(.*)$/i.exec(value) ?? [];
  if (charset === '') return undefined;
  const bytes = Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  return bytes.toString(charset.toLowerCase() === 'utf-8' ? 'utf8' : 'latin1');
}
