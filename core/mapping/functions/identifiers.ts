import { identifierKinds, parseIdentifier } from '../../canonical/identifiers.ts';
import { type MapFunction, mapFunction } from './function.ts';

const titles = {
  gtin: 'GTIN (8, 12, 13 or 14 digits)',
  gln: 'GLN (13 digits)',
  sscc: 'SSCC (18 digits)',
  imei: 'IMEI or IMEISV (15 or 16 digits)',
  siret: 'SIRET (14 digits)',
  iban: 'IBAN',
} as const;

const examples = {
  gtin: ['9501101-530003', '9501101530003'],
  gln: ['9501101000018', '9501101000018'],
  sscc: ['340123450000000000', '340123450000000000'],
  imei: ['49-015420-323751-8', '490154203237518'],
  siret: ['732 829 320 00074', '73282932000074'],
  iban: ['FR76 3000 6000 0112 3456 7890 189', 'FR7630006000011234567890189'],
} as const;

/** Identifiers as value objects. A wrong one is data (`valid: false`), never a reason to lose the document. */
export const identifierFunctions: readonly MapFunction[] = identifierKinds.map((kind) => {
  const [raw, value] = examples[kind];
  return mapFunction({
    name: kind,
    parameters: [{ name: 'text', type: 'text or number' }],
    summary: `${titles[kind]} → {value, raw, valid}: checked, never refused; blanks, hyphens, dots and slashes are skipped.`,
    example: { expression: `$${kind}("${raw}")`, output: { value, raw, valid: true } },
    apply: (_, text) => {
      const parsed = parseIdentifier(kind, String(text));
      return { value: parsed.value, raw: parsed.raw, valid: parsed.valid };
    },
  });
});
