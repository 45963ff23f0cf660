import { businessKeyList } from '../../canonical/generated/codes.ts';
import { mappedFieldNames } from '../../mapping/field-names.ts';
import { hint } from '../../spi/did-you-mean.ts';
import { readKeyName } from '../../spi/ledger/correlation.ts';
import type { ReadResult } from '../load.ts';
import { mappingUses } from '../mapping-uses.ts';

const known = businessKeyList.map(({ name }) => name);
/** The uses of a mapping that make canonical messages. */
const MAKING = ['message', 'reply', 'emit', 'gather'];

/** What is wrong with the name of a business key, without the partner that it may be of; undefined: nothing. */
export function keyNameFault(name: string): string | undefined {
  return known.includes(name) ? undefined : `the business key ${name} is not in the canonical list${hint(name, known)}`;
}

/** Looks at the business keys that mappings write out: neither `claimNumber@assurance-x` of a partner that is not configured nor a name
 *  that the canonical list does not know would join anything. */
export function checkBusinessKeys({ catalog, packs, mappings, report }: ReadResult): void {
  const partners = packs.map(({ folder }) => folder);
  for (const { mapping, role } of [...mappingUses(catalog).values()].flat()) {
    const source = mappings.sources.get(mapping);
    if (source === undefined || !MAKING.includes(role)) continue;
    for (const { name: written, at } of mappedFieldNames(source.parsed, 'businessKeys')) {
      const { name, issuer } = readKeyName(written);
      if (issuer !== undefined && !partners.includes(issuer)) {
        const reason = `the business key ${written} is of a partner that does not exist${hint(issuer, partners)}`;
        report.error('E_CONFIG_FIELD', { reason }, source.place(at));
      }
      const reason = keyNameFault(name);
      if (reason !== undefined) report.error('E_CONFIG_FIELD', { reason }, source.place(at));
    }
  }
}
