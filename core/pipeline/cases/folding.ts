import { type ExpectationRule, foldExpectations } from '../../cases/expectations.ts';
import { foldCase } from '../../cases/fold-case.ts';
import { settleDossier } from '../../cases/settle-dossier.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { CaseFolding, DossierEvent, ProjectedCase, RecordedCase } from '../../spi/cases.ts';
import { keyPlace } from '../../spi/correlation.ts';
import { businessKeysOf } from './business-keys.ts';

/** What the projection of the ledger calls.
 *  @param rules what is expected of cases */
export const caseFolding = (rules: readonly ExpectationRule[]): CaseFolding => ({
  settle: (events, cases) =>
    settleDossier(
      events.map((event) => ({
        id: event.id,
        type: event.type,
        keys: identitiesOf(event),
        ...(event.causedBy === undefined ? {} : { cause: event.causedBy }),
        caseId: event.caseId,
      })),
      cases,
    ),
  fold: (recorded, now) => projectedCase(rules, recorded, now),
});

function identitiesOf(event: DossierEvent): readonly string[] {
  return businessKeysOf(event).flatMap((key) => (key.strength === 'identity' ? [keyPlace(key)] : []));
}

function projectedCase(rules: readonly ExpectationRule[], recorded: RecordedCase, now: Date): ProjectedCase {
  const folded = foldCase(recorded.events);
  const { state, decision, logistics, money } = folded;
  const closedAt = state === 'closed' ? folded.since.state : undefined;
  return {
    kind: recorded.kind,
    state,
    decision,
    logistics,
    money,
    lastAt: folded.lastAt === undefined ? recorded.openedAt : new Date(folded.lastAt),
    ...(closedAt === undefined ? {} : { closedAt: new Date(closedAt) }),
    ignored: folded.history.reduce((count, { ignored }) => count + ignored.length, 0),
    milestones: folded.milestones as JsonObject,
    expectations: foldExpectations(rules, recorded.events, folded, now).map(({ openedAt, dueAt, metAt, ...rest }) => ({
      ...rest,
      openedAt: new Date(openedAt),
      dueAt: new Date(dueAt),
      ...(metAt === undefined ? {} : { metAt: new Date(metAt) }),
    })),
  };
}

