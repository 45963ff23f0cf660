import type { Clock } from '../../core/kernel/clock.ts';
import { asHubError } from '../../core/kernel/errors.ts';
import { settles } from '../../core/kernel/settles.ts';
import type { HubInstance, Presence } from '../../core/spi/ledger/presence.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { Transport } from '../../core/spi/transport.ts';
import type { Role } from '../config/environment.ts';
import type { Breakers } from '../isolation/breakers.ts';

const BEAT_MS = 500;
/** Who was not heard of for so long, and has no connection any more, is dead: its work goes to others, in milliseconds. */
const DEAD_MS = 1_500;
/** A beat so much later or slower than it should be tells that the ledger was away, in milliseconds. */
const LATE_MS = 2 * BEAT_MS;
/** How long taking leave may take, in milliseconds. */
const LEAVE_MS = 1_000;
/** Who was not heard of for so long is not counted, in milliseconds. */
const ALIVE_MS = 5_000;

/** The processes of the hub that share this ledger. */
export interface Instances {
  /** Those seen lately, as of the last beat. */
  all(): readonly HubInstance[];
  /** How many of them send: at least one. */
  workers(): number;
  stop(): Promise<void>;
}

/** Reports this process at each beat, remembers the others, closes breakers of channels that a person resumed, and rings
 *  for what the dead had in hand. While the ledger is
 *  away, what was last known stands. */
export async function joinInstances(
  ports: {
    readonly presence: Pick<Presence, 'report' | 'inheritWork' | 'leave'>;
    readonly transport: Pick<Transport, 'ring'>;
    readonly breakers: Pick<Breakers, 'states' | 'reset'>;
    readonly clock: Clock;
    readonly log: Logger;
    /** Of the configuration in force here. */
    readonly configHash: () => string;
  },
  role: Role,
): Promise<Instances> {
  const { presence, transport, breakers, clock, log, configHash } = ports;
  const startedAt = clock.now();
  let known: readonly HubInstance[] = [];
  /** When each channel was last resumed, as far as this process has heard: clocks of several machines differ. */
  const heard = new Map<string, number>();
  let trustedFrom = startedAt;
  let lastBeatAt = startedAt.getTime();
  let timer: NodeJS.Timeout | undefined;
  let beating = Promise.resolve();

  /** When the ledger comes back, nobody was seen for a while: the living get time to say that they live. */
  const distrust = (since: Date): void => {
    trustedFrom = new Date(since.getTime() + 2 * DEAD_MS);
  };
  const inherit = async (now: Date): Promise<void> => {
    for (const [queue, ids] of await presence.inheritWork(new Date(now.getTime() - DEAD_MS), now)) {
      log.warn({ queue, count: ids.length }, 'a process has ended; its work goes on elsewhere');
      transport.ring({ v: 1, queue, ids });
    }
  };
  const beat = async (): Promise<void> => {
    const now = clock.now();
    // A beat that came late may be the first after the ledger was away, or this process stood still.
    if (now.getTime() - lastBeatAt > LATE_MS) distrust(now);
    try {
      const openBreakers = [...breakers.states()].filter(([, state]) => state !== 'closed').map(([name]) => name);
      const { alive, resumed } = await presence.report({ role, startedAt, seenAt: now, openBreakers, configHash: configHash() }, ALIVE_MS);
      known = alive;
      for (const { channel, at } of resumed) if (heard.get(channel) !== at.getTime()) breakers.reset(channel);
      for (const { channel, at } of resumed) heard.set(channel, at.getTime());
      const ended = clock.now();
      if (ended.getTime() - now.getTime() > LATE_MS) distrust(ended);
      lastBeatAt = ended.getTime();
      if (now >= trustedFrom) await inherit(now);
    } catch (error) {
      distrust(clock.now());
      log.debug({ code: asHubError(error).code }, 'this process could not be reported');
    }
  };
  const next = (): void => {
    timer = setTimeout(() => {
      beating = beat().then(next);
    }, BEAT_MS);
  };
  await beat();
  next();
  return {
    all: () => known,
    workers: () => Math.max(1, known.filter((instance) => instance.role === 'worker' || instance.role === 'all').length),
    stop: async () => {
      clearTimeout(timer);
      // While the ledger hangs, so does this; the others notice by themselves.
      await settles(beating, LEAVE_MS);
      clearTimeout(timer);
      await settles(
        presence.leave().catch(() => undefined),
        LEAVE_MS,
      );
    },
  };
}
