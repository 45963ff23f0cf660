import { asHubError, type Finding, finding } from '../kernel/errors.ts';
import { library } from './functions/library.ts';
import { builtins } from './jsonata/builtins.ts';
import { type ParsedMapping, parseMapping, placeOf, type SyntaxNode, visit } from './jsonata/syntax.ts';
import { contextVariables } from './variables.ts';

/** What a mapping may refer to at its place in the configuration. */
export interface LintContext {
  /** The mapping's file. */
  readonly file: string;
  /** Names of the pack's code lists. */
  readonly codeLists: ReadonlySet<string>;
  /** Names in the pack's address book. */
  readonly parties: ReadonlySet<string>;
  /** The variables that exist there, such as `request` in reply mappings. @default all of them */
  readonly variables?: ReadonlySet<string>;
  /** Canonical types under `using` of the route; absent where the mapping is not a route's. */
  readonly using?: ReadonlySet<string>;
}

/** All that can be known to be wrong with a mapping without running it, each with line and column: syntax; functions,
 *  variables, code lists, parties and types that do not exist. */
export function lintMapping(source: string, context: LintContext): readonly Finding[] {
  try {
    return lintParsed(parseMapping(source, context.file), context);
  } catch (thrown) {
    return [asHubError(thrown, { file: context.file }).toFinding()];
  }
}

/** The same for a mapping that is parsed already. */
export function lintParsed(parsed: ParsedMapping, context: LintContext): readonly Finding[] {
  const { defined } = parsed;
  const called = new Set<SyntaxNode>();
  const findings: Finding[] = [];
  const missing = (node: SyntaxNode, what: string, name: string) =>
    findings.push(finding('E_CONFIG_REFERENCE', { what, name }, placeOf(node, parsed.source, context.file)));
  visit(parsed.tree, (node) => {
    if (node.type === 'function' || node.type === 'partial') {
      const procedure = node['procedure'] as SyntaxNode;
      const name = calledName(procedure);
      called.add(procedure);
      if (name === undefined) return;
      if (procedure.type !== 'variable') missing(node, 'The function', `${name} (without $)`);
      else if (!defined.has(name) && !library.has(name) && !builtins.has(name)) missing(node, 'The function', `$${name}`);
      else if (!defined.has(name)) checkReference(name, node, context, missing);
    } else if (node.type === 'variable' && !called.has(node) && !isKnownVariable(String(node.value), defined, context)) {
      missing(node, 'The variable', `$${String(node.value)}`);
    }
  });
  return findings;
}

function isKnownVariable(name: string, defined: ReadonlySet<string>, context: LintContext): boolean {
  // '' is $, the context; '$' is $$, the input. A function may be named without being called.
  if (name === '' || name === '$' || defined.has(name) || library.has(name) || builtins.has(name)) return true;
  return context.variables?.has(name) ?? (contextVariables as readonly string[]).includes(name);
}

function calledName(procedure: SyntaxNode): string | undefined {
  if (procedure.type === 'variable') return String(procedure.value);
  const steps = procedure['steps'] as readonly SyntaxNode[] | undefined;
  return procedure.type === 'path' && steps?.length === 1 && steps[0]?.type === 'name' ? String(steps[0].value) : undefined;
}

/** A literal first argument that names something of the pack. */
function checkReference(
  name: string,
  node: SyntaxNode,
  context: LintContext,
  missing: (node: SyntaxNode, what: string, name: string) => void,
): void {
  const argument = (node['arguments'] as readonly SyntaxNode[])[0];
  if (argument?.type !== 'string') return;
  const value = String(argument.value);
  if (name.startsWith('code') && !context.codeLists.has(value)) missing(argument, 'The code list', value);
  if (name === 'party' && !context.parties.has(value)) missing(argument, 'The party', value);
  if (name === 'latest' && context.using?.has(value) !== true) missing(argument, 'Under using, the type', value);
}
