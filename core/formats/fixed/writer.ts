import type { Json } from '../../kernel/json.ts';
import { type Charset, encodeText, foreignCharacter } from '../records/charset.ts';
import type { Layout } from '../records/layout.ts';
import { recordsOf, WriteFaults, type WrittenRecord } from '../records/record-writer.ts';
import { lengthOf } from './record-length.ts';

/** How records of fixed width are written. */
export interface FixedWriting {
  readonly layout: Layout;
  readonly charset: Charset;
  readonly lineBreak: string;
}

/** Writes a tree as records of fixed width.
 *  @throws HubError `E_NOT_WRITABLE` with everything that cannot be written */
export function writeFixed(tree: Json, { layout, charset, lineBreak }: FixedWriting): Uint8Array {
  const faults = new WriteFaults();
  const lines = recordsOf(tree, layout, faults).map((record) => lineOf(record, layout, charset, faults));
  faults.check('fixed-width');
  return encodeText(lines.map((line) => `${line}${lineBreak}`).join(''), charset, false);
}

function lineOf({ type, cells, path }: WrittenRecord, layout: Layout, charset: Charset, faults: WriteFaults): string {
  const { tag } = layout;
  let line = `${' '.repeat(tag.from)}${type.tag}`;
  for (const [index, place] of type.places.entries()) {
    const field = type.fields[index];
    const text = cells[index] ?? '';
    const at = `${path}/${field?.key ?? ''}`;
    const character = foreignCharacter(text, charset) ?? CONTROL.exec(text)?.[0].replace(/./s, nameOf);
    if (character !== undefined) faults.add(at, 'E_FIELD_CHARACTER', { field: field?.name ?? '', character, charset });
    const { length } = text;
    if (length > place.length) faults.add(at, 'E_FIELD_LENGTH', { field: field?.name ?? '', length, allowed: `at most ${place.length}` });
    line = `${line.padEnd(place.from)}${padded(text, place.length, place.pad, place.align, field?.isNumber === true)}`;
  }
  return line.padEnd(lengthOf(type, layout));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a line break inside would end the record
const CONTROL = /[\x00-\x1f]/;

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A missing number is blank, not zero; a sign stands before the zeros. */
function padded(text: string, length: number, pad: string, align: 'left' | 'right', isNumber: boolean): string {
  if (text === '' && isNumber) return ' '.repeat(length);
  if (align === 'left') return text.padEnd(length, pad);
  if (isNumber && pad === '0' && text.startsWith('-')) return `-${text.slice(1).padStart(length - 1, pad)}`;
  return text.padStart(length, pad);
}
