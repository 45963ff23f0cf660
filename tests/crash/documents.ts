import { createHash } from 'node:crypto';
import { seededRandom } from '../../simulators/support/random.ts';

/** Channels of the depot. */
export type OutChannel = 'orders' | 'notices' | 'checks';
export const outChannels: readonly OutChannel[] = ['orders', 'notices', 'checks'];

/** How many documents a case has. */
const CASE_LENGTH = 5;

/** What the driver sends and what has to come of it. */
export interface CrashDocument {
  /** From 1; also names the document at the door: its idempotency key is made of it. */
  readonly number: number;
  readonly case: string;
  /** Place in the case, from 1. */
  readonly sequence: number;
  readonly body: string;
  /** What the depot has to get. */
  readonly delivered: string;
  /** Where it has to get it; `checks` refuses everything, so a document that goes there ends dead. */
  readonly channels: readonly OutChannel[];
}

/** The document of a number. The same seed gives the same bytes. */
export function documentOf(seed: number, number: number): CrashDocument {
  const random = seededRandom(seed, number);
  const place = { number, case: `C${seed}-${Math.ceil(number / CASE_LENGTH)}`, sequence: ((number - 1) % CASE_LENGTH) + 1 };
  const text = Array.from({ length: random.integer(10, 90) }, () => random.pick(letters)).join('');
  return {
    ...place,
    body: JSON.stringify({ text, ...place }),
    delivered: JSON.stringify({ ...place, text }),
    channels: [
      'orders',
      ...(number % NOTICE_EACH === 0 ? (['notices'] as const) : []),
      ...(number % CHECK_EACH === 0 ? (['checks'] as const) : []),
    ],
  };
}

/** Which documents go to which channel; the routes of the suite's home say the same. */
export const NOTICE_EACH = 2;
export const CHECK_EACH = 10;

/** Numbers of the documents of a case, in their order. */
export function numbersOfCase(index: number): readonly number[] {
  return Array.from({ length: CASE_LENGTH }, (_, at) => index * CASE_LENGTH + at + 1);
}

/** Letters of one, two, three and four bytes in UTF-8. */
const letters = [...'abcdefghij ABCDEF0123456789éàüß€→𝄞"\\/'];

/** SHA-256, hex. */
export function sha256(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
