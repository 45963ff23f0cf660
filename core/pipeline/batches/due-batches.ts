import { MOST_MEMBERS } from '../../catalog/batch-policy.ts';
import type { OutboundChannel } from '../../catalog/model.ts';
import { isBatchDue } from '../../delivery/batch-schedule.ts';
import { asHubError, finding } from '../../kernel/errors.ts';
import type { WaitingDeliveries } from '../../spi/ledger/batches.ts';
import { type ClosingPorts, closeBatch } from './close-batch.ts';

/** What waits for a channel that is not in the configuration is dead after this time, in milliseconds: another process may have a
 *  newer configuration. */
const LEFT_MS = 60 * 60 * 1_000;
/** Of a channel that left, so many at once. */
const LEFT_AT_ONCE = 100;

/** Closes one batch of each channel whose schedule, or number of waiting deliveries, asks for it. A channel that is stopped keeps
 *  what waits: when it is resumed, that goes out together. One channel that fails does not keep another from its turn.
 *  @returns how many were closed; look again until there are none */
export async function closeDueBatches(ports: ClosingPorts): Promise<number> {
  const waiting = await ports.ledger.waitingDeliveries(MOST_MEMBERS);
  if (waiting.length === 0) return 0;
  const standings = await ports.ledger.channelStandings();
  const stopped = new Set(standings.filter(({ state }) => state !== 'active').map(({ partner, channel }) => `${partner}/${channel}`));
  let closed = 0;
  for (const one of waiting) {
    const fullName = `${one.partner}/${one.channel}`;
    try {
      const channel = ports.catalog().channel(fullName);
      if (channel?.direction !== 'out') await refuseLeft(ports, fullName, one);
      else if (!stopped.has(fullName) && isDue(ports, channel, one) && typeof (await closeBatch(ports, channel)) === 'object') closed += 1;
    } catch (thrown) {
      ports.log.warn({ channel: fullName, code: asHubError(thrown).code }, 'a batch could not be closed');
    }
  }
  return closed;
}

/** Closes everything that waits for a channel, whatever its schedule says.
 *  @returns the batches; `stopped` when the channel is paused or disabled */
export async function closeAllBatches(ports: ClosingPorts, channel: OutboundChannel, most = 100) {
  const batches = [];
  while (batches.length < most) {
    const batch = await closeBatch(ports, channel);
    if (batch === 'stopped') return 'stopped';
    if (batch === undefined) break;
    batches.push(batch);
  }
  return batches;
}

/** What a channel without batches has left of the time when it had some goes now. */
function isDue({ clock }: ClosingPorts, { batch }: OutboundChannel, waiting: WaitingDeliveries): boolean {
  return batch === undefined || isBatchDue(batch, waiting, clock.now());
}

async function refuseLeft(
  { ledger, clock }: ClosingPorts,
  fullName: string,
  { partner, channel, oldestAt }: WaitingDeliveries,
): Promise<void> {
  const now = clock.now();
  if (now.getTime() - oldestAt.getTime() < LEFT_MS) return;
  for (const { id } of await ledger.nextMembers(partner, channel, LEFT_AT_ONCE))
    await ledger.refuseWaiting(id, finding('E_CONFIG_REFERENCE', { what: 'The channel', name: fullName }, {}), now);
}
