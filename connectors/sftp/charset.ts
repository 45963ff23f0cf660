/** A name or a path as it travels: one character for each byte, so that a name in whatever character set can be given back
 *  to the server as it came. */
export type WireText = string;

/** Character sets that servers use for names. */
export const nameCharsets = ['utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-15'] as const;

/** Between names as they travel and names for people and patterns. */
export interface NameCodec {
  /** Never fails: a name that is not UTF-8 where it should be is read as windows-1252, in which every byte means something. */
  read(wire: WireText): string;
  /** A character that the character set does not have becomes `_`. */
  write(text: string): WireText;
  /** Does the character set have all characters of a text? */
  has(text: string): boolean;
}

/** What stands at 80 to 9F in windows-1252 (Encoding Standard, index windows-1252); Node's own decoder takes it for ISO-8859-1. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
/** What ISO-8859-15 has in place of ISO-8859-1's. */
const LATIN_9: Readonly<Record<number, string>> = { 164: '€', 166: 'Š', 168: 'š', 180: 'Ž', 184: 'ž', 188: 'Œ', 189: 'œ', 190: 'Ÿ' };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows = singleByte('windows-1252');

const utf8: NameCodec = {
  read: (wire) => {
    try {
      return strict.decode(Buffer.from(wire, 'latin1'));
    } catch {
      return windows.read(wire);
    }
  },
  write: (text) => Buffer.from(text, 'utf8').toString('latin1'),
  has: () => true,
};

/** @param charset one of {@link nameCharsets} */
export function nameCodec(charset: string): NameCodec {
  return charset === 'utf-8' ? utf8 : singleByte(charset);
}

function singleByte(charset: string): NameCodec {
  const characters = tableOf(charset);
  const bytes = new Map(characters.map((character, byte) => [character, String.fromCharCode(byte)]));
  return {
    read: (wire) => Array.from(wire, (byte) => characters[byte.charCodeAt(0)]).join(''),
    write: (text) => Array.from(text, (character) => bytes.get(character) ?? '_').join(''),
    has: (text) => Array.from(text).every((character) => bytes.has(character)),
  };
}

/** The 256 characters. */
function tableOf(charset: string): readonly string[] {
  return Array.from({ length: 256 }, (_, byte) => {
    if (charset === 'windows-1252' && byte >= 0x80 && byte <= 0x9f) return WINDOWS[byte - 0x80] ?? '';
    return (charset === 'iso-8859-15' ? LATIN_9[byte] : undefined) ?? String.fromCharCode(byte);
  });
}
