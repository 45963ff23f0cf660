import type { HubError } from '../../../../kernel/errors.ts';
import type { Json } from '../../../../kernel/json.ts';
import { exampleBindings } from '../../../bindings.fixture.ts';
import { evaluateMapping, evaluationOf } from '../../../compile.ts';
import type { Evaluator } from '../../../evaluator.ts';
import { defaultLimits, type MappingLimits } from '../../../limits.ts';
import { compiledEvaluator, GivenUp } from '../../compiled.ts';
import { referenceEvaluator } from '../../reference.ts';
import { parseMapping } from '../../syntax.ts';

/** What became of an evaluation, in a form that shows every difference that a mapping could see. */
export interface Outcome {
  /** The raw result: lists with their marks, fields in their order, numbers as they are, `ƒ` for a function. */
  readonly raw?: string;
  readonly fault?: string;
  /** The place of the fault. */
  readonly at?: string;
  readonly unknownCodes?: string;
}

/** Both evaluators on the same expression and document.
 *  @returns undefined for the compiled one where the expression is left to the reference */
export async function outcomes(
  source: string,
  input: Json,
  changes: Partial<MappingLimits> = {},
): Promise<{ reference: Outcome; compiled: Outcome | undefined }> {
  const limits = { ...defaultLimits, ...changes };
  const parsed = parseMapping(source, 'test');
  freeze(input);
  const compiled = compiledEvaluator(parsed, limits);
  const outcome = async (evaluator: Evaluator): Promise<Outcome> => {
    let raw: string | undefined;
    try {
      const result = await evaluateMapping(evaluationOf(parsed, evaluator, limits), input, exampleBindings(), (value) => {
        raw = describe(value);
      });
      return { raw: raw ?? '', unknownCodes: JSON.stringify(result.unknownCodes) };
    } catch (thrown) {
      if (thrown instanceof GivenUp) return { fault: 'given up' };
      const { code, message, at } = thrown as HubError;
      return { ...(raw === undefined ? {} : { raw }), fault: `${code}: ${message}`, at: JSON.stringify(at) };
    }
  };
  return {
    reference: await outcome(referenceEvaluator(parsed, limits)),
    compiled: compiled === undefined ? undefined : await outcome(compiled),
  };
}

/** Whoever changes a document that it got to read fails. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}

function describe(value: unknown): string {
  if (typeof value === 'function' || isReferenceFunction(value)) return 'ƒ';
  if (Array.isArray(value)) {
    const { sequence } = value as { sequence?: boolean };
    return `${sequence === true ? 'sequence' : ''}[${Array.from(value, describe).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([name, inner]) => `${JSON.stringify(name)}: ${describe(inner)}`)
      .join(', ')}}`;
  if (typeof value === 'string') return JSON.stringify(value);
  return Object.is(value, -0) ? '-0' : String(value);
}

function isReferenceFunction(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && (Object.hasOwn(value, '_jsonata_lambda') || Object.hasOwn(value, '_jsonata_function'))
  );
}
