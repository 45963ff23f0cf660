import type { Catalog, PackMapping, Route } from '../catalog/model.ts';
import { asHubError, type Finding, hubError } from '../kernel/errors.ts';
import type { Envelope } from '../spi/envelope.ts';

/** What the condition of a route may see beside the body: `$envelope`, `$partner`, `$hub`, `$now()` and so on. */
export type RouteBindings = Parameters<PackMapping['run']>[1];

/** Why a route was taken or not. `scope`: the message neither began with the route's partner nor comes from it. `once`: its case has
 *  taken it. `failed`: the condition or a destination could not be worked out. */
export type RouteVerdict = 'taken' | 'scope' | 'when' | 'once' | 'failed';

/** Has the case of the message at hand taken this route? Asked of routes with `once: case` that would be taken. */
export type IsTaken = (route: Route) => Promise<boolean>;

/** What became of one route that is for messages of this type. */
export interface ConsideredRoute {
  readonly route: string;
  /** File and line. */
  readonly where: string;
  readonly verdict: RouteVerdict;
  /** `partner/channel`, with `$origin` put in. */
  readonly to: readonly string[];
  /** The canonical type that it emits. */
  readonly emits?: string;
  /** The canonical types that may come of the answers that it gathers; `to` are the channels that it asks. */
  readonly gathers?: readonly string[];
}

/** Where one canonical message goes, and why: the decision record of the ledger. */
export interface RoutingDecision {
  readonly envelopeId: string;
  readonly type: string;
  /** Every route for this type, in the order of the catalog. */
  readonly considered: readonly ConsideredRoute[];
  /** One for each (route, destination) (Recipient List). */
  readonly destinations: readonly { readonly route: string; readonly channel: string }[];
  /** Routes that make another canonical message of this one (Message Translator). */
  readonly emits: readonly Route[];
  /** Routes that gather answers; the channels that they ask are among the destinations. */
  readonly gathers: readonly Route[];
  /** Routes that could not be worked out, as `E_MAP_FAILED`, `E_MAP_LIMIT`, `E_MAP_RESULT`, `E_DESTINATION_UNKNOWN` or
   *  `E_NOT_ACCEPTED`. When there are any, the message is dead at `route`: nothing of it may be sent. */
  readonly failures: readonly Finding[];
}

/** Finds the routes of one canonical message (Content-Based Router). A route that fails is part of the
 *  decision; it rejects only with what is transient. When no route is taken, `E_NO_ROUTE`
 *  is the caller's.
 *  @param isTaken asked last, and of each route once */
export async function routeEnvelope(
  catalog: Catalog,
  envelope: Envelope,
  bindings: RouteBindings,
  isTaken: IsTaken,
): Promise<RoutingDecision> {
  const routes = catalog.routes.filter((route) => route.on === envelope.type);
  const worked = await Promise.all(routes.map((route) => consider(catalog, route, envelope, bindings, isTaken)));
  const taken = worked.filter(({ considered }) => considered.verdict === 'taken');
  return {
    envelopeId: envelope.id,
    type: envelope.type,
    considered: worked.map(({ considered }) => considered),
    destinations: taken.flatMap(({ considered }) => considered.to.map((channel) => ({ route: considered.route, channel }))),
    emits: taken.flatMap(({ route }) => (route.emit === undefined ? [] : [route])),
    gathers: taken.flatMap(({ route }) => (route.gather === undefined ? [] : [route])),
    failures: worked.flatMap(({ failure }) => failure ?? []),
  };
}

interface Worked {
  readonly route: Route;
  readonly considered: ConsideredRoute;
  readonly failure?: Finding;
}

async function consider(catalog: Catalog, route: Route, envelope: Envelope, bindings: RouteBindings, isTaken: IsTaken): Promise<Worked> {
  const { name, where, emit, gather } = route;
  const makes = { ...(emit === undefined ? {} : { emits: emit.type }), ...(gather === undefined ? {} : { gathers: gather.emits }) };
  const verdict = (reached: RouteVerdict, to: readonly string[] = []): ConsideredRoute => ({
    route: name,
    where,
    verdict: reached,
    to,
    ...makes,
  });
  if (route.scope !== undefined && route.scope !== envelope.origin && route.scope !== envelope.source)
    return { route, considered: verdict('scope') };
  try {
    if (!(await holds(route, envelope, bindings))) return { route, considered: verdict('when') };
    const to = [...route.to, ...(gather?.to ?? [])].map((destination) => resolveDestination(catalog, route, destination, envelope));
    if (route.once !== undefined && (await isTaken(route))) return { route, considered: verdict('once') };
    return { route, considered: verdict('taken', [...new Set(to)]) };
  } catch (thrown) {
    const error = asHubError(thrown);
    if (error.transient) throw error;
    const { code, message, remedy, at } = error.toFinding();
    return { route, considered: verdict('failed'), failure: { code, message: `Route ${name} (${where}): ${message}`, remedy, at } };
  }
}

/** Is the condition true? One that gives nothing is not; anything but true and false is a fault of the route. */
async function holds({ name, when }: Route, envelope: Envelope, bindings: RouteBindings): Promise<boolean> {
  if (when === undefined) return true;
  const { output } = await when.run(envelope.body, bindings);
  if (output === undefined) return false;
  if (typeof output === 'boolean') return output;
  throw hubError('E_MAP_RESULT', { mapping: `${name}.when`, reason: 'it is neither true nor false; write a comparison, or $exists(…)' });
}

/** `$origin/channel` is a channel of the partner with whom it all began. */
function resolveDestination(catalog: Catalog, route: Route, destination: string, envelope: Envelope): string {
  const fullName = destination.startsWith('$origin/') ? `${envelope.origin}${destination.slice('$origin'.length)}` : destination;
  const channel = catalog.channel(fullName);
  if (channel?.direction !== 'out') throw hubError('E_DESTINATION_UNKNOWN', { route: route.name, channel: fullName });
  if (!channel.requests.has(envelope.type)) throw hubError('E_NOT_ACCEPTED', { channel: fullName, type: envelope.type });
  return fullName;
}
