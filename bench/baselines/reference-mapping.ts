import jsonata from 'jsonata';
import type { Json } from '../../core/kernel/json.ts';
import { bindFunction, type Run } from '../../core/mapping/functions/function.ts';
import { library } from '../../core/mapping/functions/library.ts';
import { parseMapping } from '../../core/mapping/jsonata/syntax.ts';
import type { MappingBindings } from '../../core/mapping/mapping.ts';

/** A mapping as the package `jsonata` runs it by itself: no limits, nothing copied, the same function library. */
export function referenceMapping(source: string, name: string): (input: Json, bindings: MappingBindings) => Promise<unknown> {
  const expression = jsonata(source);
  const names = [...parseMapping(source, name).names].filter((one) => library.has(one));
  return async (input, bindings) => {
    const run: Run = { bindings, given: (value) => value, documents: [], unknownCodes: [], documentBytesLeft: Number.POSITIVE_INFINITY };
    const { partner, hub, envelope, request, parties, channel, now } = bindings;
    const variables: Record<string, unknown> = { partner, hub, envelope, request, parties, channel, now: () => now.toISOString() };
    for (const one of names) {
      const row = library.get(one);
      if (row !== undefined) variables[one] = bindFunction(row, run);
    }
    return expression.evaluate(input, variables);
  };
}
