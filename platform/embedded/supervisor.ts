import { asHubError } from '../../core/kernel/errors.ts';
import { type Postmaster, type ServerPlan, startPostmaster, stopPostmaster } from './postmaster.ts';
import { signal, startOf } from './process-identity.ts';

/** How soon the death of the server is noticed, in milliseconds. */
const WATCH_MS = 250;
const MAX_PAUSE_MS = 10_000;

/** Watches over a server: starts it again on the same port when it ends by accident, and does not leave it behind
 *  when the hub ends without having stopped it. */
export function supervise(plan: ServerPlan, first: Postmaster): { stop(): Promise<void> } {
  let current = first;
  let stopped: Promise<void> | undefined;
  let revival: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const identity = startOf(first.pid);
  let start: string | undefined;

  const watch = (pauseMs: number): void => {
    if (stopped !== undefined) return;
    timer = setTimeout(() => {
      revival = look(pauseMs);
    }, pauseMs);
    timer.unref();
  };
  const look = async (pauseMs: number): Promise<void> => {
    start ??= await identity;
    if (start !== undefined && (await startOf(current.pid)) === start) return watch(WATCH_MS);
    if (stopped !== undefined) return;
    try {
      plan.log.error({ pid: current.pid }, 'the embedded PostgreSQL ended unexpectedly and is started again');
      current = await startPostmaster(plan, current.port);
      start = await startOf(current.pid);
      plan.log.info({ pid: current.pid, port: current.port }, 'the embedded PostgreSQL is ready again');
      watch(WATCH_MS);
    } catch (error) {
      const { code, message } = asHubError(error);
      plan.log.error({ code, reason: message }, 'the embedded PostgreSQL could not be started again; trying on');
      watch(Math.min(MAX_PAUSE_MS, pauseMs * 2));
    }
  };
  // Nothing can be awaited here: the server gets the order for a fast shutdown and carries it out by itself.
  const onExit = (): void => signal(current.pid, 'SIGINT');

  process.once('exit', onExit);
  watch(WATCH_MS);
  return {
    stop: () => {
      stopped ??= (async () => {
        clearTimeout(timer);
        await revival;
        await stopPostmaster(current.pid, plan.cluster.folder);
        process.removeListener('exit', onExit);
      })();
      return stopped;
    },
  };
}
