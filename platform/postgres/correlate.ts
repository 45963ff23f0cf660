import { HubError, hubError } from '../../core/kernel/errors.ts';
import type { CaseId, IdSource } from '../../core/kernel/ids.ts';
import type { Correlation, CorrelationQuestion } from '../../core/spi/correlation.ts';
import type { CorrelationRequest, Processing } from '../../core/spi/ledger.ts';
import { Batcher } from './batcher.ts';
import type { Session } from './database.ts';
import { caseRows, type Decided, type KeyRow, keyRows } from './decided-cases.ts';
import { CaseBook, type FoundRow, findCases, storedQuestion } from './known-cases.ts';
import type { LedgerParts } from './parts.ts';
import { writeConnections } from './write-connections.ts';

const ADD_KEYS = {
  name: 'add-case-keys',
  text: `INSERT INTO case_keys (${keyRows.columns}) SELECT * FROM ${keyRows.from('r')} ON CONFLICT DO NOTHING RETURNING 1`,
};
const ADD_CASES = {
  name: 'add-cases',
  text: `INSERT INTO cases (${caseRows.columns}) SELECT * FROM ${caseRows.from('r')}`,
};
const LOCK_CASES = {
  name: 'lock-cases',
  text: 'SELECT 1 FROM cases WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
};

type Asked = CorrelationRequest & { readonly question: CorrelationQuestion };

/** Finds or opens cases, and merges what turns out to be one. One round trip where all keys are known, two where all are new.
 *  A lost race is repeated with what the winner committed: each round that is lost was won by another, so it ends. */
export function correlation({ database, ids, clock }: LedgerParts): Pick<Processing, 'correlate'> {
  const batcher = new Batcher<CorrelationRequest, CaseId>({
    run: async (requests) => {
      const asked = requests.map((request) => ({ ...request, question: storedQuestion(request) }));
      for (;;) {
        const found = await findCases(database, questionsOf(asked));
        const decided = decideAll(asked, found, ids);
        if (decided.newKeys.length + decided.newCases.length + decided.touched.length === 0) return decided.caseIds;
        if (await held(database.transaction((session) => write(session, asked, found, decided, clock.now())))) return decided.caseIds;
      }
    },
  });
  return { correlate: (request) => batcher.add(request) };
}

function questionsOf(asked: readonly Asked[]): readonly CorrelationQuestion[] {
  return asked.map(({ question }) => question);
}

function decideAll(asked: readonly Asked[], found: readonly FoundRow[], ids: IdSource): Decided {
  const book = new CaseBook(found);
  const existing = new Set(found.map(({ id }) => id));
  const decisions: (Correlation & { readonly at: Date })[] = [];
  const touched = new Set<CaseId>();
  for (const { question, decide, at } of asked) {
    const known = book.known(question);
    const decision = decide(question, known, () => ids.next<CaseId>());
    const changes = decision.kinds.length + decision.merges.length + decision.joins.length > 0;
    if (changes || (decision.opens !== undefined && known.cases.length > 0)) for (const { id } of known.cases) touched.add(id);
    book.add(decision, at);
    decisions.push({ ...decision, at });
  }
  const joins = followed(new Map(decisions.flatMap(({ joins: from, dossier }) => from.map((each) => [each, dossier] as const))));
  const opened = decisions.flatMap(({ caseId, opens, at, dossier }) =>
    opens === undefined || book.root(caseId) !== caseId
      ? []
      : [{ id: caseId, kind: book.kindOf(caseId) ?? opens, opened_at: at, dossier: joins.get(dossier) ?? dossier }],
  );
  const newKeys = decisions.flatMap(({ keys, caseId }) =>
    keys.map(({ issuer, name, value }) => ({ scope: issuer, name, value, case_id: book.root(caseId) })),
  );
  return {
    caseIds: decisions.map(({ caseId }) => book.root(caseId)),
    newKeys: newKeys.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
    newCases: opened,
    touched: [...touched].filter((id) => existing.has(id)).sort(),
    kinds: new Map(decisions.flatMap(({ kinds }) => kinds.flatMap(({ id, kind }) => (existing.has(id) ? [[id, kind] as const] : [])))),
    merges: new Map(
      decisions.flatMap(({ merges }) => merges.flatMap(({ from }) => (existing.has(from) ? [[from, book.root(from)] as const] : []))),
    ),
    joins,
  };
}

/** Each place with the last one that it leads to. */
function followed(steps: ReadonlyMap<CaseId, CaseId>): ReadonlyMap<CaseId, CaseId> {
  const last = (id: CaseId): CaseId => {
    const next = steps.get(id);
    return next === undefined ? id : last(next);
  };
  return new Map([...steps.keys()].map((id) => [id, last(id)]));
}

/** Locks come before keys: whoever holds a key that we wait for waits for none of our locks.
 *  @throws E_STATE_CONFLICT when another transaction was first with a key or a case: nothing is written then */
async function write(session: Session, asked: readonly Asked[], found: readonly FoundRow[], decided: Decided, now: Date): Promise<void> {
  const { newKeys, newCases, touched } = decided;
  if (touched.length > 0) {
    void session.query(LOCK_CASES, [touched]);
    const again = await findCases(session, questionsOf(asked));
    if (textOf(again) !== textOf(found)) throw lost();
  }
  if (newKeys.length > 0) {
    const added = await session.query(ADD_KEYS, keyRows.values(newKeys));
    if (added.length < newKeys.length) throw lost();
  }
  if (newCases.length > 0) void session.query(ADD_CASES, caseRows.values(newCases));
  if (touched.length > 0) writeConnections(session, decided, now);
}

const lost = (): HubError => hubError('E_STATE_CONFLICT', { what: 'case', id: '', state: 'just changed by another', action: 'found' });

/** @returns whether it was written */
async function held(writing: Promise<void>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    if (error instanceof HubError && error.code === 'E_STATE_CONFLICT') return false;
    throw error;
  }
}

function textOf(found: readonly FoundRow[]): string {
  return JSON.stringify(found.map((row) => JSON.stringify(row)).sort());
}

function placeOf({ scope, name, value }: KeyRow): string {
  return [scope, name, value].join('\u0000');
}
