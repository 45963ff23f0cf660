import { layout as dagreLayout, Graph } from '@dagrejs/dagre';
import type { MapNode } from '../../../api/generated/types.ts';

/** Sizes of what is drawn, in pixels. */
export const size = { width: 184, height: 46, gap: 8, head: 30, pad: 10, hub: 92 } as const;

/** Partners of one role, beside each other. */
export interface Group {
  readonly role: string;
  readonly partners: readonly MapNode[];
  readonly columns: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of the hub. */
  readonly side: 'left' | 'right';
}

/** Where everything stands. */
export interface Layout {
  readonly groups: readonly Group[];
  readonly hub: { readonly x: number; readonly y: number };
}

/** Those who ask, on the left of the hub; those who do, on its right. A role that is not named here stands on the left. */
const right: ReadonlySet<string> = new Set(['repairer', 'carrier', 'buyer', 'registry', 'eco-organism', 'payments']);
const HUB = 'hub';

/** From how many partners on a group has two columns. */
const TWO_COLUMNS = 2;

/** Groups of partners by role, ranked by dagre around the hub. */
export function layoutMap(partners: readonly MapNode[]): Layout {
  const roles = [...new Set(partners.map(({ role }) => role))].sort();
  const drafts = roles.map((role) =>
    draft(
      role,
      partners.filter((partner) => partner.role === role),
    ),
  );
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 110, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  graph.setNode(HUB, { width: size.hub, height: size.hub });
  for (const { role, width, height, side } of drafts) {
    graph.setNode(role, { width, height });
    if (side === 'left') graph.setEdge(role, HUB);
    else graph.setEdge(HUB, role);
  }
  dagreLayout(graph);
  const corner = (name: string) => {
    const { x, y, width, height } = graph.node(name) as { x: number; y: number; width: number; height: number };
    return { x: x - width / 2, y: y - height / 2 };
  };
  return { groups: alongTheHub(drafts.map((group) => ({ ...group, ...corner(group.role) }))), hub: corner(HUB) };
}

/** Narrow groups stand at the edge that looks at the hub, as broad ones do. */
function alongTheHub(groups: readonly Group[]): readonly Group[] {
  const edge = Math.max(...groups.filter(({ side }) => side === 'left').map(({ x, width }) => x + width));
  const begin = Math.min(...groups.filter(({ side }) => side === 'right').map(({ x }) => x));
  return groups.map((group) => ({ ...group, x: group.side === 'left' ? edge - group.width : begin }));
}

function draft(role: string, partners: readonly MapNode[]): Omit<Group, 'x' | 'y'> {
  const columns = partners.length >= TWO_COLUMNS ? 2 : 1;
  const rows = Math.ceil(partners.length / columns);
  return {
    role,
    partners: [...partners].sort((a, b) => a.name.localeCompare(b.name)),
    columns,
    width: columns * size.width + (columns - 1) * size.gap + 2 * size.pad,
    height: size.head + rows * size.height + (rows - 1) * size.gap + size.pad,
    side: right.has(role) ? 'right' : 'left',
  };
}

/** The place of a partner within its group. */
export function placeOf({ columns }: Group, index: number): { readonly x: number; readonly y: number } {
  const column = index % columns;
  const row = Math.floor(index / columns);
  return { x: size.pad + column * (size.width + size.gap), y: size.head + row * (size.height + size.gap) };
}
