import { setTimeout as pause } from 'node:timers/promises';
import type { Catalog, OutboundChannel } from '../catalog/model.ts';
import { switchedOffPartner } from '../catalog/switched-off.ts';
import { decideNext, type NextStep, type Verdict } from '../delivery/decide-next.ts';
import { failsForTooLong } from '../delivery/disable-channel.ts';
import type { Clock } from '../kernel/clock.ts';
import { asHubError, finding } from '../kernel/errors.ts';
import type { IdSource, MessageId } from '../kernel/ids.ts';
import type { Answer, OutboundEndpoint } from '../spi/connector.ts';
import type { ChannelStates } from '../spi/ledger/channel-states.ts';
import type { AttemptEffect, AttemptRecord, Delivering, DeliveryInWork, LookAgain } from '../spi/ledger/ledger.ts';
import type { Logger } from '../spi/log.ts';
import type { Meters } from '../spi/meters.ts';
import { stopwatch, type Tracing } from '../spi/tracing.ts';
import type { Transport, WorkHandler } from '../spi/transport.ts';
import { classifyAnswer } from './classify-answer.ts';
import { comparePending } from './pending-answer.ts';
import { traceAttempt, traceparentOf } from './traces.ts';
import { withinTime } from './within-time.ts';

/** The channel's breaker is open: nothing is sent before this time. */
export interface Broken {
  readonly openUntil: Date;
}

/** What the delivery worker needs. */
export interface DeliverPorts {
  readonly ledger: Delivering & Pick<ChannelStates, 'stopChannel'>;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
  readonly catalog: () => Catalog;
  /** The endpoint of a channel, opened once and shared. */
  readonly endpoint: (channel: OutboundChannel) => OutboundEndpoint;
  /** Waits until the channel's rate and concurrency allow one more, then runs the task. */
  readonly throttle: <T>(channel: OutboundChannel, task: () => Promise<T>) => Promise<T>;
  /** Runs the task unless the channel's breaker is open, and counts whether it failed (Circuit Breaker). */
  readonly breaker: <T>(channel: OutboundChannel, task: () => Promise<T>, failed: (result: T) => boolean) => Promise<T | Broken>;
  /** From 0 to 1; for jitter. */
  readonly random: () => number;
  /** Absent: nobody asked for traces. */
  readonly tracing?: Tracing;
  /** Absent: nobody counts. */
  readonly meters?: Meters;
}

const SPARE_MS = 30_000;
/** A delivery for a partner that is switched off here, though not in the ledger yet or any more, is looked at again after this time,
 *  in milliseconds: another process may have a newer configuration. */
const OFF_MS = 5_000;
/** How long to wait before an outcome is written again while the ledger is away, in milliseconds. */
const WRITE_AGAIN_MS = 250;

/** The worker on `deliver:<partner>/<channel>`: sends each delivery once and records what came of it. The attempt is
 *  counted when the delivery is opened, so a crash after the partner's yes is followed by one more send under the same
 *  idempotency key, never by silence. */
export function deliverWorker(ports: DeliverPorts): WorkHandler {
  return async (work, signal, letGo = () => undefined) => {
    const channel = ports.catalog().channel(work.queue.slice('deliver:'.length));
    const leaseMs = channel?.direction === 'out' && !isOff(ports, channel) ? leaseFor(channel, work.ids.length) : SPARE_MS;
    const lookAgain: LookAgain = (id, afterMs) => ports.transport.ring({ v: 1, queue: work.queue, ids: [id] }, afterMs);
    const deliveries = await ports.ledger.openDeliveries(work.ids, leaseMs, lookAgain);
    const open = new Set<string>(deliveries.map(({ id }) => id));
    letGo(work.ids.filter((id) => !open.has(id)));
    await Promise.all(
      deliveries.map((delivery) => {
        // A delivery goes where the ledger says, whichever bell it came with.
        const own = ports.catalog().channel(`${delivery.partner}/${delivery.channel}`);
        return own?.direction === 'out' ? deliverOne(ports, own, delivery, signal) : orphan(ports, delivery);
      }),
    );
  };
}

function isOff({ catalog }: DeliverPorts, channel: OutboundChannel): boolean {
  return switchedOffPartner(catalog(), channel) !== undefined;
}

/** How long sending so many deliveries may take, in milliseconds: every turn of the channel's concurrency at its time
 *  limit, the waiting that its rate imposes, and something to spare. A lease that ended early would have them sent twice. */
function leaseFor({ limits }: OutboundChannel, count: number): number {
  const turns = Math.ceil(count / limits.concurrency);
  const paced = limits.ratePerSecond === undefined ? 0 : (count * 1000) / limits.ratePerSecond;
  return Math.ceil(turns * limits.timeoutMs + paced + SPARE_MS);
}

async function deliverOne(ports: DeliverPorts, channel: OutboundChannel, delivery: DeliveryInWork, signal: AbortSignal): Promise<void> {
  if (isOff(ports, channel)) {
    const dueAt = new Date(ports.clock.now().getTime() + OFF_MS);
    return ports.ledger.releaseDelivery(delivery.id, delivery.lease, dueAt);
  }
  const attempt = await ports.throttle(channel, () =>
    signal.aborted ? closing(ports) : ports.breaker(channel, () => send(ports, channel, delivery, signal), failed),
  );
  if ('openUntil' in attempt) {
    const { openUntil } = attempt;
    const leaseEnds = ports.clock.now().getTime() + leaseFor(channel, 1);
    return inTime(ports, leaseEnds, signal, () => ports.ledger.releaseDelivery(delivery.id, delivery.lease, openUntil));
  }
  const { outcome, unknown, startedAt, tracedAt } = attempt;
  const now = ports.clock.now();
  const next = decideNext({ outcome, policy: channel.retry, attempt: delivery.attempt, now, random: ports.random() });
  if (next.status === 'held') await disable(ports, channel, next.error.message);
  const leaseEnds = startedAt.getTime() + leaseFor(channel, 1);
  const pending =
    outcome.kind === 'pending'
      ? await inTime(ports, leaseEnds, signal, () => comparePending(ports.ledger, delivery.id, outcome.answer))
      : undefined;
  const { answer } = pending ?? outcome;
  const reply = next.status === 'delivered' || pending?.isNews === true ? replyTo(ports, channel, answer) : undefined;
  const error = 'error' in next ? next.error : undefined;
  const record: AttemptRecord = {
    deliveryId: delivery.id,
    lease: delivery.lease,
    attempt: delivery.attempt,
    startedAt,
    endedAt: now,
    outcome: unknown ? 'unknown' : outcome.kind,
    next: 'dueAt' in next ? { status: next.status, dueAt: next.dueAt } : { status: next.status },
    ...(answer === undefined ? {} : { answer }),
    ...(error === undefined ? {} : { error }),
    ...(reply === undefined ? {} : { reply }),
  };
  const effect = await inTime(ports, leaseEnds, signal, () => ports.ledger.recordAttempt(record));
  ports.meters?.attempted(channel.fullName, record.outcome, (now.getTime() - startedAt.getTime()) / 1000);
  if (ports.tracing !== undefined) traceAttempt(ports.tracing, delivery, tracedAt, record);
  tell(ports, channel, delivery, next);
  ringAfter(ports, channel, record, effect);
  if (failsForTooLong(effect.failingSince, now))
    await disable(ports, channel, `every attempt has failed since ${effect.failingSince?.toISOString()}`);
}

/** The hub is closing down and nothing was sent: due again at once. */
async function closing(ports: DeliverPorts): Promise<Broken> {
  return { openUntil: ports.clock.now() };
}

/** Does the attempt count against the channel? A refusal does not, nor an answer that is not final: the partner answers. */
function failed({ outcome }: Attempt): boolean {
  return outcome.kind === 'deferred';
}

async function disable(ports: DeliverPorts, channel: OutboundChannel, reason: string): Promise<void> {
  await ports.ledger.stopChannel(channel.partner.name, channel.name, { state: 'disabled', reason, at: ports.clock.now() });
  ports.log.error({ channel: channel.fullName, reason }, 'channel disabled: what it should send is held until it is resumed');
}

function tell(ports: DeliverPorts, channel: OutboundChannel, { id, messageId, attempt }: DeliveryInWork, next: NextStep): void {
  const facts = { messageId, deliveryId: id, channel: channel.fullName, attempt, next: next.status };
  if (next.status === 'waiting') ports.log.debug(facts, 'answer is not final');
  if (!('error' in next)) return;
  const level = next.status === 'retrying' ? 'warn' : 'error';
  ports.log[level]({ ...facts, code: next.error.code }, 'attempt failed');
}

/** Rings for what follows: the partner's answer, the next attempt, the next delivery of the case. */
function ringAfter(
  ports: DeliverPorts,
  channel: OutboundChannel,
  { deliveryId, endedAt, next, reply }: AttemptRecord,
  { due }: AttemptEffect,
): void {
  if (reply !== undefined) ports.transport.ring({ v: 1, queue: 'process', ids: [reply.id] });
  if ('dueAt' in next)
    ports.transport.ring({ v: 1, queue: `deliver:${channel.fullName}`, ids: [deliveryId] }, next.dueAt.getTime() - endedAt.getTime());
  for (const [queue, ids] of due) ports.transport.ring({ v: 1, queue, ids });
}

/** Asks and writes what came of a delivery; while the ledger is away, again and again until the lease ends or the hub gives up
 *  what it has in hand. What is known to have arrived must not be sent a second time only because the database was
 *  restarted. Writing twice is harmless: it is fenced by the lease. */
async function inTime<T>(ports: DeliverPorts, untilMs: number, signal: AbortSignal, write: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await write();
    } catch (thrown) {
      if (!asHubError(thrown).transient || signal.aborted || ports.clock.now().getTime() > untilMs) throw thrown;
      await pause(WRITE_AGAIN_MS);
    }
  }
}

interface Attempt {
  readonly outcome: Verdict;
  /** The endpoint threw: nobody knows whether it arrived. */
  readonly unknown: boolean;
  readonly startedAt: Date;
  /** The same for traces, which are finer; 0 where there are none. */
  readonly tracedAt: number;
}

/** One try. */
async function send(ports: DeliverPorts, channel: OutboundChannel, delivery: DeliveryInWork, signal: AbortSignal): Promise<Attempt> {
  const startedAt = ports.clock.now();
  const tracedAt = ports.tracing === undefined ? 0 : stopwatch().startedAt;
  const traceparent = ports.tracing === undefined ? undefined : traceparentOf(ports.tracing, delivery);
  const document = {
    body: delivery.content.body,
    mediaType: delivery.content.mediaType,
    idempotencyKey: delivery.idempotencyKey,
    parameters: delivery.parameters,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
  try {
    const outcome = await withinTime(channel.limits.timeoutMs, signal, (limit) => ports.endpoint(channel).send(document, limit));
    return { outcome: await classifyAnswer(ports, channel, outcome), unknown: false, startedAt, tracedAt };
  } catch (thrown) {
    return { outcome: { kind: 'deferred', error: asHubError(thrown) }, unknown: true, startedAt, tracedAt };
  }
}

/** An accepted answer, or one that is not final and tells something new, becomes a message of its own (Request-Reply), where the channel has a mapping for it, or it may bring
 *  acknowledgements. Nothing more than yes is a message only for a mapping. */
function replyTo(ports: DeliverPorts, { reply }: OutboundChannel, answer: Answer | undefined): AttemptRecord['reply'] {
  if (reply === undefined) return undefined;
  const content = answer ?? { mediaType: 'application/octet-stream', body: new Uint8Array() };
  if (reply.mapping === undefined && (content.body.length === 0 || reply.codec.acknowledgements === undefined)) return undefined;
  return {
    id: ports.ids.next<MessageId>(),
    content: { mediaType: content.mediaType, body: content.body },
    configHash: ports.catalog().hash,
  };
}

/** A delivery whose channel left the configuration: a person decides. */
async function orphan(ports: DeliverPorts, delivery: DeliveryInWork): Promise<void> {
  const now = ports.clock.now();
  await ports.ledger.recordAttempt({
    deliveryId: delivery.id,
    lease: delivery.lease,
    attempt: delivery.attempt,
    startedAt: now,
    endedAt: now,
    outcome: 'rejected',
    error: finding('E_CONFIG_REFERENCE', { what: 'The channel', name: `${delivery.partner}/${delivery.channel}` }, {}),
    next: { status: 'dead' },
  });
}
