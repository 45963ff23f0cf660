import jsonata from 'jsonata';

/** A function's signature as JSONata parses it. */
export interface Signature {
  /** As written: `<s-nn?:s>`. */
  readonly definition: string;
  /** @throws T0410, T0411, T0412 */
  validate(args: readonly unknown[], context: unknown): unknown[];
}

/** A function as JSONata defines it. */
export interface Definition {
  readonly _jsonata_function: true;
  readonly implementation: (this: unknown, ...args: unknown[]) => unknown;
  readonly signature: Signature;
}

/** JSONata's own functions by name. Its evaluator shows them to a callback at the start of an evaluation, before anything
 *  asynchronous happens. */
export function referenceDefinitions(names: Iterable<string>): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  const expression = jsonata('null');
  const onEntry = (_node: object, _input: unknown, environment: { lookup(name: string): Definition | undefined }) => {
    for (const name of names) {
      const definition = environment.lookup(name);
      if (definition !== undefined) definitions.set(name, definition);
    }
  };
  (expression.assign as unknown as (name: symbol, value: unknown) => void)(Symbol.for('jsonata.__evaluate_entry'), onEntry);
  void expression.evaluate(null);
  return definitions;
}

/** The one function of JSONata's of this name. */
export function referenceDefinition(name: string): Definition {
  const definition = referenceDefinitions([name]).get(name);
  if (definition === undefined) throw new Error(`JSONata has no function $${name}`);
  return definition;
}

/** `$toMillis`, which completes a time without a year or a day from the clock, on the clock of an evaluation. */
export function toMillisAt(now: Date): Definition {
  const definition = referenceDefinition('toMillis');
  const focus = { environment: { timestamp: now } };
  // Parameters by name: JSONata counts them, and reads their names when the function is applied partially.
  const implementation = (text: unknown, picture: unknown) => definition.implementation.call(focus, text, picture);
  return { ...definition, implementation };
}
