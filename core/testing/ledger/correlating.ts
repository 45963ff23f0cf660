import type { CaseId } from '../../kernel/ids.ts';
import { type CaseKind, caseKinds } from '../../spi/ledger/cases.ts';
import { type DecideCorrelation, type KnownCase, keyPlace } from '../../spi/ledger/correlation.ts';
import type { CorrelationRequest } from '../../spi/ledger/ledger.ts';
import type { LedgerBench } from './harness.ts';

/** What a test asks: with the keys of one partner, which all identify. */
export interface Asked {
  /** @default return.announced */
  readonly type?: string;
  readonly scope: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly cause?: CaseId;
}

/** A question to the ledger, with a decision that is small enough to see through. */
export function asking({ clock }: LedgerBench, { type = 'return.announced', scope, keys, cause }: Asked): CorrelationRequest {
  return {
    type,
    keys: Object.entries(keys).map(([name, value]) => ({ issuer: scope, name, value, strength: 'identity' as const })),
    ...(cause === undefined ? {} : { cause }),
    at: clock.now(),
    decide,
  };
}

/** One dossier for all that hangs together, in it one case of each kind: the oldest. */
const decide: DecideCorrelation = ({ type, keys }, { cases, keys: held }, newId) => {
  const family = type.slice(0, type.indexOf('.'));
  const strong = caseKinds.find((kind) => kind === family);
  const sorted = [...cases].sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || (a.id < b.id ? -1 : 1));
  const kind: CaseKind = strong ?? sorted.find((each) => each.kind !== 'unknown')?.kind ?? 'unknown';
  const groups = new Map<CaseKind, KnownCase[]>();
  for (const each of sorted) {
    const place = each.kind === 'unknown' ? kind : each.kind;
    groups.set(place, [...(groups.get(place) ?? []), each]);
  }
  const own = groups.get(kind)?.[0];
  const caseId = own?.id ?? newId();
  const [dossier = caseId, ...joins] = new Set(sorted.map((each) => each.dossier));
  return {
    caseId,
    dossier,
    ...(own === undefined ? { opens: kind } : {}),
    kinds: own?.kind === 'unknown' && kind !== 'unknown' ? [{ id: own.id, kind }] : [],
    merges: [...groups.values()].flatMap(([into, ...others]) => others.map(({ id }) => ({ from: id, into: (into as KnownCase).id }))),
    joins,
    keys: keys.filter((key) => !held.has(keyPlace(key))).map((key) => ({ ...key, standing: 'told' as const })),
    claims: [],
    apart: [],
  };
};
