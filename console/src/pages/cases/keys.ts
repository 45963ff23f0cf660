import type { ExternalState } from '../../api/generated/types.ts';

/** A business key of a case: its name, the partner whose it is, its value. */
export interface CaseKey {
  readonly name: string;
  /** Absent: the same for all. */
  readonly partner?: string;
  readonly value: string;
}

/** A partner's own word for where it stands. */
export interface PartnerWord extends ExternalState {
  readonly partner: string;
  /** Which of its things, where it has several: `quote`. */
  readonly about?: string;
}

/** Keys as they are shown: a key that is kept for a partner as well as for all is shown once, with its partner. */
export function keysOf(keys: Readonly<Record<string, string>>): readonly CaseKey[] {
  const all = Object.entries(keys).map(([full, value]): CaseKey => {
    const at = full.indexOf('@');
    return at < 0 ? { name: full, value } : { name: full.slice(0, at), partner: full.slice(at + 1), value };
  });
  return all.filter(
    (key) => key.partner !== undefined || !all.some((own) => own.partner !== undefined && own.name === key.name && own.value === key.value),
  );
}

/** `returnNumber` → `Return number`. */
export function nameInWords(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What each partner's system says in its own words. A key is a partner, or a partner and what it speaks of: `acme-quote`.
 *  @param partners those who took part */
export function partnerWords(states: Readonly<Record<string, ExternalState>>, partners: readonly string[]): readonly PartnerWord[] {
  return Object.entries(states)
    .map(([key, state]) => {
      const partner = partners.filter((name) => key === name || key.startsWith(`${name}-`)).sort((a, b) => b.length - a.length)[0] ?? key;
      return { ...state, partner, ...(key === partner ? {} : { about: key.slice(partner.length + 1) }) };
    })
    .sort((a, b) => a.partner.localeCompare(b.partner) || (a.about ?? '').localeCompare(b.about ?? ''));
}

/** Which number people call a case by, by its kind; the first that it has. */
const MAIN: Readonly<Record<string, readonly string[]>> = {
  return: ['rmaNumber', 'returnNumber', 'orderNumber'],
  repair: ['repairOrderNumber', 'serviceRequestNumber', 'claimNumber'],
  claim: ['claimNumber', 'notificationNumber'],
  tradein: ['tradeinNumber', 'quoteRequestNumber', 'orderNumber'],
  dispute: ['disputeNumber', 'orderNumber'],
};

/** The number of a case that people know.
 *  @returns undefined where it has none at all */
export function mainNumber(kind: string, keys: Readonly<Record<string, string>>): string | undefined {
  const shown = keysOf(keys);
  for (const name of MAIN[kind] ?? []) {
    const key = shown.find((one) => one.name === name);
    if (key !== undefined) return key.value;
  }
  return shown[0]?.value;
}
