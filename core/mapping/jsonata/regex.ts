import { RE2JS } from 're2js';

/** The regular expression on RE2: time grows linearly with the text, whatever the expression.
 *  @throws an exception of re2js when the expression needs backtracking (look-around, back-references) */
export function compileRegex(expression: RegExp): RE2JS {
  const flags = (expression.flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) | (expression.flags.includes('m') ? RE2JS.MULTILINE : 0);
  return RE2JS.compile(RE2JS.translateRegExp(expression.source), flags);
}

const compiled = new WeakMap<RegExp, RE2JS>();

/** As much of RegExp as JSONata's evaluator uses, on RE2. The evaluator makes one for every evaluation of the literal. */
export class LinearRegex {
  lastIndex = 0;
  readonly #regex: RE2JS;

  constructor(expression: RegExp) {
    let regex = compiled.get(expression);
    if (regex === undefined) {
      regex = compileRegex(expression);
      compiled.set(expression, regex);
    }
    this.#regex = regex;
  }

  /** The next match from `lastIndex` on, which moves behind it, as with the flag `g`. */
  exec(text: string): (string[] & { index: number }) | null {
    const matcher = this.#regex.matcher(text);
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    this.lastIndex = matcher.end();
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? undefined);
    return Object.assign(groups as string[], { index: matcher.start() });
  }
}
