import { businessKeyList } from '../../canonical/generated/codes.ts';
import type { BusinessKey } from '../../spi/correlation.ts';
import type { Envelope } from '../../spi/envelope.ts';

const strengths = new Map(businessKeyList.map(({ name, strength }) => [name, strength]));

/** The keys of a canonical message, as correlation compares them. A number belongs to the partner whose document it stands in, or
 *  to the one that is named behind it: `claimNumber@assurance-x`. A name that the canonical list does not know identifies. */
export function businessKeysOf({ source, businessKeys }: Pick<Envelope, 'source' | 'businessKeys'>): readonly BusinessKey[] {
  return Object.entries(businessKeys).map(([written, value]) => {
    const { name, issuer = source } = readKeyName(written);
    return { issuer, name, value, strength: strengths.get(name) ?? 'identity' };
  });
}

/** The name of a key as mappings write it. */
export function readKeyName(written: string): { readonly name: string; readonly issuer?: string } {
  const at = written.lastIndexOf('@');
  return at <= 0 ? { name: written } : { name: written.slice(0, at), issuer: written.slice(at + 1) };
}
