import type { Finding } from '../kernel/errors.ts';
import type { DecodedMessage } from '../spi/format.ts';
import type { Failure } from '../spi/ledger/ledger.ts';
import type { Context, PipelinePorts } from './context.ts';
import { planAcknowledgement } from './plan-acknowledgement.ts';

/** Adds the application acknowledgement (APERAK, 824) of a message that came through the flow, where one is agreed: yes when it
 *  was taken, no when its content is at fault. What failed for a reason of ours is not the partner's affair: it is answered
 *  when a person has mended it and replayed the message. */
export async function answerContent(ports: PipelinePorts, context: Context): Promise<Context> {
  const { channel, message, document, failure } = context;
  const [decoded] = document?.messages ?? [];
  if (channel.direction !== 'in' || message.entry !== 'part' || decoded === undefined) return context;
  if (context.settled !== undefined || context.duplicateOf !== undefined) return context;
  const when = channel.acknowledge?.application ?? 'never';
  if (when === 'never' || (when === 'errors' && failure === undefined) || !isOfPartner(failure)) return context;
  const findings = failure?.findings ?? [];
  const delivery = await planAcknowledgement(ports, context, channel, contentPlan(context, decoded, findings, 'acknowledge content'));
  return delivery === undefined ? context : { ...context, deliveries: [...context.deliveries, delivery] };
}

/** What an application acknowledgement of one message is made of.
 *  @param told gives the message with its tree, when the answer is written */
export function contentPlan(
  { channel }: Context,
  message: DecodedMessage,
  findings: readonly Finding[],
  route: string,
  told: () => DecodedMessage = () => message,
) {
  return {
    route,
    type: channel.formatDefinition.envelope?.acknowledgements.application ?? '',
    ...(message.reference === undefined ? {} : { reference: message.reference }),
    write: (envelope: Parameters<NonNullable<typeof channel.codec.acknowledgeContent>>[2]) =>
      channel.codec.acknowledgeContent?.(told(), findings, envelope),
  };
}

/** What mappings say on purpose. */
const REFUSALS: ReadonlySet<string> = new Set(['E_CODE_UNKNOWN', 'E_CONTENT_REFUSED']);

/** Is the document at fault, rather than the hub or its configuration? From *normalize* on, only by what the mapping
 *  refuses: whether a mapping failed because of the document or by itself, nobody can tell. */
function isOfPartner(failure: Failure | undefined): boolean {
  if (failure === undefined || failure.stage === 'validate') return true;
  return failure.stage === 'normalize' && failure.findings.every(({ code }) => REFUSALS.has(code));
}
