import type { Json } from '../../kernel/json.ts';
import { isJsonObject } from '../../kernel/json.ts';
import { maskPersonal } from '../personal.ts';

/** A canonical message, as far as it tells what is personal. */
export interface KnownMessage {
  readonly type: string;
  readonly body: Json;
}

/** What canonical messages tell of the values of the documents that they came from, or became. */
export interface KnownValues {
  /** Is this a personal value, or does it hold one? However it is written: case, accents, blanks, telephone numbers with and without
   *  their country, dates in another order. */
  isPersonal(value: string): boolean;
  /** Is this a value that the schema calls free to show? */
  isOpen(value: string): boolean;
}

/** Shorter values are met everywhere by chance: a house number, a floor. */
const shortest = 4;
/** So many pieces between separators may make up one value: groups of digits of a telephone number. */
const mostPieces = 10;
/** Longer texts are sentences: their words are not names. */
const mostWords = 6;

const none = { isPersonal: () => false, isOpen: () => false } satisfies KnownValues;

/** What these messages tell. Of no message: nothing is known. */
export function knownValues(messages: Iterable<KnownMessage>): KnownValues {
  const personal = new Set<string>();
  const numbers = new Set<string>();
  const open = new Set<string>();
  for (const { type, body } of messages) {
    const left = maskPersonal(type, body, (value) => {
      note(String(value), personal, numbers);
      return null;
    });
    noteOpen(left, open);
  }
  if (personal.size + numbers.size + open.size === 0) return none;
  return {
    isPersonal: (value) => holds(value, personal, numbers),
    isOpen: (value) => open.has(normalised(value)),
  };
}

/** The personal values of a canonical message, as its body has them. */
export function personalValues({ type, body }: KnownMessage): readonly string[] {
  const values: string[] = [];
  maskPersonal(type, body, (value) => {
    values.push(String(value));
    return null;
  });
  return values;
}

/** Finds one value in others, however it is written: a name, an e-mail address, a telephone number. Whole, not its single words. */
export function finderOf(value: string): (text: string) => boolean {
  const personal = new Set<string>();
  const numbers = new Set<string>();
  noteWhole(value, personal, numbers);
  return (text) => holds(text, personal, numbers);
}

function note(value: string, personal: Set<string>, numbers: Set<string>): void {
  noteWhole(value, personal, numbers);
  const pieces = piecesOf(value);
  if (pieces.length > 1 && pieces.length <= mostWords)
    for (const word of pieces) if (word.length >= shortest && /[^\d]/.test(word)) personal.add(word);
}

function noteWhole(value: string, personal: Set<string>, numbers: Set<string>): void {
  const whole = piecesOf(value).join('');
  if (whole.length >= shortest) personal.add(whole);
  const digits = /^\+?[\d ().-]+$/.test(value) ? whole : '';
  if (digits.length >= 9 && digits.length <= 15) numbers.add(digits.slice(-9));
  for (const other of otherOrders(value)) personal.add(other);
}

/** A date of birth as day, month, year and the like. */
function otherOrders(value: string): readonly string[] {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  return year === '' ? [] : [day + month + year, month + day + year, year.slice(2) + month + day];
}

function noteOpen(value: Json, open: Set<string>): void {
  if (typeof value === 'string') open.add(normalised(value));
  else if (Array.isArray(value)) for (const item of value) noteOpen(item as Json, open);
  else if (isJsonObject(value)) for (const item of Object.values(value)) noteOpen(item, open);
}

/** Looks at each piece between separators, and at pieces that stand side by side. */
function holds(value: string, personal: ReadonlySet<string>, numbers: ReadonlySet<string>): boolean {
  const pieces = piecesOf(value);
  for (let from = 0; from < pieces.length; from += 1) {
    let joined = '';
    for (let to = from; to < pieces.length && to < from + mostPieces; to += 1) {
      joined += pieces[to];
      if (personal.has(joined)) return true;
      if (joined.length >= 9 && numbers.has(joined.slice(-9)) && /^\d+$/.test(joined)) return true;
    }
  }
  return false;
}

function piecesOf(value: string): readonly string[] {
  return normalised(value)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((piece) => piece !== '');
}

function normalised(value: string): string {
  return value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
