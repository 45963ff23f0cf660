import { LinearRegex } from '../../regex.ts';
import type { SyntaxNode } from '../../syntax.ts';
import type { Match } from '../builtins/matching.ts';
import { Unsupported } from '../compiler.ts';
import { ExpressionFault } from '../fault.ts';
import type { Compiled } from '../frame.ts';

/** A regular expression: a function from a text to its first match. */
export function compileRegexLiteral(node: SyntaxNode): Compiled {
  // Between `?:` and what stands before it, JSONata's parser loses regular expressions.
  const expression = node.value;
  if (!(expression instanceof RegExp)) throw new Unsupported('a lost regular expression');
  return () => matcher(new LinearRegex(expression), node);
}

function matcher(regex: LinearRegex, node: SyntaxNode): (text: string, from?: number) => Match | undefined {
  // Two parameters: functions like $map hand over so many.
  const find = (text: string, from: number | undefined): Match | undefined => {
    regex.lastIndex = from || 0;
    const found = regex.exec(text);
    if (found === null) return undefined;
    const [match = '', ...groups] = found;
    const next = () => {
      if (regex.lastIndex >= text.length) return undefined;
      const following = find(text, regex.lastIndex);
      // The search would never get on.
      if (following?.match === '') throw new ExpressionFault('D1004', node.position);
      return following;
    };
    return { match, start: found.index, end: found.index + match.length, groups, next };
  };
  return find;
}
