import type { ValueSpan } from './value-span.ts';

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|"/gs;

interface Frame {
  readonly list: boolean;
  name: string | undefined;
}

/** The values of a JSON text with the names that lead to them; keys are none. Takes broken JSON too, as far as it has tokens: whatever
 *  stands where no key can be is a value. */
export function* jsonValues(text: string): Generator<ValueSpan> {
  const frames: Frame[] = [];
  let pending: { readonly from: number; readonly to: number; readonly token: string } | undefined;
  TOKEN.lastIndex = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    const from = match.index;
    const frame = frames.at(-1);
    if (token === ':' && frame?.list === false && frame.name === undefined && pending !== undefined) {
      frame.name = textOf(pending.token);
      pending = undefined;
      continue;
    }
    if (pending !== undefined) yield span(pending, frames);
    pending = undefined;
    if (token === '{' || token === '[') frames.push({ list: token === '[', name: undefined });
    else if (token === '}' || token === ']') frames.pop();
    else if (token === ',') {
      if (frame?.list === false) frame.name = undefined;
    } else if (token !== ':') pending = { from, to: from + token.length, token };
  }
  if (pending !== undefined) yield span(pending, frames);
}

function span({ from, to, token }: { from: number; to: number; token: string }, frames: readonly Frame[]): ValueSpan {
  const names = frames.flatMap(({ name }) => name ?? []);
  const quoted = token.length > 1 && token.startsWith('"') && token.endsWith('"');
  if (quoted) return { from: from + 1, to: to - 1, value: textOf(token), names, write: inner };
  return { from, to, value: token, names, bare: true, write: (text) => JSON.stringify(text) };
}

function inner(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function textOf(token: string): string {
  try {
    const value: unknown = JSON.parse(token);
    return String(value);
  } catch {
    return token.replace(/^"|"$/g, '');
  }
}
