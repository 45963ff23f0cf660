import type { CodedValue } from '../../canonical/coded-values.ts';
import type { AppliedTransition, CaseNumber, ExternalState, IgnoredTransition } from '../../cases/fold-case.ts';
import type { Reconciliation } from '../../cases/reconcile.ts';
import type { CaseId, EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { AcknowledgementView } from '../../spi/ledger/acknowledgements.ts';
import type { CaseRecord, CaseSummary, ExpectationView, LateExpectation } from '../../spi/ledger/case-queries.ts';
import type { CaseKind } from '../../spi/ledger/cases.ts';
import type { SilentChannel } from './silent-channels.ts';
import type { Labels } from './wordings.ts';

/* What is shown, with a member `labels` beside the codes: the wording of each, under the name of the member that holds the code. */

/** Something shown, with the wordings of its codes; a code without a wording stands for itself. */
export interface Labelled<Member extends string> {
  readonly labels: Labels<Member>;
}

/** A case in a list as people read it in their language. */
export interface LabelledSummary extends CaseSummary, Labelled<'kind' | 'state' | 'decision' | 'logistics' | 'money'> {}

/** An expectation with its name, its state and its sentence in words. */
export interface LabelledExpectation extends ExpectationView, Labelled<'name' | 'state' | 'say'> {}

/** An expectation that is late, in words. */
export interface LabelledLateExpectation extends LateExpectation, Labelled<'kind' | 'name' | 'state' | 'say'> {}

/** What is late, longest first; what its parts are called. */
export interface LabelledLate extends Labelled<'expectations' | 'technical' | 'application' | 'silent'> {
  readonly expectations: readonly LabelledLateExpectation[];
  readonly acknowledgements: { readonly technical: readonly AcknowledgementView[]; readonly application: readonly AcknowledgementView[] };
  readonly silent: readonly SilentChannel[];
}

/** Where an axis stands, and since when. */
export interface LabelledAxis extends Labelled<'axis' | 'now'> {
  readonly now: string;
  readonly since?: string | undefined;
}

/** A move of an axis, in words. */
export interface LabelledMove extends AppliedTransition, Labelled<'axis' | 'from' | 'to'> {}

/** A move that the state did not allow, in words. */
export interface LabelledRefusal extends IgnoredTransition, Labelled<'axis' | 'from' | 'to' | 'why'> {}

/** A value of a closed list, in words. */
export interface LabelledCode extends CodedValue, Labelled<'value'> {}

/** One entry of a timeline: a canonical message and what it did. */
export interface LabelledEntry extends Labelled<'type'> {
  /** When the hub got to know it. */
  readonly at: string;
  /** When it happened, as the partner says. */
  readonly occurredAt: string;
  readonly type: string;
  readonly messageId: MessageId;
  readonly envelopeId: EnvelopeId;
  readonly source: string;
  readonly applied: readonly LabelledMove[];
  /** What it asked for and the state did not allow, each with the reason. */
  readonly ignored: readonly LabelledRefusal[];
  /** What it said in the words of closed lists: statuses, reasons, outcomes. */
  readonly codes: readonly LabelledCode[];
}

/** A case that hangs together with this one. */
export interface LabelledLink extends Labelled<'relation' | 'kind' | 'state'> {
  readonly from: CaseId;
  readonly to: CaseId;
  readonly relation: string;
  readonly kind: CaseKind;
  readonly state?: string;
}

/** A kept file of a case. */
export type LabelledDocument = CaseRecord['documents'][number] & Labelled<'type'>;

/** A case with everything that belongs to it. */
export interface LabelledCase {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly openedAt: string;
  readonly lastAt?: string;
  readonly axes: {
    readonly state: LabelledAxis;
    readonly decision: LabelledAxis;
    readonly logistics: LabelledAxis;
    readonly money: LabelledAxis;
  };
  /** By name; those that several partners use differently once for each, as `name@partner`. */
  readonly keys: Readonly<Record<string, string>>;
  readonly numbers: readonly CaseNumber[];
  readonly merged: readonly CaseId[];
  readonly links: readonly LabelledLink[];
  readonly milestones: Readonly<Record<string, string>>;
  readonly externalStates: Readonly<Record<string, ExternalState>>;
  readonly reconciliation: Reconciliation;
  readonly expectations: readonly LabelledExpectation[];
  readonly documents: readonly LabelledDocument[];
  /** In the order in which the hub got to know them; the newest 1,000. */
  readonly timeline: readonly LabelledEntry[];
  readonly labels: { readonly kind?: string; readonly milestones: Labels<string>; readonly reconciliation: Labels<string> };
}
