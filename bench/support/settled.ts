import type { MessageId } from '../../core/kernel/ids.ts';
import { silentLog } from '../../core/spi/log.ts';
import { openBell } from '../../platform/postgres/dispatching/bell.ts';
import { newIdentity } from '../../platform/postgres/identity.ts';
import type { Posted } from '../processes/load.ts';
import type { Context } from '../scenario.ts';
import type { Database } from './database.ts';
import { epochMs } from './statistics.ts';

/** When messages were settled, as another process on the same ledger hears it: some 5 ms after the commit. */
export interface Settled {
  /** Milliseconds from each document's schedule to its end. Rejects when the end of one was not heard. */
  latencies(posted: Pick<Posted, 'ids' | 'from'>): Float64Array;
}

/** Begins to listen. */
export function listenForSettled(context: Context, { connectionString }: Database): Settled {
  const at = new Map<string, number>();
  const bell = openBell({ connectionString, log: silentLog, identity: newIdentity() });
  bell.onSettled((root: MessageId) => at.set(root, epochMs()));
  context.later(() => bell.close());
  return {
    latencies: ({ ids, from }) => {
      const missing = ids.filter((id) => !at.has(id)).length;
      if (missing > 0) throw new Error(`the end of ${missing} messages of ${ids.length} was not heard`);
      return from.map((sent, index) => (at.get(ids[index] ?? '') ?? Number.NaN) - sent);
    },
  };
}
