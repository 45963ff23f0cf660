import { type HubError, hubError } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';
import type { Evaluator, Variables } from './evaluator.ts';
import { MapFault, mapFault } from './fault.ts';
import { bindFunction, type Run } from './functions/function.ts';
import { library } from './functions/library.ts';
import { placeAt } from './jsonata/position.ts';
import { referenceEvaluator } from './jsonata/reference.ts';
import { type ParsedMapping, parseMapping } from './jsonata/syntax.ts';
import { defaultLimits, type MappingLimits } from './limits.ts';
import type { Mapping, MappingBindings, MappingResult } from './mapping.ts';
import { copyInput, toPlainJson } from './plain.ts';
import { Turns } from './turns.ts';

/** How a mapping is compiled. */
export interface CompileOptions {
  /** The mapping's file, for errors: `maison-lumen/in/retann.jsonata`. */
  readonly name: string;
  readonly limits?: Partial<MappingLimits>;
}

/** Compiles a mapping once, to be evaluated many times, also at once: evaluations share nothing.
 *  @throws E_MAP_SYNTAX with line and column */
export function compileMapping(source: string, options: CompileOptions): Mapping {
  const limits = { ...defaultLimits, ...options.limits };
  const parsed = parseMapping(source, options.name);
  const evaluator = referenceEvaluator(parsed, limits);
  return (input, bindings) => evaluateMapping(parsed, evaluator, limits, input, bindings);
}

const turns = new Turns();

/** Evaluates once.
 *  @param keep gets the evaluator's raw result, before it is made plain JSON
 *  @throws E_MAP_FAILED, E_MAP_LIMIT, E_MAP_RESULT, E_CODE_UNKNOWN, each with the place in the mapping where known */
export async function evaluateMapping(
  parsed: ParsedMapping,
  evaluator: Evaluator,
  limits: MappingLimits,
  input: Json,
  bindings: MappingBindings,
  keep?: (raw: unknown) => void,
): Promise<MappingResult> {
  const run: Run = { bindings, documents: [], unknownCodes: [], documentBytesLeft: limits.documentBytes };
  try {
    const own = copyInput(input);
    const variables = variablesOf(parsed, run);
    const raw = await turns.take(() => evaluator.evaluate(own, variables));
    keep?.(raw);
    return { output: toPlainJson(raw, limits.outputBytes), documents: run.documents, unknownCodes: run.unknownCodes };
  } catch (thrown) {
    throw toHubError(thrown, parsed);
  }
}

/** The variables of one evaluation: only those that the mapping mentions, as making them costs time. */
function variablesOf(parsed: ParsedMapping, run: Run): Variables {
  const { now, partner, hub, envelope, request, parties, channel } = run.bindings;
  const context: Readonly<Record<string, Json | undefined>> = { partner, hub, envelope, request, parties, channel };
  const variables: Record<string, Variables[string]> = {};
  for (const name of parsed.names) {
    const row = library.get(name);
    // A party by role is a function, the whole address book a variable: $party(role), $parties.
    if (row !== undefined) variables[name] = bindFunction(row, run);
    else if (Object.hasOwn(context, name)) variables[name] = context[name] === undefined ? undefined : copyInput(context[name]);
    else if (name === 'now') variables[name] = (picture: unknown) => isoNow(now, picture);
    else if (name === 'millis') variables[name] = () => now.getTime();
  }
  return variables;
}

function isoNow(now: Date, picture: unknown): string {
  if (picture !== undefined) throw mapFault('$now takes no picture; write $fromMillis($millis(), picture, timezone)');
  return now.toISOString();
}

/** Names of the variables that mappings see, without `$`. */
export const contextVariables = ['partner', 'hub', 'envelope', 'request', 'parties', 'channel'] as const;

/** The cause is left out on purpose: JSONata's own errors carry values of the document. */
function toHubError(thrown: unknown, { name, source }: ParsedMapping): HubError {
  const fault = thrown instanceof MapFault ? thrown : mapFault('the evaluator met a fault');
  const at = fault.position === undefined ? { file: name } : placeAt(source, fault.position, name);
  return hubError(fault.code, { mapping: name, ...fault.details }, { at });
}
