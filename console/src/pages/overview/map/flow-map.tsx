import { Background, BackgroundVariant, Controls, type Edge, Position, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapFlow, MapNode } from '../../../api/generated/types.ts';
import './flow-map.css';
import { layoutMap, placeOf, size } from './layout.ts';
import { GroupBox, type GroupNode, HubBox, type HubNode, PartnerBox, type PartnerNode } from './nodes.tsx';

type Box = PartnerNode | GroupNode | HubNode;

const nodeTypes = { partner: PartnerBox, group: GroupBox, hub: HubBox };
const LEAST_HEIGHT = 420;
const MOST_HEIGHT = 760;

/** Partners by role around the hub. Lines to the hub are as broad as their traffic; pointing at a partner shows its flows. */
export function FlowMap({ partners, flows }: { readonly partners: readonly MapNode[]; readonly flows: readonly MapFlow[] }) {
  const { t } = useTranslation('overview');
  const [pointed, setPointed] = useState<string>();
  const places = partners.map(({ id, role }) => `${id}/${role}`).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: figures change, places stay
  const layout = useMemo(() => layoutMap(partners), [places]);
  const related = useMemo(() => relatedTo(pointed, flows), [pointed, flows]);
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  const nodes: Box[] = [
    { id: 'hub', type: 'hub', position: layout.hub, data: {}, width: size.hub, height: size.hub, ...still },
    ...layout.groups.flatMap((group): Box[] => [
      {
        id: `role ${group.role}`,
        type: 'group',
        position: { x: group.x, y: group.y },
        data: { group },
        width: group.width,
        height: group.height,
        ...still,
      },
      ...group.partners.map(
        (partner, index): PartnerNode => ({
          id: partner.id,
          type: 'partner',
          parentId: `role ${group.role}`,
          position: placeOf(group, index),
          data: { partner: byId.get(partner.id) ?? partner, onPoint: setPointed },
          width: size.width,
          height: size.height,
          className: pointed === undefined || related.has(partner.id) ? '' : 'dimmed',
          ...still,
        }),
      ),
    ]),
  ];
  const trunks = layout.groups.map((group): Edge => {
    const members = group.partners.map(({ id }) => byId.get(id)).filter((one) => one !== undefined);
    const traffic = members.reduce((sum, { received, delivered }) => sum + received + delivered, 0);
    const failing = members.some(({ dead, breakerOpen }) => dead > 0 || breakerOpen);
    const ends =
      group.side === 'left'
        ? { source: `role ${group.role}`, sourceHandle: `out-${Position.Right}`, target: 'hub', targetHandle: `in-${Position.Left}` }
        : { source: 'hub', sourceHandle: `out-${Position.Right}`, target: `role ${group.role}`, targetHandle: `in-${Position.Left}` };
    return {
      id: `trunk ${group.role}`,
      ...ends,
      className: ['trunk', failing ? 'failing' : traffic > 0 ? 'busy' : '', pointed === undefined ? '' : 'dimmed'].join(' '),
      style: { strokeWidth: widthOf(traffic) },
      focusable: false,
    };
  });
  const exchanged = flows
    .filter(
      ({ from, to }) => pointed !== undefined && from !== to && (from === pointed || to === pointed) && byId.has(from) && byId.has(to),
    )
    .map(({ from, to, count, dead }) => flowLine(from, to, count, dead, layout));
  const height = Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, heightOf(layout)));
  return (
    <section className="flow-map" aria-label={t('map.label')} style={{ height }}>
      <ReactFlow<Box>
        nodes={nodes}
        edges={[...trunks, ...exchanged]}
        nodeTypes={nodeTypes}
        fitView
        fitViewOptions={{ padding: 0.03, maxZoom: 1.1 }}
        minZoom={0.3}
        maxZoom={2}
        zoomOnScroll={false}
        preventScrolling={false}
        zoomOnDoubleClick={false}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'controls.ariaLabel': t('map.view'),
          'controls.zoomIn.ariaLabel': t('map.bigger'),
          'controls.zoomOut.ariaLabel': t('map.smaller'),
          'controls.fitView.ariaLabel': t('map.fit'),
        }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
        <Controls showInteractive={false} position="bottom-right" />
      </ReactFlow>
    </section>
  );
}

const still = { draggable: false, selectable: false, focusable: false, connectable: false } as const;

/** A partner and those it exchanges with. */
function relatedTo(id: string | undefined, flows: readonly MapFlow[]): ReadonlySet<string> {
  if (id === undefined) return new Set();
  return new Set([id, ...flows.filter(({ from, to }) => from === id || to === id).flatMap(({ from, to }) => [from, to])]);
}

/** Ten times the traffic is two pixels more. */
function widthOf(traffic: number): number {
  return 1.25 + 2 * Math.log10(1 + traffic);
}

function heightOf({ groups }: ReturnType<typeof layoutMap>): number {
  return Math.max(...groups.map(({ y, height }) => y + height)) + 40;
}

/** From a partner to a partner; both ends look at each other. */
function flowLine(from: string, to: string, count: number, dead: number, { groups }: ReturnType<typeof layoutMap>): Edge {
  const x = (id: string) => groups.find(({ partners }) => partners.some((one) => one.id === id))?.x ?? 0;
  const [out, into] = x(from) <= x(to) ? [Position.Right, Position.Left] : [Position.Left, Position.Right];
  return {
    id: `flow ${from} ${to}`,
    source: from,
    sourceHandle: `out-${out}`,
    target: to,
    targetHandle: `in-${into}`,
    label: String(count),
    className: dead > 0 ? 'flow failing' : 'flow',
    animated: true,
    zIndex: 5,
    focusable: false,
  };
}
