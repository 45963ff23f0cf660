import { businessKeyList } from '../canonical/generated/codes.ts';
import { mappedFieldNames } from '../mapping/field-names.ts';
import { readKeyName } from '../spi/correlation.ts';
import { hint } from '../spi/did-you-mean.ts';
import type { ReadResult } from './load.ts';
import { mappingUses } from './mapping-uses.ts';

const known = businessKeyList.map(({ name }) => name);
/** The uses of a mapping that make canonical messages. */
const MAKING = ['message', 'reply', 'emit', 'gather'];

/** Looks at the business keys that mappings write out: `claimNumber@assurance-x` of a partner that is not configured joins nothing
 *  (an error); a name that the canonical list does not know is a key of its own, most often misspelled (a warning). */
export function checkBusinessKeys({ catalog, packs, mappings, report }: ReadResult): void {
  const partners = packs.map(({ folder }) => folder);
  for (const { mapping, role } of [...mappingUses(catalog).values()].flat()) {
    const source = mappings.sources.get(mapping);
    if (source === undefined || !MAKING.includes(role)) continue;
    for (const { name: written, at } of mappedFieldNames(source.text, 'businessKeys', mapping.name)) {
      const { name, issuer } = readKeyName(written);
      if (issuer !== undefined && !partners.includes(issuer)) {
        const reason = `the business key ${written} is of a partner that does not exist${hint(issuer, partners)}`;
        report.error('E_CONFIG_FIELD', { reason }, source.place(at));
      }
      if (!known.includes(name)) {
        const reason = `the business key ${name} is not in the canonical list${hint(name, known)}`;
        report.warning('E_CONFIG_FIELD', { reason }, source.place(at));
      }
    }
  }
}
