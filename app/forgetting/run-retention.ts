import { asHubError } from '../../core/kernel/errors.ts';
import type { RetentionRun } from '../../core/spi/ledger/retention.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { BULKS_KEPT_MS, keepRules, longestKept, ruleAt } from './rules.ts';

/** So many messages are looked at in one commit. */
const PAGE = 500;
/** So many actions on many go in one commit: each may have a hundred thousand items. */
const BULKS = 5;

type Ports = Pick<Runtime, 'ledger' | 'catalog' | 'clock' | 'ids' | 'log'>;

/** Takes away all that is kept no longer by the configuration in force, the oldest first, and notes how it went: never rejects.
 *  @param stopped ends it after the page in hand; what is left goes with the next run */
export async function runRetention({ ledger, catalog, clock, ids, log }: Ports, stopped: AbortSignal): Promise<RetentionRun> {
  let run: RetentionRun = { id: ids.next(), startedAt: clock.now(), removed: 0, bytes: 0 };
  const before = (keptMs: number): Date => new Date(run.startedAt.getTime() - keptMs);
  try {
    await ledger.noteRetentionRun(run);
    const rules = keepRules(catalog());
    for (const rule of rules) {
      for (let more = !stopped.aborted; more && !stopped.aborted; ) {
        const page = await ledger.forget(ruleAt(rule, run.startedAt), PAGE);
        run = { ...run, removed: run.removed + page.removed, bytes: run.bytes + page.bytes };
        more = page.more;
      }
    }
    if (!stopped.aborted) {
      const { dropped } = await ledger.dropContentsBefore(before(longestKept(rules)));
      run = { ...run, bytes: run.bytes + dropped.reduce((sum, { bytes }) => sum + bytes, 0) };
      await ledger.dropConfigurations(before(longestKept(rules)), catalog().hash);
    }
    while (!stopped.aborted && (await ledger.dropBulks(before(BULKS_KEPT_MS), BULKS)) === BULKS);
    run = { ...run, endedAt: clock.now() };
    if (run.removed > 0) log.info({ removed: run.removed, bytes: run.bytes }, 'contents are kept no longer');
  } catch (thrown) {
    const failed = asHubError(thrown).toFinding();
    run = { ...run, endedAt: clock.now(), failed };
    log.error({ code: failed.code }, 'what is kept no longer could not be taken away');
  }
  await ledger.noteRetentionRun(run).catch((error: unknown) => log.warn({ error }, 'a run of retention could not be noted'));
  return run;
}
