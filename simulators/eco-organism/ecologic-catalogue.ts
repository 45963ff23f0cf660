import type { SupportedProduct } from './rules.ts';

const since2023 = '2023-01-01';
/** The failure codes of 2023 are refused from April 2024 on. */
const lastDayOf2023Codes = '2024-03-31';

const code = (name: string, label: string, to?: string) => ({ code: name, label, from: since2023, ...(to === undefined ? {} : { to }) });

/** Part of what an organism in the manner of Ecologic supports. Amounts of 2024; those that came after are not public. */
export const ecologicProducts: readonly (SupportedProduct & { readonly symptoms: readonly string[] })[] = [
  {
    id: 'EEE.M2.044',
    name: 'Ordinateur portable',
    amounts: [
      { from: since2023, to: '2023-12-31', euros: 45 },
      { from: '2024-01-01', euros: 50 },
    ],
    thresholds: [
      { from: since2023, to: '2023-12-31', euros: 180 },
      { from: '2024-01-01', euros: 150 },
    ],
    codes: [code('XXX', 'Panne 2023', lastDayOf2023Codes), code('G02', 'Écran'), code('PCC', 'Clavier')],
    symptoms: ['XX6', 'XX9', 'XX1'],
    sheet: 7,
    documents: ['INVOICE', 'CONSUMERVALIDATION'],
  },
  {
    id: 'EEE.M6.060',
    name: 'Téléphone portable',
    amounts: [{ from: since2023, euros: 25 }],
    thresholds: [{ from: since2023, euros: 50 }],
    codes: [code('XXX', 'Panne 2023', lastDayOf2023Codes), code('G02', 'Écran'), code('MIC', 'Micro')],
    symptoms: ['XX6', 'XX11', 'XX20'],
    sheet: 7,
    documents: ['INVOICE', 'CONSUMERVALIDATION', 'NAMEPLATE'],
  },
];

export const ecologicBrands: readonly { readonly BrandName: string; readonly BrandId: string }[] = [
  { BrandName: 'Acer', BrandId: '1689' },
  { BrandName: 'Google Pixel', BrandId: '1778' },
  { BrandName: 'XIAOMI', BrandId: '1918' },
];

export const ecologicSites = [{ SiteId: 8812, Name: 'REPAR ECO LYON', CommercialName: "Répar'Éco Lyon", Zip: '69003', City: 'LYON' }];
