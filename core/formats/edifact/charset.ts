/** Syntax identifier (UNB 0001) → encoding of the bytes. ISO 9735 levels A and B are ISO 646; C to K are parts of ISO 8859;
 *  L is ISO 8859-15; W is UTF-8. Y (ISO 10646 without code extension) is sent as UTF-8 or UTF-16: the bytes tell which.
 *  X (ISO 2022) is read as ASCII: its escape sequences are refused as control characters. */
const encodings: Readonly<Record<string, string>> = {
  UNOA: 'ascii',
  UNOB: 'ascii',
  UNOC: 'latin1',
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOG: 'iso-8859-3',
  UNOH: 'iso-8859-4',
  UNOI: 'iso-8859-6',
  UNOJ: 'iso-8859-8',
  UNOK: 'iso-8859-9',
  UNOL: 'iso-8859-15',
  UNOW: 'utf-8',
  UNOX: 'ascii',
  UNOY: 'utf-8',
};

/** The syntax identifiers that can be read and written. */
export const syntaxIdentifiers: readonly string[] = Object.keys(encodings);

/** The encoding that a syntax identifier stands for; undefined for an identifier that ISO 9735 does not have. */
export function encodingOf(identifier: string): string | undefined {
  return Object.hasOwn(encodings, identifier) ? encodings[identifier] : undefined;
}

// Level A has capitals only (ISO 9735-1, annex A); senders in the field mix in others, so the rule binds what is written, not what is read.
const LEVEL_A = /[^A-Z0-9 .,\-()/=!"%&*;<>'+:?]/u;
const LEVEL_B = /[^A-Za-z0-9 .,\-()/=!"%&*;<>'+:?]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/u;

/** The first character of a value that a syntax identifier does not allow to be written; undefined when all are allowed. */
export function forbiddenCharacter(value: string, identifier: string): string | undefined {
  const control = CONTROL.exec(value)?.[0];
  if (control !== undefined) return control;
  if (identifier === 'UNOA') return LEVEL_A.exec(value)?.[0];
  if (identifier === 'UNOB') return LEVEL_B.exec(value)?.[0];
  const encoding = encodingOf(identifier) ?? 'ascii';
  if (encoding.startsWith('utf')) return /\p{Surrogate}/u.exec(value)?.[0];
  const table = tableOf(encoding);
  for (const character of value) if (!table.bytes.has(character)) return character;
  return undefined;
}

/** Can these characters be written in an encoding? */
export function isEncodable(text: string, encoding: string): boolean {
  if (encoding.startsWith('utf')) return !/\p{Surrogate}/u.test(text);
  const { bytes } = tableOf(encoding);
  for (const character of text) if (!bytes.has(character)) return false;
  return true;
}

/** Is this an encoding that {@link encodeText} takes? */
export function isEncoding(name: string): boolean {
  return name === 'utf-16le' || name === 'utf-16be' || Object.values(encodings).includes(name);
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
