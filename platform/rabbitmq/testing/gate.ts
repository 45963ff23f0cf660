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
  /** From now on whoever says this to the broker hears that answer; without arguments, never again. */
  answer(said?: Buffer, answer?: Buffer): void;
  /** Says something to the hub as the broker would. */
  inject(frame: Buffer): void;
  close(): Promise<void>;
}

export async function gateBefore(brokerUrl: string): Promise<Gate> {
  const target = new URL(brokerUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  let isOpen = false;
  let planted: { readonly said: Buffer; readonly answer: Buffer } | undefined;
  const server = createServer((client) => {
    client.on('error', () => undefined);
    if (!isOpen) return void client.destroy();
    const broker = connect(Number(target.port), target.hostname);
    const pair = [client, broker] as const;
    pairs.add(pair);
    client.on('data', (chunk: Buffer) => {
      if (planted !== undefined && chunk.includes(planted.said)) client.write(planted.answer);
    });
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
    answer: (said, answer) => {
      planted = said === undefined || answer === undefined ? undefined : { said, answer };
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
  return frame(method, text === undefined ? Buffer.alloc(0) : shortString(text));
}

/** The end of a connection, `connection.close`, on account of an error in the broker. */
export function internalError(): Buffer {
  const INTERNAL_ERROR = 541;
  return frame(50, Buffer.concat([short(INTERNAL_ERROR), shortString('INTERNAL_ERROR'), queueDeclare]));
}

/** What a hub says when it declares a queue, up to the name: class 50, method 10, a reserved number. */
export function declaring(brokerQueue: string): Buffer {
  return Buffer.concat([queueDeclare, short(0), shortString(brokerQueue)]);
}

const short = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const shortString = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
const queueDeclare = Buffer.concat([short(50), short(10)]);

function frame(method: number, fields: Buffer): Buffer {
  const head = Buffer.alloc(11);
  head.writeUInt8(1, 0);
  head.writeUInt32BE(4 + fields.length, 3);
  head.writeUInt16BE(10, 7);
  head.writeUInt16BE(method, 9);
  return Buffer.concat([head, fields, Buffer.from([0xce])]);
}
