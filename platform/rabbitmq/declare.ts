import type { Channel } from 'amqplib';
import { hubError } from '../../core/kernel/errors.ts';
import { exchangeArguments, queueArguments, type Topology } from './topology.ts';

/** Same name, other properties (AMQP 0-9-1, reply code of channel exceptions). */
const PRECONDITION_FAILED = 406;

/** Makes what is missing in the broker; what is there stays. Never deletes anything.
 *  @returns how many messages wait in each queue, by its name
 *  @throws E_BROKER_TOPOLOGY when something of the same name has other arguments; the channel is closed then */
export async function declare(channel: Channel, topology: Topology): Promise<ReadonlyMap<string, number>> {
  const waiting = new Map<string, number>();
  for (const exchange of topology.exchanges)
    await refuseOther(
      `exchange ${exchange.name}`,
      channel.assertExchange(exchange.name, exchange.type, { durable: true, arguments: exchangeArguments(exchange) }),
    );
  for (const queue of topology.queues) {
    const { messageCount } = await refuseOther(
      `queue ${queue.name}`,
      channel.assertQueue(queue.name, { durable: true, arguments: queueArguments(queue) }),
    );
    waiting.set(queue.name, messageCount);
  }
  for (const { from, to, toKind, key } of topology.bindings)
    await (toKind === 'queue' ? channel.bindQueue(to, from, key) : channel.bindExchange(to, from, key));
  return waiting;
}

async function refuseOther<T>(what: string, declared: Promise<T>): Promise<T> {
  try {
    return await declared;
  } catch (cause) {
    const { code, message } = cause as Error & { readonly code?: number };
    if (code !== PRECONDITION_FAILED) throw cause;
    throw hubError('E_BROKER_TOPOLOGY', { what, difference: difference(message) }, { cause });
  }
}

/** The broker's words for what differs: `x-message-ttl is 1, the hub needs 250`. */
function difference(message: string): string {
  const found = /inequivalent arg '([^']+)'.*?: received (.+?) but current is (.+?)"?$/.exec(message);
  if (found === null) return 'other properties than the hub needs';
  const [, argument, wanted = '', present = ''] = found;
  return `${argument} is ${bare(present)}, the hub needs ${bare(wanted)}`;
}

/** `the value '250' of type 'signedint'` → `250`; `none` stays. */
function bare(value: string): string {
  return /'([^']*)'/.exec(value)?.[1] ?? value;
}
