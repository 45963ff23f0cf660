import type { BusinessKey, CodeRow, CodeTable, Language } from './code-types.ts';
import { businessKeyList, codeTables, hubLabels, labels } from './generated/codes.ts';

/** The wording of a value of a closed list, such as `labelOf('canonicalReason', 'defective', 'fr')`; of what is the hub's own
 *  as well, such as `labelOf('messageType', 'return.announced', 'fr')`.
 *  @returns undefined for a list without wordings, or a value that it does not have */
export function labelOf(list: string, value: string, language: Language): string | undefined {
  if (list === 'canonicalStatus') return statusLists.map((one) => labelOf(one, value, language)).find((wording) => wording !== undefined);
  return (own(own(labels, list), value) ?? own(own(hubLabels, list), value))?.[language];
}

/** Is there any wording of this list? */
export function isLabelled(list: string): boolean {
  return list === 'canonicalStatus' || Object.hasOwn(labels, list) || Object.hasOwn(hubLabels, list);
}

/** The words of a system's list; undefined: no such table. */
export function codeTable(system: string, list: string): CodeTable | undefined {
  return codeTables.find((table) => table.system === system && table.list === list);
}

/** What a system's word means on a day (RFC 3339 full-date); undefined: it means nothing then. */
export function canonicalOf(table: CodeTable, partner: string, on: string): CodeRow | undefined {
  return table.rows.find((row) => row.partner === partner && holdsOn(row, on));
}

/** The system's word for a canonical value on a day: the preferred one, else the first. The table is no bijection: where a
 *  case has kept a partner's own word, that one is written instead. */
export function partnerOf(table: CodeTable, canonical: string, on: string): CodeRow | undefined {
  const rows = table.rows.filter((row) => row.canonical === canonical && holdsOn(row, on));
  return rows.find((row) => row.preferred === true) ?? rows[0];
}

/** The business key of that name; undefined: mappings must not give it. */
export function businessKey(name: string): BusinessKey | undefined {
  return keysByName.get(name);
}

/** A status is a value of the state, else of one of the three axes. */
const statusLists = ['caseState', 'decisionState', 'logisticsState', 'moneyState'];

const keysByName = new Map(businessKeyList.map((key) => [key.name, key]));

function holdsOn(row: CodeRow, on: string): boolean {
  return (row.from === undefined || row.from <= on) && (row.to === undefined || on <= row.to);
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
