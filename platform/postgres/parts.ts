import type { Clock } from '../../core/kernel/clock.ts';
import type { IdSource } from '../../core/kernel/ids.ts';
import type { CaseNews } from './cases/case-news.ts';
import type { Bell } from './dispatching/bell.ts';
import type { LostLeases } from './dispatching/lost-leases.ts';
import type { Identity } from './identity.ts';
import type { Database } from './sql/database.ts';
import type { TrafficCounter } from './traffic/traffic-counter.ts';

/** What every part of the ledger works with. */
export interface LedgerParts {
  readonly database: Database;
  readonly bell: Bell;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly identity: Identity;
  readonly lost: LostLeases;
  readonly caseNews: CaseNews;
  /** Does whoever opens work want to know its trace? */
  readonly traces: boolean;
  /** What passes is counted here, after its commit. */
  readonly traffic: TrafficCounter;
}

/** Stands in `work.lease` for "claimed, on its way to a worker": whoever opens it first has it. */
export const CLAIMED = '00000000-0000-0000-0000-000000000000';

/** Is this the lease of a worker? */
export function isHeld(lease: string | null | undefined): boolean {
  return lease !== null && lease !== undefined && lease !== CLAIMED;
}

/** The sources of messages that people make of others; a list for SQL. */
export const ANEW = `('replay', 'correction')`;
