import { systemIds } from '../kernel/ids.ts';
import type { Json } from '../kernel/json.ts';
import { compileMapping } from './compile.ts';

const noLists = { toCanonical: () => undefined, toPartner: () => undefined, has: () => false };

/** Evaluates one expression outside of any pack: there are no code lists, no parties, no envelope.
 *  @throws E_MAP_SYNTAX, E_MAP_FAILED, E_MAP_LIMIT */
export async function evaluateExpression(source: string, input: Json, now: Date): Promise<Json | undefined> {
  const evaluate = compileMapping(source, { name: 'expression' });
  const { output } = await evaluate(input, { now, ids: systemIds, partner: {}, hub: {}, codes: noLists });
  return output;
}
