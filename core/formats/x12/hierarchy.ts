import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';

/** The loop whose repetitions make a tree of their own: each HL names its parent (X12, segment HL). */
export const hierarchicalKey = 'HLLoop';

/** The deepest that levels are nested: transaction sets have four or five. */
const maxDepth = 32;

/** One HL loop as it was read, and the number of its HL segment. */
export interface ReadLevel {
  readonly tree: Record<string, Json>;
  readonly segment: number;
}

/** Takes what is wrong with a level: with HL01 (element 1) or HL02 (element 2). */
type LevelReport = (reason: string, segment: number, element: number) => void;

/** Puts each level into its parent's `HLLoop`, by HL02. A level whose parent is not known stays at the top.
 *  @returns the levels at the top */
export function nestLevels(levels: readonly ReadLevel[], report: LevelReport): Json[] {
  const byId = new Map<string, { readonly tree: Record<string, Json>; readonly depth: number }>();
  const top: Json[] = [];
  for (const { tree, segment } of levels) {
    const { id, parent } = idsOf(tree);
    const above = byId.get(parent);
    const depth = (above?.depth ?? 0) + 1;
    if (parent !== '' && above === undefined) report(`no level before it has the number ${JSON.stringify(parent)} (HL02)`, segment, 2);
    if (id !== '' && byId.has(id)) report(`the number ${JSON.stringify(id)} (HL01) is used twice`, segment, 1);
    if (depth > maxDepth) report(`levels are nested deeper than ${maxDepth}`, segment, 2);
    (above === undefined || depth > maxDepth ? top : listIn(above.tree)).push(tree);
    if (id !== '') byId.set(id, { tree, depth });
  }
  return top;
}

function listIn(tree: Record<string, Json>): Json[] {
  tree[hierarchicalKey] ??= [];
  return tree[hierarchicalKey] as Json[];
}

/** A level as it is written: without its children, with HL01 and HL02. */
export interface WrittenLevel {
  readonly tree: Json;
  /** What of HL01 and HL02 says something else than the place of the level. */
  readonly conflict?: string;
}

/** The levels of a tree in the order in which they are written: each before its children. HL01 counts where it is left
 *  out, HL02 is the parent's. */
export function flattenLevels(levels: readonly Json[]): WrittenLevel[] {
  const written: WrittenLevel[] = [];
  const used = new Set<string>();
  const add = (level: Json, parent: string, depth: number) => {
    if (!isJsonObject(level) || !isJsonObject(level['HL'] ?? {})) {
      written.push({ tree: level });
      return;
    }
    const { [hierarchicalKey]: children = [], ...own } = level;
    const given = idsOf(level);
    const id = given.id === '' ? String(written.length + 1) : given.id;
    const conflict = conflictOf(id, given.parent, parent, used, depth);
    used.add(id);
    const hl = { ...(level['HL'] as JsonObject | undefined), HL01: id, ...(parent === '' ? {} : { HL02: parent }) };
    written.push({ tree: { ...own, HL: hl }, ...(conflict === undefined ? {} : { conflict }) });
    if (depth > maxDepth) return;
    for (const child of Array.isArray(children) ? (children as readonly Json[]) : [children]) add(child, id, depth + 1);
  };
  for (const level of levels) add(level, '', 1);
  return written;
}

function conflictOf(id: string, given: string, parent: string, used: ReadonlySet<string>, depth: number): string | undefined {
  if (depth > maxDepth) return `levels are nested deeper than ${maxDepth}`;
  if (used.has(id)) return `the number ${JSON.stringify(id)} (HL01) is used twice`;
  if (given === '' || given === parent) return undefined;
  return `HL02 says ${JSON.stringify(given)}, but the level stands under ${JSON.stringify(parent)}`;
}

function idsOf(tree: JsonObject): { readonly id: string; readonly parent: string } {
  const hl = tree['HL'];
  const text = (key: string) => (isJsonObject(hl) && (typeof hl[key] === 'string' || typeof hl[key] === 'number') ? String(hl[key]) : '');
  return { id: text('HL01'), parent: text('HL02') };
}
