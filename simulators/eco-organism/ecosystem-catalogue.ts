import type { SupportedProduct } from './rules.ts';

const since = '2023-01-01';

/** Part of what an organism in the manner of ecosystem supports. Amounts of 2024; those that came after are not public. */
export const ecosystemProducts: readonly (SupportedProduct & { readonly identifiedBy: 'SERIAL' | 'IMEI' })[] = [
  {
    id: 'P-033',
    name: 'Lave-linge',
    amounts: [
      { from: since, to: '2023-12-31', euros: 25 },
      { from: '2024-01-01', euros: 50 },
    ],
    thresholds: [{ from: since, euros: 100 }],
    codes: [{ code: 'LL-03', label: 'Pompe', from: since }],
    sheet: 1,
    documents: ['invoice'],
    identifiedBy: 'SERIAL',
  },
  {
    id: 'P-060',
    name: 'Smartphone',
    amounts: [{ from: since, euros: 25 }],
    thresholds: [{ from: since, euros: 50 }],
    codes: [{ code: 'TP-01', label: 'Écran', from: since }],
    sheet: 7,
    documents: ['invoice', 'serial_tag'],
    identifiedBy: 'IMEI',
  },
  {
    id: 'P-018',
    name: 'Outillage',
    amounts: [{ from: since, euros: 20 }],
    thresholds: [{ from: since, euros: 40 }],
    codes: [{ code: 'OU-01', label: 'Moteur', from: since }],
    sheet: 8,
    documents: ['invoice'],
    identifiedBy: 'SERIAL',
  },
];

/** Brands; one without the flag is the other organism's. */
export const ecosystemBrands = [
  { BrandID: '2207', BrandName: 'Aquilon', isEcosystemBrand: true },
  { BrandID: '1689', BrandName: 'Acer', isEcosystemBrand: false },
];

/** The repairer of the account, the trades that it is registered for, and its places. */
export const ecosystemRepairer = {
  RepairerId: '1200007',
  BusinessSheets: [
    { Type: 1, NumberId: 'FM-1', Description: 'GEM sans fluides', Institution: 'QualiRépar', ValidFrom: since, ValidTo: '9999-12-31' },
    { Type: 7, NumberId: 'FM-7', Description: 'EI&T', Institution: 'QualiRépar', ValidFrom: since, ValidTo: '9999-12-31' },
  ],
  RepairPlaces: [
    {
      RepairPlaceID: '2100042',
      Name: "Répar'Éco Lyon",
      Siret: '73282932000074',
      StreetLine1: '14 rue des Essais',
      PostalCode: '69003',
      City: 'LYON',
    },
  ],
};

/** The place of every repair at a customer's home. */
export const AT_HOME = '2000000';

const far = '9999-12-31';

/** The catalogue as the API gives it: windows end in `AmountValidUntil` under `Amounts` and in `AmountValidTo` under `Threshold`. */
export function catalogue(): object {
  const results = ecosystemProducts.map(({ id, name, amounts, thresholds, codes, sheet, identifiedBy }) => ({
    ProductID: id,
    ProductName: name,
    ProductEligibleFrom: since,
    ProductEligibleUntil: far,
    Brands: ecosystemBrands,
    RepairCode: codes.map(({ code, label }) => ({ Code: code, Description: label })),
    Amounts: amounts.map(({ from, to, euros }) => ({ AmountValidFrom: from, AmountValidUntil: to ?? far, Amount: euros, Currency: 'EUR' })),
    ProductSheet: [{ Type: sheet, ExpectedIdType: identifiedBy, DefectIdType: 'REPAIR_CODE', ValidFrom: since, ValidTo: far }],
    Threshold: thresholds.map(({ from, to, euros }) => ({
      AmountValidFrom: from,
      AmountValidTo: to ?? far,
      MinimumAmount: euros,
      Currency: 'EUR',
    })),
  }));
  return { total: results.length, results };
}
