import type { Catalog } from '../../core/catalog/model.ts';
import type { QueueBacklog } from '../../core/spi/ledger/ledger-queries.ts';
import type { ChannelTraffic, FlowTraffic } from '../../core/spi/ledger/traffic.ts';
import type { MapFlow, MapNode } from '../api/views/index.ts';

/** What the map is drawn from. */
export interface MapFacts {
  readonly catalog: Catalog;
  readonly channels: readonly ChannelTraffic[];
  readonly flows: readonly FlowTraffic[];
  readonly deadFlows: readonly FlowTraffic[];
  readonly backlog: readonly QueueBacklog[];
  /** `partner/channel`. */
  readonly held: ReadonlyMap<string, number>;
  readonly brokenChannels: ReadonlySet<string>;
  readonly stoppedChannels: ReadonlySet<string>;
  readonly silentPartners: ReadonlySet<string>;
}

const MOST_TYPES = 5;

/** The hub and the partners that are switched on. */
export function mapNodes(facts: MapFacts): readonly MapNode[] {
  const { catalog } = facts;
  const on = [...catalog.partners.values()].filter(({ switchedOffBy }) => switchedOffBy === undefined);
  const nodes = on.map(({ name, title, role }) => partnerNode(facts, name, title, role));
  const sum = (of: (node: MapNode) => number) => nodes.reduce((total, node) => total + of(node), 0);
  const hub: MapNode = {
    ...{ id: 'hub', name: catalog.hub.name, role: 'hub', held: 0, breakerOpen: false, paused: false, silent: false },
    received: sum(({ received }) => received),
    delivered: sum(({ delivered }) => delivered),
    dead: sum(({ dead }) => dead),
    open: facts.backlog.find(({ queue }) => queue === 'process')?.open ?? 0,
  };
  return [hub, ...nodes];
}

function partnerNode(facts: MapFacts, id: string, name: string, role: string): MapNode {
  const own = facts.channels.filter(({ partner }) => partner === id);
  const sum = (of: (one: ChannelTraffic) => number) => own.reduce((total, one) => total + of(one), 0);
  const isOwn = (channel: string) => channel.startsWith(`${id}/`);
  const open = facts.backlog.filter(({ queue }) => queue.startsWith(`deliver:${id}/`));
  return {
    ...{ id, name, role },
    received: sum(({ kind, count }) => (kind === 'received' ? count : 0)),
    delivered: sum(({ kind, count, dead }) => (kind === 'sent' ? count - dead : 0)),
    dead: sum(({ kind, dead }) => (kind === 'received' ? 0 : dead)),
    open: open.reduce((total, one) => total + one.open, 0),
    held: [...facts.held].reduce((total, [channel, count]) => (isOwn(channel) ? total + count : total), 0),
    breakerOpen: [...facts.brokenChannels].some(isOwn),
    paused: [...facts.stoppedChannels].some(isOwn),
    silent: facts.silentPartners.has(id),
  };
}

/** Flows between partners that are on the map, the strongest first. */
export function mapFlows({ catalog, flows, deadFlows }: MapFacts): readonly MapFlow[] {
  const isShown = (name: string) => catalog.partners.get(name)?.switchedOffBy === undefined && catalog.partners.has(name);
  const deadOf = new Map(deadFlows.map(({ from, to, count }) => [`${from} ${to}`, count]));
  const merged = new Map<string, { from: string; to: string; count: number; types: string[] }>();
  for (const { from, to, type, count } of [...flows].sort((a, b) => b.count - a.count)) {
    if (!isShown(from) || !isShown(to)) continue;
    const key = `${from} ${to}`;
    const flow = merged.get(key) ?? { from, to, count: 0, types: [] };
    merged.set(key, flow);
    flow.count += count;
    if (type !== '' && flow.types.length < MOST_TYPES) flow.types.push(type);
  }
  return [...merged].map(([key, flow]) => ({ ...flow, dead: deadOf.get(key) ?? 0 })).sort((a, b) => b.count - a.count);
}
