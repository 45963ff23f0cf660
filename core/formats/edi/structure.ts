/** A list of segments and groups in their order: a message, or one of its segment groups. X12 calls them loops. */
export interface GroupSpec {
  readonly nodes: readonly NodeSpec[];
  /** Tag → indexes of the nodes that begin with it, ascending. */
  readonly byTag: ReadonlyMap<string, readonly number[]>;
}

/** A segment, or a group, at its place. */
export interface NodeSpec {
  /** Name in the tree; a second place of one name in one group is `NAME_2`. */
  readonly key: string;
  /** The tag by which it is recognised: a group's first segment. */
  readonly tag: string;
  readonly mandatory: boolean;
  /** Infinity where there is no limit. */
  readonly max: number;
  readonly group?: GroupSpec;
}

/** A structure as guides write it: `"BGM!"`, or a group with its own list. */
export type StructureItem = string | readonly StructureItem[];

/** The structure of these places: each gets its key, and can be found by its tag. */
export function structureOf(places: readonly (Omit<NodeSpec, 'key'> & { readonly name: string })[]): GroupSpec {
  const byTag = new Map<string, number[]>();
  const seen = new Map<string, number>();
  const nodes = places.map(({ name, tag, mandatory, max, group }, index): NodeSpec => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    byTag.set(tag, [...(byTag.get(tag) ?? []), index]);
    const key = times === 1 ? name : `${name}_${times}`;
    return { key, tag, mandatory, max, ...(group === undefined ? {} : { group }) };
  });
  return { nodes, byTag };
}

/** Is there a place for a tag in a group, or in a group inside of it? */
export function hasPlaceFor(tag: string, group: GroupSpec): boolean {
  return group.nodes.some((node) => node.tag === tag || (node.group !== undefined && hasPlaceFor(tag, node.group)));
}
