import type { Evaluator } from '../evaluator.ts';
import type { MappingLimits } from '../limits.ts';
import { Unsupported } from './compiler/compiler.ts';
import { isStackOverflow } from './compiler/fault.ts';
import { compileProgram } from './compiler/program.ts';
import { describeFault } from './faults.ts';
import type { ParsedMapping } from './syntax.ts';

/** An evaluation that the compiled mapping gave up, with nothing done that would be seen: the reference evaluator can do it
 *  from the start. It recurses deeper than the machine's stack, of which the reference, being asynchronous, needs little; or
 *  it has come to one of JSONata's rare ways that only JSONata goes. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** The mapping as closures over its syntax tree: the same results and faults as the reference evaluator, many times faster.
 *  Evaluations throw {@link GivenUp} where the reference has to take over.
 *  @returns undefined where the mapping uses what is left to the reference evaluator */
export function compiledEvaluator(parsed: ParsedMapping, limits: MappingLimits): Evaluator | undefined {
  const program = compileProgram(parsed, limits);
  if (program === undefined) return undefined;
  return {
    changesInput: false,
    evaluate: (input, variables, now) => {
      try {
        return { value: program(input, variables, now) };
      } catch (thrown) {
        if (isStackOverflow(thrown) || thrown instanceof Unsupported) throw new GivenUp();
        throw describeFault(thrown, parsed.source, limits);
      }
    },
  };
}
