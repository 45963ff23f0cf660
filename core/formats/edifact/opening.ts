import { defaultSeparators, type Separators } from './model.ts';
import { encodingOf } from './syntax-identifiers.ts';

/** What a UNB says about characters. */
export interface Declaration {
  /** UNB 0001; undefined without UNB. */
  readonly identifier?: string;
  /** How to read what follows; a guess where the identifier is missing or unknown. */
  readonly encoding: string;
}

/** The syntax identifier stands within so many characters, wrapped lines counted. */
const declarationLength = 256;

/** What the UNB at the beginning of this text declares; lines may be wrapped anywhere. */
export function declarationIn(text: string): Declaration {
  const whole = text.slice(0, declarationLength).replace(/[\r\n]/g, '');
  const identifier = /^[\s\uFEFF]*(?:UNA.{6}\s*)?UNB[^A-Za-z0-9]([A-Z]{4})/.exec(whole)?.[1];
  return identifier === undefined ? { encoding: 'utf-8' } : { identifier, encoding: encodingOf(identifier) ?? 'utf-8' };
}

/** The separators that a UNA announces, or why it is unusable.
 *  @param una its nine characters */
export function separatorsOf(una: string): Separators | string {
  const [component = '', element = '', decimal = '', release = '', repetition = '', terminator = ''] = una.slice(3);
  const given = [component, element, terminator, ...(release === ' ' ? [] : [release]), ...(repetition === ' ' ? [] : [repetition])];
  if (una.length < 9) return 'it has fewer than six service characters';
  if (new Set(given).size < given.length) return 'two service characters are the same';
  if (given.some((character) => /[A-Za-z0-9]/.test(character) || character.charCodeAt(0) > 255))
    return 'a letter or digit is no service character';
  if ([component, element, terminator].includes(' ')) return 'a separator is blank';
  return { component, element, decimal, release, ...(repetition === ' ' ? {} : { repetition }), terminator };
}

/** How many characters from the beginning of an interchange on are looked at to tell its character set and separators. */
export const openingLength = 4096;

/** The separators of an interchange that has no UNA: level A; level B where an information separator follows UNB
 *  (ISO 9735:1988, clause 4); syntax 4 repeats with an asterisk (ISO 9735-1:2002, clause 7). The UNA of an interchange before
 *  goes on where the UNB shows it: senders give one UNA for a whole file.
 *  @param before what is in force so far
 *  @returns also whether line breaks stand where terminators should: seen in the field, never lawful */
export function impliedSeparators(
  text: string,
  position: number,
  before: Separators = defaultSeparators,
): { readonly separators: Separators; readonly lineBreaks: boolean } {
  if (text.startsWith('UNB\x1d', position)) {
    return { separators: { component: '\x1f', element: '\x1d', decimal: '.', release: ' ', terminator: '\x1c' }, lineBreaks: false };
  }
  const opening = text.slice(position, position + openingLength);
  if (goesOn(before, opening)) return { separators: before, lineBreaks: false };
  // Nearly always there, and near: files of many interchanges come here for each.
  if (opening.includes("'")) return { separators: defaultSeparators, lineBreaks: false };
  const lineBreak = /[\r\n]/.exec(opening)?.[0];
  if (lineBreak !== undefined) return { separators: { ...defaultSeparators, terminator: lineBreak }, lineBreaks: true };
  return { separators: defaultSeparators, lineBreaks: false };
}

/** Do service characters that are not those of level A show in the UNB at the beginning of this text? */
function goesOn({ element, component, terminator }: Separators, opening: string): boolean {
  const [, ownElement, ownComponent] = /^UNB(.)[A-Z]{4}(.)/s.exec(opening) ?? [];
  if (ownElement !== element || ownComponent !== component) return false;
  if (element !== defaultSeparators.element || component !== defaultSeparators.component) return true;
  return !opening.includes(defaultSeparators.terminator) && opening.includes(terminator) && !/[\r\n]/.test(terminator);
}
