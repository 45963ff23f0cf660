import { createHash } from 'node:crypto';
import { tellingJob } from '../../core/alerts/jobs.ts';
import { asHubError, hubError } from '../../core/kernel/errors.ts';
import type { TellingInWork } from '../../core/spi/ledger/alerts.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openTarget } from './targets/open-target.ts';

/** What telling needs. */
export type TellPorts = Pick<Runtime, 'ledger' | 'clock' | 'ids' | 'log' | 'catalog' | 'endpoints' | 'jobs' | 'access'>;

/** When it is tried again, in seconds: the first failure is followed by the first of these. After the last it is given up. */
const AGAIN_S = [30, 120, 600, 1_800, 3_600, 7_200, 14_400];
/** Longer than any target may take, in milliseconds: a process that dies while it tells is followed by another. */
const LEASE_MS = 300_000;
/** So much is told at one time. */
const AT_ONCE = 500;

/** Tells what is due: all that is due for one target at one time goes in one mail or call, and a target that was told something a moment
 *  ago is left in peace for as long as it wishes (`gather`). At least once, each under one id. */
export async function tellDue(ports: TellPorts): Promise<void> {
  const now = ports.clock.now();
  const quietSince = new Map(
    [...ports.catalog().alerts.targets].flatMap(([name, { gather }]) =>
      gather === 0 ? [] : [[name, new Date(now.getTime() - gather)] as const],
    ),
  );
  const due = await ports.ledger.claimTellings(now, LEASE_MS, AT_ONCE, quietSince);
  const byTarget = new Map<string, TellingInWork[]>();
  for (const telling of due) byTarget.set(telling.target, [...(byTarget.get(telling.target) ?? []), telling]);
  await Promise.all([...byTarget].map(([target, tellings]) => tellTarget(ports, target, tellings)));
}

async function tellTarget(ports: TellPorts, target: string, tellings: readonly TellingInWork[]): Promise<void> {
  const { ledger, clock, log, jobs } = ports;
  const ids = tellings.map(({ id }) => id);
  try {
    await tell(ports, target, tellings, digestId(ids));
    await ledger.settleTellings(ids, clock.now(), { told: true });
    jobs.ran(tellingJob(target), 0);
  } catch (thrown) {
    const { code } = asHubError(thrown);
    log.warn({ target, code, alerts: ids.length }, 'alerts could not be told');
    const at = clock.now();
    for (const attempt of new Set(tellings.map((one) => one.attempt))) {
      const afterS = AGAIN_S[attempt - 1];
      const dueAt = afterS === undefined ? {} : { dueAt: new Date(at.getTime() + afterS * 1_000) };
      const failed = tellings.flatMap((one) => (one.attempt === attempt ? one.id : []));
      await ledger.settleTellings(failed, at, { told: false, code, ...dueAt });
    }
    jobs.ran(tellingJob(target), 0, thrown);
  }
}

/** Tells one target. @throws E_NOT_FOUND when there is none of that name; else what went wrong */
export async function tell(
  ports: TellPorts,
  name: string,
  digest: Parameters<ReturnType<typeof openTarget>>[0],
  id: string,
): Promise<void> {
  const target = ports.catalog().alerts.targets.get(name);
  if (target === undefined) throw hubError('E_NOT_FOUND', { what: 'alert target', id: name.slice(0, 100) });
  const { publicUrl } = ports.access;
  await openTarget(target, { ...ports, ...(publicUrl === undefined ? {} : { publicUrl }) })(digest, id);
}

/** The same for the same tellings. */
function digestId(ids: readonly string[]): string {
  return `alerts-${createHash('sha256')
    .update([...ids].sort().join())
    .digest('hex')
    .slice(0, 32)}`;
}
