import type { Clock } from '../../core/kernel/clock.ts';
import { asHubError } from '../../core/kernel/errors.ts';
import type { IdSource } from '../../core/kernel/ids.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { HubInstance, Presence } from '../../core/spi/presence.ts';
import type { Role } from '../config/environment.ts';

const BEAT_MS = 2_000;
/** Who was not heard of for so long is not counted, in milliseconds. */
const ALIVE_MS = 10_000;

/** The processes of the hub that share this ledger. */
export interface Instances {
  /** Those seen lately, as of the last beat. */
  all(): readonly HubInstance[];
  /** How many of them send: at least one. */
  workers(): number;
  stop(): Promise<void>;
}

/** Reports this process at each beat and remembers the others. While the ledger is away, what was last known stands. */
export async function joinInstances(
  ports: { readonly presence: Pick<Presence, 'report' | 'leave'>; readonly clock: Clock; readonly ids: IdSource; readonly log: Logger },
  role: Role,
): Promise<Instances> {
  const { presence, clock, log } = ports;
  const me = { id: ports.ids.next<string>(), role, startedAt: clock.now() };
  let known: readonly HubInstance[] = [];
  const beat = async (): Promise<void> => {
    try {
      known = await presence.report({ ...me, seenAt: clock.now() }, ALIVE_MS);
    } catch (error) {
      log.debug({ code: asHubError(error).code }, 'this process could not be reported');
    }
  };
  await beat();
  const timer = setInterval(() => void beat(), BEAT_MS);
  timer.unref();
  return {
    all: () => known,
    workers: () => Math.max(1, known.filter((instance) => instance.role === 'worker' || instance.role === 'all').length),
    stop: async () => {
      clearInterval(timer);
      await presence.leave(me.id).catch(() => undefined);
    },
  };
}
