import type { CaseId } from '../kernel/ids.ts';
import type { CaseKind } from '../spi/ledger/cases.ts';
import {
  type BusinessKey,
  type Correlation,
  type CorrelationQuestion,
  type DossierId,
  type KnownCase,
  type KnownCases,
  keyPlace,
  type Standing,
} from '../spi/ledger/correlation.ts';
import { connect, standingOf } from './connections.ts';
import { kindOf, rankOf, type StrongKind } from './kinds.ts';

/** Finds the case of a message (Correlation Identifier), the same for any order of arrival. What makes it so is to decide on what
 *  hangs together, never on who came first:
 *
 *  1. A cause and an identity key connect messages. All that is connected is one dossier.
 *  2. A dossier has at most one case of each kind. A strong message goes to the case of its kind; two such cases that turn out to
 *     be connected are merged, and the older identifier survives.
 *  3. A dossier without any strong message is one case of kind `unknown`; the first strong message makes it its kind.
 *  4. A neutral message goes to the case of its cause. Without cause it goes to the case with which it shares most keys; of equals,
 *     to the first in the order claim, return, tradein, repair, dispute. Where a dossier has several kinds this is decided anew on
 *     all of its documents (`settleDossier`): a message that came later may have told where an earlier one belongs.
 *
 *  5. A number that is quoted leads to a case, but makes no two cases of one kind one against the word of its issuer: see
 *     {@link connect}. What contradicts itself is judged by what is known then; it alone may come out differently in another order.
 *
 *  So what connects two repairs through their claim makes them one repair: a number that several cases share, such as that of a
 *  collective invoice, must not be an identity key.
 *
 *  @param newId called once if a case is opened */
export function correlate(question: CorrelationQuestion, known: KnownCases, newId: () => CaseId): Correlation {
  const kind = kindOf(question.type);
  const identities = unique(question.keys.filter(({ strength }) => strength === 'identity'));
  const { dossiers, apart } = connect(question, identities, known);
  const cases = known.cases.filter((each) => dossiers.has(each.dossier)).sort(olderFirst);
  const placed = placeOf(kind, question, identities, known, cases);
  const groups = groupsOf(cases, placed);
  const survivor = groups.get(placed)?.[0]?.id;
  const caseId = survivor ?? newId();
  const [dossier = caseId, ...joins] = unify(cases);
  return {
    caseId,
    dossier,
    ...(survivor === undefined ? { opens: placed } : {}),
    kinds: [...groups].flatMap(([each, [first]]) =>
      each !== 'unknown' && first?.kind === 'unknown' ? [{ id: first.id, kind: each }] : [],
    ),
    merges: [...groups.values()].flatMap(([into, ...others]) =>
      into === undefined ? [] : others.map(({ id }) => ({ from: id, into: into.id })),
    ),
    joins,
    keys: identities.filter((key) => !known.keys.has(keyPlace(key))).map((key) => ({ ...key, standing: standingOf(question, key) })),
    claims: claimsOf(question, identities, known, (id) => groupOf(groups, id)?.[0]?.id ?? caseId),
    apart,
  };
}

/** Keys whose issuer says more than was known: it takes along those that were quoted for another case. */
function claimsOf(
  question: CorrelationQuestion,
  identities: readonly BusinessKey[],
  { keys }: KnownCases,
  placeOfHolder: (id: CaseId) => CaseId,
): Correlation['claims'] {
  return identities.flatMap((key) => {
    const [from, standing] = [keys.get(keyPlace(key)), standingOf(question, key)];
    if (from === undefined || key.quoted === true || standingRank[standing] <= standingRank[from.standing]) return [];
    return [{ ...key, standing, from, to: placeOfHolder(from.caseId) }];
  });
}

const standingRank: Readonly<Record<Standing, number>> = { quoted: 0, told: 1, given: 2 };

function groupOf(groups: ReadonlyMap<CaseKind, readonly KnownCase[]>, id: CaseId): readonly KnownCase[] | undefined {
  return [...groups.values()].find((group) => group.some((each) => each.id === id));
}

/** The kind of the case that the message goes to. */
function placeOf(
  kind: StrongKind | undefined,
  { cause }: CorrelationQuestion,
  identities: readonly BusinessKey[],
  known: KnownCases,
  cases: readonly KnownCase[],
): CaseKind {
  if (kind !== undefined) return kind;
  const kindById = new Map(cases.map((each) => [each.id, each.kind]));
  const ofCause = cause === undefined ? undefined : kindById.get(cause);
  if (ofCause !== undefined && ofCause !== 'unknown') return ofCause;
  const shared = new Map<StrongKind, number>();
  for (const key of identities) {
    const holder = kindById.get(known.keys.get(keyPlace(key))?.caseId ?? ('' as CaseId));
    if (holder !== undefined && holder !== 'unknown') shared.set(holder, (shared.get(holder) ?? 0) + 1);
  }
  return mostShared(shared) ?? 'unknown';
}

/** Of the kinds with which something is shared, the one with most; of equals, the first in the order of kinds. */
export function mostShared(shared: ReadonlyMap<StrongKind, number>): StrongKind | undefined {
  const [best] = [...shared].sort(([a, one], [b, other]) => other - one || rankOf(a) - rankOf(b));
  return best?.[0];
}

/** Cases that become one, by kind, the oldest first. What was unknown goes where the message goes. */
function groupsOf(cases: readonly KnownCase[], placed: CaseKind): ReadonlyMap<CaseKind, readonly KnownCase[]> {
  const groups = new Map<CaseKind, KnownCase[]>();
  for (const each of cases) {
    const kind = each.kind === 'unknown' ? placed : each.kind;
    groups.set(kind, [...(groups.get(kind) ?? []), each]);
  }
  return groups;
}

/** The dossiers of the cases, that of the oldest case first. */
function unify(cases: readonly KnownCase[]): readonly DossierId[] {
  return [...new Set(cases.map(({ dossier }) => dossier))];
}

function unique(keys: readonly BusinessKey[]): readonly BusinessKey[] {
  return [...new Map(keys.map((key) => [keyPlace(key), key])).values()];
}

function olderFirst(a: KnownCase, b: KnownCase): number {
  return a.openedAt.getTime() - b.openedAt.getTime() || (a.id < b.id ? -1 : 1);
}
