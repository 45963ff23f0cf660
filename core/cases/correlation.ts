import type { CaseId } from '../kernel/ids.ts';
import { type CaseKind, kindOf, rankOf, type StrongKind } from './kinds.ts';

/** Cases that hang together, by cause or by a key, are one dossier. Named after the oldest of its cases. */
export type DossierId = CaseId;

/** A number by which partners call a thing. Compared as it is. */
export interface BusinessKey {
  /** The partner whose numbering it is. */
  readonly issuer: string;
  readonly name: string;
  readonly value: string;
  /** `identity` joins cases; a `search` key only finds them. */
  readonly strength: 'identity' | 'search';
}

/** A canonical message that looks for its case. */
export interface CorrelationQuestion {
  readonly type: string;
  readonly keys: readonly BusinessKey[];
  /** The case of the message that caused this one, if one did. */
  readonly cause?: CaseId;
}

/** A case as the ledger knows it. A case that was merged away is not given: its pointer is followed first. */
export interface KnownCase {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly openedAt: Date;
  readonly dossier: DossierId;
}

/** What is known when the question is asked. */
export interface KnownCases {
  /** Every case of every dossier that the cause or an identity key leads to. */
  readonly cases: readonly KnownCase[];
  /** By {@link keyPlace}: the case that has this identity key. Keys that nobody has are absent. */
  readonly keys: ReadonlyMap<string, CaseId>;
}

/** Where a message belongs, and what has to be written for it, in one transaction. */
export interface Correlation {
  readonly caseId: CaseId;
  readonly dossier: DossierId;
  /** The case is new, and has this kind. */
  readonly opens?: CaseKind;
  /** Cases of kind `unknown` that now have a kind. */
  readonly kinds: readonly { readonly id: CaseId; readonly kind: StrongKind }[];
  /** Messages, keys, order places and expectations of `from` move to `into`, which is older. */
  readonly merges: readonly { readonly from: CaseId; readonly into: CaseId }[];
  /** Dossiers that are part of {@link dossier} from now on. */
  readonly joins: readonly DossierId[];
  /** Identity keys that nobody had: the case has them from now on. */
  readonly keys: readonly BusinessKey[];
  /** The dossier has several kinds: `settleDossier` says, from its documents, which cases its neutral messages belong to and how
   *  its cases are linked. */
  readonly settle: boolean;
}

/** One text for a key. */
export function keyPlace({ issuer, name, value }: Pick<BusinessKey, 'issuer' | 'name' | 'value'>): string {
  return [issuer, name, value].join('\u0000');
}

/** Finds the case of a message (Correlation Identifier), the same for any order of arrival. What makes it so is to decide on what
 *  hangs together, never on who came first:
 *
 *  1. A cause and an identity key connect messages. All that is connected is one dossier.
 *  2. A dossier has at most one case of each kind. A strong message goes to the case of its kind; two such cases that turn out to
 *     be connected are merged, and the older identifier survives.
 *  3. A dossier without any strong message is one case of kind `unknown`; the first strong message makes it its kind.
 *  4. A neutral message goes to the case of its cause. Without cause it goes to the case with which it shares most keys; of equals,
 *     to the first in the order claim, return, tradein, repair, dispute. Where a dossier has several kinds this is decided anew on
 *     all of its documents ({@link Correlation.settle}): a message that came later may have told where an earlier one belongs.
 *
 *  So what connects two repairs through their claim makes them one repair: a number that several cases share, such as that of a
 *  collective invoice, must not be an identity key.
 *
 *  @param newId called once if a case is opened */
export function correlate(question: CorrelationQuestion, known: KnownCases, newId: () => CaseId): Correlation {
  const cases = [...known.cases].sort(olderFirst);
  const kind = kindOf(question.type);
  const identities = unique(question.keys.filter(({ strength }) => strength === 'identity'));
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
    keys: identities.filter((key) => !known.keys.has(keyPlace(key))),
    settle: new Set([placed, ...groups.keys()].filter((each) => each !== 'unknown')).size > 1,
  };
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
    const holder = kindById.get(known.keys.get(keyPlace(key)) ?? ('' as CaseId));
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
