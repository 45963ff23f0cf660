import type { CaseId, EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Observation } from './figures.ts';

/** What a case is about; `unknown` until a canonical message says so. */
export const caseKinds = ['unknown', 'return', 'repair', 'claim', 'tradein', 'dispute'] as const;
/** One of {@link caseKinds}. */
export type CaseKind = (typeof caseKinds)[number];

/** A canonical message as its case remembers it. */
export interface CaseEvent {
  readonly id: EnvelopeId;
  readonly messageId: MessageId;
  readonly type: string;
  /** RFC 3339 with offset: when it happened. */
  readonly occurredAt: string;
  /** ISO 8601: when the ledger got to know it. */
  readonly recordedAt: string;
  readonly source: string;
  readonly origin: string;
  readonly businessKeys: Readonly<Record<string, string>>;
  readonly body: JsonObject;
}

/** A case with all that was committed of it and of what was merged into it, in the order in which it was recorded. */
export interface RecordedCase {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly openedAt: Date;
  readonly events: readonly CaseEvent[];
}

/** Where an expectation stands; see {@link ProjectedExpectation}. */
export const expectationStates = ['open', 'late', 'met', 'cancelled'] as const;
/** One of {@link expectationStates}. */
export type ExpectationState = (typeof expectationStates)[number];

/** Something that has to follow in a case: what opened it, until when, and what met it. */
export interface ProjectedExpectation {
  readonly name: string;
  readonly openedBy: EnvelopeId;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly state: ExpectationState;
  readonly metBy?: EnvelopeId;
  readonly metAt?: Date;
  /** What is wrong when it is late, in words for people. */
  readonly say: string;
  /** Canonical types of which the first one meets it; not empty. */
  readonly waitingFor: readonly string[];
}

/** What a case has come to: what lists, figures and the watch over deadlines read. */
export interface ProjectedCase {
  readonly kind: CaseKind;
  readonly state: string;
  readonly decision: string;
  readonly logistics: string;
  readonly money: string;
  /** When the latest of its events happened. */
  readonly lastAt: Date;
  readonly closedAt?: Date;
  /** How many transitions were asked for that its state did not allow. */
  readonly ignored: number;
  /** When it reached what, by name. */
  readonly milestones: JsonObject;
  readonly expectations: readonly ProjectedExpectation[];
  /** What it adds to the key figures. */
  readonly observations: readonly Observation[];
}

/** A canonical message of a dossier, and the case in which it is. */
export interface DossierEvent extends CaseEvent {
  readonly caseId: CaseId;
  /** The canonical message that led to it. */
  readonly causedBy?: EnvelopeId;
}

/** One case came of another, or has to do with it. */
export interface CaseLink {
  readonly from: CaseId;
  readonly to: CaseId;
  readonly relation: string;
}

/** How the canonical messages of a dossier lie in its cases: those that are in another case than their place, and all links. */
export interface Settlement {
  readonly moves: readonly { readonly document: EnvelopeId; readonly to: CaseId }[];
  readonly links: readonly CaseLink[];
}

/** What cases come to. Pure functions of what was committed, in whatever order it came. */
export interface CaseFolding {
  /** Called for a dossier of several cases. */
  settle(
    events: readonly DossierEvent[],
    cases: readonly { readonly id: CaseId; readonly kind: CaseKind; readonly dossier: CaseId }[],
  ): Settlement;
  fold(recorded: RecordedCase, now: Date): Promise<ProjectedCase>;
}

/** How far a round came. */
export interface ProjectionRound {
  /** Cases that were folded. */
  readonly cases: number;
  /** Cases that could not be folded: they stay as they were shown, and are tried again later. */
  readonly failed: readonly CaseId[];
  /** Canonical messages that were read for it. */
  readonly events: number;
  /** Is there more to be done now? */
  readonly more: boolean;
  /** Since when what was taken first had waited. */
  readonly oldestAt?: Date;
}

/** What has become late. */
export interface LateNews {
  /** How many, by the name of the expectation. */
  readonly counts: ReadonlyMap<string, number>;
  /** The messages that tell it: due to be processed. */
  readonly messages: readonly MessageId[];
}

/** Brings what lists show of cases up to what was committed (Projection of an event log). */
export interface CaseProjecting {
  /** Folds some of the cases that have something new, and writes what they came to, in one commit. Several processes share the
   *  work: none waits for another but for the same case. Idempotent; a crash leaves all to be done again. A case of many
   *  events is folded at most once in as many milliseconds as it has events, so that its cost does not grow with their square. */
  projectCases(limit: number, folding: CaseFolding): Promise<ProjectionRound>;
  /** Calls back when this process has committed something new of a case. @returns how to stop */
  onCaseNews(listener: () => void): () => void;
  /** Marks what has become late, the longest first, and its cases to be folded; each is told to one caller, once, and by a message
   *  of the hub's own: `case.late`, of which the content is canonical, written in the same commit.
   *  @param configHash the configuration in force, noted on those messages */
  markLate(now: Date, limit: number, configHash: string): Promise<LateNews>;
  /** Marks so many cases, from `after` on in the order of their ids, to be folded anew. @returns the last of them, undefined at the end */
  markCases(after: CaseId | undefined, limit: number): Promise<{ readonly last?: CaseId; readonly count: number }>;
}
