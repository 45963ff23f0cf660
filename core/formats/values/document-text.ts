import { byteOrderMark } from '../edi/byte-order-mark.ts';
import { decodeBytes } from '../edi/charset.ts';
import { declarationIn, openingLength } from '../edifact/opening.ts';
import { decodeXml } from '../xml/encoding.ts';

/** How a document is written. */
export type DocumentKind = 'json' | 'xml' | 'edifact' | 'x12' | 'csv' | 'text' | 'binary';

/** A document as text. */
export interface DocumentText {
  readonly kind: DocumentKind;
  /** Empty for what is binary. */
  readonly text: string;
  /** Was it cut off? */
  readonly truncated: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001b\u007f]/;

/** A document as text of its kind, which the media type and the first characters tell; at most so many characters of it. Bytes that are
 *  not of the declared character set are read as ISO 8859-1: something is shown in any case. */
export function documentText(body: Uint8Array, mediaType: string, most: number): DocumentText {
  const bytes = body.subarray(0, most * 4);
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const opening = latin1
    .slice(0, openingLength)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  const kind = kindOf(opening, mediaType);
  const text = kind === 'binary' ? '' : decode(bytes, latin1, kind, mediaType, bytes.length < body.length);
  return { kind, text: text.slice(0, most), truncated: kind !== 'binary' && (text.length > most || bytes.length < body.length) };
}

function kindOf(opening: string, mediaType: string): DocumentKind {
  const [type = ''] = mediaType.toLowerCase().split(';');
  if (/^(UNA[^A-Z0-9].{5}\s*UN|UN[BH][^A-Z0-9])/.test(opening)) return 'edifact';
  if (/^ISA[^A-Za-z0-9\s]/.test(opening)) return 'x12';
  if (/^<[?!A-Za-z]/.test(opening)) return 'xml';
  if (/[/+]json$/.test(type) || /^[[{]\s*(["[{\]}\d-]|true|false|null)/.test(opening)) return 'json';
  if (/^(image|audio|video|font)\/|\/(pdf|zip|gzip|octet-stream)$/.test(type) && (CONTROL.test(opening) || type.endsWith('pdf')))
    return 'binary';
  if (/\/(csv|tab-separated-values)$/.test(type)) return 'csv';
  return CONTROL.test(opening.replaceAll('\u0000', '')) || opening.startsWith('%PDF') ? 'binary' : 'text';
}

function decode(bytes: Uint8Array, latin1: string, kind: DocumentKind, mediaType: string, isCut: boolean): string {
  const mark = byteOrderMark(bytes);
  const charset = /charset="?([\w-]+)/i.exec(mediaType)?.[1];
  try {
    if (mark.encoding !== undefined) return new TextDecoder(mark.encoding).decode(bytes.subarray(mark.length));
    if (kind === 'edifact') return decodeEdifact(latin1);
    if (kind === 'xml') return decodeXml(bytes, charset);
    return new TextDecoder(charset ?? 'utf-8', { fatal: !isCut }).decode(bytes);
  } catch {
    return latin1;
  }
}

/** Levels A and B are ASCII on paper; what is beyond is UTF-8 where the bytes are that. */
function decodeEdifact(latin1: string): string {
  const { encoding } = declarationIn(latin1.slice(0, openingLength));
  return decodeBytes(latin1, encoding === 'ascii' ? 'utf-8' : encoding) ?? latin1;
}
