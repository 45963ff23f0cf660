import { bindingsFor } from '../catalog/bindings.ts';
import type { Catalog, OutboundChannel } from '../catalog/model.ts';
import type { Verdict } from '../delivery/decide-next.ts';
import type { Clock } from '../kernel/clock.ts';
import { asHubError, hubError } from '../kernel/errors.ts';
import type { IdSource } from '../kernel/ids.ts';
import type { Outcome } from '../spi/connector.ts';
import { readAnswer } from './read-answer.ts';

/** Lets the pack judge an answer that the transport took for a success: many partners put their errors inside a 200
 *  body. `classify:` gives "accepted", "pending", "rejected" or "deferred". An answer that cannot be judged stays accepted: the
 *  partner has the document, and the reply will show what is wrong with its answer. */
export async function classifyAnswer(
  ports: { readonly catalog: () => Catalog; readonly clock: Clock; readonly ids: IdSource },
  channel: OutboundChannel,
  outcome: Outcome,
): Promise<Verdict> {
  const reply = channel.reply;
  if (outcome.kind !== 'accepted' || outcome.answer === undefined || reply?.classify === undefined) return outcome;
  const { answer, retryAfterMs } = outcome;
  const { messages, errors } = readAnswer(reply.codec, answer.body);
  const [message] = messages;
  if (message === undefined || errors.length > 0) return outcome;
  try {
    const { output } = await reply.classify.run(
      message.tree,
      bindingsFor(ports.catalog(), channel.partner, channel.parameters, ports.clock.now(), ports.ids),
    );
    if (output === 'pending') return { kind: 'pending', answer, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    if (output === 'deferred')
      return {
        kind: 'deferred',
        answer,
        error: hubError('E_DELIVERY_UNAVAILABLE', { reason: `${channel.fullName} classified its answer as passing` }),
      };
    if (output === 'rejected')
      return {
        kind: 'rejected',
        answer,
        error: hubError('E_DELIVERY_REFUSED', { reason: `${channel.fullName} classified its answer as a refusal` }),
      };
    return outcome;
  } catch (thrown) {
    if (asHubError(thrown).transient) throw thrown;
    return outcome;
  }
}
