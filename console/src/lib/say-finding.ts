import type { ErrorTexts } from '../i18n/error-texts.ts';

/** What is said of an error: by the hub in English, with the values that fill its texts. */
export interface Told {
  readonly code: string;
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly details?: Readonly<Record<string, string | number>> | undefined;
  readonly cause?: Pick<Told, 'code' | 'details'> | undefined;
}

/** What happened and what to do, as it is shown. */
export interface Said {
  readonly text: string;
  readonly remedy: string | undefined;
}

/** Errors in a language of the console. */
export interface ErrorLanguage {
  readonly errors: ErrorTexts;
  /** Words of the hub that stand in details, such as states; digits are `#`. */
  readonly values: Readonly<Record<string, string>>;
}

/** Details with words of the hub in them. The others are names and data of partners, and stay as they are. */
const worded: ReadonlySet<string> = new Set(['what', 'state', 'action', 'needed', 'role', 'type', 'kind', 'allowed', 'reason']);

/** An error in words of a language; in the hub's English where the language lacks its code, or the error lacks a value of its texts.
 *  @param language absent: English */
export function sayFinding(told: Told, language: ErrorLanguage | undefined): Said {
  const english = { text: told.message, remedy: told.remedy };
  const texts = language?.errors[told.code];
  if (language === undefined || texts === undefined) return english;
  const details = { ...told.details, ...reasonOf(told, language) };
  const [text, remedy] = texts.map((template) => fill(template, details, language.values));
  return text === undefined || remedy === undefined ? english : { text, remedy: told.remedy === undefined ? undefined : remedy };
}

function reasonOf({ cause, details }: Told, language: ErrorLanguage): Told['details'] {
  const reason = details?.['reason'];
  if (cause === undefined || reason === undefined) return undefined;
  return { reason: sayFinding({ ...cause, message: String(reason) }, language).text };
}

/** @returns undefined where a value is missing */
function fill(template: string, details: NonNullable<Told['details']>, values: ErrorLanguage['values']): string | undefined {
  let isWhole = true;
  const text = template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(details, name) ? details[name] : undefined;
    if (value === undefined) isWhole = false;
    if (value === undefined) return whole;
    return worded.has(name) ? wordOf(String(value), values) : String(value);
  });
  return isWhole ? text : undefined;
}

function wordOf(value: string, values: ErrorLanguage['values']): string {
  const pattern = value.replace(/\d+/g, '#');
  if (!Object.hasOwn(values, pattern)) return value;
  const numbers = value.match(/\d+/g) ?? [];
  let next = 0;
  return (values[pattern] ?? value).replace(/#/g, () => numbers[next++] ?? '');
}
