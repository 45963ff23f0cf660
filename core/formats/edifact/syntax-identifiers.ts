import { foreignCharacter } from '../edi/charset.ts';

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
  return foreignCharacter(value, encodingOf(identifier) ?? 'ascii');
}
