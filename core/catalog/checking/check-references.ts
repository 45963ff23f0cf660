import { isCanonicalType } from '../../canonical/validate.ts';
import { hint } from '../../spi/did-you-mean.ts';
import type { Channel, Route } from '../model.ts';
import type { ReadPack } from '../reading/read-partner.ts';
import type { ReadRoute } from '../reading/read-routes.ts';
import type { Report } from '../report.ts';
import { type ConfigNode, itemsOf, placeOf } from '../yaml-file.ts';
import { checkGather } from './check-gather.ts';

/** Checks what one part of the configuration says of another: destinations, acknowledgements, circles, names. */
export function checkReferences(packs: readonly ReadPack[], routes: readonly ReadRoute[], report: Report): void {
  checkNames(packs, report);
  const carriers = new Set(packs.flatMap((pack) => [...pack.channels.values()].flatMap(({ carrier }) => carrier ?? [])));
  for (const pack of packs) checkAcknowledgements(pack, carriers, report);
  for (const read of routes) {
    const { name, node } = read;
    const places = [...itemsOf(node.children.get('to')), ...itemsOf(node.children.get('gather')?.children.get('to'))];
    for (const place of places) checkDestination(packs, name, node.children.get('on')?.value, place, report);
    for (const place of itemsOf(node.children.get('while'))) checkPartner(packs, name, place, report);
    checkGather(read, (to) => channelsAt(packs, to), report);
  }
  checkCircles(
    routes.flatMap(({ route, node }) => (route === undefined ? [] : emittedBy(route).map((type) => ({ on: route.on, type, node })))),
    report,
  );
}

/** Two packs that claim one name: each says so of the other. */
function checkNames(packs: readonly ReadPack[], report: Report): void {
  const seen = new Set<unknown>();
  for (const { declaredName } of packs) {
    if (declaredName === undefined) continue;
    if (seen.has(declaredName.value))
      report.error('E_CONFIG_DUPLICATE', { what: 'The partner', name: declaredName.written }, declaredName.at);
    seen.add(declaredName.value);
  }
}

/** An acknowledgement goes to an outbound channel of the same partner; a channel that takes nothing else must be one, or
 *  carry those of other partners. */
function checkAcknowledgements(pack: ReadPack, carriers: ReadonlySet<string>, report: Report): void {
  const targets = new Set<string>();
  for (const node of pack.declared.values()) {
    const to = node.children.get('acknowledge')?.children.get('to');
    if (typeof to?.value !== 'string') continue;
    targets.add(to.value);
    const target = pack.declared.get(to.value);
    if (target === undefined) {
      report.error(
        'E_CONFIG_FIELD',
        { reason: `acknowledge.to: the partner has no channel ${to.written}${hint(to.value, pack.declared.keys())}` },
        to.at,
      );
    } else if (target.children.get('direction')?.value === 'in') {
      report.error('E_CONFIG_FIELD', { reason: `acknowledge.to: the channel ${to.written} is inbound` }, to.at);
    }
  }
  for (const [name, channel] of pack.channels) {
    if (channel.direction === 'in' || channel.requests.size > 0 || targets.has(name) || carriers.has(channel.fullName)) continue;
    const at = pack.declared.get(name)?.keyAt ?? {};
    report.error(
      'E_CONFIG_FIELD',
      { reason: `the channel ${name} takes nothing: it needs request, an inbound channel that acknowledges to it, or one that it carries` },
      at,
    );
  }
}

function checkPartner(packs: readonly ReadPack[], route: string, node: ConfigNode, report: Report): void {
  const known = packs.map(({ folder }) => folder);
  if (typeof node.value !== 'string' || known.includes(node.value)) return;
  const reason = `the route ${route} is for ${node.value} (while), which does not exist${hint(node.value, known)}`;
  report.error('E_CONFIG_FIELD', { reason }, node.at);
}

function checkDestination(packs: readonly ReadPack[], route: string, type: unknown, node: ConfigNode, report: Report): void {
  if (typeof node.value !== 'string') return;
  const [partner = '', name = '', ...rest] = node.value.split('/');
  const candidates = candidatesFor(packs, partner);
  const declared = candidates.filter((pack) => pack.declared.has(name));
  if (rest.length > 0 || name === '') {
    report.error(
      'E_CONFIG_FIELD',
      { reason: `the destination ${node.value} of the route ${route} must be partner/channel or $origin/channel` },
      node.at,
    );
  } else if (declared.length === 0 && candidates.every((pack) => pack.readable)) {
    const known = candidates.length === 0 ? packs.map((pack) => pack.folder) : candidates.flatMap((pack) => [...pack.declared.keys()]);
    const near = hint(candidates.length === 0 ? partner : name, known);
    report.error('E_CONFIG_FIELD', { reason: `the route ${route} leads to ${node.value}, which does not exist${near}` }, node.at);
  } else {
    const broken = declared.length === 0 || declared.some((pack) => !pack.channels.has(name));
    const channels = declared.flatMap((pack) => pack.channels.get(name) ?? []);
    if (!broken && typeof type === 'string' && isCanonicalType(type) && !channels.some((channel) => takes(channel, type))) {
      report.error('E_CONFIG_FIELD', { reason: `the route ${route} leads to ${node.value}, which does not accept ${type}` }, node.at);
    }
  }
}

function candidatesFor(packs: readonly ReadPack[], partner: string): readonly ReadPack[] {
  return packs.filter((pack) => partner === '$origin' || pack.folder === partner);
}

/** The channels that a destination may be: `$origin/channel` may be one of every pack. */
function channelsAt(packs: readonly ReadPack[], destination: string): readonly Channel[] {
  const [partner = '', name = ''] = destination.split('/');
  return candidatesFor(packs, partner).flatMap((pack) => pack.channels.get(name) ?? []);
}

/** The canonical types that a route makes. */
function emittedBy({ emit, gather }: Route): readonly string[] {
  return [...(emit === undefined ? [] : [emit.type]), ...(gather?.emits ?? [])];
}

function takes(channel: Channel, type: string): boolean {
  return channel.direction === 'out' && channel.requests.has(type);
}

/** A route that emits: from which type, to which. */
interface Emission {
  readonly on: string;
  readonly type: string;
  readonly node: ConfigNode;
}

/** Routes that emit types in a circle would never end, whatever their conditions promise. Each circle is told once. */
function checkCircles(emissions: readonly Emission[], report: Report): void {
  const told = new Set<string>();
  const follow = (chain: readonly Emission[], type: string): void => {
    const from = chain.findIndex(({ on }) => on === type);
    if (from < 0) {
      for (const next of emissions) if (next.on === type) follow([...chain, next], next.type);
      return;
    }
    const types = chain.slice(from).map(({ on }) => on);
    const key = [...types].sort().join('\n');
    const made = chain[from]?.node.children;
    const emit = made?.get('emit') ?? made?.get('gather');
    if (!told.has(key) && emit !== undefined) report.error('E_ROUTE_LOOP', { chain: [...types, type].join(' → ') }, placeOf(emit));
    told.add(key);
  };
  for (const start of emissions) follow([start], start.type);
}
