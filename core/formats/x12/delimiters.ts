import { hubError } from '../../kernel/errors.ts';
import type { Delimiters } from './model.ts';

/** What is tried for each delimiter, in this order. */
const candidates = {
  element: ['*', '|', '\u001d', '\u0002'],
  terminator: ['~', "'", '\u001c', '\u0003'],
  component: [':', '>', '<', '\u001f', '\u0004'],
  repetition: ['^', '`', '\u001e', '\u0005'],
};

/** Delimiters as a channel fixes them: element, component, terminator and, for repeating elements, repetition.
 *  @throws HubError `E_CONFIG_FIELD` when they cannot serve */
export function fixedDelimiters(text: string): Delimiters {
  const [element = '', component = '', terminator = '', repetition] = text;
  const given = [...text];
  if (given.length < 3 || given.length > 4 || new Set(given).size < given.length || given.some((one) => /[A-Za-z0-9 ]/.test(one)))
    throw hubError('E_CONFIG_FIELD', {
      reason:
        'delimiters must be three or four different characters, no letters, digits or blanks: element, component, terminator, repetition',
    });
  return { element, component, terminator, ...(repetition === undefined ? {} : { repetition }) };
}

/** Delimiters that the data does not have. X12 cannot escape, but every reader learns the delimiters from the ISA: so the
 *  usual ones are taken where they can be, and others where not.
 *  @param repeats does the version have repeating elements?
 *  @returns undefined when the data has all candidates of one */
export function freeDelimiters(values: Iterable<string>, repeats: boolean): Delimiters | undefined {
  const used = new Set<string>();
  for (const value of values) noteUsed(value, used);
  return delimitersBeside(used, repeats);
}

const special = new Set(Object.values(candidates).flat());

/** Notes which of the characters that could be delimiters a value has. */
export function noteUsed(value: string, used: Set<string>): void {
  for (const character of value) if (special.has(character)) used.add(character);
}

/** Delimiters that are none of the characters that the data has. @returns undefined when it has all candidates of one */
export function delimitersBeside(used: ReadonlySet<string>, repeats: boolean): Delimiters | undefined {
  const free = (list: readonly string[]) => list.find((character) => !used.has(character));
  const [element, terminator, component, repetition] = [
    free(candidates.element),
    free(candidates.terminator),
    free(candidates.component),
    free(candidates.repetition),
  ];
  if (element === undefined || terminator === undefined || component === undefined || repetition === undefined) return undefined;
  return { element, component, terminator, ...(repeats ? { repetition } : {}) };
}

/** Fixed delimiters as a version has them: before 00402 elements do not repeat. */
export function withRepetition({ element, component, terminator, repetition }: Delimiters, repeats: boolean): Delimiters {
  return { element, component, terminator, ...(repeats && repetition !== undefined ? { repetition } : {}) };
}

/** The first delimiter in a value. */
export function delimiterIn(value: string, { element, component, terminator, repetition }: Delimiters): string | undefined {
  return [element, component, terminator, repetition].find((one) => one !== undefined && value.includes(one));
}
