import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { openLog } from '../../simulators/support/log.ts';
import { seededRandom } from '../../simulators/support/random.ts';
import { childSide } from './child.ts';
import { type OutChannel, sha256 } from './documents.ts';

/** What the depot has to know. */
export interface PartnerConfig {
  readonly seed: number;
  readonly logFile: string;
  /** `dice`: well on the whole, badly now and then; `prompt`; `slow`: well, after 20 to 100 ms. */
  readonly manner: Manner;
}

export type Manner = 'dice' | 'prompt' | 'slow';

/** How the depot answers a request. `refused` is final; what comes after the work leaves the work done. */
type Behaviour = 'ok' | 'slow' | 'refused' | 'unavailable' | 'later' | 'fails-after-work' | 'cuts-after-work' | 'hangs-after-work';

/** One line of the depot's log; it is on the disk before the answer leaves. */
export interface PartnerLine {
  readonly at: number;
  readonly channel: OutChannel;
  /** The hub's idempotency key. */
  readonly key: string;
  readonly number: number;
  readonly case: string;
  readonly sequence: number;
  readonly sha256: string;
  readonly behaviour: Behaviour;
  /** Was this the request that did the work? A key whose work is done does nothing more. */
  readonly effect: boolean;
}

/** In a thousand requests. The rest is well and prompt. */
const dice: readonly (readonly [Behaviour, number])[] = [
  ['slow', 30],
  ['unavailable', 20],
  ['later', 5],
  ['fails-after-work', 5],
  ['cuts-after-work', 5],
  ['hangs-after-work', 2],
];
const statusOf: Readonly<Partial<Record<Behaviour, number>>> = { refused: 422, unavailable: 503, later: 429, 'fails-after-work': 500 };

const { config, say, finish } = childSide<PartnerConfig>();
const log = openLog<PartnerLine>(config.logFile);
const random = seededRandom(config.seed, -1);
const done = new Set<string>();

/** `checks` does no work: it refuses whatever it does not put off. */
function throwDice(channel: OutChannel): Behaviour {
  const thrown = config.manner === 'dice' ? theDice() : 'ok';
  return channel === 'checks' && worksOn(thrown) ? 'refused' : thrown;
}

function theDice(): Behaviour {
  let at = random.integer(0, 999);
  for (const [behaviour, share] of dice) {
    if (at < share) return behaviour;
    at -= share;
  }
  return 'ok';
}

function worksOn(behaviour: Behaviour): boolean {
  return behaviour !== 'refused' && behaviour !== 'unavailable' && behaviour !== 'later';
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const channel = (request.url ?? '').slice(1) as OutChannel;
  const key = String(request.headers['idempotency-key']);
  const { number, case: caseKey, sequence } = JSON.parse(body.toString('utf8')) as { number: number; case: string; sequence: number };
  const behaviour = throwDice(channel);
  if (config.manner === 'slow') await pause(random.integer(20, 100));
  if (behaviour === 'slow') await pause(random.integer(50, 300));
  const effect = worksOn(behaviour) && !done.has(key);
  if (effect) done.add(key);
  log.append({ at: Date.now(), channel, key, number, case: caseKey, sequence, sha256: sha256(body), behaviour, effect });
  if (behaviour === 'hangs-after-work') return;
  if (behaviour === 'cuts-after-work') {
    request.socket.destroy();
    return;
  }
  response.writeHead(statusOf[behaviour] ?? 200, behaviour === 'later' ? { 'retry-after': '1' } : {}).end();
}

const server = createServer((request, response) => {
  // A request that was cut off before its end was never received.
  answer(request, response).catch(() => request.socket.destroy());
});
server.listen(0, '127.0.0.1', () => say({ port: (server.address() as AddressInfo).port }));
await finish;
server.closeAllConnections();
server.close();
log.close();
say({});
