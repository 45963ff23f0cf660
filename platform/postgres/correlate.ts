import { HubError, hubError } from '../../core/kernel/errors.ts';
import type { CaseId, IdSource } from '../../core/kernel/ids.ts';
import type { CorrelationRequest, Processing } from '../../core/spi/ledger.ts';
import { Batcher } from './batcher.ts';
import type { Database, Session } from './database.ts';
import type { LedgerParts } from './parts.ts';
import { keyText, rowset } from './rowset.ts';

const keyRows = rowset({ scope: 'text', name: 'text', value: 'text', case_id: 'uuid' });
const caseRows = rowset({ id: 'uuid', kind: 'text', opened_at: 'timestamptz' });

const FIND_CASES = {
  name: 'find-cases',
  text: `SELECT k.scope, k.name, k.value, k.case_id FROM ${keyRows.from('r')} JOIN case_keys k USING (scope, name, value)`,
};
const ADD_KEYS = {
  name: 'add-case-keys',
  text: `INSERT INTO case_keys (${keyRows.columns}) SELECT * FROM ${keyRows.from('r')} ON CONFLICT DO NOTHING RETURNING 1`,
};
const ADD_CASES = {
  name: 'add-cases',
  text: `INSERT INTO cases (${caseRows.columns}) SELECT * FROM ${caseRows.from('r')}`,
};

interface KeyRow {
  readonly scope: string;
  readonly name: string;
  readonly value: string;
  readonly case_id: CaseId;
}

/** What a batch of requests comes to. */
interface Correlation {
  /** One for each request, in order. */
  readonly caseIds: readonly CaseId[];
  /** Sorted, so that two batches that insert the same keys wait for each other in one direction only. */
  readonly newKeys: readonly KeyRow[];
  readonly newCases: readonly { readonly id: CaseId; readonly kind: string; readonly opened_at: Date }[];
}

/** Finds or opens cases. A lost race for a key is repeated with what the winner committed: each round that is lost
 *  was won by another, so it ends. */
export function correlation({ database, ids }: LedgerParts): Pick<Processing, 'correlate'> {
  const batcher = new Batcher<CorrelationRequest, CaseId>({
    run: async (requests) => {
      for (;;) {
        const known = await findCases(database, requests);
        const decided = decide(requests, known, ids);
        if (decided.newKeys.length === 0 && decided.newCases.length === 0) return decided.caseIds;
        if (await write(database, decided)) return decided.caseIds;
      }
    },
  });
  return { correlate: (request) => batcher.add(request) };
}

async function findCases(session: Session, requests: readonly CorrelationRequest[]): Promise<Map<string, CaseId>> {
  const wanted = requests.flatMap((request) => keysOf(request).map((key) => ({ ...key, case_id: undefined })));
  if (wanted.length === 0) return new Map();
  const rows = await session.query<KeyRow>(FIND_CASES, keyRows.values(wanted));
  return new Map(rows.map((row) => [placeOf(row), row.case_id]));
}

/** The given case, else the oldest case that has one of the keys, else a new one. Keys not known yet join it; a key that
 *  belongs to another case stays there. Requests of one batch see each other's keys. */
function decide(requests: readonly CorrelationRequest[], known: ReadonlyMap<string, CaseId>, ids: IdSource): Correlation {
  const all = new Map(known);
  const newKeys: (KeyRow & { readonly place: string })[] = [];
  const newCases: { id: CaseId; kind: string; opened_at: Date }[] = [];
  const caseIds = requests.map((request) => {
    const keys = keysOf(request).map((key) => ({ ...key, place: placeOf(key) }));
    const found = keys.flatMap(({ place }) => all.get(place) ?? []).sort();
    const caseId = request.caseId ?? found[0] ?? ids.next<CaseId>();
    if (request.caseId === undefined && found.length === 0) newCases.push({ id: caseId, kind: request.kind, opened_at: request.at });
    for (const key of keys) {
      if (all.has(key.place)) continue;
      all.set(key.place, caseId);
      newKeys.push({ ...key, case_id: caseId });
    }
    return caseId;
  });
  newKeys.sort((a, b) => (a.place < b.place ? -1 : 1));
  return { caseIds, newKeys, newCases };
}

/** Writes all or, when another transaction was first with one of the keys, nothing. @returns whether it was written */
async function write(database: Database, { newKeys, newCases }: Correlation): Promise<boolean> {
  try {
    await database.transaction(async (session) => {
      if (newKeys.length > 0) {
        const added = await session.query(ADD_KEYS, keyRows.values(newKeys));
        if (added.length < newKeys.length)
          throw hubError('E_STATE_CONFLICT', { what: 'case', id: '', state: 'just opened by another', action: 'opened' });
      }
      if (newCases.length > 0) void session.query(ADD_CASES, caseRows.values(newCases));
    });
    return true;
  } catch (error) {
    if (error instanceof HubError && error.code === 'E_STATE_CONFLICT') return false;
    throw error;
  }
}

function keysOf(request: CorrelationRequest): { scope: string; name: string; value: string }[] {
  return Object.entries(request.keys).map(([name, value]) => ({
    scope: keyText(request.scope),
    name: keyText(name),
    value: keyText(value),
  }));
}

function placeOf(key: { readonly scope: string; readonly name: string; readonly value: string }): string {
  return [key.scope, key.name, key.value].join('\u0000');
}
