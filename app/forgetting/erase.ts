import { asHubError } from '../../core/kernel/errors.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** So many messages are erased in one commit. */
const AT_ONCE = 50;

/** Erases what a confirmed erasure names, to its end; again after a crash, it goes on where it was. Never rejects: a failure is noted, and
 *  the erasure can be confirmed again. */
export async function erase({ ledger, clock, log }: Pick<Runtime, 'ledger' | 'clock' | 'log'>, id: string): Promise<void> {
  try {
    let more = true;
    while (more) more = await ledger.erasePart(id, AT_ONCE, clock.now());
    await ledger.endErasure(id, clock.now());
  } catch (thrown) {
    const error = asHubError(thrown);
    log.error({ code: error.code, erasure: id }, 'an erasure failed');
    if (error.transient) return;
    await ledger.endErasure(id, clock.now(), error.toFinding()).catch(() => undefined);
  }
}
