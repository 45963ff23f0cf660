import type { Catalog, InboundChannel, OutboundChannel, PackMapping, Route } from './model.ts';

/** One way in which the catalog uses a mapping. */
export type MappingUse =
  | { readonly role: 'message'; readonly channel: InboundChannel; readonly mapping: PackMapping }
  | { readonly role: 'request'; readonly channel: InboundChannel | OutboundChannel; readonly type: string; readonly mapping: PackMapping }
  | { readonly role: 'reply' | 'classify'; readonly channel: OutboundChannel; readonly mapping: PackMapping }
  | { readonly role: 'emit' | 'when'; readonly route: Route; readonly mapping: PackMapping }
  | { readonly role: 'gather'; readonly route: Route; readonly mapping: PackMapping };

/** Every use of every mapping, by the mapping's name. */
export function mappingUses(catalog: Catalog): ReadonlyMap<string, readonly MappingUse[]> {
  const channels = [...catalog.partners.values()].flatMap((partner) => [...partner.channels.values()]);
  const uses = [
    ...channels.flatMap((channel) => (channel.direction === 'in' ? inboundUses(channel) : outboundUses(channel))),
    ...catalog.routes.flatMap(routeUses),
  ];
  const byName = new Map<string, MappingUse[]>();
  for (const use of uses) byName.set(use.mapping.name, [...(byName.get(use.mapping.name) ?? []), use]);
  return byName;
}

function inboundUses(channel: InboundChannel): MappingUse[] {
  const { mapping } = channel;
  const message: MappingUse[] = mapping === undefined ? [] : [{ role: 'message', channel, mapping }];
  return [...message, ...requestUses(channel, channel.answers)];
}

function requestUses(channel: InboundChannel | OutboundChannel, mappings: ReadonlyMap<string, PackMapping>): MappingUse[] {
  return [...mappings].map(([type, mapping]) => ({ role: 'request', channel, type, mapping }));
}

function outboundUses(channel: OutboundChannel): MappingUse[] {
  const requests = requestUses(channel, channel.requests);
  const { reply } = channel;
  if (reply === undefined) return requests;
  const mapped: MappingUse[] = reply.mapping === undefined ? [] : [{ role: 'reply', channel, mapping: reply.mapping }];
  const classify: MappingUse[] = reply.classify === undefined ? [] : [{ role: 'classify', channel, mapping: reply.classify }];
  return [...requests, ...mapped, ...classify];
}

function routeUses(route: Route): MappingUse[] {
  const when: MappingUse[] = route.when === undefined ? [] : [{ role: 'when', route, mapping: route.when }];
  const emit: MappingUse[] = route.emit === undefined ? [] : [{ role: 'emit', route, mapping: route.emit.mapping }];
  const gather: MappingUse[] = route.gather === undefined ? [] : [{ role: 'gather', route, mapping: route.gather.mapping }];
  return [...when, ...emit, ...gather];
}
