import { connect } from 'amqplib';
import type { Context } from '../scenario.ts';
import { returnDocuments } from '../support/document.ts';

const WINDOW = 200;

/** What RabbitMQ takes by itself: the same documents, persistent, into a quorum queue, at most 200 of them unconfirmed.
 *  @returns measures for so many milliseconds: messages a second */
export async function publishConfirm(context: Context, amqpUrl: string): Promise<(ms: number) => Promise<number>> {
  const connection = await connect(amqpUrl);
  context.later(() => connection.close());
  const channel = await connection.createConfirmChannel();
  const queue = `relais-bench-${process.pid}`;
  await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  context.later(() => channel.deleteQueue(queue));
  const document = returnDocuments(context.seed);
  let made = 0;
  return async (ms) => {
    const start = performance.now();
    const before = made;
    const publish = (): Promise<void> =>
      new Promise((resolve, reject) => {
        channel.sendToQueue(queue, Buffer.from(document(made++)), { persistent: true }, (refused) =>
          refused ? reject(refused) : resolve(),
        );
      });
    const lane = async (): Promise<void> => {
      while (performance.now() - start < ms) await publish();
    };
    await Promise.all(Array.from({ length: WINDOW }, lane));
    const rate = ((made - before) * 1000) / (performance.now() - start);
    await channel.purgeQueue(queue);
    return rate;
  };
}
