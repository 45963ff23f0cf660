import { type CodeEntry, type CodeTable, overlap } from '../code-lists.ts';
import type { Report } from '../report.ts';
import { codeFields } from '../shapes.ts';
import { type ConfigNode, readFields, readYaml } from '../yaml-file.ts';

/** The lists of a codes.yaml, and where each is named, for the lint. */
export interface ReadCodes {
  readonly lists: CodeTable;
  readonly nodes: ReadonlyMap<string, ConfigNode>;
}

const nothing: ReadCodes = { lists: new Map(), nodes: new Map() };

/** Reads `{ lists: { name: [entry, …] } }`. Ambiguous entries are findings: two meanings of one code on one day, or two
 *  preferred codes for one value on one day. */
export function readCodes(file: string, text: string | undefined, report: Report): ReadCodes {
  if (text === undefined) return nothing;
  const root = readYaml(file, text, report);
  if (root === undefined || root.value === null) return nothing;
  readFields(root, {}, report, { others: ['lists'], missingAt: root.at });
  const nodes = root.children.get('lists')?.children ?? new Map<string, ConfigNode>();
  const lists = new Map([...nodes].map(([name, node]) => [name, readList(name, node, report)]));
  return { lists, nodes };
}

function readList(name: string, node: ConfigNode, report: Report): readonly CodeEntry[] {
  if (node.kind !== 'list') {
    report.error('E_CONFIG_FIELD', { reason: `the list ${name} must be a list of entries` }, node.keyAt);
    return [];
  }
  const entries: { readonly entry: CodeEntry; readonly node: ConfigNode }[] = [];
  for (const child of node.children.values()) {
    const entry = readFields(child, codeFields, report, { label: name, missingAt: child.at });
    if (entry === undefined || !checkDays(child, entry, report)) continue;
    for (const earlier of entries) checkPair(name, earlier.entry, entry, child, report);
    entries.push({ entry, node: child });
  }
  return entries.map((each) => each.entry);
}

function checkDays(node: ConfigNode, entry: CodeEntry, report: Report): boolean {
  const wrong = (['from', 'to'] as const).filter((key) => entry[key] !== undefined && !isDay(entry[key]));
  for (const key of wrong)
    report.error('E_CONFIG_FIELD', { reason: `${key} must be a day, YYYY-MM-DD` }, node.children.get(key)?.at ?? node.at);
  if (wrong.length > 0) return false;
  if (entry.from === undefined || entry.to === undefined || entry.from <= entry.to) return true;
  report.error('E_CONFIG_FIELD', { reason: 'to is before from' }, node.children.get('to')?.at ?? node.at);
  return false;
}

function checkPair(list: string, earlier: CodeEntry, later: CodeEntry, node: ConfigNode, report: Report): void {
  if (!overlap(earlier, later)) return;
  if (earlier.partner === later.partner) {
    const reason = `the code ${later.partner} of the list ${list} has two meanings on the same day: ${earlier.canonical} and ${later.canonical}`;
    report.error('E_CONFIG_FIELD', { reason }, node.at);
  } else if (earlier.canonical === later.canonical && earlier.preferred === true && later.preferred === true) {
    const reason = `the value ${later.canonical} of the list ${list} has two preferred codes on the same day: ${earlier.partner} and ${later.partner}`;
    report.error('E_CONFIG_FIELD', { reason }, node.at);
  }
}

/** A day of the calendar: 2024-02-30 is none. */
function isDay(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return instant !== undefined && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
