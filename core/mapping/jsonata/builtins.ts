import type jsonata from 'jsonata';
import { limitFault } from '../fault.ts';
import { type Definition, referenceDefinition } from './definitions.ts';

/** Functions of JSONata that a mapping does not have: running text (`$eval`) and chance. */
export const removedBuiltins: readonly string[] = ['eval', 'random', 'shuffle'];

/** Functions of JSONata that every mapping has. `$now` and `$millis` are among them, on the clock of the evaluation. */
export const builtins: ReadonlySet<string> = new Set(
  (
    'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match contains ' +
    'replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power boolean not map zip ' +
    'filter single reduce sift keys lookup append exists spread merge reverse each error assert type sort distinct base64encode ' +
    'base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis fromMillis clone now millis'
  ).split(' '),
);

/** Functions of JSONata that call functions of the mapping and wait for them. */
const callingBack: readonly string[] = [
  'map',
  'filter',
  'single',
  'reduce',
  'sift',
  'each',
  'sort',
  'match',
  'replace',
  'contains',
  'split',
];

/** The place at which a fault was first met; kept under a name that JSONata does not overwrite on the way out. */
export const innermostPlace: unique symbol = Symbol('innermost place');

/** Replaces, in one expression, the built-in functions that would harm it: those that call back lose the place of a fault
 *  inside (JSONata overwrites it, even with that of a call that runs meanwhile), and `$pad` makes texts of any length.
 *  @param names the functions that the expression mentions */
export function adjustBuiltins(expression: jsonata.Expression, names: ReadonlySet<string>): void {
  for (const name of removedBuiltins) expression.assign(name, undefined);
  for (const name of callingBack) if (names.has(name)) expression.assign(name, keepingPlace(referenceDefinition(name)));
  if (names.has('pad')) expression.assign('pad', boundedPad);
}

function keepingPlace(definition: Definition): Definition {
  // Parameters by name: JSONata counts them, and reads their names when the function is applied partially.
  const implementation = async function (
    this: unknown,
    first: unknown,
    second: unknown,
    third: unknown,
    fourth: unknown,
  ): Promise<unknown> {
    try {
      return await definition.implementation.apply(this, [first, second, third, fourth]);
    } catch (thrown) {
      if (typeof thrown === 'object' && thrown !== null && 'position' in thrown && !(innermostPlace in thrown)) {
        Object.assign(thrown, { [innermostPlace]: { position: thrown.position, token: 'token' in thrown ? thrown.token : undefined } });
      }
      throw thrown;
    }
  };
  Object.defineProperty(implementation, 'length', { value: definition.implementation.length });
  return { ...definition, implementation };
}

const maxPadding = 100_000;
const pad = referenceDefinition('pad');

/** `$pad` with an end to the padding.
 *  @throws MapFault E_MAP_LIMIT */
export const boundedPad: Definition = {
  ...pad,
  implementation: (text: unknown, width: unknown, filler: unknown) => {
    if (typeof width === 'number' && Math.abs(width) > maxPadding) throw limitFault(`${maxPadding} characters of padding`);
    return pad.implementation(text, width, filler);
  },
};
