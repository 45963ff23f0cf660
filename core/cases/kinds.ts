import type { JsonObject } from '../kernel/json.ts';
import type { CaseKind } from '../spi/ledger/cases.ts';
import { list, object } from './facts.ts';

/** A kind that a message says. */
export type StrongKind = Exclude<CaseKind, 'unknown'>;

/** The kinds, parents first: a claim spawns a repair, anything spawns a dispute. Where nothing else decides, the first one wins. */
export const strongKinds: readonly StrongKind[] = ['claim', 'return', 'tradein', 'repair', 'dispute'];

const kindOfFamily: ReadonlyMap<string, StrongKind> = new Map([
  ['claim', 'claim'],
  ['return', 'return'],
  ['tradein', 'tradein'],
  ['repair', 'repair'],
  ['loan-device', 'repair'],
  ['dispute', 'dispute'],
]);

/** What partners publish for everybody: no one's matter, so it opens no case and joins none. */
const masterDataTypes: ReadonlySet<string> = new Set(['eco.catalogue-published', 'product.published']);

/** Is this message about no case at all? A catalogue that says how many pieces were sold is no mere catalogue: key figures are counted in
 *  cases, and it opens one for its own. */
export function isMasterData({ type, body }: { readonly type: string; readonly body: JsonObject }): boolean {
  return masterDataTypes.has(type) && !list(body, 'products').some((product) => object(product, 'sales') !== undefined);
}

/** The family of a type: what stands before its first dot. */
export function familyOf(type: string): string {
  const dot = type.indexOf('.');
  return dot === -1 ? type : type.slice(0, dot);
}

/** The kind that a strong message gives its case; undefined for a neutral one, which joins the case of its cause or of its keys. */
export function kindOf(type: string): StrongKind | undefined {
  return kindOfFamily.get(familyOf(type));
}

/** Where a kind stands among the kinds: 0 for the outermost. */
export function rankOf(kind: StrongKind): number {
  return strongKinds.indexOf(kind);
}
