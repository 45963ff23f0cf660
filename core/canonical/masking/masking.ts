import { isJsonObject, type Json } from '../../kernel/json.ts';
import { maskPersonal } from '../personal.ts';
import { natureOf } from './field-words.ts';
import { type KnownValues, knownValues } from './known-values.ts';
import { isToken, shapeOf } from './shapes.ts';

/** Of a longer value only so much of its shape is shown. */
const longest = 60;

/** Letters and digits as `•`; the rest stays, so that the shape of a value can be seen: `•••• •••`, `••••@•••••.••`. */
export function maskValue(value: string): string {
  const masked = value.slice(0, longest).replace(/[\p{L}\p{N}\p{M}]/gu, '•');
  return value.length > longest ? `${masked}…` : masked;
}

/** The body of a canonical message with its personal values masked (`x-personal` in the schema; what the schema does not know, too). What
 *  is personal in one place is masked in all: but for the codes of the model, which are words in small letters.
 *  @param known what is personal beside, in other messages of the case; nothing unless told */
export function maskCanonical(type: string, body: Json, known?: KnownValues): { readonly body: Json; readonly masked: number } {
  const own = known ?? knownValues([{ type, body }]);
  let masked = 0;
  const hide = (value: string) => {
    masked += 1;
    return maskValue(value);
  };
  const shown = maskPersonal(type, body, (value) => hide(String(value)));
  const isLeft = (value: string) => !value.includes('•') && !MODEL_CODE.test(value) && own.isPersonal(value);
  const whole = mapTexts(shown, (value) => (isLeft(value) ? hide(value) : value));
  return { body: whole, masked };
}

const MODEL_CODE = /^[a-z][a-z.-]*$/;

function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item as Json, change));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, change)]));
}

/** A value of a document in its sender's own words. */
export interface FoundValue {
  readonly value: string;
  /** The names that lead to it, the outermost first. */
  readonly names: readonly string[];
  readonly place?: 'personal' | 'service' | 'coded';
}

/** May a value of a document be shown? What is not known to be harmless is hidden. It is harmless when nothing says that it is
 *  personal, and it looks like a code, a number, a date or an amount, or a canonical message has it as free to show, or its name or its
 *  place says that it is a code or a number and it is written as one. */
export function mayShow({ value, names, place }: FoundValue, known: KnownValues): boolean {
  if (value.trim() === '') return true;
  if (place === 'personal' || known.isPersonal(value)) return false;
  if (place === 'service') return true;
  const nature = natureOf(names);
  const shape = shapeOf(value);
  if (nature === 'personal') return false;
  if (shape === 'personal') return false;
  if (shape === 'harmless' || known.isOpen(value)) return true;
  return shape === 'perhaps' ? nature === 'harmless' || place === 'coded' : nature === 'harmless' && isToken(value);
}
