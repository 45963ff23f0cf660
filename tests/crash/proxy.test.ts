import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProxy, type TcpProxy } from './proxy.ts';

let server: Server;
let proxy: TcpProxy;
let sockets: Socket[];
/** What the server received, each connection in its own text; it says everything back in capitals. */
let received: string[];

beforeEach(async () => {
  received = [];
  sockets = [];
  server = createServer((socket) => {
    const at = received.push('') - 1;
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      received[at] += bytes.toString();
      socket.write(bytes.toString().toUpperCase());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await openProxy((server.address() as AddressInfo).port);
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await proxy.close();
  server.close();
  await once(server, 'close');
});

/** A client that remembers what it heard. */
function client(): { readonly socket: Socket; heard(text: string): Promise<void>; readonly gone: Promise<unknown> } {
  const socket = connect(proxy.port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined);
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const heard = async (wanted: string) => {
    while (text !== wanted) await once(socket, 'data', { signal: AbortSignal.timeout(5_000) });
  };
  return { socket, heard, gone: new Promise((resolve) => socket.once('close', resolve)) };
}

test('passes bytes both ways, and the end', async () => {
  const { socket, heard, gone } = client();
  socket.write('good ');
  socket.write('morning');
  await heard('GOOD MORNING');
  socket.end();
  await gone;
  expect(received).toEqual(['good morning']);
});

test('large bodies pass whole, however slowly they are read', async () => {
  const { socket, heard } = client();
  const body = 'relais '.repeat(300_000);
  socket.write(body);
  await heard(body.toUpperCase());
  expect(received).toEqual([body]);
});

test('a frozen direction holds everything back until it is normal again; the other one goes on', async () => {
  const { socket, heard } = client();
  socket.write('a');
  await heard('A');
  proxy.freeze('down');
  const waiting = client();
  socket.write('b');
  waiting.socket.write('c');
  while (received.join() !== 'ab,c') await new Promise(setImmediate);
  proxy.normal();
  await heard('AB');
  await waiting.heard('C');
});

test('an ambush strikes once, on the connection that takes all its steps, and holds what it waited for', async () => {
  const struck: string[] = [];
  const first = client();
  const second = client();
  proxy.ambush(
    [
      { direction: 'up', bytes: Buffer.from('please') },
      { direction: 'down', bytes: Buffer.from('THANKS') },
    ],
    () => {
      struck.push(received.join());
      return 'hold';
    },
  );
  first.socket.write('thanks, ');
  await first.heard('THANKS, ');
  second.socket.write('plea');
  await second.heard('PLEA');
  second.socket.write('se ');
  await second.heard('PLEASE ');
  first.socket.write('thanks');
  await first.heard('THANKS, THANKS');
  expect(struck).toEqual([]);
  second.socket.write('thanks');
  while (struck.length === 0) await new Promise(setImmediate);
  expect(struck).toEqual(['thanks, thanks,please thanks']);
  // Held on this connection only.
  first.socket.write('!');
  await first.heard('THANKS, THANKS!');
  proxy.normal();
  await second.heard('PLEASE THANKS');
});

test('an ambush that lets pass lets pass, and one that was given up does not strike', async () => {
  const { socket, heard } = client();
  let struck = 0;
  const strike = () => {
    struck += 1;
    return 'pass' as const;
  };
  proxy.ambush([{ direction: 'up', bytes: Buffer.from('x') }], strike)();
  socket.write('x');
  await heard('X');
  expect(struck).toBe(0);
  proxy.ambush([{ direction: 'up', bytes: Buffer.from('x') }], strike);
  socket.write('xx');
  await heard('XXX');
  expect(struck).toBe(1);
});

test('cut resets connections; later ones lead where they are led', async () => {
  const { socket, heard, gone } = client();
  socket.write('a');
  await heard('A');
  const other = createServer((asking) => {
    asking.on('error', () => undefined);
    asking.end('other');
  });
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  proxy.lead((other.address() as AddressInfo).port);
  proxy.cut();
  await gone;
  await client().heard('other');
  other.close();
});

test('slow is slow', async () => {
  proxy.slow({ bytesPerSecond: 1_000, latencyMs: 10 });
  const { socket, heard } = client();
  const began = performance.now();
  socket.write('x'.repeat(100));
  await heard('X'.repeat(100));
  // There and back: twice the latency, twice a hundred bytes.
  expect(performance.now() - began).toBeGreaterThanOrEqual(210);
});
