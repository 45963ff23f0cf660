import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { openLog } from '../../simulators/support/log.ts';
import { childSide } from './child.ts';
import { type CrashDocument, documentOf, numbersOfCase, sha256 } from './documents.ts';

/** What the driver has to know. */
export interface DriverConfig {
  readonly seed: number;
  /** The shop's door. */
  readonly url: string;
  readonly apiKey: string;
  /** Documents a second. */
  readonly rate: number;
  /** Cases that are sent at the same time; the documents of one case one after the other, each after the receipt of the one before. */
  readonly clients: number;
  /** So many cases at most. */
  readonly cases: number;
  readonly logFile: string;
}

/** One line of the driver's log. `sending` is on the disk before the first byte leaves, `receipt` before the next document is sent. */
export type DriverLine =
  | { readonly event: 'sending'; readonly number: number; readonly sha256: string; readonly at: number }
  | { readonly event: 'refused'; readonly number: number; readonly status: number; readonly retryAfter: boolean; readonly at: number }
  | { readonly event: 'receipt'; readonly number: number; readonly messageId: string; readonly status: string; readonly at: number };

/** What the driver came to. */
export interface DriverResult {
  readonly sent: number;
  readonly acknowledged: number;
}

const AGAIN_MS = 50;
/** A partner waits that long for an answer, then asks again. */
const PATIENCE_MS = 5_000;
/** After the suite has asked for the end, a document may take so long to get its receipt. */
const LAST_RECEIPTS_MS = 60_000;

const { config, say, finish } = childSide<DriverConfig>();
const log = openLog<DriverLine>(config.logFile);
const agent = new Agent({ keepAlive: true, maxSockets: config.clients });
const began = Date.now();
const result = { sent: 0, acknowledged: 0 };
let nextCase = 0;
let until: number | undefined;

/** Sends cases until there are no more, or the suite asks for the end. */
async function client(): Promise<void> {
  while (until === undefined && nextCase < config.cases) {
    const index = nextCase;
    nextCase += 1;
    for (const number of numbersOfCase(index)) {
      if (until !== undefined) return;
      const turn = began + (result.sent * 1000) / config.rate;
      result.sent += 1;
      if (turn > Date.now()) await pause(turn - Date.now());
      await deliver(documentOf(config.seed, number));
    }
  }
}

/** As partners do: the same bytes under the same key, again and again until there is a receipt. */
async function deliver(document: CrashDocument): Promise<void> {
  const { number, body } = document;
  log.append({ event: 'sending', number, sha256: sha256(body), at: Date.now() });
  while (until === undefined || Date.now() < until) {
    const answer = await post(document).catch(() => undefined);
    if (answer?.status === 202) {
      const { messageId, status } = JSON.parse(answer.body) as { messageId: string; status: string };
      log.append({ event: 'receipt', number, messageId, status, at: Date.now() });
      result.acknowledged += 1;
      return;
    }
    if (answer !== undefined)
      log.append({ event: 'refused', number, status: answer.status, retryAfter: answer.retryAfter, at: Date.now() });
    await pause(AGAIN_MS);
  }
}

function post({ number, body }: CrashDocument): Promise<{ readonly status: number; readonly body: string; readonly retryAfter: boolean }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'x-api-key': config.apiKey,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': `${config.seed}-${number}`,
    };
    const sending = request(config.url, { method: 'POST', agent, headers, timeout: PATIENCE_MS }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: text, retryAfter: answer.headers['retry-after'] !== undefined }),
      );
      answer.once('error', reject);
    });
    sending.once('timeout', () => sending.destroy(new Error('no answer')));
    sending.once('error', reject);
    sending.end(body);
  });
}

say({});
const all = Promise.all(Array.from({ length: config.clients }, client));
await finish;
until = Date.now() + LAST_RECEIPTS_MS;
await all;
log.close();
say(result);
