import type { CaseId } from '../kernel/ids.ts';
import {
  type BusinessKey,
  type CorrelationQuestion,
  type DossierId,
  type GivenNumber,
  type HeldKey,
  type KnownCases,
  keyPlace,
  type Standing,
} from '../spi/ledger/correlation.ts';
import { kindOf } from './kinds.ts';

/** What a message connects, and what it cannot. */
export interface Connections {
  readonly dossiers: ReadonlySet<DossierId>;
  /** Keys of cases that stay apart. */
  readonly apart: readonly (BusinessKey & { readonly caseId: CaseId })[];
}

/** Neutral messages give no case its number: one return may have many parcels. What the hub makes, it makes of what it was told. */
export function standingOf({ type, made = false }: CorrelationQuestion, { quoted = false }: BusinessKey): Standing {
  if (kindOf(type) !== undefined && (made || !quoted)) return 'given';
  return quoted ? 'quoted' : 'told';
}

/** The dossiers to which the cause and the keys of a message lead. What binds most comes first: the cause, keys that their issuer says
 *  here, keys that are quoted here. A quote, here or where it leads, does not connect two sides that both have a case of one kind when
 *  the issuer of the number gave the quoting side another number of that name: for who gives the numbers, those are two matters. */
export function connect(question: CorrelationQuestion, identities: readonly BusinessKey[], known: KnownCases): Connections {
  const own = kindOf(question.type);
  const dossierOf = new Map(known.cases.map(({ id, dossier }) => [id, dossier]));
  const cause = question.cause === undefined ? undefined : dossierOf.get(question.cause);
  const here = new Set<DossierId>(cause === undefined ? [] : [cause]);
  const apart: (BusinessKey & { caseId: CaseId })[] = [];

  const kindsOf = (side: ReadonlySet<DossierId>) =>
    new Set(known.cases.flatMap(({ dossier, kind }) => (side.has(dossier) && kind !== 'unknown' ? [kind] : [])));
  const isNamedOtherwise = (side: ReadonlySet<DossierId>, key: BusinessKey): boolean =>
    known.given.some((number) => isOther(number, key) && side.has(dossierOf.get(number.caseId) ?? ('' as DossierId)));
  const isContradicted = ({ key, standing }: Lead, there: ReadonlySet<DossierId>): boolean => {
    const kinds = kindsOf(here);
    if (own !== undefined && !key.quoted) kinds.add(own);
    if (![...kindsOf(there)].some((kind) => kinds.has(kind))) return false;
    return (key.quoted === true && isNamedOtherwise(here, key)) || (standing === 'quoted' && isNamedOtherwise(there, key));
  };

  for (const lead of leadsOf(identities, known)) {
    const dossier = dossierOf.get(lead.caseId);
    if (dossier === undefined || here.has(dossier)) continue;
    if (isContradicted(lead, new Set([dossier]))) apart.push({ ...lead.key, caseId: lead.caseId });
    else here.add(dossier);
  }
  return { dossiers: here, apart };
}

/** A key that somebody has. */
interface Lead extends HeldKey {
  readonly key: BusinessKey;
}

/** Those that bind most first; equals in the order of their text, so that no order of writing decides. */
function leadsOf(identities: readonly BusinessKey[], { keys }: KnownCases): readonly Lead[] {
  const rank = ({ key, standing }: Lead): number => (key.quoted ? 2 : standing === 'quoted' ? 1 : 0);
  return identities
    .flatMap((key) => {
      const holder = keys.get(keyPlace(key));
      return holder === undefined ? [] : [{ ...holder, key }];
    })
    .sort((a, b) => rank(a) - rank(b) || (keyPlace(a.key) < keyPlace(b.key) ? -1 : 1));
}

function isOther(number: GivenNumber, { issuer, name, value }: BusinessKey): boolean {
  return number.issuer === issuer && number.name === name && number.value !== value;
}
