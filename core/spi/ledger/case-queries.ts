import type { CaseId, DocumentId, EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { CaseKind, DossierEvent, ExpectationState, RecordedCase } from './cases.ts';
import type { FigureQueries } from './figures.ts';
import type { KeptDocument } from './ledger.ts';

/** What to look for; all parts must hold. */
export interface CaseFilter {
  readonly kind?: readonly CaseKind[];
  readonly state?: readonly string[];
  readonly decision?: readonly string[];
  readonly logistics?: readonly string[];
  readonly money?: readonly string[];
  /** A partner that took part. */
  readonly partner?: string;
  /** Only those of which something is late, or only the others. */
  readonly late?: boolean;
  /** A business key, whole, whatever its case; or the beginning of a case id, 8 digits or more. */
  readonly q?: string;
  readonly openedFrom?: Date;
  readonly openedTo?: Date;
  /** Where the page before ended; from `nextCursor`. */
  readonly cursor?: string;
  /** @default 50, at most 500 */
  readonly limit?: number;
}

/** A case in a list, newest first. */
export interface CaseSummary {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly state: string;
  readonly decision: string;
  readonly logistics: string;
  readonly money: string;
  readonly openedAt: string;
  /** When the latest of its events happened. */
  readonly lastAt: string;
  readonly closedAt?: string;
  readonly events: number;
  readonly partners: readonly string[];
  /** One value for each name. */
  readonly keys: Readonly<Record<string, string>>;
  /** How many of its expectations are late. */
  readonly late: number;
}

/** Something that was expected of a case, as it is shown. */
export interface ExpectationView {
  readonly name: string;
  readonly state: ExpectationState;
  readonly openedBy: EnvelopeId;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly metBy?: EnvelopeId;
  readonly metAt?: string;
  /** What is wrong when it is late. */
  readonly say: string;
  /** Canonical types of which the first one meets it. */
  readonly waitingFor: readonly string[];
}

/** An expectation that is late, in a list: the one that is late longest first. */
export interface LateExpectation extends ExpectationView {
  readonly caseId: CaseId;
  readonly kind: CaseKind;
  readonly keys: Readonly<Record<string, string>>;
}

/** Everything that the ledger has of a case. */
export interface CaseRecord extends RecordedCase {
  readonly events: readonly DossierEvent[];
  /** Cases that turned out to be this one. */
  readonly merged: readonly CaseId[];
  readonly keys: readonly { readonly issuer: string; readonly name: string; readonly value: string }[];
  readonly links: readonly {
    readonly from: CaseId;
    readonly to: CaseId;
    readonly relation: string;
    readonly kind: CaseKind;
    readonly state?: string;
  }[];
  readonly expectations: readonly ExpectationView[];
  readonly documents: readonly (Omit<KeptDocument, 'body'> & {
    readonly id: DocumentId;
    readonly messageId: MessageId;
    readonly bytes: number;
  })[];
}

/** The readers' view of cases. Every query is bounded. */
export interface CaseQueries extends FigureQueries {
  /** The case, or the one into which it was merged. At most 10,000 of its canonical messages. */
  case(id: CaseId): Promise<CaseRecord | undefined>;
  cases(filter: CaseFilter): Promise<{ readonly items: readonly CaseSummary[]; readonly nextCursor?: string }>;
  /** How many cases there are of each kind and state; costs as much as there are of these. */
  caseCounts(): Promise<readonly { readonly kind: CaseKind; readonly state: string; readonly count: number }[]>;
  /** Of all cases, or of one partner's. */
  lateExpectations(limit: number, partner?: string): Promise<readonly LateExpectation[]>;
  /** Costs as much as there are late ones. */
  lateCounts(): Promise<readonly { readonly name: string; readonly count: number }[]>;
}
