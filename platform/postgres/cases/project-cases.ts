import type { CaseId } from '../../../core/kernel/ids.ts';
import type { CaseFolding, CaseKind, CaseProjecting, ProjectionRound } from '../../../core/spi/ledger/cases.ts';
import type { LedgerParts } from '../parts.ts';
import type { Session } from '../sql/database.ts';
import { eventsOf } from './case-events.ts';
import { insertMarks, type MarkRow, takeMarks } from './case-marks.ts';
import * as rows from './case-projection.ts';
import { markLate } from './late-expectations.ts';
import { settleDossiers } from './settle-dossiers.ts';

/** Most marks that one round takes. */
const MOST_MARKS = 1_000;
/** A case of fewer events than this is folded whenever there is news. */
const SMALL = 100;
/** What could not be folded is tried again after this time, in milliseconds. */
const AGAIN_MS = 600_000;

/** The whole dossiers, locked in one order: whoever folds the same case waits, and then sees what the first one saw and more.
 *  A dossier that was joined or merged while we waited has marks of its own. */
const LOCK = {
  name: 'lock-marked-cases',
  text: `
SELECT c.id, c.kind, c.opened_at, c.dossier FROM cases c
WHERE c.dossier IN (SELECT m.dossier FROM cases m WHERE m.id = ANY($1::uuid[])) AND c.merged_into IS NULL
ORDER BY c.id FOR NO KEY UPDATE`,
};
/** Read when the locks are held: a statement that had to wait for them would still see what was before. */
const SHOWN = {
  name: 'shown-case-states',
  text: 'SELECT case_id, kind AS old_kind, state AS old_state, events, projected_at FROM case_states WHERE case_id = ANY($1::uuid[])',
};
/** What was shown of cases that are merged by now goes, but for what was already said to be late. */
const FORGET_MERGED = {
  name: 'forget-merged-cases',
  text: `
WITH merged AS MATERIALIZED (SELECT id, merged_into FROM cases WHERE merged_into = ANY($1::uuid[])),
moved AS (UPDATE expectations x SET case_id = m.merged_into FROM merged m WHERE x.case_id = m.id),
unfound AS (DELETE FROM case_terms t USING merged m WHERE t.case_id = m.id),
uncounted AS (DELETE FROM case_figures f USING merged m WHERE f.case_id = m.id)
DELETE FROM case_states s USING merged m WHERE s.case_id = m.id RETURNING s.kind, s.state`,
};
const WRITE_STATES = {
  name: 'write-case-states',
  text: `
INSERT INTO case_states (${rows.states.columns}) SELECT * FROM ${rows.states.from('r')}
ON CONFLICT (case_id) DO UPDATE SET opened_at = excluded.opened_at, kind = excluded.kind, state = excluded.state,
  decision = excluded.decision, logistics = excluded.logistics, money = excluded.money, last_at = excluded.last_at,
  closed_at = excluded.closed_at, events = excluded.events, ignored = excluded.ignored, partners = excluded.partners,
  keys = excluded.keys, milestones = excluded.milestones, late = excluded.late, projected_at = excluded.projected_at`,
};
const WRITE_EXPECTATIONS = {
  name: 'write-expectations',
  text: `
INSERT INTO expectations (${rows.expectations.columns}) SELECT * FROM ${rows.expectations.from('r')}
ON CONFLICT (case_id, name, opened_by) DO UPDATE SET opened_at = excluded.opened_at, due_at = excluded.due_at, state = excluded.state,
  met_by = excluded.met_by, met_at = excluded.met_at, say = excluded.say, waiting_for = excluded.waiting_for`,
};
/** What is expected no more: another configuration is in force. */
const DROP_EXPECTATIONS = {
  name: 'drop-expectations',
  text: `
DELETE FROM expectations x WHERE x.case_id = ANY($1::uuid[]) AND (x.case_id, x.name, x.opened_by) NOT IN (
  SELECT case_id, name, opened_by FROM unnest($2::uuid[], $3::text[], $4::uuid[]) AS r(case_id, name, opened_by)
)`,
};
const DROP_FIGURES = { name: 'drop-case-figures', text: 'DELETE FROM case_figures WHERE case_id = ANY($1::uuid[])' };
const WRITE_FIGURES = {
  name: 'write-case-figures',
  text: `INSERT INTO case_figures (${rows.figures.columns}) SELECT * FROM ${rows.figures.from('r')}`,
};
const WRITE_TERMS = {
  name: 'write-case-terms',
  text: `INSERT INTO case_terms (${rows.terms.columns}) SELECT * FROM ${rows.terms.from('r')} ON CONFLICT DO NOTHING`,
};
/** What a neutral message said goes with it to another case of its dossier. */
const DROP_TERMS = {
  name: 'drop-case-terms',
  text: `
DELETE FROM case_terms t WHERE t.case_id = ANY($1::uuid[]) AND (t.case_id, t.term) NOT IN (
  SELECT case_id, term FROM unnest($2::uuid[], $3::text[]) AS r(case_id, term)
)`,
};
const WRITE_TALLIES = {
  name: 'write-case-tallies',
  text: `
INSERT INTO case_tallies AS t (${rows.tallies.columns}) SELECT * FROM ${rows.tallies.from('r')}
ON CONFLICT (kind, state) DO UPDATE SET count = t.count + excluded.count`,
};
const MARK_ALL = {
  name: 'mark-all-cases',
  text: `
WITH chosen AS (SELECT id FROM cases WHERE ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2),
marked AS (INSERT INTO case_marks (case_id, due_at) SELECT id, $3 FROM chosen)
SELECT id FROM chosen ORDER BY id`,
};

interface LockedCase {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly opened_at: Date;
  readonly dossier: CaseId;
}

interface ShownCase {
  readonly case_id: CaseId;
  readonly old_kind: string;
  readonly old_state: string;
  readonly events: number;
  readonly projected_at: Date;
}

type MarkedCase = LockedCase & Partial<ShownCase>;

/** Keeps what is shown of cases up to date. */
export function projectCases(parts: LedgerParts): CaseProjecting {
  const { database, clock, ids, caseNews } = parts;
  return {
    projectCases: (limit, folding) => database.transaction((session) => projectSome(session, clock.now(), limit, folding)),
    onCaseNews: (listener) => caseNews.on(listener),
    markLate: async (now, limit, configHash) => {
      const news = await database.transaction((session) => markLate(session, ids, now, limit, configHash));
      if (news.counts.size > 0) caseNews.tell();
      return news;
    },
    markCases: async (after, limit) => {
      const marked = await database.query<{ id: CaseId }>(MARK_ALL, [after ?? null, limit, clock.now().toISOString()]);
      caseNews.tell();
      const last = marked.at(-1)?.id;
      return { count: marked.length, ...(last === undefined ? {} : { last }) };
    },
  };
}

async function projectSome(session: Session, now: Date, limit: number, folding: CaseFolding): Promise<ProjectionRound> {
  const marks = await takeMarks(session, now, Math.min(limit, MOST_MARKS));
  if (marks.length === 0) return { cases: 0, failed: [], events: 0, more: false };
  const locked = await session.query<LockedCase>(LOCK, [[...new Set(marks.map((mark) => mark.case_id))]]);
  const shown = await session.query<ShownCase>(SHOWN, [locked.map(({ id }) => id)]);
  const shownOf = new Map(shown.map((row) => [row.case_id, row]));
  const { ready, later } = sortOut(
    locked.map((one) => ({ ...one, ...shownOf.get(one.id) })),
    now,
  );
  insertMarks(session, later);
  const { folded, failed } = await foldAll(session, ready, now, folding);
  const again = new Date(now.getTime() + AGAIN_MS);
  insertMarks(
    session,
    failed.map((case_id) => ({ case_id, due_at: again })),
  );
  await write(
    session,
    ready.filter(({ id }) => !failed.includes(id)),
    folded,
    now,
  );
  const oldestAt = new Date(Math.min(...marks.map(({ due_at }) => due_at.getTime())));
  const events = folded.reduce((sum, { recorded }) => sum + recorded.events.length, 0);
  return { cases: folded.length, failed, events, more: marks.length >= Math.min(limit, MOST_MARKS), oldestAt };
}

/** A dossier of many events that was folded just now waits a while. */
function sortOut(locked: readonly MarkedCase[], now: Date): { readonly ready: readonly MarkedCase[]; readonly later: readonly MarkRow[] } {
  const rests = new Map<CaseId, MarkRow>();
  for (const { id, dossier, events, projected_at } of locked) {
    if (projected_at === undefined || events === undefined || events < SMALL) continue;
    const due_at = new Date(projected_at.getTime() + events);
    if (due_at > now && due_at > (rests.get(dossier)?.due_at ?? now)) rests.set(dossier, { case_id: id, due_at });
  }
  return { ready: locked.filter(({ dossier }) => !rests.has(dossier)), later: [...rests.values()] };
}

/** Others have their turn between two cases; one that cannot be folded holds up none of them. */
async function foldAll(
  session: Session,
  ready: readonly MarkedCase[],
  now: Date,
  folding: CaseFolding,
): Promise<{ readonly folded: readonly rows.FoldedCase[]; readonly failed: readonly CaseId[] }> {
  const recordedOf = await eventsOf(
    session,
    ready.map(({ id }) => id),
  );
  const events = settleDossiers(session, ready, recordedOf, folding);
  const folded: rows.FoldedCase[] = [];
  const failed: CaseId[] = [];
  for (const { id, kind, opened_at } of ready) {
    const recorded = { id, kind, openedAt: opened_at, events: events.get(id) ?? [] };
    try {
      folded.push({ recorded, projected: await folding.fold(recorded, now) });
    } catch {
      failed.push(id);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { folded, failed };
}

async function write(session: Session, ready: readonly MarkedCase[], folded: readonly rows.FoldedCase[], now: Date): Promise<void> {
  if (folded.length === 0) return;
  const ids = folded.map(({ recorded }) => recorded.id);
  const gone = await session.query<{ kind: string; state: string }>(FORGET_MERGED, [ids]);
  const expected = folded.flatMap(rows.expectationRows);
  void session.query(WRITE_STATES, rows.states.values(folded.map((one) => rows.stateRow(one, now))));
  const expectedKeys = [expected.map((row) => row.case_id), expected.map((row) => row.name), expected.map((row) => row.opened_by)];
  void session.query(DROP_EXPECTATIONS, [ids, ...expectedKeys]);
  if (expected.length > 0) void session.query(WRITE_EXPECTATIONS, rows.expectations.values(expected));
  void session.query(DROP_FIGURES, [ids]);
  const figures = folded.flatMap(rows.figureRows);
  if (figures.length > 0) void session.query(WRITE_FIGURES, rows.figures.values(figures));
  const terms = folded.flatMap(rows.termRows);
  const together = inDossiersOfSeveral(ready);
  if (together.length > 0) void session.query(DROP_TERMS, [together, terms.map((row) => row.case_id), terms.map((row) => row.term)]);
  if (terms.length > 0) void session.query(WRITE_TERMS, rows.terms.values(terms));
  const before = ready.flatMap(({ old_kind, old_state }) =>
    old_kind === undefined || old_state === undefined ? [] : [{ kind: old_kind, state: old_state }],
  );
  const tallies = rows.tallyRows([...before, ...gone], folded);
  if (tallies.length > 0) void session.query(WRITE_TALLIES, rows.tallies.values(tallies));
}

/** Dossiers are folded whole: their cases are all here. */
function inDossiersOfSeveral(ready: readonly MarkedCase[]): readonly CaseId[] {
  const counts = new Map<CaseId, number>();
  for (const { dossier } of ready) counts.set(dossier, (counts.get(dossier) ?? 0) + 1);
  return ready.flatMap(({ id, dossier }) => ((counts.get(dossier) ?? 0) > 1 ? [id] : []));
}
