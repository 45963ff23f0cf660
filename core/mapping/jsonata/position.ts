import type { Position } from '../../kernel/position.ts';

/** Offset at which a token begins, of which the parser gives the end. */
export function startOf(source: string, end: number, token: string | undefined): number {
  const text = source.slice(0, end);
  for (const form of token === undefined
    ? []
    : [`$${token}(`, `$${token}`, `${token}(`, token, `"${token}"`, `'${token}'`, `\`${token}\``]) {
    if (text.endsWith(form)) return end - form.length;
  }
  return Math.max(0, end - 1);
}

/** An offset as line and column, both counted from 1. */
export function placeAt(source: string, offset: number, file: string): Position {
  const before = source.slice(0, offset);
  const line = before.split('\n').length;
  return { file, line, column: before.length - before.lastIndexOf('\n') };
}
