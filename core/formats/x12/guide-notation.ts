import { hubError } from '../../kernel/errors.ts';
import type { Texts } from '../edi/guide-file.ts';
import { type GroupSpec, type StructureItem, structureOf } from '../edi/structure.ts';
import type { ElementType, SegmentSpec, Slot, SyntaxNote } from './guide.ts';

/** Compiles a structure in the notation of `schemas/x12/README.md`.
 *  @throws HubError `E_CONFIG_FIELD` for a notation that cannot be read */
export function compileStructure(items: readonly StructureItem[], guide: string): GroupSpec {
  return structureOf(
    items.map((item) => {
      if (typeof item === 'string') {
        const use = parseUse(item, guide);
        return { name: use.tag, ...use };
      }
      const use = parseUse(String(item[0]), guide);
      return { name: `${use.tag}Loop`, ...use, group: compileStructure([`${use.tag}!`, ...item.slice(1)], guide) };
    }),
  );
}

/** Compiles the definition of a segment: `AN:2/3! AN:1/60 (R:1/2! R:1/2) | R0203`.
 *  @param codes closed lists: `{"AK501": "A E R"}`
 *  @throws HubError `E_CONFIG_FIELD` for a notation that cannot be read */
export function compileSegment(tag: string, text: string, codes: Texts, guide: string): SegmentSpec {
  const [elements = '', conditions = ''] = text.split('|');
  const slots = [...elements.matchAll(/\([^)]*\)\S*|\S+/g)].map(([one], index) =>
    compileElement(one, `${tag}${String(index + 1).padStart(2, '0')}`, codes, guide),
  );
  const notes = conditions
    .split(' ')
    .filter((note) => note !== '')
    .map((note) => compileNote(note, slots.length, `${guide}, segment ${tag},`));
  return { tag, slots, notes };
}

const ELEMENT = /^(?:\((.*)\)|(AN|ID|R|N\d?|DT|TM|B):(\d+)(?:\/(\d+))?)(!)?(?:\*(\d+))?$/;

function compileElement(text: string, key: string, codes: Texts, guide: string): Slot {
  const [whole, parts, type = 'AN', first = '0', last = first, mandatory, repeats = '1'] = ELEMENT.exec(text) ?? [];
  if (whole === undefined) throw unreadable(guide, text);
  const list = codes[key];
  return {
    key,
    mandatory: mandatory !== undefined,
    type: type === 'ID' ? 'AN' : type.startsWith('N') ? 'N' : (type as ElementType),
    min: Number(first),
    max: Number(last),
    repeats: Number(repeats),
    ...(list === undefined ? {} : { codes: new Set(list.split(' ')) }),
    ...(parts === undefined
      ? {}
      : { parts: parts.split(' ').map((part, index) => compileElement(part, `${key}_${index + 1}`, codes, guide)) }),
  };
}

/** Notes are looked up as bits of one number. No segment of the standard has more elements. */
const maxNoted = 31;

function compileNote(text: string, elements: number, guide: string): SyntaxNote {
  const numbers = [...text.slice(1).matchAll(/\d\d/g)].map(([number]) => Number(number));
  if (!/^[PRECL](\d\d){2,}$/.test(text) || numbers.some((number) => number === 0 || number > Math.min(elements, maxNoted)))
    throw unreadable(guide, text);
  return { kind: text[0] as SyntaxNote['kind'], elements: numbers, mask: numbers.reduce((mask, number) => mask | (1 << number), 0) };
}

function parseUse(text: string, guide: string): { tag: string; mandatory: boolean; max: number } {
  const [, tag, mandatory, max] = /^([A-Z][A-Z0-9]{1,2})(!)?(\*\d*)?$/.exec(text) ?? [];
  if (tag === undefined) throw unreadable(guide, text);
  return { tag, mandatory: mandatory !== undefined, max: max === undefined ? 1 : max === '*' ? Infinity : Number(max.slice(1)) };
}

function unreadable(guide: string, text: string): Error {
  return hubError('E_CONFIG_FIELD', { reason: `The guide ${guide} has ${text}, which cannot be read` });
}
