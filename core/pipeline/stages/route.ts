import { bindingsFor, envelopeView } from '../../catalog/bindings.ts';
import { mappedMessages } from '../../catalog/mapped-messages.ts';
import type { Route } from '../../catalog/model.ts';
import { hubError } from '../../kernel/errors.ts';
import type { EnvelopeId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { type RoutingDecision, routeEnvelope } from '../../routing/router.ts';
import type { Envelope } from '../../spi/envelope.ts';
import type { StageContent } from '../../spi/ledger.ts';
import { caseBinding, guardCommand, routesLookAtCase } from '../cases/present-case.ts';
import { failureOf, type Stage } from '../compose.ts';
import type { Context, PipelinePorts, RoutedEnvelope } from '../context.ts';
import { correlated } from './correlate.ts';

/** How many messages may be made one from another before it is called a circle. */
const MAX_CHAIN = 8;

interface Step {
  readonly envelope: Envelope;
  /** The types that led here, for the error about a circle. */
  readonly chain: readonly string[];
}

/** Each canonical message to its destinations (Content-Based Router, Recipient List). A route may also emit a message
 *  made from this one (Message Translator), which is correlated and routed in turn. One decision record for all of it.
 *  @throws E_NO_ROUTE, E_ROUTE_LOOP, E_CASE_GUARD */
export function routeStage(ports: PipelinePorts): Stage {
  return {
    name: 'route',
    run: async (context) => {
      const decisions: RoutingDecision[] = [];
      try {
        const routed = await follow(ports, context, decisions);
        const envelopes = routed.map((one) => one.envelope);
        const types = [...new Set([...context.types, ...envelopes.map((envelope) => envelope.type)])];
        return { ...withRecord(context, decisions), envelopes, routed, types };
      } catch (thrown) {
        return { ...withRecord(context, decisions), failure: failureOf('route', thrown) };
      }
    },
  };
}

/** Follows every chain of routes to its end; each decision is recorded before it can fail. */
async function follow(ports: PipelinePorts, context: Context, decisions: RoutingDecision[]): Promise<RoutedEnvelope[]> {
  const routed: RoutedEnvelope[] = [];
  const queue: Step[] = context.envelopes.map((envelope) => ({ envelope, chain: [envelope.type] }));
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const { envelope, chain } = step;
    const beside = [...routed, ...queue].map((one) => one.envelope);
    await guardCommand(ports, envelope, beside);
    const decision = await routeEnvelope(context.catalog, envelope, await bindingsOfOrigin(ports, context, envelope, beside));
    decisions.push(decision);
    refuseUnrouted(decision);
    routed.push({ envelope, destinations: decision.destinations });
    for (const route of decision.emits) {
      const known = [...routed, ...queue].map((one) => one.envelope);
      for (const made of await emit(ports, context, route, envelope, known))
        queue.push({ envelope: made, chain: extend(chain, made.type) });
    }
  }
  return routed;
}

function refuseUnrouted({ type, failures, destinations, emits }: RoutingDecision): void {
  const [failed] = failures;
  if (failed !== undefined) throw hubError('E_ROUTE_FAILED', { type, reason: failed.message }, { findings: failures });
  if (destinations.length === 0 && emits.length === 0) throw hubError('E_NO_ROUTE', { type });
}

function withRecord(context: Context, decisions: readonly RoutingDecision[]): Context {
  const record: StageContent = { stage: 'route', mediaType: 'application/json', body: Buffer.from(JSON.stringify(decisions)) };
  return { ...context, contents: [...context.contents, record] };
}

function extend(chain: readonly string[], type: string): readonly string[] {
  const longer = [...chain, type];
  if (longer.length > MAX_CHAIN) throw hubError('E_ROUTE_LOOP', { chain: longer.join(' → ') });
  return longer;
}

/** Routes see the pack of the partner with whom the chain began; without that pack, of the one at hand. */
async function bindingsOfOrigin(ports: PipelinePorts, context: Context, envelope: Envelope, known: readonly Envelope[]) {
  const partner = context.catalog.partners.get(envelope.origin) ?? context.channel.partner;
  const bindings = { ...bindingsFor(context.catalog, partner, {}, ports.clock.now(), ports.ids), envelope: envelopeView(envelope) };
  if (!routesLookAtCase(context.catalog, envelope.type)) return bindings;
  return { ...bindings, case: await caseBinding(ports, envelope, known) };
}

async function emit(
  ports: PipelinePorts,
  context: Context,
  route: Route,
  envelope: Envelope,
  known: readonly Envelope[],
): Promise<Envelope[]> {
  if (route.emit === undefined) return [];
  const { mapping, type, using } = route.emit;
  const latest = await latestOf(ports, envelope, using, known);
  const result = await mapping.run(envelope.body, { ...(await bindingsOfOrigin(ports, context, envelope, known)), latest });
  return Promise.all(
    mappedMessages(mapping.name, result.output, [type]).map((message) =>
      correlated(ports, {
        ...envelope,
        id: ports.ids.next<EnvelopeId>(),
        type: message.type,
        occurredAt: message.occurredAt ?? envelope.occurredAt,
        businessKeys: { ...envelope.businessKeys, ...message.businessKeys },
        body: message.body as JsonObject,
        causedBy: envelope.id,
      }),
    ),
  );
}

/** What the case knows of the types that the route asked for; what this very message just brought counts as known. */
async function latestOf(ports: PipelinePorts, envelope: Envelope, using: readonly string[], known: readonly Envelope[]) {
  const latest: Record<string, JsonObject> = {};
  for (const type of using) {
    const near = known.findLast((one) => one.type === type && one.caseRef === envelope.caseRef);
    const found = near ?? (await ports.ledger.latestInCase(envelope.caseRef, type));
    if (found !== undefined) latest[type] = found.body;
  }
  return latest;
}
