import type { Signature } from '../definitions.ts';
import { signatureClass } from './values.ts';

/** Checks arguments and completes them: the context where one is missing, a list where one is asked for. */
export type CheckArguments = (args: unknown[], context: unknown) => unknown[];

/** A parameter of a signature, as far as the short way knows it. */
interface Parameter {
  /** Classes that it takes. */
  readonly classes: string;
  /** May be left out, and is then nothing. What may be taken from the context is not: that is the long way's matter. */
  readonly optional: boolean;
  readonly list: boolean;
  /** Class of the items of a list. */
  readonly items: string | undefined;
}

const anyClass = 'asnblfom';

/** The check for a signature. Where each argument fits the parameter at its place, which is nearly always, they need no
 *  pattern matching; all else, faults among it, is left to JSONata. */
export function argumentCheck(signature: Signature): CheckArguments {
  const parameters = parametersOf(signature.definition);
  if (parameters === undefined) return (args, context) => signature.validate(args, context);
  return (args, context) => fitted(parameters, args) ?? signature.validate(args, context);
}

/** Whether arguments fit a signature as they are, each at its place. */
export function argumentsFit(signature: Signature): (args: unknown[]) => boolean {
  const parameters = parametersOf(signature.definition);
  return (args) => parameters !== undefined && fitted(parameters, args) === args;
}

function fitted(parameters: readonly Parameter[], args: unknown[]): unknown[] | undefined {
  if (args.length > parameters.length) return undefined;
  let fit = args;
  for (let index = 0; index < parameters.length; index += 1) {
    const parameter = parameters[index] as Parameter;
    if (index >= args.length) {
      if (!parameter.optional) return undefined;
      continue;
    }
    const value = args[index];
    const found = signatureClass(value);
    if (!parameter.classes.includes(found)) return undefined;
    if (!parameter.list || value === undefined) continue;
    if (found === 'a') {
      if (parameter.items !== undefined && !(value as readonly unknown[]).every((item) => signatureClass(item) === parameter.items))
        return undefined;
    } else {
      if (parameter.items !== undefined && parameter.items !== found) return undefined;
      if (fit === args) fit = [...args];
      fit[index] = [value];
    }
  }
  return fit;
}

/** The parameters of `<s-(sf)n?:s>`; undefined where the short way does not know the signature. */
function parametersOf(definition: string): readonly Parameter[] | undefined {
  const inner = /^<([^:]*?)(?::.*)?>$/.exec(definition)?.[1];
  if (inner === undefined) return undefined;
  const parameters: Parameter[] = [];
  let rest = inner;
  while (rest !== '') {
    const match = /^(?:([snblofjx])|\(([snbloaf]+)\)|(a)(?:<([snbo])>)?)([-?]?)/.exec(rest);
    if (match === null) return undefined;
    const [text, simple, choice, list, items, mark] = match;
    parameters.push({ classes: classesOf(simple, choice), optional: mark === '?', list: list !== undefined, items });
    rest = rest.slice(text.length);
  }
  return parameters;
}

function classesOf(simple: string | undefined, choice: string | undefined): string {
  if (choice !== undefined) return `${choice}m`;
  if (simple === 'j') return 'asnblom';
  if (simple === undefined || simple === 'x') return anyClass;
  // A function that is asked for has to be there; all else may be nothing.
  return simple === 'f' ? simple : `${simple}m`;
}
