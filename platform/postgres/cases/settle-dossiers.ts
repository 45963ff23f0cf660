import type { CaseId } from '../../../core/kernel/ids.ts';
import type { CaseFolding, CaseKind, CaseLink, DossierEvent } from '../../../core/spi/ledger/cases.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';

/** Places the canonical messages of dossiers in their cases, and links these. */

const moves = rowset({ id: 'uuid', case_id: 'uuid' });
const links = rowset({ from_case: 'uuid', to_case: 'uuid', relation: 'text' });

const MOVE = {
  name: 'move-envelopes',
  text: `UPDATE envelopes e SET case_id = r.case_id FROM ${moves.from('r')} WHERE e.id = r.id`,
};
const UNLINK = {
  name: 'unlink-cases',
  text: `
WITH settled AS MATERIALIZED (SELECT id FROM cases WHERE id = ANY($1::uuid[]) OR merged_into = ANY($1::uuid[]))
DELETE FROM case_links WHERE from_case IN (SELECT id FROM settled) OR to_case IN (SELECT id FROM settled)`,
};
const LINK = {
  name: 'link-cases',
  text: `INSERT INTO case_links (${links.columns}) SELECT * FROM ${links.from('r')} ON CONFLICT DO NOTHING`,
};

export interface SettledCase {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly dossier: CaseId;
}

/** Sends what changes; the transaction, which has the cases locked, waits for it.
 *  @returns the events of each case as they lie from now on */
export function settleDossiers(
  session: Session,
  cases: readonly SettledCase[],
  events: ReadonlyMap<CaseId, readonly DossierEvent[]>,
  folding: CaseFolding,
): ReadonlyMap<CaseId, readonly DossierEvent[]> {
  const settled = new Map(events);
  const all: { moves: Parameters<typeof moves.values>[0][number][]; links: CaseLink[] } = { moves: [], links: [] };
  for (const dossier of dossiersOf(cases)) {
    const lying = dossier.flatMap(({ id }) => events.get(id) ?? []);
    const settlement = folding.settle(lying, dossier);
    const places = new Map(settlement.moves.map(({ document, to }) => [document, to]));
    all.moves.push(...settlement.moves.map(({ document, to }) => ({ id: document, case_id: to })));
    all.links.push(...settlement.links);
    for (const { id } of dossier)
      settled.set(
        id,
        lying.filter((event) => (places.get(event.id) ?? event.caseId) === id),
      );
  }
  if (all.moves.length > 0) void session.query(MOVE, moves.values(all.moves));
  void session.query(UNLINK, [cases.map(({ id }) => id)]);
  if (all.links.length > 0)
    void session.query(LINK, links.values(all.links.map(({ from, to, relation }) => ({ from_case: from, to_case: to, relation }))));
  return settled;
}

/** Those of several cases. */
function dossiersOf(cases: readonly SettledCase[]): readonly (readonly SettledCase[])[] {
  const dossiers = new Map<CaseId, SettledCase[]>();
  for (const one of cases) dossiers.set(one.dossier, [...(dossiers.get(one.dossier) ?? []), one]);
  return [...dossiers.values()].filter(({ length }) => length > 1);
}
