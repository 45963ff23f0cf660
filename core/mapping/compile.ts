import { type HubError, hubError } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';
import { stepByStep } from '../kernel/steps.ts';
import type { Evaluator, Variables } from './evaluator.ts';
import { MapFault, mapFault } from './fault.ts';
import type { Run } from './functions/function.ts';
import { compiledEvaluator, GivenUp } from './jsonata/compiled.ts';
import { placeAt } from './jsonata/position.ts';
import { referenceEvaluator } from './jsonata/reference.ts';
import { type ParsedMapping, parseMapping } from './jsonata/syntax.ts';
import { defaultLimits, type MappingLimits } from './limits.ts';
import type { Mapping, MappingBindings, MappingResult } from './mapping.ts';
import { checkInput, copyInput, plainJsonInSteps, toPlainJson } from './plain.ts';
import { Turns } from './turns.ts';
import { type Binder, bindersOf } from './variables.ts';

/** How a mapping is compiled. */
export interface CompileOptions {
  /** The mapping's file, for errors: `acme-shop/in/retann.jsonata`. */
  readonly name: string;
  readonly limits?: Partial<MappingLimits>;
}

/** Compiles a mapping once, to be evaluated many times, also at once: evaluations share nothing.
 *  @throws E_MAP_SYNTAX with line and column */
export function compileMapping(source: string, options: CompileOptions): Mapping {
  return compileParsed(parseMapping(source, options.name), options.limits);
}

/** The same for a mapping that is parsed already. Parsing has found all that can be wrong with it: its code is made when it is
 *  first evaluated, as most mappings of a configuration serve documents that seldom come. */
export function compileParsed(parsed: ParsedMapping, given?: Partial<MappingLimits>): Mapping {
  const limits = { ...defaultLimits, ...given };
  const compiled = once(() => {
    const evaluator = compiledEvaluator(parsed, limits);
    return evaluator && evaluationOf(parsed, evaluator, limits);
  });
  const reference = once(() => evaluationOf(parsed, referenceEvaluator(parsed, limits), limits));
  const mapping = async (input: Json, bindings: MappingBindings) => {
    const own = compiled();
    if (own === undefined) return await evaluateMapping(reference(), input, bindings);
    try {
      return await evaluateMapping(own, input, bindings);
    } catch (thrown) {
      if (thrown instanceof GivenUp) return await evaluateMapping(reference(), input, bindings);
      throw thrown;
    }
  };
  return Object.defineProperty(Object.assign(mapping, { names: parsed.names }) as Mapping, 'engine', {
    get: () => (compiled() === undefined ? 'reference' : 'compiled'),
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A mapping with what evaluates it. */
export interface Evaluation {
  readonly parsed: ParsedMapping;
  readonly evaluator: Evaluator;
  readonly limits: MappingLimits;
  readonly binders: readonly Binder[];
}

/** Puts a mapping and an evaluator of it together. */
export function evaluationOf(parsed: ParsedMapping, evaluator: Evaluator, limits: MappingLimits): Evaluation {
  return { parsed, evaluator, limits, binders: bindersOf(parsed.names) };
}

const turns = new Turns();

/** Evaluates once.
 *  @param keep gets the evaluator's raw result, before it is made plain JSON
 *  @throws E_MAP_FAILED, E_MAP_LIMIT, E_MAP_RESULT, E_CODE_UNKNOWN, each with the place in the mapping where known; GivenUp
 *  where the evaluator leaves it to another */
export async function evaluateMapping(
  { parsed, evaluator, limits, binders }: Evaluation,
  input: Json,
  bindings: MappingBindings,
  keep?: (raw: unknown) => void,
): Promise<MappingResult> {
  const given = evaluator.changesInput ? copyInput : checkInput;
  const run: Run = { bindings, given, documents: [], unknownCodes: [], documentBytesLeft: limits.documentBytes };
  try {
    const own = given(input);
    const variables: Record<string, Variables[string]> = {};
    for (const [variable, bind] of binders) variables[variable] = bind(run);
    const evaluated = turns.take(() => evaluator.evaluate(own, variables, bindings.now));
    const { value } = evaluated instanceof Promise ? await evaluated : evaluated;
    keep?.(value);
    return { output: await plainOutput(value, limits.outputBytes), documents: run.documents, unknownCodes: run.unknownCodes };
  } catch (thrown) {
    throw thrown instanceof GivenUp ? thrown : toHubError(thrown, parsed);
  }
}

/** Longer lists are made plain with others having their turn in between. */
const LONG_LIST = 1_000;

function plainOutput(value: unknown, maxBytes: number): Json | undefined | Promise<Json> {
  if (Array.isArray(value) && value.length > LONG_LIST) return stepByStep(plainJsonInSteps(value, maxBytes));
  return toPlainJson(value, maxBytes);
}

/** The cause is left out on purpose: JSONata's own errors carry values of the document. */
function toHubError(thrown: unknown, { name, source }: ParsedMapping): HubError {
  const fault = thrown instanceof MapFault ? thrown : mapFault('the evaluator met a fault');
  const at = fault.position === undefined ? { file: name } : placeAt(source, fault.position, name);
  return hubError(fault.code, { mapping: name, ...fault.details }, { at });
}
