import type { Clock } from '../../../core/kernel/clock.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import type { Database } from '../sql/database.ts';
import type { Bell } from './bell.ts';
import { headOfQueue } from './queue-head.ts';

const GIVE_BACK = {
  name: 'give-back-lost-leases',
  text: `UPDATE work w SET lease = NULL, due_at = ${headOfQueue('$2')}, starts = starts - 1 WHERE lease = ANY($1::uuid[]) RETURNING queue`,
};
/** How soon the ledger is tried again, in milliseconds. */
const AGAIN_MS = 250;

/** Leases that may have been taken by a statement whose answer was lost with the connection: nobody works under them, and
 *  the process that took them lives, so nobody would inherit them. They are given back as soon as the ledger answers. */
export interface LostLeases {
  add(lease: string): void;
  stop(): void;
}

/** What giving back needs. */
interface LostLeasePorts {
  readonly database: Database;
  readonly bell: Bell;
  readonly clock: Clock;
}

export function lostLeases({ database, bell, clock }: LostLeasePorts): LostLeases {
  const lost = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const giveBack = async (): Promise<void> => {
    timer = undefined;
    const leases = [...lost];
    try {
      const freed = await database.query<{ queue: QueueName }>(GIVE_BACK, [leases, clock.now().toISOString()]);
      for (const lease of leases) lost.delete(lease);
      for (const queue of new Set(freed.map((row) => row.queue))) bell.announce(queue);
    } catch {
      // Still away.
    }
    plan();
  };
  const plan = (): void => {
    if (lost.size > 0) timer ??= setTimeout(() => void giveBack(), AGAIN_MS);
  };
  return {
    add: (lease) => {
      lost.add(lease);
      plan();
    },
    stop: () => {
      clearTimeout(timer);
      lost.clear();
    },
  };
}
