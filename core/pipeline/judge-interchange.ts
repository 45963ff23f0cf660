import { predecessorsOf } from '../interchanges/control-reference.ts';
import { type InterchangeFacts, type InterchangeVerdict, judgeNumber, judgeParties } from '../interchanges/judge-interchange.ts';
import { hubError } from '../kernel/errors.ts';
import type { DecodedDocument } from '../spi/format.ts';
import type { Context, PipelinePorts } from './context.ts';
import { sha256 } from './gateway.ts';

/** Interchanges that come together are worked on together, in no order: before one is called out of its turn, its predecessor is
 *  looked for again so many times, as its message is given back, over some seconds. */
const LOOKS_AGAIN = 2;

/** Applies what is agreed about the envelopes of a channel to a document that has one: who sent it, whether it came before,
 *  whether it is its turn. What is held has failed without an answer to the partner; what is refused is answered at *validate*. */
export async function judgeInterchange(ports: PipelinePorts, context: Context, document: DecodedDocument): Promise<Context> {
  const facts = factsOf(context, document);
  if (facts === undefined) return context;
  const verdict = await judge(ports, context, facts);
  if (verdict.kind === 'discard') return { ...context, duplicateOf: verdict.duplicateOf };
  if (verdict.kind === 'hold') return { ...context, failure: { stage: 'decode', findings: [verdict.finding] } };
  if (verdict.kind === 'refuse') return { ...context, document: { ...document, errors: [...document.errors, verdict.finding] } };
  return context;
}

function factsOf({ message, channel, catalog }: Context, document: DecodedDocument): InterchangeFacts | undefined {
  const places = channel.formatDefinition.envelope?.places;
  if (channel.direction !== 'in' || message.entry !== 'document' || document.controlReference === undefined || places === undefined)
    return undefined;
  return {
    document,
    agreement: channel.interchange,
    places,
    partner: Object.values(channel.partner.identifiers),
    hub: Object.values(catalog.hub.identifiers),
  };
}

/** A replay is meant to repeat: its number is noted, and not asked after. */
async function judge(ports: PipelinePorts, { message, channel }: Context, facts: InterchangeFacts): Promise<InterchangeVerdict> {
  const parties = judgeParties(facts);
  if (parties.kind !== 'take') return parties;
  const { controlReference: reference = '', sender = '', recipient = '' } = facts.document;
  const contentHash = sha256(message.content.body);
  const claimed = {
    scope: `${message.partner}:${sender}:${recipient}`,
    messageId: message.id,
    contentHash,
    behindHeld: facts.agreement.sequence === 'hold',
    since: new Date(ports.clock.now().getTime() - facts.agreement.remember),
  };
  const predecessors = facts.agreement.sequence === 'any' ? [] : predecessorsOf(reference);
  const claim = await ports.ledger.claimControlReference({ ...claimed, reference, predecessors });
  if (message.isReplay) return parties;
  const verdict = judgeNumber(facts, claim);
  if (claim.predecessorMissing && isGap(verdict) && message.attempt <= LOOKS_AGAIN)
    throw hubError('E_NOT_READY', { reason: `what comes before ${reference} of ${channel.fullName} may be on its way` });
  if (verdict.kind !== 'take' || claim.earlier === undefined) return verdict;
  // Taken under the number of another: from now on the same content is known by both.
  const own = await ports.ledger.claimControlReference({ ...claimed, reference: `${reference} ${contentHash}`, predecessors: [] });
  return own.earlier === undefined ? verdict : { kind: 'discard', duplicateOf: own.earlier.messageId };
}

function isGap(verdict: InterchangeVerdict): boolean {
  return (verdict.kind === 'hold' || verdict.kind === 'refuse') && verdict.finding.code === 'E_INTERCHANGE_GAP';
}
