import { describe } from 'vitest';
import { accessBehaviours } from './ledger/access.ts';
import { acknowledgementBehaviours } from './ledger/acknowledgements.ts';
import { actingBehaviours } from './ledger/acting.ts';
import { alertBehaviours, jobBehaviours } from './ledger/alerts.ts';
import { batchBehaviours } from './ledger/batches.ts';
import { bookmarkBehaviours } from './ledger/bookmarks.ts';
import { caseBehaviours } from './ledger/cases.ts';
import { channelBehaviours } from './ledger/channels.ts';
import { crashBehaviours } from './ledger/crash.ts';
import { deliveringBehaviours } from './ledger/delivering.ts';
import { failingBehaviours } from './ledger/failing.ts';
import { forgettingBehaviours } from './ledger/forgetting.ts';
import { gatheringBehaviours, takenRouteBehaviours } from './ledger/gatherings.ts';
import { type LedgerStore, withLedger } from './ledger/harness.ts';
import { intakeBehaviours } from './ledger/intake.ts';
import { mendingBehaviours } from './ledger/mending.ts';
import { orderBehaviours } from './ledger/order.ts';
import { presenceBehaviours } from './ledger/presence.ts';
import { processingBehaviours } from './ledger/processing.ts';
import { projectingBehaviours } from './ledger/projecting.ts';
import { queryBehaviours } from './ledger/queries.ts';
import { retentionBehaviours } from './ledger/retention.ts';
import { trafficBehaviours } from './ledger/traffic.ts';
import { workBehaviours } from './ledger/work.ts';

export type { InterruptedCall, LedgerStore } from './ledger/harness.ts';

/** What every ledger does; half of the contract in `core/spi/ledger/ledger.ts` and `core/spi/ledger/ledger-queries.ts`.
 *  @param fresh makes an empty store for each test
 *  @param canRestart whether the store can be stopped and started by the tests */
export function ledgerConformance(fresh: () => Promise<LedgerStore>, canRestart: boolean): void {
  const test = withLedger(fresh);
  // First: how long a store takes to come back grows with what the tests before it left there.
  describe('crashes', () => crashBehaviours(test, canRestart));
  describe('accepting', () => intakeBehaviours(test));
  describe('work and leases', () => workBehaviours(test));
  describe('processing', () => processingBehaviours(test));
  describe('cases', () => caseBehaviours(test));
  describe('what cases have come to', () => projectingBehaviours(test));
  describe('delivering', () => deliveringBehaviours(test));
  describe('stopped channels', () => channelBehaviours(test));
  describe('the order within a case', () => orderBehaviours(test));
  describe('processes and offices', () => presenceBehaviours(test));
  describe('what people do', () => actingBehaviours(test));
  describe('mending, one and many', () => mendingBehaviours(test));
  describe('reading', () => queryBehaviours(test));
  describe('failures', () => failingBehaviours(test));
  describe('traffic', () => trafficBehaviours(test));
  describe('retention', () => retentionBehaviours(test));
  describe('forgetting and erasing', () => forgettingBehaviours(test));
  describe('acknowledgements', () => acknowledgementBehaviours(test));
  describe('bookmarks', () => bookmarkBehaviours(test));
  describe('batches', () => batchBehaviours(test));
  describe('gatherings', () => gatheringBehaviours(test));
  describe('access and audit', () => accessBehaviours(test));
  describe('alerts', () => alertBehaviours(test));
  describe('jobs', () => jobBehaviours(test));
  describe('routes taken once', () => takenRouteBehaviours(test));
}
