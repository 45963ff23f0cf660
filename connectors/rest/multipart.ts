/** One part of a multipart body, its headers' names in lower case. */
export interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const MAX_PARTS = 1_000;

/** Takes a multipart body apart (RFC 2046, section 5.1). Line feeds without carriage return are taken too.
 *  @param contentType with its boundary
 *  @returns undefined when it is not multipart or does not end as it should: half a file is none */
export function partsOf(contentType: string, body: Uint8Array): readonly Part[] | undefined {
  const boundary = /^multipart\//i.test(contentType) ? parameterOf(contentType, 'boundary') : undefined;
  if (boundary === undefined || boundary.length > 200) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Part[] = [];
  let open = nextDelimiter(bytes, delimiter, 0);
  while (open !== undefined && parts.length <= MAX_PARTS) {
    const after = open.at + delimiter.length;
    if (bytes.toString('latin1', after, after + 2) === '--') return parts;
    const start = bytes.indexOf(LF, after) + 1;
    const close = start === 0 ? undefined : nextDelimiter(bytes, delimiter, start);
    if (close === undefined) return undefined;
    parts.push(readPart(bytes.subarray(start, Math.max(start, close.contentEnd))));
    open = close;
  }
  return undefined;
}

const LF = 10;
const CR = 13;

/** A delimiter stands at the beginning of a line; the line break before it belongs to it. */
function nextDelimiter(bytes: Buffer, delimiter: Buffer, from: number): { readonly at: number; readonly contentEnd: number } | undefined {
  for (let at = bytes.indexOf(delimiter, from); at >= 0; at = bytes.indexOf(delimiter, at + 1)) {
    if (at === 0 || at === from) return { at, contentEnd: at };
    if (bytes[at - 1] !== LF) continue;
    return { at, contentEnd: bytes[at - 2] === CR ? at - 2 : at - 1 };
  }
  return undefined;
}

function readPart(bytes: Buffer): Part {
  const [blank, headEnd] = headOf(bytes);
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
  const text = body.toString('latin1').replace(/[ \t]*=\r?\n/g, '');
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** A parameter of a header such as content-type or content-disposition (RFC 9110, section 5.6.6). */
export function parameterOf(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(header);
  return match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2];
}
