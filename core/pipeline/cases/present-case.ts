import { foldCase } from '../../cases/fold-case.ts';
import { guardedTypes, isGuarded, missing } from '../../cases/guards.ts';
import type { Catalog } from '../../catalog/model.ts';
import { isRouteOff } from '../../catalog/switched-off.ts';
import type { Clock } from '../../kernel/clock.ts';
import { hubError } from '../../kernel/errors.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Envelope } from '../../spi/envelope.ts';
import type { CaseEvent, RecordedCase } from '../../spi/ledger/cases.ts';
import type { Processing } from '../../spi/ledger/ledger.ts';
import type { SeenCase } from '../../spi/ledger/seen-cases.ts';

interface CasePorts {
  readonly ledger: Pick<Processing, 'recordedCase'>;
  readonly clock: Clock;
}

/** Is told how many canonical messages a case had when it was looked at. */
export type NoteSeen = (seen: SeenCase) => void;

/** A command does not go out before the facts that it rests on are there (Guard). It sees what was committed, and what the same
 *  document brought beside it.
 *  @param known the other canonical messages of the same document
 *  @throws E_CASE_GUARD naming what is missing: the message can be replayed when it is there */
export async function guardCommand(ports: CasePorts, envelope: Envelope, known: readonly Envelope[], note?: NoteSeen): Promise<void> {
  if (!isGuarded(envelope.type)) return;
  const { events } = await presentCase(ports, envelope, known, note);
  const facts = missing(envelope.type, foldCase(events), envelope.body, ports.clock.now());
  if (facts.length > 0) throw hubError('E_CASE_GUARD', { type: envelope.type, missing: facts.map(({ say }) => say).join(' ') });
}

/** Does a route that may take this type look at the case? */
export function routesLookAtCase(catalog: Catalog, type: string): boolean {
  return catalog.routes.some((route) => {
    const { on, when, emit } = route;
    const looks = when?.run.names.has('case') || emit?.mapping.run.names.has('case');
    return on === type && looks === true && !isRouteOff(catalog, route);
  });
}

/** `$case`: what the case has come to with this message. `ready` says of each guarded type whether it may go out now. */
export async function caseBinding(ports: CasePorts, envelope: Envelope, known: readonly Envelope[], note?: NoteSeen): Promise<JsonObject> {
  const { recorded, events } = await presentCase(ports, envelope, known, note);
  const now = ports.clock.now();
  const folded = foldCase([...events, eventOf(envelope, now)]);
  const { state, decision, logistics, money, facts } = folded;
  const ready = guardedTypes.map((type) => [type, missing(type, folded, {}, now).length === 0] as const);
  return {
    id: recorded?.id ?? envelope.caseRef,
    kind: recorded?.kind ?? 'unknown',
    state,
    decision,
    logistics,
    money,
    facts: facts as unknown as JsonObject,
    ready: Object.fromEntries(ready),
  };
}

async function presentCase({ ledger, clock }: CasePorts, envelope: Envelope, known: readonly Envelope[], note?: NoteSeen) {
  const recorded: RecordedCase | undefined = envelope.caseRef === '' ? undefined : await ledger.recordedCase(envelope.caseRef);
  if (recorded !== undefined) note?.({ caseId: recorded.id, events: recorded.events.length });
  const beside = known.filter(({ id, caseRef }) => id !== envelope.id && caseRef === envelope.caseRef);
  return { recorded, events: [...(recorded?.events ?? []), ...beside.map((one) => eventOf(one, clock.now()))] };
}

function eventOf(envelope: Envelope, now: Date): Omit<CaseEvent, 'messageId'> {
  const { id, type, occurredAt, source, origin, businessKeys, body } = envelope;
  return { id, type, occurredAt, recordedAt: now.toISOString(), source, origin, businessKeys, body };
}
