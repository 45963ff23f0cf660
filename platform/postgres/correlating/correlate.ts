import { HubError, hubError } from '../../../core/kernel/errors.ts';
import type { CaseId, IdSource } from '../../../core/kernel/ids.ts';
import { type Correlation, type CorrelationQuestion, keyPlace } from '../../../core/spi/ledger/correlation.ts';
import type { CorrelationRequest, Processing } from '../../../core/spi/ledger/ledger.ts';
import type { LedgerParts } from '../parts.ts';
import { Batcher } from '../sql/batcher.ts';
import type { Session } from '../sql/database.ts';
import { type ClaimRow, caseRows, claimRows, type Decided, type KeyRow, keyRows } from './decided-cases.ts';
import { CaseBook, type FoundCases, findCases, storedQuestion } from './known-cases.ts';
import { writeConnections } from './write-connections.ts';

const ADD_KEYS = {
  name: 'add-case-keys',
  text: `INSERT INTO case_keys (${keyRows.columns}) SELECT * FROM ${keyRows.from('r')} ON CONFLICT DO NOTHING RETURNING 1`,
};
/** Only what is as it was found. */
const CLAIM_KEYS = {
  name: 'claim-case-keys',
  text: `UPDATE case_keys k SET case_id = r.case_id, standing = r.standing FROM ${claimRows.from('r')}
WHERE k.scope = r.scope AND k.name = r.name AND k.value = r.value AND k.standing = r.was RETURNING 1`,
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
        if (decided.newKeys.length + decided.claims.length + decided.newCases.length + decided.touched.length === 0) return decided.caseIds;
        if (await held(database.transaction((session) => write(session, asked, found, decided, clock.now())))) return decided.caseIds;
      }
    },
  });
  return { correlate: (request) => batcher.add(request) };
}

function questionsOf(asked: readonly Asked[]): readonly CorrelationQuestion[] {
  return asked.map(({ question }) => question);
}

function decideAll(asked: readonly Asked[], found: FoundCases, ids: IdSource): Decided {
  const book = new CaseBook(found);
  const existing = new Set(found.rows.map(({ id }) => id));
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
  const { newKeys, claims } = keysOf(decisions, book);
  return {
    caseIds: decisions.map(({ caseId }) => book.root(caseId)),
    newKeys: newKeys.sort(byPlace),
    claims: claims.sort(byPlace),
    newCases: opened,
    touched: [...touched].filter((id) => existing.has(id)).sort(),
    kinds: new Map(decisions.flatMap(({ kinds }) => kinds.flatMap(({ id, kind }) => (existing.has(id) ? [[id, kind] as const] : [])))),
    merges: new Map(
      decisions.flatMap(({ merges }) => merges.flatMap(({ from }) => (existing.has(from) ? [[from, book.root(from)] as const] : []))),
    ),
    joins,
  };
}

/** What is written of keys: each once, as the last decision leaves it. */
function keysOf(decisions: readonly Correlation[], book: CaseBook): { newKeys: KeyRow[]; claims: ClaimRow[] } {
  const newKeys = new Map<string, KeyRow>();
  const claims = new Map<string, ClaimRow>();
  for (const decision of decisions) {
    for (const key of decision.keys) newKeys.set(keyPlace(key), rowOf(key, decision.caseId));
    for (const key of decision.claims) {
      const [place, row] = [keyPlace(key), rowOf(key, key.to)];
      if (newKeys.has(place)) newKeys.set(place, row);
      else claims.set(place, { ...row, was: claims.get(place)?.was ?? key.from.standing });
    }
  }
  const rooted = <Row extends KeyRow>(row: Row): Row => ({ ...row, case_id: row.case_id && book.root(row.case_id as CaseId) });
  return { newKeys: [...newKeys.values()].map(rooted), claims: [...claims.values()].map(rooted) };
}

function rowOf({ issuer, name, value, standing }: Correlation['keys'][number], caseId: CaseId): KeyRow {
  return { scope: issuer, name, value, case_id: caseId, standing };
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
async function write(session: Session, asked: readonly Asked[], found: FoundCases, decided: Decided, now: Date): Promise<void> {
  const { newKeys, claims, newCases, touched } = decided;
  if (touched.length > 0) {
    void session.query(LOCK_CASES, [touched]);
    const again = await findCases(session, questionsOf(asked));
    if (textOf(again) !== textOf(found)) throw lost();
  }
  if (newKeys.length > 0) {
    const added = await session.query(ADD_KEYS, keyRows.values(newKeys));
    if (added.length < newKeys.length) throw lost();
  }
  if (claims.length > 0) {
    const claimed = await session.query(CLAIM_KEYS, claimRows.values(claims));
    if (claimed.length < claims.length) throw lost();
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

function textOf({ rows, given }: FoundCases): string {
  return JSON.stringify([...rows, ...given].map((row) => JSON.stringify(row)).sort());
}

function byPlace(a: KeyRow, b: KeyRow): number {
  return placeOf(a) < placeOf(b) ? -1 : 1;
}

function placeOf({ scope, name, value }: KeyRow): string {
  return [scope, name, value].join('\u0000');
}
