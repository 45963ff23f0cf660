import { referenceDefinition } from '../definitions.ts';
import { ExpressionFault } from './fault.ts';

const inJsonata = referenceDefinition('string');

/** A value as text, as `&` and `$string` write it; nothing is the empty text.
 *  @throws D3001 for a number that is not finite, D1001 for one within a list or object */
export function textOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return numberText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : String(inJsonata.implementation(value));
    default:
      return '';
  }
}

/** JSON's form, with 15 significant digits where there is a fraction. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return String(value);
  if (!Number.isFinite(value)) throw new ExpressionFault('D3001');
  return String(Number(value.toPrecision(15)));
}
