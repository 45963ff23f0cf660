import { RE2JS } from 're2js';

/** Compiles a regular expression that a whole text has to match, in time that grows linearly with the text.
 *  @returns undefined for what is none, or needs backtracking (look-around, back-references) */
export function compilePattern(pattern: string): ((text: string) => boolean) | undefined {
  try {
    const regex = RE2JS.compile(RE2JS.translateRegExp(pattern));
    if (!isSimple(pattern)) return (text) => regex.matcher(text).matches();
    const native = new RegExp(`^(?:${pattern})$`, 'u');
    return (text) => native.test(text);
  } catch {
    return undefined;
  }
}

/** Neither groups nor alternatives, and one repetition without a bound at most: the engine of the platform, which is many
 *  times faster, cannot be led astray by it. */
function isSimple(pattern: string): boolean {
  const plain = pattern.replace(/\\./gs, 'x').replace(/\[[^\]]*\]/g, 'x');
  return !/[()|]/.test(plain) && (plain.match(/[*+]|\{\d+,\}/g) ?? []).length <= 1;
}
