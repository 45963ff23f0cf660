import type { OutboundChannel } from '../../core/catalog/model.ts';
import { switchedOffPartner } from '../../core/catalog/switched-off.ts';
import { nextClosing } from '../../core/delivery/batch-schedule.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { SentBatch } from '../../core/pipeline/batches/close-batch.ts';
import { closeAllBatches } from '../../core/pipeline/batches/due-batches.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** What waits for a channel is counted so far for people and their figures: looking must stay cheap. */
export const COUNT_UP_TO = 10_000;

/** What waits for the next batch of a channel. */
export interface BatchView {
  /** Counted up to 10,000. */
  readonly waiting: number;
  /** When the next batch is closed: the next instant of the schedule after what waits longest, or after now. */
  readonly closesAt: string;
}

/** What waits for each channel that sends batches, by `partner/channel`. None is closed while the partner is switched off. */
export async function batchViews({ ledger, catalog, clock }: Runtime): Promise<(fullName: string) => { readonly batch?: BatchView }> {
  const waiting = new Map((await ledger.waitingDeliveries(COUNT_UP_TO)).map((one) => [`${one.partner}/${one.channel}`, one]));
  return (fullName) => {
    const channel = catalog().channel(fullName);
    if (channel?.direction !== 'out' || channel.batch === undefined || switchedOffPartner(catalog(), channel) !== undefined) return {};
    const { count, oldestAt } = waiting.get(fullName) ?? { count: 0, oldestAt: clock.now() };
    return { batch: { waiting: count, closesAt: nextClosing(channel.batch.schedule, oldestAt).toISOString() } };
  };
}

/** Closes what waits, without regard to the schedule.
 *  @throws E_STATE_CONFLICT when the channel sends no batches, or is stopped */
export async function closeNow(runtime: Runtime, channel: OutboundChannel): Promise<readonly SentBatch[]> {
  const conflict = (state: string, action: string) =>
    hubError('E_STATE_CONFLICT', { what: 'channel', id: channel.fullName, state, action });
  if (channel.batch === undefined) throw conflict('without batches', 'asked to close one: it sends each document by itself');
  const batches = await closeAllBatches(runtime, channel);
  if (batches === 'stopped') throw conflict('stopped', 'made to send a batch: resume it first');
  return batches;
}
