import { type CaseId, countingIds, type EnvelopeId } from '../kernel/ids.ts';
import type { CaseKind } from '../spi/ledger/cases.ts';
import { type BusinessKey, type Correlation, type HeldKey, type KnownCase, keyPlace } from '../spi/ledger/correlation.ts';
import { correlate } from './correlation.ts';
import { kindOf, strongKinds } from './kinds.ts';
import { type CaseLink, type DossierDocument, settleDossier } from './settle-dossier.ts';

/** A message as a test sends it: by name, its cause by name. */
export interface TestDocument {
  readonly name: string;
  readonly type: string;
  readonly keys: readonly string[];
  readonly cause?: string;
  /** Whose document it is: numbers of others are quoted in it. Without, each number is its issuer's. */
  readonly source?: string;
}

/** Cases as they stand, without identifiers: sets of documents with their kind, and links between them. */
export interface Outcome {
  readonly cases: readonly { readonly kind: CaseKind; readonly documents: readonly string[] }[];
  readonly links: readonly string[];
}

/** Does with a decision what a ledger does with it. */
export function memoryCases() {
  const ids = countingIds();
  const cases = new Map<CaseId, KnownCase>();
  const keys = new Map<string, HeldKey & { readonly key: BusinessKey }>();
  const documents = new Map<string, DossierDocument>();
  const links = new Map<CaseId, readonly CaseLink[]>();
  const merges: { from: CaseId; into: CaseId }[] = [];
  let clock = 0;

  const move = (from: CaseId, to: CaseId): void => {
    for (const [place, held] of keys) if (held.caseId === from) keys.set(place, { ...held, caseId: to });
    for (const [name, document] of documents) if (document.caseId === from) documents.set(name, { ...document, caseId: to });
  };

  const apply = (decided: Correlation): void => {
    if (decided.opens !== undefined)
      cases.set(decided.caseId, { id: decided.caseId, kind: decided.opens, openedAt: new Date(clock), dossier: decided.dossier });
    for (const { id, kind } of decided.kinds) cases.set(id, { ...required(cases.get(id)), kind });
    for (const { from, into } of decided.merges) {
      move(from, into);
      cases.delete(from);
      merges.push({ from, into });
    }
    for (const [id, each] of cases) if (decided.joins.includes(each.dossier)) cases.set(id, { ...each, dossier: decided.dossier });
    for (const joined of decided.joins) links.delete(joined);
  };

  const settle = (dossier: CaseId): void => {
    const inside = [...cases.values()].filter((each) => each.dossier === dossier);
    const settled = settleDossier(
      [...documents.values()].filter(({ caseId }) => inside.some(({ id }) => id === caseId)),
      inside,
    );
    for (const { document, to } of settled.moves)
      for (const [name, each] of documents) if (each.id === document) documents.set(name, { ...each, caseId: to });
    links.set(dossier, settled.links);
  };

  return {
    merges,
    take({ name, type, keys: written, cause, source }: TestDocument): Correlation {
      clock += 1;
      const own = written.map((text) => ({ ...testKey(text), quoted: source !== undefined && testKey(text).issuer !== source }));
      const identities = own.filter(({ strength }) => strength === 'identity');
      const causing = cause === undefined ? undefined : documents.get(cause);
      const found = [causing?.caseId, ...identities.map((key) => keys.get(keyPlace(key))?.caseId)].flatMap((id) =>
        id === undefined ? [] : [id],
      );
      const dossiers = new Set(found.map((id) => required(cases.get(id)).dossier));
      const decided = correlate(
        { type, keys: own, ...(causing === undefined ? {} : { cause: causing.caseId }) },
        {
          cases: [...cases.values()].filter(({ dossier }) => dossiers.has(dossier)),
          keys,
          given: [...keys.values()].flatMap(({ key, caseId, standing }) => (standing === 'given' ? [{ ...key, caseId }] : [])),
        },
        () => ids.next<CaseId>(),
      );
      apply(decided);
      for (const key of decided.keys) keys.set(keyPlace(key), { key, caseId: decided.caseId, standing: key.standing });
      for (const key of decided.claims) keys.set(keyPlace(key), { key, caseId: key.to, standing: key.standing });
      documents.set(name, {
        id: ids.next<EnvelopeId>(),
        type,
        keys: identities.map(keyPlace),
        ...(causing === undefined ? {} : { cause: causing.id }),
        caseId: decided.caseId,
      });
      settle(decided.dossier);
      return decided;
    },
    outcome(): Outcome {
      const label = (id: CaseId) =>
        [...documents]
          .filter(([, { caseId }]) => caseId === id)
          .map(([name]) => name)
          .sort()
          .join(',');
      return {
        cases: [...cases.values()]
          .map(({ id, kind }) => ({ kind, documents: label(id).split(',') }))
          .sort((a, b) => (`${a.kind} ${a.documents}` < `${b.kind} ${b.documents}` ? -1 : 1)),
        links: [...links.values()]
          .flat()
          .map(({ from, to, relation }) => `${label(from)} -${relation}-> ${label(to)}`)
          .sort(),
      };
    },
  };
}

/** What all orders must come to, reckoned on the whole set at once: dossiers by connection, one case for each kind in each. */
export function expectedCases(
  documents: readonly TestDocument[],
): readonly { readonly kind: CaseKind; readonly documents: readonly string[] }[] {
  let dossiers: (readonly TestDocument[])[] = [];
  const connected = (a: TestDocument, b: TestDocument) =>
    a.cause === b.name || b.cause === a.name || a.keys.some((key) => testKey(key).strength === 'identity' && b.keys.includes(key));
  for (const document of documents) {
    const near = dossiers.filter((dossier) => dossier.some((each) => connected(each, document)));
    dossiers = [...dossiers.filter((dossier) => !near.includes(dossier)), [...near.flat(), document]];
  }
  return dossiers.flatMap((dossier) => {
    const strong = strongKinds.filter((kind) => dossier.some(({ type }) => kindOf(type) === kind));
    const only = strong.length < 2 ? dossier : dossier.filter(({ type }) => kindOf(type) !== undefined);
    return (strong.length === 0 ? ['unknown' as const] : strong).map((kind) => ({
      kind,
      documents: only.filter(({ type }) => strong.length < 2 || kindOf(type) === kind).map(({ name }) => name),
    }));
  });
}

/** `number@issuer`; one that begins with a question mark is only searched for. */
export function testKey(text: string): BusinessKey {
  const [value = '', issuer = 'shop'] = text.split('@');
  return { issuer, name: 'number', value, strength: value.startsWith('?') ? 'search' : 'identity' };
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the decision names a case that is not there');
  return value;
}
