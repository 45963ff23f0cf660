import { randomBytes } from 'node:crypto';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** One document in the ledger: received, split from an interchange, or answered by a partner. UUIDv7. */
export type MessageId = Branded<'MessageId'>;
/** One canonical message. UUIDv7. */
export type EnvelopeId = Branded<'EnvelopeId'>;
/** One (message, route, destination). UUIDv7. */
export type DeliveryId = Branded<'DeliveryId'>;
/** One return, repair, claim, trade-in or dispute. UUIDv7. */
export type CaseId = Branded<'CaseId'>;
/** One kept file, such as a label. UUIDv7. */
export type DocumentId = Branded<'DocumentId'>;

/** Gives new identifiers. Injected, so that tests and mapping cases get the same ones each time. */
export interface IdSource {
  next<Id extends string>(): Id;
}

/** UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, a counter of 12 bits, then random bits; sorts by time of creation.
 *  @param count from 0 to 4095: the order within the millisecond (section 6.2, method 1) */
export function uuidv7(atMs: number, count: number, random: Uint8Array): string {
  const bytes = Buffer.from(random.subarray(0, 16));
  bytes.writeUIntBE(atMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Time-ordered random identifiers: those of one process sort in the order in which they were given. Random bytes are
 *  drawn in blocks: one system call serves 256 identifiers. */
export const systemIds: IdSource = (() => {
  let pool = randomBytes(4096);
  let used = 0;
  let lastMs = 0;
  let count = 0;
  return {
    next<Id extends string>(): Id {
      if (used === pool.length) {
        pool = randomBytes(4096);
        used = 0;
      }
      used += 16;
      count = Date.now() > lastMs ? 0 : count + 1;
      // A clock that steps back, or more than 4096 in a millisecond: the time of the identifiers runs ahead a little.
      lastMs = count > 0xfff ? lastMs + 1 : Math.max(lastMs, Date.now());
      if (count > 0xfff) count = 0;
      return uuidv7(lastMs, count, pool.subarray(used - 16, used)) as Id;
    },
  };
})();

/** Identifiers counted from 1, for tests: `00000000-0000-7000-8000-000000000001`. */
export function countingIds(): IdSource {
  let count = 0;
  return {
    next<Id extends string>(): Id {
      count += 1;
      return `00000000-0000-7000-8000-${count.toString(16).padStart(12, '0')}` as Id;
    },
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Is this text a UUID in lower case? */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
