import type { MessageDetail, MessageSummary } from '../../core/spi/ledger/ledger-queries.ts';

/** Stages at which another partner's side is told of. */
const BEYOND = ['translate', 'deliver', 'reply'];

/** A message in a partner's own list: what went wrong on the way to others is not shown. */
export function listedForPartner<Message extends MessageSummary>(message: Message): Message {
  const { failure, ...rest } = message;
  return failure === undefined || !BEYOND.includes(failure.stage) ? message : (rest as Message);
}

/** What a partner's program may see of a message: its own message, and of what came of it that which went to the partner itself.
 *  @returns undefined: it is another partner's */
export function forPartner(detail: MessageDetail | undefined, partner: string): MessageDetail | undefined {
  if (detail?.partner !== partner) return undefined;
  const { gatherings: _gatherings, members: _members, acknowledges: _acknowledges, ...message } = listedForPartner(detail);
  const deliveries = detail.deliveries.filter((delivery) => delivery.partner === partner);
  const own = new Set<string>(deliveries.map(({ id }) => id));
  return {
    ...message,
    deliveries,
    deliveryCounts: {
      open: deliveries.filter(({ status }) => !['delivered', 'dead', 'cancelled'].includes(status)).length,
      dead: deliveries.filter(({ status }) => status === 'dead').length,
      total: deliveries.length,
    },
    contents: detail.contents.filter(({ stage, deliveryId }) => stage === 'receive' || (deliveryId !== undefined && own.has(deliveryId))),
    parts: [],
    replies: [],
    documents: [],
  };
}
