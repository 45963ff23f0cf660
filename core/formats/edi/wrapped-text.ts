/** A text in lines of at most so many characters, broken at blanks where there are some. */
export function wrapped(text: string, length: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest.length > length) {
    const blank = rest.lastIndexOf(' ', length);
    const end = blank > 0 ? blank : length;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? lines : [...lines, rest];
}
