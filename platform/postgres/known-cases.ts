import type { CaseId } from '../../core/kernel/ids.ts';
import type { CaseKind } from '../../core/spi/cases.ts';
import {
  type BusinessKey,
  type Correlation,
  type CorrelationQuestion,
  type KnownCase,
  type KnownCases,
  keyPlace,
} from '../../core/spi/correlation.ts';
import type { Session } from './database.ts';
import { keyText, rowset } from './rowset.ts';

/** What the ledger knows of the cases that a batch of questions may lead to. */

const wanted = rowset({ scope: 'text', name: 'text', value: 'text' });

/** By their keys and by their causes; of what was merged, the case into which it was. All cases of a dossier come with one. */
const FIND = {
  name: 'find-cases',
  text: `
WITH led AS (
  SELECT k.scope, k.name, k.value, k.case_id FROM ${wanted.from('r')} JOIN case_keys k USING (scope, name, value)
  UNION ALL SELECT NULL, NULL, NULL, id FROM unnest($4::uuid[]) AS cause(id)
)
SELECT led.scope, led.name, led.value, led.case_id AS found, coalesce(c.merged_into, c.id) AS root,
  d.id, d.kind, d.opened_at, d.dossier
FROM led JOIN cases c ON c.id = led.case_id JOIN cases d ON d.dossier = c.dossier AND d.merged_into IS NULL`,
};

export interface FoundRow {
  readonly scope: string | null;
  readonly name: string | null;
  readonly value: string | null;
  readonly found: CaseId;
  readonly root: CaseId;
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly opened_at: Date;
  readonly dossier: CaseId;
}

/** @returns nothing, without asking, when no question has a key or a cause */
export async function findCases(session: Session, questions: readonly CorrelationQuestion[]): Promise<readonly FoundRow[]> {
  const keys = questions.flatMap(({ keys: all }) => all.map(({ issuer, name, value }) => ({ scope: issuer, name, value })));
  const causes = new Set(questions.flatMap(({ cause }) => cause ?? []));
  if (keys.length === 0 && causes.size === 0) return [];
  return session.query<FoundRow>(FIND, [...wanted.values(keys), [...causes]]);
}

/** The question with its identity keys as they are stored: whatever a partner sends fits an index. */
export function storedQuestion(question: CorrelationQuestion): CorrelationQuestion {
  const stored = ({ issuer, name, value, strength }: BusinessKey) => ({
    issuer: keyText(issuer),
    name: keyText(name),
    value: keyText(value),
    strength,
  });
  return { ...question, keys: question.keys.filter(({ strength }) => strength === 'identity').map(stored) };
}

/** What is known, and what the decisions of this batch add to it: each is seen by those after it. */
export class CaseBook {
  readonly #cases = new Map<CaseId, KnownCase>();
  readonly #keys = new Map<string, CaseId>();
  /** Where a case went, of those that were found under another name. */
  readonly #roots = new Map<CaseId, CaseId>();

  constructor(found: readonly FoundRow[]) {
    for (const { scope, name, value, found: named, root, id, kind, opened_at, dossier } of found) {
      this.#cases.set(id, { id, kind, openedAt: opened_at, dossier });
      this.#roots.set(named, root);
      if (scope !== null && name !== null && value !== null) this.#keys.set(keyPlace({ issuer: scope, name, value }), root);
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
    const held = keys.map(keyPlace).flatMap((place) => {
      const holder = this.#keys.get(place);
      return holder === undefined ? [] : [[place, this.root(holder)] as const];
    });
    const led = [...held.map(([, id]) => id), ...(cause === undefined ? [] : [this.root(cause)])];
    const dossiers = new Set(led.flatMap((id) => this.#cases.get(id)?.dossier ?? []));
    return { cases: [...this.#cases.values()].filter(({ dossier }) => dossiers.has(dossier)), keys: new Map(held) };
  }

  /** Takes a decision into account. */
  add({ caseId, dossier, opens, kinds, merges, joins, keys }: Correlation, at: Date): void {
    if (opens !== undefined) this.#cases.set(caseId, { id: caseId, kind: opens, openedAt: at, dossier });
    for (const { id, kind } of kinds) this.#change(id, { kind });
    for (const { from, into } of merges) {
      this.#roots.set(from, into);
      this.#cases.delete(from);
    }
    for (const each of this.#cases.values()) if (joins.includes(each.dossier)) this.#change(each.id, { dossier });
    for (const key of keys) this.#keys.set(keyPlace(key), caseId);
  }

  #change(id: CaseId, change: Partial<KnownCase>): void {
    const known = this.#cases.get(id);
    if (known !== undefined) this.#cases.set(id, { ...known, ...change });
  }
}
