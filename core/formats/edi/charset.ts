/** The encodings of interchanges: ISO 646, parts of ISO 8859, and those of ISO 10646. */
const encodings = [
  ...['ascii', 'latin1', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6', 'iso-8859-7'],
  ...['iso-8859-8', 'iso-8859-9', 'iso-8859-15', 'utf-8', 'utf-16le', 'utf-16be'],
];

/** Is this an encoding that {@link encodeText} takes? */
export function isEncoding(name: string): boolean {
  return encodings.includes(name);
}

/** The first character of a text that an encoding does not have; undefined when it has all. */
export function foreignCharacter(text: string, encoding: string): string | undefined {
  if (encoding.startsWith('utf')) return /\p{Surrogate}/u.exec(text)?.[0];
  const { bytes } = tableOf(encoding);
  for (const character of text) if (!bytes.has(character)) return character;
  return undefined;
}

/** Can these characters be written in an encoding? */
export function isEncodable(text: string, encoding: string): boolean {
  return foreignCharacter(text, encoding) === undefined;
}

/** A character in words that are safe to show: `U+00E9`. */
export function nameCharacter(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A piece of text that was read byte by byte (as ISO 8859-1), in its own encoding; undefined where its bytes are not of that.
 *  What is of UTF-16 was read as that. */
export function decodeBytes(latin1: string, encoding: string): string | undefined {
  if (encoding === 'latin1' || encoding.startsWith('utf-16') || !NOT_ASCII.test(latin1)) return latin1;
  return encoding === 'utf-8' ? decodeUtf8(latin1) : decodeByTable(latin1, encoding);
}

/** Has a text characters beyond ASCII? */
export function isBeyondAscii(text: string): boolean {
  return NOT_ASCII.test(text);
}

const BEYOND_LATIN1 = /[\u0100-\uffff]/g;
const NOT_ASCII = /[\u0080-\uffff]/;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(latin1: string): string | undefined {
  try {
    return utf8.decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return undefined;
  }
}

function decodeByTable(latin1: string, encoding: string): string | undefined {
  const { characters } = tableOf(encoding);
  const text = latin1.replace(/[\u0080-\u00ff]/g, (byte: string) => characters[byte.charCodeAt(0)] ?? '\uFFFD');
  return text.includes('\uFFFD') ? undefined : text;
}

/** Bytes of text in an encoding. Characters outside it become `?`: check first. */
export function encodeText(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  if (encoding === 'latin1' || encoding === 'ascii') return Buffer.from(text.replace(BEYOND_LATIN1, '?'), 'latin1');
  const { bytes } = tableOf(encoding);
  return Uint8Array.from(text, (character) => bytes.get(character) ?? 0x3f);
}

interface CodeTable {
  /** By byte; undefined where the byte stands for nothing. */
  readonly characters: readonly (string | undefined)[];
  readonly bytes: ReadonlyMap<string, number>;
}

const tables = new Map<string, CodeTable>();

function tableOf(encoding: string): CodeTable {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const characters = Array.from({ length: 256 }, (_, byte) => characterOf(byte, encoding));
  const bytes = new Map<string, number>();
  characters.forEach((character, byte) => {
    if (character !== undefined) bytes.set(character, byte);
  });
  const table = { characters, bytes };
  tables.set(encoding, table);
  return table;
}

/** ISO 8859-9 is ISO 8859-1 but for six letters; the platform's decoder of that name is Windows-1254, so it is spelled out. */
const turkish: Readonly<Record<number, string>> = { 208: 'Ğ', 221: 'İ', 222: 'Ş', 240: 'ğ', 253: 'ı', 254: 'ş' };

function characterOf(byte: number, encoding: string): string | undefined {
  if (byte < 0x80) return String.fromCharCode(byte);
  if (encoding === 'ascii') return undefined;
  if (encoding === 'latin1' || byte < 0xa0) return String.fromCharCode(byte);
  if (encoding === 'iso-8859-9') return turkish[byte] ?? String.fromCharCode(byte);
  const character = new TextDecoder(encoding).decode(Uint8Array.of(byte));
  return character === '\uFFFD' ? undefined : character;
}
