import { randomBytes } from 'node:crypto';

/** One opening of the ledger: whose leases are whose. */
export interface Identity {
  /** UUID; the first of its leases. */
  readonly id: string;
  /** UUID; the last of its leases. */
  readonly last: string;
  /** Key of the advisory lock that its connection holds while it lives. */
  readonly lockKey: number;
  /** A token for work in hand; every later write must show it. */
  newLease(): string;
}

/** Leases of one opening begin alike, so that they can be found when their owner is gone. */
export function newIdentity(): Identity {
  const own = randomBytes(8).toString('hex');
  const uuid = (rest: string) => `${own.slice(0, 8)}-${own.slice(8, 12)}-${own.slice(12)}-${rest.slice(0, 4)}-${rest.slice(4)}`;
  let count = 0;
  return {
    id: uuid('0'.repeat(16)),
    last: uuid('f'.repeat(16)),
    lockKey: Number.parseInt(own.slice(0, 8), 16) | 0,
    newLease: () => {
      count += 1;
      return uuid(count.toString(16).padStart(16, '0'));
    },
  };
}
