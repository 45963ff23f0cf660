import type { CaseId } from '../../../core/kernel/ids.ts';
import type { CaseKind } from '../../../core/spi/ledger/cases.ts';
import {
  type BusinessKey,
  type Correlation,
  type CorrelationQuestion,
  type GivenNumber,
  type HeldKey,
  type KnownCase,
  type KnownCases,
  keyPlace,
  type Standing,
} from '../../../core/spi/ledger/correlation.ts';
import type { Session } from '../sql/database.ts';
import { keyText, rowset } from '../sql/rowset.ts';

/** What the ledger knows of the cases that a batch of questions may lead to. */

const wanted = rowset({ scope: 'text', name: 'text', value: 'text' });

/** By their keys and by their causes; of what was merged, the case into which it was. All cases of a dossier come with one. */
const FIND = {
  name: 'find-cases',
  text: `
WITH led AS (
  SELECT k.scope, k.name, k.value, k.standing, k.case_id FROM ${wanted.from('r')} JOIN case_keys k USING (scope, name, value)
  UNION ALL SELECT NULL, NULL, NULL, NULL, id FROM unnest($4::uuid[]) AS cause(id)
)
SELECT led.scope, led.name, led.value, led.standing, led.case_id AS found, coalesce(c.merged_into, c.id) AS root,
  d.id, d.kind, d.opened_at, d.dossier
FROM led JOIN cases c ON c.id = led.case_id JOIN cases d ON d.dossier = c.dossier AND d.merged_into IS NULL`,
};

const names = rowset({ scope: 'text', name: 'text' });

/** What issuers gave to all cases of these dossiers. */
const FIND_GIVEN = {
  name: 'find-given-keys',
  text: `
SELECT k.scope AS issuer, k.name, k.value, coalesce(c.merged_into, c.id) AS "caseId"
FROM cases c JOIN case_keys k ON k.case_id = c.id JOIN ${names.from('r')} ON r.scope = k.scope AND r.name = k.name
WHERE c.dossier = ANY($3::uuid[]) AND k.standing = 'given'`,
};

/** The answer to questions, as it was in one moment each. */
export interface FoundCases {
  readonly rows: readonly FoundRow[];
  readonly given: readonly GivenNumber[];
}

export interface FoundRow {
  readonly scope: string | null;
  readonly name: string | null;
  readonly value: string | null;
  readonly standing: Standing | null;
  readonly found: CaseId;
  readonly root: CaseId;
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly opened_at: Date;
  readonly dossier: CaseId;
}

/** @returns nothing, without asking, when no question has a key or a cause */
export async function findCases(session: Session, questions: readonly CorrelationQuestion[]): Promise<FoundCases> {
  const keys = questions.flatMap(({ keys: all }) => all.map(({ issuer, name, value }) => ({ scope: issuer, name, value })));
  const causes = new Set(questions.flatMap(({ cause }) => cause ?? []));
  if (keys.length === 0 && causes.size === 0) return { rows: [], given: [] };
  const rows = await session.query<FoundRow>(FIND, [...wanted.values(keys), [...causes]]);
  return { rows, given: await findGiven(session, questions, rows) };
}

/** Asked for the names under which somebody quoted a number, now or before; those are few. */
async function findGiven(
  session: Session,
  questions: readonly CorrelationQuestion[],
  rows: readonly FoundRow[],
): Promise<readonly GivenNumber[]> {
  const quoted = questions.flatMap(({ keys }) => keys.flatMap((key) => (key.quoted ? [{ scope: key.issuer, name: key.name }] : [])));
  const held = rows.flatMap(({ scope, name, standing }) =>
    scope !== null && name !== null && standing === 'quoted' ? [{ scope, name }] : [],
  );
  const asked = new Map([...quoted, ...held].map((each) => [[each.scope, each.name].join('\u0000'), each]));
  if (asked.size === 0 || rows.length === 0) return [];
  const dossiers = new Set(rows.map(({ dossier }) => dossier));
  return session.query<GivenNumber & Record<string, unknown>>(FIND_GIVEN, [...names.values([...asked.values()]), [...dossiers]]);
}

/** The question with its identity keys as they are stored: whatever a partner sends fits an index. */
export function storedQuestion(question: CorrelationQuestion): CorrelationQuestion {
  const stored = ({ issuer, name, value, strength, quoted }: BusinessKey) => ({
    issuer: keyText(issuer),
    name: keyText(name),
    value: keyText(value),
    strength,
    ...(quoted ? { quoted } : {}),
  });
  return { ...question, keys: question.keys.filter(({ strength }) => strength === 'identity').map(stored) };
}

const NOTHING: KnownCases = { cases: [], keys: new Map(), given: [] };

/** What is known, and what the decisions of this batch add to it: each is seen by those after it. */
export class CaseBook {
  readonly #cases = new Map<CaseId, KnownCase>();
  readonly #dossiers = new Map<CaseId, Set<CaseId>>();
  readonly #keys = new Map<string, HeldKey>();
  readonly #given = new Map<string, GivenNumber>();
  /** Where a case went, of those that were found under another name. */
  readonly #roots = new Map<CaseId, CaseId>();

  constructor({ rows, given }: FoundCases) {
    for (const number of given) this.#given.set(keyPlace(number), number);
    for (const { scope, name, value, standing, found: named, root, id, kind, opened_at, dossier } of rows) {
      this.#set({ id, kind, openedAt: opened_at, dossier });
      this.#roots.set(named, root);
      if (scope !== null && name !== null && value !== null && standing !== null)
        this.#keys.set(keyPlace({ issuer: scope, name, value }), { caseId: root, standing });
    }
  }

  root(id: CaseId): CaseId {
    const next = this.#roots.get(id);
    return next === undefined || next === id ? id : this.root(next);
  }

  kindOf(id: CaseId): CaseKind | undefined {
    return this.#cases.get(id)?.kind;
  }

  /** What concerns this question. */
  known({ keys, cause }: CorrelationQuestion): KnownCases {
    const held = new Map<string, HeldKey>();
    const led = new Set<CaseId>();
    for (const key of keys) {
      const place = keyPlace(key);
      const holder = this.#keys.get(place);
      if (holder === undefined) continue;
      const root = this.root(holder.caseId);
      held.set(place, { ...holder, caseId: root });
      led.add(root);
    }
    if (cause !== undefined) led.add(this.root(cause));
    if (led.size === 0) return NOTHING;
    const dossiers = new Set([...led].flatMap((id) => this.#cases.get(id)?.dossier ?? []));
    const cases = [...dossiers].flatMap((dossier) => [...(this.#dossiers.get(dossier) ?? [])]);
    const given = [...this.#given.values()].map((number) => ({ ...number, caseId: this.root(number.caseId) }));
    return { cases: cases.flatMap((id) => this.#cases.get(id) ?? []), keys: held, given };
  }

  /** Takes a decision into account. */
  add({ caseId, dossier, opens, kinds, merges, joins, keys, claims }: Correlation, at: Date): void {
    if (opens !== undefined) this.#set({ id: caseId, kind: opens, openedAt: at, dossier });
    for (const { id, kind } of kinds) this.#change(id, { kind });
    for (const { from, into } of merges) {
      this.#roots.set(from, into);
      this.#cases.delete(from);
    }
    for (const joined of joins) for (const id of [...(this.#dossiers.get(joined) ?? [])]) this.#change(id, { dossier });
    for (const key of [...keys.map((each) => ({ ...each, to: caseId })), ...claims]) {
      this.#keys.set(keyPlace(key), { caseId: key.to, standing: key.standing });
      if (key.standing === 'given') this.#given.set(keyPlace(key), { ...key, caseId: key.to });
    }
  }

  #change(id: CaseId, change: Partial<KnownCase>): void {
    const known = this.#cases.get(id);
    if (known !== undefined) this.#set({ ...known, ...change });
  }

  #set(known: KnownCase): void {
    const before = this.#cases.get(known.id);
    if (before !== undefined && before.dossier !== known.dossier) this.#dossiers.get(before.dossier)?.delete(known.id);
    this.#cases.set(known.id, known);
    const together = this.#dossiers.get(known.dossier);
    if (together === undefined) this.#dossiers.set(known.dossier, new Set([known.id]));
    else together.add(known.id);
  }
}
