import { AT_HOME, ecosystemBrands, ecosystemProducts, ecosystemRepairer } from './ecosystem-catalogue.ts';
import { isRepeat, moneyFault, onDay } from './rules.ts';

/** The statuses, cut short as in the API. */
export const statuses = {
  creation: 'En cours de création',
  cancelled: 'Annulé',
  sent: 'Envoyé, en cours vérification',
  approved: 'Approuvé, en cours rembourst',
  paid: 'Remboursement effectué',
  rejected: 'Rejeté',
} as const;

/** Why a claim is rejected. There is no 04. */
export const rejectReasons = {
  '00': 'contrôles automatisés',
  '01': 'SIRET/RCS absent',
  '02': 'panne non éligible',
  '03': 'consommateur professionnel',
  '05': 'doublon',
  '06': 'bonus incorrect',
  '07': 'facture illisible',
  '08': 'bonus absent de la facture',
  '09': 'bonus non déduit',
  '10': 'suspicion de fraude',
  '11': 'réparation inexistante',
  '12': 'consommateur injoignable',
  '13': "PJ n'est pas une facture",
  '14': 'PIEC sans consentement',
  '15': 'plaque signalétique téléphone manquante',
} as const;
export type RejectReason = keyof typeof rejectReasons;

/** What new_claim is given, as far as rules look at it. */
export interface NewClaim {
  readonly RepairDate?: string;
  readonly PurchaseOrderByCustomer?: string;
  readonly RepairPlaceID?: string;
  readonly Product?: {
    readonly ProductID?: string;
    readonly BrandID?: string;
    readonly ProductIdentificationNumber?: string;
    readonly RepairTypeCode?: string;
  };
  readonly SpareParts?: { readonly PiecSparePartsAmount?: number };
  readonly Bill?: { readonly TotalAmountInclVAT?: { readonly amount?: number }; readonly AmountCovered?: { readonly amount?: number } };
}

/** A claim as the organism keeps it. */
export interface Claim {
  readonly id: string;
  readonly given: NewClaim;
  /** What was really uploaded: by type. */
  readonly files: Map<string, Buffer>;
  /** The statuses that it has yet to go through; the first is the present one. */
  statuses: readonly string[];
  order?: string;
  rejected?: RejectReason;
}

/** An error as the API writes it. */
export interface ClaimError {
  readonly code: number;
  readonly status: string;
  readonly message: string;
}

/** Why a claim is not even created. */
export function errorOf({ RepairDate: day = '', RepairPlaceID: place, Product: given }: NewClaim): ClaimError | undefined {
  const error = (status: string, message: string): ClaimError => ({ code: 400, status, message });
  const product = ecosystemProducts.find(({ id }) => id === given?.ProductID);
  const brand = ecosystemBrands.find(({ BrandID }) => BrandID === given?.BrandID);
  if (product === undefined) return error('UNKNOWN_PRODUCT', 'Produit inconnu');
  if (given?.BrandID !== '0000' && brand === undefined) return error('UNKNOWN_BRAND', 'Marque inconnue');
  if (brand?.isEcosystemBrand === false) return error('NOT_AN_ECOSYSTEM_BRAND', "Cette marque relève d'un autre éco-organisme");
  if (place !== AT_HOME && !ecosystemRepairer.RepairPlaces.some(({ RepairPlaceID }) => RepairPlaceID === place))
    return error('UNKNOWN_REPAIR_PLACE', 'Lieu de réparation inconnu');
  const sheets = ecosystemRepairer.BusinessSheets.filter(({ ValidFrom, ValidTo }) => ValidFrom <= day && day <= ValidTo);
  if (!sheets.some(({ Type }) => Type === product.sheet)) return error('BUSINESS_SHEET', 'Fiche métier non couverte');
  const codes = product.codes.filter(({ code }) => code === given?.RepairTypeCode);
  return onDay(codes, day) === undefined ? error('REPAIR_CODE', 'Code de réparation inconnu à cette date') : undefined;
}

/** Files that a claim cannot be confirmed without. */
export function missingFiles({ given, files }: Claim): readonly string[] {
  const product = ecosystemProducts.find(({ id }) => id === given.Product?.ProductID);
  return (product?.documents ?? []).filter((type) => !files.has(type));
}

/** Why a confirmed claim is rejected; undefined: it is approved.
 *  @param others the claims that the organism has approved */
export function rejectionOf(claim: Claim, others: readonly Claim[]): RejectReason | undefined {
  const { given, files } = claim;
  const product = ecosystemProducts.find(({ id }) => id === given.Product?.ProductID);
  if (product === undefined) return '02';
  const day = given.RepairDate ?? '';
  const device = given.Product?.ProductIdentificationNumber;
  const isSame = (other: Claim) =>
    other.given.Product?.ProductIdentificationNumber === device && isRepeat(other.given.RepairDate ?? '', day);
  if (others.some(isSame)) return '05';
  if ((given.SpareParts?.PiecSparePartsAmount ?? 0) > 0 && !files.has('claim_request')) return '14';
  if (!files.get('invoice')?.subarray(0, 5).equals(Buffer.from('%PDF-'))) return '13';
  const fault = moneyFault(product, {
    day,
    total: given.Bill?.TotalAmountInclVAT?.amount ?? 0,
    bonus: given.Bill?.AmountCovered?.amount ?? 0,
  });
  if (fault === undefined) return undefined;
  return fault === 'wrong-bonus' ? '06' : '02';
}
