import { isTelling, tellingJob } from '../../core/alerts/jobs.ts';
import { judge } from '../../core/alerts/judge.ts';
import { asHubError } from '../../core/kernel/errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { takeReadings } from './take-readings.ts';
import { type TellPorts, tellDue } from './tell.ts';

/** How often the rules are looked at, in milliseconds. */
export const LOOK_MS = 15_000;

/** What the watcher needs. */
export type WatchPorts = TellPorts & Pick<Runtime, 'instances' | 'environment'>;

/** One look: what holds opens or keeps its alert, what holds no more ends it, and what is due is told.
 *  @param watchingSince since when somebody looks */
export async function lookAtAlerts(ports: WatchPorts, watchingSince: Date): Promise<void> {
  const { ledger, catalog, ids, log } = ports;
  const { rules } = catalog().alerts;
  const readings = await takeReadings(ports, watchingSince);
  const longest = Math.max(0, ...rules.map(({ suppressMs }) => suppressMs));
  const present = await ledger.presentAlerts(new Date(readings.at.getTime() - longest));
  const changes = judge(rules, readings, present, () => ids.next());
  await ledger.changeAlerts(changes);
  for (const { id, rule, subject, severity } of changes.opened) log.warn({ alertId: id, rule, subject, severity }, 'alert');
  for (const alertId of changes.ended) log.info({ alertId }, 'alert is over');
  await tellDue(ports);
}

/** Looks at the rules, while this process leads.
 *  @returns how to stop */
export function watchAlerts(ports: WatchPorts): () => Promise<void> {
  const { ledger, clock, log, jobs } = ports;
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const look = async (since: Date): Promise<void> => {
    try {
      await lookAtAlerts(ports, since);
      jobs.ran('alerts', LOOK_MS);
    } catch (error) {
      jobs.ran('alerts', LOOK_MS, error);
      log.warn({ code: asHubError(error).code }, 'the alert rules could not be looked at');
    }
  };
  const end = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const resign = ledger.standFor('alerts', {
    begin: () => {
      const since = clock.now();
      looking = looking.then(() => forgetTargets(ports));
      // Not at once: a hub that was down finds what waited, and does it.
      timer = setInterval(() => {
        looking = looking.then(() => look(since));
      }, LOOK_MS);
      timer.unref();
    },
    end,
  });
  return async () => {
    end();
    await looking;
    await resign();
  };
}

/** A target that was taken away fails no more. */
async function forgetTargets({ ledger, catalog, log }: WatchPorts): Promise<void> {
  try {
    const known = new Set([...catalog().alerts.targets.keys()].map(tellingJob));
    for (const { job } of await ledger.jobs()) if (isTelling(job) && !known.has(job)) await ledger.forgetJob(job);
  } catch (error) {
    log.debug({ code: asHubError(error).code }, 'jobs could not be looked at');
  }
}
