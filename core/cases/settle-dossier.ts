import type { CaseId, EnvelopeId } from '../kernel/ids.ts';
import type { CaseKind } from '../spi/ledger/cases.ts';
import type { DossierId } from '../spi/ledger/correlation.ts';
import { mostShared } from './correlation.ts';
import { familyOf, kindOf, rankOf, type StrongKind, strongKinds } from './kinds.ts';

/** A canonical message of a dossier, without its body. */
export interface DossierDocument {
  readonly id: EnvelopeId;
  readonly type: string;
  /** Its identity keys, each as `keyPlace` writes it. */
  readonly keys: readonly string[];
  /** The message that caused it. */
  readonly cause?: EnvelopeId;
  /** The case that it is in now. */
  readonly caseId: CaseId;
}

/** One case came of another, or has to do with it. */
export interface CaseLink {
  readonly from: CaseId;
  readonly to: CaseId;
  /** The family of the message that was caused across cases (of several families, that of the kind of `to`, else the first by name);
   *  for cases that only share a key, the kind of `to`. */
  readonly relation: string;
}

/** How the documents of a dossier lie in its cases. */
export interface Settlement {
  /** Documents that are in another case than their place. */
  readonly moves: readonly { readonly document: EnvelopeId; readonly from: CaseId; readonly to: CaseId }[];
  /** All links of the dossier, one for each pair, sorted: they replace the ones before. Each case of a dossier can be reached from
   *  each other over them. */
  readonly links: readonly CaseLink[];
}

/** Places the documents of a dossier with cases of several kinds, and links the cases. A pure function of what was received: it
 *  does not matter in which order. Strong messages, and what they caused, are in the case of their kind. What is caused by no strong
 *  message (a thread) is placed as a whole: with the kind of which it touches most keys; if it touches none by itself, with the kind
 *  that the threads connected to it touch most. A strong message that was caused across cases links them, from the cause to it. Where
 *  causes go to and fro, as an order and what is answered to it, the one with fewest causes before it says which came of which. Cases
 *  that only share a key, or a thread, are linked in the order of kinds.
 *  @param cases all cases of the dossier, one of each kind */
export function settleDossier(
  documents: readonly DossierDocument[],
  cases: readonly { readonly id: CaseId; readonly kind: CaseKind; readonly dossier: DossierId }[],
): Settlement {
  const caseOf = new Map(cases.map(({ id, kind }) => [kind, id]));
  const threads = threadsOf(documents);
  const bearers = bearersOf(threads);
  const kindOfThread = placeThreads(threads, bearers);
  const moves = threads.flatMap((thread) => {
    const to = caseOf.get(thread.kind ?? kindOfThread.get(thread) ?? 'unknown');
    return to === undefined
      ? []
      : thread.documents.flatMap(({ id, caseId }) => (caseId === to ? [] : [{ document: id, from: caseId, to }]));
  });
  return { moves, links: linksOf(threads, bearers, caseOf) };
}

/** A strong message with the neutral ones that it caused; or a neutral one without cause, with the neutral ones that it caused. */
interface Thread {
  readonly kind?: StrongKind;
  readonly documents: DossierDocument[];
  /** Keys of its documents. What is caused across threads counts as a key that both have. */
  readonly keys: Set<string>;
  /** The message that began it. */
  readonly root: DossierDocument;
}

function threadsOf(documents: readonly DossierDocument[]): readonly Thread[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const roots = new Map<EnvelopeId, DossierDocument>();
  const threads = new Map<EnvelopeId, Thread>();
  for (const document of documents) {
    const root = rootOf(document, byId, roots);
    const kind = kindOf(root.type);
    const thread = threads.get(root.id) ?? { ...(kind === undefined ? {} : { kind }), documents: [], keys: new Set(), root };
    threads.set(root.id, thread);
    thread.documents.push(document);
    for (const key of document.keys) thread.keys.add(key);
  }
  for (const child of threads.values()) {
    const cause = child.root.cause === undefined ? undefined : roots.get(child.root.cause);
    const parent = cause === undefined ? undefined : threads.get(cause.id);
    if (parent === undefined) continue;
    const caused = `\u0000caused by ${parent.root.id}`;
    child.keys.add(caused);
    parent.keys.add(caused);
  }
  return [...threads.values()];
}

/** Follows the causes up to the first strong message. A cause that is not of the dossier, or that goes round, ends the way.
 *  @param roots those that are known already: a chain of thousands is walked once */
function rootOf(
  document: DossierDocument,
  byId: ReadonlyMap<EnvelopeId, DossierDocument>,
  roots: Map<EnvelopeId, DossierDocument>,
): DossierDocument {
  const way = new Set<DossierDocument>();
  let root = document;
  for (;;) {
    const known = roots.get(root.id);
    const cause = kindOf(root.type) !== undefined || root.cause === undefined ? undefined : byId.get(root.cause);
    way.add(root);
    if (known !== undefined || cause === undefined || way.has(cause)) {
      root = known ?? root;
      break;
    }
    root = cause;
  }
  for (const each of way) roots.set(each.id, root);
  return root;
}

/** Which kinds bear a key: strong messages and what they caused. */
function bearersOf(threads: readonly Thread[]): ReadonlyMap<string, ReadonlySet<StrongKind>> {
  const bearers = new Map<string, Set<StrongKind>>();
  for (const { kind, keys } of threads) {
    if (kind === undefined) continue;
    for (const key of keys) bearers.set(key, (bearers.get(key) ?? new Set()).add(kind));
  }
  return bearers;
}

function placeThreads(
  threads: readonly Thread[],
  bearers: ReadonlyMap<string, ReadonlySet<StrongKind>>,
): ReadonlyMap<Thread, StrongKind | undefined> {
  const placed = new Map<Thread, StrongKind | undefined>();
  for (const group of groupsOf(threads.filter(({ kind }) => kind === undefined))) {
    const together = mostShared(touched(keysOf(group), bearers));
    for (const thread of group) placed.set(thread, mostShared(touched(thread.keys, bearers)) ?? together);
  }
  return placed;
}

/** How many of the keys each kind bears. */
function touched(keys: Iterable<string>, bearers: ReadonlyMap<string, ReadonlySet<StrongKind>>): ReadonlyMap<StrongKind, number> {
  const counts = new Map<StrongKind, number>();
  for (const key of keys) for (const kind of bearers.get(key) ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Threads that hang together by their keys: the work grows with their number, as a partner may send thousands. */
function groupsOf(threads: readonly Thread[]): readonly (readonly Thread[])[] {
  const bearing = new Map<string, Thread[]>();
  for (const thread of threads)
    for (const key of thread.keys) {
      const bearers = bearing.get(key);
      if (bearers === undefined) bearing.set(key, [thread]);
      else bearers.push(thread);
    }
  const placed = new Set<Thread>();
  return threads.flatMap((first) => {
    if (placed.has(first)) return [];
    placed.add(first);
    const group = [first];
    // What is found on the way is looked at in turn.
    for (const thread of group)
      for (const key of thread.keys) {
        const near = bearing.get(key) ?? [];
        bearing.delete(key);
        for (const other of near) {
          if (placed.has(other)) continue;
          placed.add(other);
          group.push(other);
        }
      }
    return [group];
  });
}

function keysOf(threads: readonly Thread[]): ReadonlySet<string> {
  return new Set(threads.flatMap(({ keys }) => [...keys]));
}

function linksOf(
  threads: readonly Thread[],
  bearers: ReadonlyMap<string, ReadonlySet<StrongKind>>,
  caseOf: ReadonlyMap<CaseKind, CaseId>,
): readonly CaseLink[] {
  const links = new Map<string, CaseLink>();
  const linked = new Set<string>();
  const add = (from: StrongKind, to: StrongKind, relation: string): void => {
    const [fromId, toId] = [caseOf.get(from), caseOf.get(to)];
    if (from === to || fromId === undefined || toId === undefined) return;
    const place = `${rankOf(from)} ${rankOf(to)}`;
    const before = links.get(place)?.relation;
    if (before === undefined || preferred(before, relation, to) === relation) links.set(place, { from: fromId, to: toId, relation });
    linked.add(pair(from, to));
  };
  for (const { from, to, relation } of oneWay(causedAcross(threads))) add(from, to, relation);
  const near = [
    ...bearers.values(),
    ...groupsOf(threads.filter(({ kind }) => kind === undefined)).map((group) => touchedBy(group, bearers)),
  ];
  const pairs = near.flatMap((kinds) => pairsOf(kinds)).filter(([from, to]) => !linked.has(pair(from, to)));
  for (const [from, to] of pairs) add(from, to, to);
  return [...links].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link);
}

function preferred(a: string, b: string, kind: StrongKind): string {
  if (a === kind || b === kind) return kind;
  return a < b ? a : b;
}

function touchedBy(group: readonly Thread[], bearers: ReadonlyMap<string, ReadonlySet<StrongKind>>): ReadonlySet<StrongKind> {
  return new Set(touched(keysOf(group), bearers).keys());
}

/** A strong message that was caused in a case of another kind. */
interface Crossing {
  readonly from: StrongKind;
  readonly to: StrongKind;
  readonly relation: string;
  /** How many threads lead to it. */
  readonly depth: number;
}

/** Strong messages that a message of another kind's case caused: which is a strong one, or was caused by one. */
function causedAcross(threads: readonly Thread[]): readonly Crossing[] {
  const threadOf = new Map(threads.flatMap((thread) => thread.documents.map(({ id }) => [id, thread] as const)));
  const parentOf = ({ root }: Thread) => (root.cause === undefined ? undefined : threadOf.get(root.cause));
  const depthOf = (thread: Thread): number => {
    const seen = new Set<Thread>();
    for (let each: Thread | undefined = thread; each !== undefined && !seen.has(each); each = parentOf(each)) seen.add(each);
    return seen.size;
  };
  return threads.flatMap((thread) => {
    const [from, to] = [parentOf(thread)?.kind, thread.kind];
    if (from === undefined || to === undefined || from === to) return [];
    return [{ from, to, relation: familyOf(thread.root.type), depth: depthOf(thread) }];
  });
}

/** Those in the direction of the first of each pair: what answers it later, and so goes back, links nothing. */
function oneWay(crossings: readonly Crossing[]): readonly Crossing[] {
  const first = new Map<string, Crossing>();
  for (const each of crossings) {
    const before = first.get(pair(each.from, each.to));
    if (before === undefined || each.depth < before.depth || (each.depth === before.depth && rankOf(each.from) < rankOf(before.from)))
      first.set(pair(each.from, each.to), each);
  }
  return crossings.filter(({ from, to }) => first.get(pair(from, to))?.from === from);
}

function pairsOf(kinds: ReadonlySet<StrongKind>): readonly (readonly [StrongKind, StrongKind])[] {
  const sorted = strongKinds.filter((kind) => kinds.has(kind));
  return sorted.flatMap((from, index) => sorted.slice(index + 1).map((to) => [from, to] as const));
}

function pair(a: StrongKind, b: StrongKind): string {
  return [a, b].sort().join(' ');
}
