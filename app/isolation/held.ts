import type { Clock } from '../../core/kernel/clock.ts';
import { asHubError } from '../../core/kernel/errors.ts';
import type { Ledger } from '../../core/spi/ledger/ledger-queries.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { Transport } from '../../core/spi/transport.ts';
import type { Jobs } from '../jobs/jobs.ts';

/** Held deliveries are released by so many, each batch in one commit. */
const BATCH = 1_000;
const SWEEP_MS = 5_000;

/** What releasing needs. */
export interface HeldPorts {
  readonly ledger: Pick<Ledger, 'releaseHeld' | 'stuckCounts' | 'channelStandings'>;
  readonly transport: Pick<Transport, 'ring'>;
  readonly clock: Clock;
}

/** Lets go of everything that is held for a channel which sends again, oldest first.
 *  @param fullName `partner/channel`
 *  @returns how many */
export async function releaseHeld({ ledger, transport, clock }: HeldPorts, fullName: string): Promise<number> {
  const [partner = '', channel = ''] = fullName.split('/');
  let released = 0;
  for (;;) {
    const ids = await ledger.releaseHeld(partner, channel, BATCH, clock.now());
    if (ids.length === 0) return released;
    released += ids.length;
    transport.ring({ v: 1, queue: `deliver:${fullName}`, ids });
  }
}

/** Lets go of what waits for partners that are switched on again, and finishes what a resume left behind when its process ended
 *  half way, or when a delivery was held just as the channel was resumed. Looks at once, then again and again. @returns how to stop */
export function sweepHeld(ports: HeldPorts & { readonly log: Logger; readonly jobs: Jobs }): () => Promise<void> {
  let sweeping = Promise.resolve();
  const sweep = async (): Promise<void> => {
    try {
      const { held } = await ports.ledger.stuckCounts();
      if (held.size > 0) await releaseActive(ports, [...held.keys()]);
      ports.jobs.ran('held', SWEEP_MS);
    } catch (error) {
      ports.jobs.ran('held', SWEEP_MS, error);
      ports.log.debug({ code: asHubError(error).code }, 'held deliveries could not be looked at');
    }
  };
  const sweepNow = (): void => {
    sweeping = sweeping.then(sweep);
  };
  sweepNow();
  const timer = setInterval(sweepNow, SWEEP_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await sweeping;
  };
}

async function releaseActive(ports: HeldPorts, channels: readonly string[]): Promise<void> {
  const standings = await ports.ledger.channelStandings();
  const stopped = new Set(standings.filter(({ state }) => state !== 'active').map(({ partner, channel }) => `${partner}/${channel}`));
  for (const fullName of channels) if (!stopped.has(fullName)) await releaseHeld(ports, fullName);
}
