import { moneySteps, quantitySteps } from '../../cases/reconcile.ts';
import type { AcknowledgementView } from '../../spi/ledger/acknowledgements.ts';
import type { CaseSummary, ExpectationView, LateExpectation } from '../../spi/ledger/case-queries.ts';
import type { CaseView, TimelineEntry } from './case-view.ts';
import type { LabelledCase, LabelledLate, LabelledSummary } from './labelled-views.ts';
import type { SilentChannel } from './silent-channels.ts';
import { type Labels, labels, type Wordings } from './wordings.ts';

/* What is shown, with a member `labels` beside the codes: the wording of each, under the name of the member that holds the code. */

type Axis = keyof CaseView['axes'];

/** The list that the states of an axis are of. */
const listOf: Readonly<Record<Axis, string>> = {
  state: 'caseState',
  decision: 'decisionState',
  logistics: 'logisticsState',
  money: 'moneyState',
};

/** A case in a list. */
export function labelledSummary(summary: CaseSummary, words: Wordings): LabelledSummary {
  const { kind, state, decision, logistics, money } = summary;
  return {
    ...summary,
    labels: labels({
      kind: words.of('caseKind', kind),
      state: words.of(listOf.state, state),
      decision: words.of(listOf.decision, decision),
      logistics: words.of(listOf.logistics, logistics),
      money: words.of(listOf.money, money),
    }),
  };
}

/** An expectation: its name, its state and its sentence. */
function labelledExpectation<Shown extends ExpectationView>(expectation: Shown, words: Wordings) {
  const { name, say } = words.expectation(expectation.name);
  return { ...expectation, labels: labels({ name, state: words.of('expectationState', expectation.state), say }) };
}

/** What should have come and did not. */
interface Late {
  readonly expectations: readonly LateExpectation[];
  readonly acknowledgements: Readonly<Record<'technical' | 'application', readonly AcknowledgementView[]>>;
  readonly silent: readonly SilentChannel[];
}

/** What is late, longest first; what its parts are called. */
export function labelledLate({ expectations, ...late }: Late, words: Wordings): LabelledLate {
  const kindOf = ({ kind }: LateExpectation) => labels({ kind: words.of('caseKind', kind) });
  return {
    expectations: expectations.map((expectation) => {
      const labelled = labelledExpectation(expectation, words);
      return { ...labelled, labels: { ...kindOf(expectation), ...labelled.labels } };
    }),
    ...late,
    labels: wordsFor(['expectations', 'technical', 'application', 'silent'], 'lateSection', words),
  };
}

/** A case with everything that belongs to it. */
export function labelledCase(view: CaseView, words: Wordings): LabelledCase {
  return {
    ...view,
    axes: labelledAxes(view.axes, words),
    links: view.links.map((link) => ({
      ...link,
      labels: labels({
        relation: words.of('messageFamily', link.relation),
        kind: words.of('caseKind', link.kind),
        state: words.of(listOf.state, link.state),
      }),
    })),
    expectations: view.expectations.map((expectation) => labelledExpectation(expectation, words)),
    documents: view.documents.map((document) => ({ ...document, labels: labels({ type: words.of('documentType', document.type) }) })),
    timeline: view.timeline.map((entry) => labelledEntry(entry, words)),
    labels: {
      ...labels({ kind: words.of('caseKind', view.kind) }),
      milestones: wordsFor(Object.keys(view.milestones), 'milestone', words),
      reconciliation: wordsFor([...quantitySteps, ...moneySteps], 'reconciliationStep', words),
    },
  };
}

function labelledAxes(shown: CaseView['axes'], words: Wordings) {
  const labelled = (axis: Axis) => ({
    ...shown[axis],
    labels: labels({ axis: words.of('caseAxis', axis), now: words.of(listOf[axis], shown[axis].now) }),
  });
  return { state: labelled('state'), decision: labelled('decision'), logistics: labelled('logistics'), money: labelled('money') };
}

function labelledEntry({ applied, ignored, codes, ...entry }: TimelineEntry, words: Wordings) {
  const move = ({ axis, from, to }: TimelineEntry['applied'][number]) => ({
    axis: words.of('caseAxis', axis),
    from: words.of(listOf[axis], from),
    to: words.of(listOf[axis], to),
  });
  return {
    ...entry,
    labels: labels({ type: words.of('messageType', entry.type) }),
    applied: applied.map((taken) => ({ ...taken, labels: labels(move(taken)) })),
    ignored: ignored.map((refused) => {
      const { axis = refused.axis, from = refused.from, to = refused.to } = move(refused);
      return { ...refused, labels: labels({ axis, from, to, why: words.sentence('notFromThere', { axis, from, to }) }) };
    }),
    codes: codes.map((coded) => ({ ...coded, labels: labels({ value: words.of(coded.list, coded.value) }) })),
  };
}

function wordsFor(names: readonly string[], list: string, words: Wordings): Labels<string> {
  return labels<string>(Object.fromEntries(names.map((name) => [name, words.of(list, name)])));
}
