import pg from 'pg';
import type { Ledger } from '../../../core/spi/ledger/ledger-queries.ts';
import { silentLog } from '../../../core/spi/log.ts';
import type { InterruptedCall, LedgerStore } from '../../../core/testing/ledger.conformance.ts';
import { openLedger } from '../open-ledger.ts';
import type { TestDatabase } from './test-database.ts';

/** The table at which each call is cut: one that it writes after others. */
const CUT_AT: Readonly<Record<InterruptedCall, string>> = {
  accept: 'contents',
  correlate: 'cases',
  commitProcessed: 'contents',
  recordAttempt: 'attempts',
  replay: 'contents',
  retryDelivery: 'messages',
  closeBatch: 'batch_members',
};

/** A fresh database as the conformance suite wants it. */
export async function freshStore(database: TestDatabase): Promise<LedgerStore> {
  const connectionString = await database.create();
  const opened: Ledger[] = [];
  return {
    open: async (options) => {
      const ledger = await openLedger({ connectionString, log: silentLog, poolSize: 6, ...options });
      opened.push(ledger);
      return ledger;
    },
    interrupt: (which, call) => interruptAt(connectionString, CUT_AT[which], call),
    ...(database.restart === undefined ? {} : { restart: database.restart }),
    dispose: async () => {
      await Promise.all(opened.map((ledger) => ledger.close()));
    },
  };
}

/** Holds the table, lets the call run into it, and ends its connection there. */
async function interruptAt(connectionString: string, table: string, call: () => Promise<unknown>): Promise<PromiseSettledResult<unknown>> {
  const gate = new pg.Client({ connectionString });
  await gate.connect();
  try {
    await gate.query(`BEGIN; LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
    const ending = Promise.allSettled([call()]);
    for (let cut = 0; cut === 0; ) {
      const { rowCount } = await gate.query(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND relation = $1::regclass AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [table],
      );
      cut = rowCount ?? 0;
    }
    await gate.query('ROLLBACK');
    const [result] = await ending;
    return result;
  } finally {
    await gate.end();
  }
}
