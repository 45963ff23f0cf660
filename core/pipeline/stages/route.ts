import { envelopeView } from '../../catalog/bindings.ts';
import { mappedMessages } from '../../catalog/mapped-messages.ts';
import type { Route } from '../../catalog/model.ts';
import { type Finding, hubError } from '../../kernel/errors.ts';
import type { EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { type IsTaken, type RoutingDecision, routeEnvelope } from '../../routing/router.ts';
import type { Envelope } from '../../spi/envelope.ts';
import type { PlannedGathering } from '../../spi/ledger/gatherings.ts';
import type { StageContent } from '../../spi/ledger/ledger.ts';
import type { SeenCase } from '../../spi/ledger/seen-cases.ts';
import type { TakenRoute } from '../../spi/ledger/taken-routes.ts';
import { caseBinding, guardCommand, type NoteSeen, routesLookAtCase } from '../cases/present-case.ts';
import { failureOf, type Stage } from '../compose.ts';
import type { Context, PipelinePorts, RoutedEnvelope } from '../context.ts';
import { originBindings } from '../origin-bindings.ts';
import { correlated, keyFindings } from './correlate.ts';

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
      const apart: Finding[] = [];
      const seen = seenCases();
      try {
        const followed = await follow(ports, context, { decisions, apart, note: seen.note });
        const envelopes = followed.routed.map((one) => one.envelope);
        const types = [...new Set([...context.types, ...envelopes.map((envelope) => envelope.type)])];
        return { ...withRecord(context, decisions, apart), ...followed, envelopes, types, seenCases: seen.all() };
      } catch (thrown) {
        return { ...withRecord(context, decisions, apart), seenCases: seen.all(), failure: failureOf('route', thrown) };
      }
    },
  };
}

/** Notes each case as it was when it was first looked at: what changed between two looks has changed since the first. */
function seenCases(): { readonly note: NoteSeen; all(): readonly SeenCase[] } {
  const first = new Map<string, SeenCase>();
  return {
    note: (seen) => {
      if (!first.has(seen.caseId)) first.set(seen.caseId, seen);
    },
    all: () => [...first.values()],
  };
}

/** What the routes of all canonical messages come to. */
interface Followed {
  readonly routed: readonly RoutedEnvelope[];
  readonly gatherings: readonly PlannedGathering[];
  readonly takenRoutes: readonly TakenRoute[];
}

/** What is noted on the way, before anything can fail. */
interface Notes {
  readonly decisions: RoutingDecision[];
  /** Keys of what was made that lead to a case which stays apart. */
  readonly apart: Finding[];
  readonly note: NoteSeen;
}

/** Follows every chain of routes to its end; each decision is recorded before it can fail. */
async function follow(ports: PipelinePorts, context: Context, { decisions, apart, note }: Notes): Promise<Followed> {
  const routed: RoutedEnvelope[] = [];
  const gatherings: PlannedGathering[] = [];
  const takenRoutes: TakenRoute[] = [];
  const queue: Step[] = context.envelopes.map((envelope) => ({ envelope, chain: [envelope.type] }));
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const { envelope, chain } = step;
    const beside = [...routed, ...queue].map((one) => one.envelope);
    await guardCommand(ports, envelope, beside, note);
    const isTaken = takenIn(ports, context, envelope, takenRoutes);
    const bindings = await bindingsOfOrigin(ports, context, envelope, beside, note);
    const decision = await routeEnvelope(context.catalog, envelope, bindings, isTaken);
    decisions.push(decision);
    // What answers a gathering is looked for there; what the hub says by itself is in the case, whoever wants to hear of it.
    const isKnown = (context.message.gathering !== undefined || context.message.entry === 'canonical') && chain.length === 1;
    refuseUnrouted(decision, isKnown);
    routed.push({ envelope, destinations: decision.destinations });
    gatherings.push(...decision.gathers.flatMap((route) => gatheringOf(ports, envelope, route)));
    for (const route of decision.emits) {
      const known = [...routed, ...queue].map((one) => one.envelope);
      for (const made of await emit(ports, context, route, envelope, known, apart))
        queue.push({ envelope: made, chain: extend(chain, made.type) });
    }
  }
  return { routed, gatherings, takenRoutes };
}

/** A message is served by any route that is taken, also one that leads nowhere, and where its case has taken the one for it. */
function refuseUnrouted({ type, considered, failures }: RoutingDecision, isKnown: boolean): void {
  const [failed] = failures;
  if (failed !== undefined) throw hubError('E_ROUTE_FAILED', { type, reason: failed.message }, { findings: failures });
  const isServed = isKnown || considered.some(({ verdict }) => verdict === 'taken' || verdict === 'once');
  if (!isServed) throw hubError('E_NO_ROUTE', { type });
}

/** Asks whether the case has taken a route, and notes that this message takes it where it has not. What is in no case takes it always. */
function takenIn(ports: PipelinePorts, { message }: Context, { caseRef }: Envelope, noted: TakenRoute[]): IsTaken {
  return async ({ name }) => {
    if (caseRef === '') return false;
    const isNoted = () => noted.some(({ caseId, route }) => caseId === caseRef && route === name);
    const taken = await ports.ledger.routeTaken(caseRef, name, message.id);
    if (isNoted() || (taken !== undefined && !taken.isReplayed)) return true;
    noted.push({ caseId: caseRef, route: name, ...(taken === undefined ? {} : { takenOver: taken.by }) });
    return false;
  };
}

function gatheringOf(ports: PipelinePorts, { id }: Envelope, { name, gather }: Route): PlannedGathering[] {
  if (gather === undefined) return [];
  const { withinMs, wanted, useful } = gather;
  const asked = { id: ports.ids.next<MessageId>(), envelopeId: id, route: name, withinMs, useful };
  return [wanted === undefined ? asked : { ...asked, wanted }];
}

function withRecord(context: Context, decisions: readonly RoutingDecision[], apart: readonly Finding[]): Context {
  const record: StageContent = { stage: 'route', mediaType: 'application/json', body: Buffer.from(JSON.stringify(decisions)) };
  return { ...context, contents: [...context.contents, record, ...keyFindings(apart)] };
}

function extend(chain: readonly string[], type: string): readonly string[] {
  const longer = [...chain, type];
  if (longer.length > MAX_CHAIN) throw hubError('E_ROUTE_LOOP', { chain: longer.join(' → ') });
  return longer;
}

async function bindingsOfOrigin(ports: PipelinePorts, context: Context, envelope: Envelope, known: readonly Envelope[], note?: NoteSeen) {
  const bindings = { ...originBindings(ports, context, envelope), envelope: envelopeView(envelope) };
  if (!routesLookAtCase(context.catalog, envelope.type)) return bindings;
  return { ...bindings, case: await caseBinding(ports, envelope, known, note) };
}

async function emit(
  ports: PipelinePorts,
  context: Context,
  route: Route,
  envelope: Envelope,
  known: readonly Envelope[],
  apart: Finding[],
): Promise<Envelope[]> {
  if (route.emit === undefined) return [];
  const { mapping, type } = route.emit;
  const latest = await latestOf(ports, envelope, route.emit, known);
  const result = await mapping.run(envelope.body, { ...(await bindingsOfOrigin(ports, context, envelope, known)), latest });
  return Promise.all(
    mappedMessages(mapping.name, result.output, [type]).map((message) =>
      correlated(
        ports,
        {
          ...envelope,
          id: ports.ids.next<EnvelopeId>(),
          type: message.type,
          occurredAt: message.occurredAt ?? envelope.occurredAt,
          businessKeys: { ...envelope.businessKeys, ...message.businessKeys },
          body: message.body as JsonObject,
          causedBy: envelope.id,
        },
        { cause: envelope, tell: (each) => apart.push(each) },
      ),
    ),
  );
}

/** What the case knows of the types that the route asked for; what this very message just brought counts as known. */
async function latestOf(
  { ledger }: PipelinePorts,
  { caseRef }: Envelope,
  { using, usingLinked }: Pick<NonNullable<Route['emit']>, 'using' | 'usingLinked'>,
  known: readonly Envelope[],
) {
  const latest: Record<string, JsonObject> = {};
  for (const type of new Set([...using, ...usingLinked])) {
    const near = known.findLast((one) => one.type === type && one.caseRef === caseRef);
    const own = near ?? (caseRef === '' ? undefined : await ledger.latestInCase(caseRef, type));
    const found = own ?? (caseRef !== '' && usingLinked.includes(type) ? await ledger.latestInDossier(caseRef, type) : undefined);
    if (found !== undefined) latest[type] = found.body;
  }
  return latest;
}
