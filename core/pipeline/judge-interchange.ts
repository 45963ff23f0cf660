import { predecessorsOf } from '../interchanges/control-reference.ts';
import { type InterchangeFacts, type InterchangeVerdict, judgeNumber, judgeParties } from '../interchanges/judge-interchange.ts';
import type { DecodedDocument } from '../spi/format.ts';
import type { Context, PipelinePorts } from './context.ts';
import { sha256 } from './gateway.ts';

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
async function judge(ports: PipelinePorts, { message }: Context, facts: InterchangeFacts): Promise<InterchangeVerdict> {
  const parties = judgeParties(facts);
  if (parties.kind !== 'take') return parties;
  const { controlReference: reference = '', sender = '', recipient = '' } = facts.document;
  const claim = await ports.ledger.claimControlReference({
    scope: `${message.partner}:${sender}:${recipient}`,
    reference,
    messageId: message.id,
    contentHash: sha256(message.content.body),
    since: new Date(ports.clock.now().getTime() - facts.agreement.remember),
    predecessors: facts.agreement.sequence === 'any' ? [] : predecessorsOf(reference),
  });
  return message.isReplay ? parties : judgeNumber(facts, claim);
}
