import type { Json } from '../../../kernel/json.ts';
import type { Variables } from '../../evaluator.ts';
import type { MappingLimits } from '../../limits.ts';
import type { ParsedMapping } from '../syntax.ts';
import { builtinFunctions } from './builtins/builtins.ts';
import { type Compiler, Unsupported } from './compiler.ts';
import { isStackOverflow } from './fault.ts';
import { type Compiled, emptySlots, Frame } from './frame.ts';
import { limitedSequence } from './lists.ts';
import { compileNode } from './nodes/nodes.ts';
import { compileLookup } from './nodes/variables.ts';
import { rowNamesIn } from './row-names.ts';
import { Run } from './run.ts';
import { Scope } from './scope.ts';

/** A mapping as closures over its syntax tree. Runs from beginning to end without a pause, and changes nothing that
 *  it is given. */
export type Program = (input: Json, variables: Variables, now: Date) => unknown;

/** Compiles a mapping.
 *  @returns undefined where it uses what only the reference evaluator does exactly as JSONata */
export function compileProgram(parsed: ParsedMapping, limits: MappingLimits): Program | undefined {
  try {
    return programOf(parsed, limits);
  } catch (thrown) {
    if (thrown instanceof Unsupported || isStackOverflow(thrown)) return undefined;
    throw thrown;
  }
}

function programOf(parsed: ParsedMapping, limits: MappingLimits): Program {
  const scope = Scope.of(undefined, [parsed.tree]);
  const size = scope.slots?.size ?? 0;
  const compiler = new TreeCompiler(parsed);
  const root = compiler.compile(parsed.tree, scope);
  const { globalNames } = compiler;
  return (input, variables, now) => {
    const globals = globalNames.map((name) => {
      if (name === '$') return input;
      return Object.hasOwn(variables, name) ? variables[name] : builtinFunctions.get(name);
    });
    const run = new Run(limits, globals, now);
    return root(contextOf(input, run), new Frame(run, undefined, emptySlots(size)));
  };
}

/** A document that is a list is one context, not many. */
function contextOf(input: Json, run: Run): unknown {
  if (!Array.isArray(input)) return input;
  const wrapped = limitedSequence(run, [input]);
  wrapped.outerWrapper = true;
  return wrapped;
}

class TreeCompiler implements Compiler {
  readonly globalNames: string[] = [];
  readonly defined: ReadonlySet<string>;
  readonly #rowNames: ReadonlySet<string>;
  depth = 0;

  constructor({ tree, defined }: ParsedMapping) {
    this.defined = defined;
    this.#rowNames = rowNamesIn(tree);
  }

  compile: Compiler['compile'] = (node, scope) => {
    this.depth += 1;
    const compiled = compileNode(node, scope, this);
    this.depth -= 1;
    return compiled;
  };

  lookup(name: string, scope: Scope): Compiled {
    return compileLookup(name, scope, this.#rowNames, this.#global(name));
  }

  within<Result>(body: () => Result): Result {
    const outside = this.depth;
    this.depth = 0;
    const result = body();
    this.depth = outside;
    return result;
  }

  #global(name: string): Compiled {
    let index = this.globalNames.indexOf(name);
    if (index === -1) index = this.globalNames.push(name) - 1;
    return (_, frame) => frame.run.globals[index];
  }
}
