import type { WaitingDelivery } from '../../spi/ledger/batches.ts';
import { isSampled, spanIdOf, stopwatch, type Tracing, traceOf } from '../../spi/tracing.ts';

/** More links than OpenTelemetry keeps of one span by default say no more. */
const MOST_LINKS = 128;

/** A batch was written: it begins a trace of its own, on which its delivery hangs, with links to the traces of the messages in it. */
export function traceBatch(
  tracing: Tracing,
  batch: { readonly messageId: string; readonly partner: string; readonly channel: string },
  members: readonly WaitingDelivery[],
  startedAt: number,
): void {
  const { messageId, partner, channel } = batch;
  const origin = { rootId: messageId };
  if (!isSampled(tracing, origin)) return;
  const links = members.slice(0, MOST_LINKS).flatMap(({ messageId: member, trace }) => {
    return trace === undefined ? [] : [{ traceId: traceOf(trace).traceId, spanId: spanIdOf(member, 'process') }];
  });
  tracing.record({
    traceId: traceOf(origin).traceId,
    spanId: spanIdOf(messageId, 'process'),
    name: `batch ${partner}/${channel}`,
    kind: 'internal',
    startedAt,
    endedAt: stopwatch().startedAt,
    attributes: { 'relais.message.id': messageId, 'relais.partner': partner, 'relais.channel': channel, 'relais.members': members.length },
    links,
  });
}
