import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between hub and broker, so that a test decides what comes through. */
export interface Gate {
  /** The broker's URL, by way of the gate. */
  readonly url: string;
  /** Lets connections through. Closed at first. */
  open(): void;
  /** Cuts all connections and refuses new ones. */
  shut(): void;
  /** Keeps connections but lets nothing through any more, as a dead cable does; new ones are let through. */
  freeze(): void;
  /** Says something to the hub as the broker would. */
  inject(frame: Buffer): void;
  close(): Promise<void>;
}

export async function gateBefore(brokerUrl: string): Promise<Gate> {
  const target = new URL(brokerUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  let isOpen = false;
  const server = createServer((client) => {
    client.on('error', () => undefined);
    if (!isOpen) return void client.destroy();
    const broker = connect(Number(target.port), target.hostname);
    const pair = [client, broker] as const;
    pairs.add(pair);
    client.pipe(broker);
    broker.pipe(client);
    broker.on('error', () => undefined);
    for (const side of pair)
      side.on('close', () => {
        pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
  });
  const cut = (): void => {
    for (const pair of pairs) for (const side of pair) side.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(brokerUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    open: () => {
      isOpen = true;
    },
    shut: () => {
      isOpen = false;
      cut();
    },
    freeze: () => {
      for (const [client, broker] of pairs) {
        client.unpipe(broker);
        broker.unpipe(client);
        broker.resume();
        client.resume();
      }
    },
    inject: (frame) => {
      for (const [client] of pairs) client.write(frame);
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A method of class connection without fields, or with one short string: `blocked` is 60, `unblocked` 61 (RabbitMQ's extension). */
export function connectionFrame(method: number, text?: string): Buffer {
  const field = text === undefined ? Buffer.alloc(0) : Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
  const head = Buffer.alloc(11);
  head.writeUInt8(1, 0);
  head.writeUInt32BE(4 + field.length, 3);
  head.writeUInt16BE(10, 7);
  head.writeUInt16BE(method, 9);
  return Buffer.concat([head, field, Buffer.from([0xce])]);
}
