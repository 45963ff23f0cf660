import { hubError } from '../../kernel/errors.ts';
import { lineOfFault } from '../line-of-fault.ts';

/** Text of an XML document: by its byte order mark, else as the transport says, else by its declaration, else UTF-8
 *  (XML 1.0, appendix F; RFC 7303, section 3).
 *  @param transport the character set of a header, where there was one
 *  @throws HubError `E_CHARSET` for an encoding that is unknown or that the bytes are not of, with its line */
export function decodeXml(bytes: Uint8Array, transport?: string): string {
  const charset = markOf(bytes) ?? transport ?? declaredIn(bytes) ?? 'utf-8';
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(charset, { fatal: true });
  } catch (cause) {
    throw hubError('E_CHARSET', { charset: 'that it declares, which is unknown' }, { at: { line: 1 }, cause });
  }
  if (decoder.encoding === 'windows-1252') return decodeWindows1252(bytes);
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw hubError('E_CHARSET', { charset: charset.toUpperCase() }, { at: { line: lineOfFault(bytes, charset) }, cause });
  }
}

// What Windows-1252 has at 0x80 to 0x9F; ISO 8859-1 is read as it, as everywhere on the web (WHATWG Encoding, section 4.2).
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Done here because the decoder of Node 20 reads this set as ISO 8859-1. */
function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] as string);
}

function markOf(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  return undefined;
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1];
}
