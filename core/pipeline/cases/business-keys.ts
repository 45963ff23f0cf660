import { businessKeyList } from '../../canonical/generated/codes.ts';
import { type Envelope, THE_HUB } from '../../spi/envelope.ts';
import { type BusinessKey, readKeyName } from '../../spi/ledger/correlation.ts';

const strengths = new Map(businessKeyList.map(({ name, strength }) => [name, strength]));

/** The keys of a canonical message, as correlation compares them. A number belongs to the partner whose document it stands in, or
 *  to the one that is named behind it: `claimNumber@assurance-x`; in what the hub says by itself, to the partner with
 *  whom the case began. What is named behind it is quoted, unless it is the partner's own. A name that the canonical list does not know only finds: what nobody has described joins nothing. */
export function businessKeysOf({
  source,
  origin,
  businessKeys,
}: Pick<Envelope, 'source' | 'origin' | 'businessKeys'>): readonly BusinessKey[] {
  return Object.entries(businessKeys).map(([written, value]) => {
    const speaker = source === THE_HUB ? origin : source;
    const { name, issuer = speaker } = readKeyName(written);
    return { issuer, name, value, strength: strengths.get(name) ?? 'search', quoted: issuer !== speaker };
  });
}
