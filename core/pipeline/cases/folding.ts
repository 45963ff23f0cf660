import { foldExpectations } from '../../cases/expectations.ts';
import { observationsOf } from '../../cases/figures.ts';
import { foldCase } from '../../cases/fold-case.ts';
import { settleDossier } from '../../cases/settle-dossier.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { IdSource } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { CaseFolding, DossierEvent, ProjectedCase, RecordedCase } from '../../spi/ledger/cases.ts';
import { keyPlace } from '../../spi/ledger/correlation.ts';
import { businessKeysOf } from './business-keys.ts';
import { expectationRules } from './expectation-rules.ts';

/** What the projection of the ledger calls. `catalog` is asked for each case: a new configuration takes effect at once. */
export const caseFolding = (catalog: () => Catalog, ids: IdSource): CaseFolding => ({
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
  fold: (recorded, now) => projectedCase(catalog(), ids, recorded, now),
});

function identitiesOf(event: DossierEvent): readonly string[] {
  return businessKeysOf(event).flatMap((key) => (key.strength === 'identity' ? [keyPlace(key)] : []));
}

async function projectedCase(catalog: Catalog, ids: IdSource, recorded: RecordedCase, now: Date): Promise<ProjectedCase> {
  const folded = foldCase(recorded.events);
  const { state, decision, logistics, money } = folded;
  const rules = await expectationRules(catalog, ids, recorded.events, now);
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
    observations: observationsOf(recorded.events),
    expectations: foldExpectations(rules, recorded.events, folded, now).map(({ openedAt, dueAt, metAt, ...rest }) => ({
      ...rest,
      openedAt: new Date(openedAt),
      dueAt: new Date(dueAt),
      ...(metAt === undefined ? {} : { metAt: new Date(metAt) }),
    })),
  };
}
