import { ecologicBrands, ecologicProducts } from './ecologic-catalogue.ts';
import { isRepeat, moneyFault, onDay, type SupportedProduct } from './rules.ts';

/** Something wrong with what was sent, as the organism says it. */
export interface Fault {
  readonly Field: string;
  readonly ErrorMessage: string;
  readonly MessageType: string;
}

/** A dossier as it comes in the body of a POST. */
export interface Dossier {
  readonly Product?: {
    readonly ProductId?: string;
    readonly BrandId?: string;
    readonly SerialNumber?: string;
    readonly IRISRepair?: string;
    readonly IRISSymptom?: string;
  };
  readonly Quote?: {
    readonly TotalAmountInclVAT?: { readonly Amount?: number };
    readonly SupportAmount?: { readonly Amount?: number };
  };
}

/** A claim as the organism keeps it. */
export interface Claim {
  readonly id: string;
  readonly invoice: string;
  readonly day: string;
  readonly dossier: Dossier;
  readonly documents: Set<string>;
  /** The states that it has yet to go through; the first is the present one. */
  states: readonly string[];
  reason?: string;
}

/** The product of a dossier.
 *  @returns text: why the organism will not hear of it */
export function productOf({ Product: product }: Dossier): SupportedProduct | string {
  const brand = product?.BrandId ?? '';
  if (!ecologicBrands.some(({ BrandId }) => BrandId === brand)) return `Marque inconnue : ${brand}`;
  return ecologicProducts.find(({ id }) => id === product?.ProductId) ?? `Produit inconnu : ${product?.ProductId ?? ''}`;
}

/** What is wrong with a dossier on a day. */
export function faultsOf(dossier: Dossier, product: SupportedProduct, day: string): readonly Fault[] {
  const { IRISRepair: repair, IRISSymptom: symptom } = dossier.Product ?? {};
  const codes = product.codes.filter(({ code }) => code === repair);
  const fault = (Field: string, ErrorMessage: string): Fault => ({ Field, ErrorMessage, MessageType: 'E' });
  return [
    ...(repair === undefined && symptom === undefined ? [fault('IRISRepair', 'Un code panne est requis')] : []),
    ...(repair !== undefined && onDay(codes, day) === undefined
      ? [fault('IRISRepair', `Le code ${repair} n'est plus valide à cette date`)]
      : []),
    ...(dossier.Product?.SerialNumber === undefined ? [fault('SerialNumber', 'Le numéro de série est requis')] : []),
  ];
}

/** What a claim still lacks. */
export function missingFiles(claim: Claim): readonly Fault[] {
  const product = productOf(claim.dossier);
  const wanted = typeof product === 'string' ? [] : product.documents;
  return wanted
    .filter((type) => !claim.documents.has(type))
    .map((type) => ({ Field: type, ErrorMessage: `Des pièces jointes sont requises : ${type}`, MessageType: 'E' }));
}

const reasons = {
  'not-eligible': 'Réparation hors période',
  'below-threshold': 'Montant de la facture inférieur au seuil',
  'wrong-bonus': 'Montant du bonus incorrect',
} as const;

/** Why a complete claim is refused; undefined: it is accepted.
 *  @param others the claims that the organism has accepted */
export function refusalOf(claim: Claim, others: readonly Claim[]): string | undefined {
  const { Product: product, Quote: quote } = claim.dossier;
  const known = productOf(claim.dossier);
  if (typeof known === 'string') return known;
  const serial = product?.SerialNumber;
  if (others.some((other) => other.dossier.Product?.SerialNumber === serial && isRepeat(other.day, claim.day)))
    return 'Réparation sous garantie de la précédente (3 mois)';
  const fault = moneyFault(known, {
    day: claim.day,
    total: quote?.TotalAmountInclVAT?.Amount ?? 0,
    bonus: quote?.SupportAmount?.Amount ?? 0,
  });
  return fault === undefined ? undefined : reasons[fault];
}
