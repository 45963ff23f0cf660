import type { CaseId } from '../../kernel/ids.ts';
import type { CaseKind } from './cases.ts';

/** Cases that hang together, by cause or by a key, are one dossier. Named after the oldest of its cases. */
export type DossierId = CaseId;

/** A number by which partners call a thing. Compared as it is. */
export interface BusinessKey {
  /** The partner whose numbering it is. */
  readonly issuer: string;
  readonly name: string;
  readonly value: string;
  /** `identity` joins cases; a `search` key only finds them. */
  readonly strength: 'identity' | 'search';
  /** It stands in a document of another than its issuer. @default false */
  readonly quoted?: boolean;
}

/** How a case came by a key: another partner `quoted` it, its issuer `told` it in a neutral message, or `given`, in one that says what
 *  kind of case it is. */
export type Standing = 'quoted' | 'told' | 'given';

/** Who has a key. */
export interface HeldKey {
  readonly caseId: CaseId;
  readonly standing: Standing;
}

/** A number that its issuer gave to a case: nobody merely quoted it. */
export interface GivenNumber {
  readonly issuer: string;
  readonly name: string;
  readonly value: string;
  readonly caseId: CaseId;
}

/** A canonical message that looks for its case. */
export interface CorrelationQuestion {
  readonly type: string;
  readonly keys: readonly BusinessKey[];
  /** The case of the message that caused this one, if one did. */
  readonly cause?: CaseId;
  /** The hub made it out of another message. @default false */
  readonly made?: boolean;
}

/** A case as the ledger knows it. A case that was merged away is not given: its pointer is followed first. */
export interface KnownCase {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly openedAt: Date;
  readonly dossier: DossierId;
}

/** What the ledger knows when the question is asked. */
export interface KnownCases {
  /** Every case of every dossier that the cause or an identity key leads to. */
  readonly cases: readonly KnownCase[];
  /** By {@link keyPlace}: the case that has this identity key. Keys that nobody has are absent. */
  readonly keys: ReadonlyMap<string, HeldKey>;
  /** The numbers that these cases were given, at least of the issuers and names of the question's keys. */
  readonly given: readonly GivenNumber[];
}

/** A key that the ledger is to write. */
export type KeyToWrite = BusinessKey & { readonly standing: Standing };

/** Where a message belongs, and what has to be written for it, in one commit. */
export interface Correlation {
  readonly caseId: CaseId;
  readonly dossier: DossierId;
  /** The case is new, and has this kind. */
  readonly opens?: CaseKind;
  /** Cases that now have another kind. */
  readonly kinds: readonly { readonly id: CaseId; readonly kind: CaseKind }[];
  /** Messages, keys, order places and expectations of `from` move to `into`, which is older. */
  readonly merges: readonly { readonly from: CaseId; readonly into: CaseId }[];
  /** Dossiers that are part of {@link Correlation.dossier} from now on. */
  readonly joins: readonly DossierId[];
  /** Identity keys that nobody had: the case has them from now on. */
  readonly keys: readonly KeyToWrite[];
  /** Identity keys of which more is known now: they are of `to` and of this standing from now on. */
  readonly claims: readonly (KeyToWrite & { readonly from: HeldKey; readonly to: CaseId })[];
  /** Keys that lead to another case, which stays another: what their issuer gave says that the two are not one. */
  readonly apart: readonly (BusinessKey & { readonly caseId: CaseId })[];
}

/** Decides where a message belongs. Pure: it is asked again when another process was faster. */
export type DecideCorrelation = (question: CorrelationQuestion, known: KnownCases, newId: () => CaseId) => Correlation;

/** One text for a key. */
export function keyPlace({ issuer, name, value }: Pick<BusinessKey, 'issuer' | 'name' | 'value'>): string {
  return [issuer, name, value].join('\u0000');
}

/** The name of a key as mappings write it. */
export function readKeyName(written: string): { readonly name: string; readonly issuer?: string } {
  const at = written.lastIndexOf('@');
  return at <= 0 ? { name: written } : { name: written.slice(0, at), issuer: written.slice(at + 1) };
}
