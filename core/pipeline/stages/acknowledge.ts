import { settleAcknowledgements } from '../../interchanges/settle-acknowledgements.ts';
import { finding } from '../../kernel/errors.ts';
import type { ReceivedAcknowledgement } from '../../spi/format.ts';
import type { AcknowledgementEffect } from '../../spi/ledger/acknowledgements.ts';
import type { Stage } from '../compose.ts';
import type { Context, PipelinePorts } from '../context.ts';
import { codecFor } from '../read-answer.ts';

/** An acknowledgement that came back is matched with what was sent, and ends here (Return Address). One that fits nothing that
 *  was sent needs a person: the partner believes that it got something. */
export function acknowledgeStage(ports: PipelinePorts): Stage {
  return {
    name: 'acknowledge',
    run: async (context) => {
      const acknowledgements = received(context);
      if (acknowledgements === undefined) return context;
      const { message, channel } = context;
      const effects = await ports.ledger.settleAcknowledgements(
        { messageId: message.id, partner: channel.partner.name, at: ports.clock.now(), acknowledgements },
        settleAcknowledgements,
      );
      tell(ports, context, acknowledgements, effects);
      if (effects.some(({ timing }) => timing !== 'unmatched')) return { ...context, settled: 'acknowledged' };
      return { ...context, failure: { stage: 'acknowledge', findings: acknowledgements.slice(0, 1).map(unmatched) } };
    },
  };
}

/** One line for what is alike: a partner may name a hundred thousand messages at once. */
function tell(
  { log }: Pick<PipelinePorts, 'log'>,
  { message }: Context,
  acknowledgements: readonly ReceivedAcknowledgement[],
  effects: readonly AcknowledgementEffect[],
): void {
  const lines = new Map<string, { count: number; readonly severity: 'warn' | 'info'; readonly facts: object }>();
  for (const [index, { timing, deliveryId }] of effects.entries()) {
    const { kind, level, verdict } = acknowledgements[index] as ReceivedAcknowledgement;
    const key = [deliveryId, kind, level, verdict, timing].join(' ');
    const severity = timing === 'unmatched' || verdict === 'rejected' ? 'warn' : 'info';
    const line = lines.get(key) ?? { count: 0, severity, facts: { deliveryId, kind, level, verdict, timing } };
    line.count += 1;
    lines.set(key, line);
  }
  for (const { count, severity, facts } of lines.values())
    log[severity]({ messageId: message.id, ...facts, count }, 'acknowledgement came');
}

/** A document or an answer has come apart before: one message, which may acknowledge several things. */
function received({ document, message, channel }: Context): readonly ReceivedAcknowledgement[] | undefined {
  if (message.entry === 'gather') return undefined;
  const codec = codecFor(channel);
  const brought = document?.messages.flatMap((one) => codec?.acknowledgements?.(one) ?? []) ?? [];
  return brought.length === 0 ? undefined : brought;
}

function unmatched({ kind, subject }: ReceivedAcknowledgement) {
  const named = Object.entries(subject).map(([what, reference]) => `${what} ${reference}`);
  return finding('E_ACKNOWLEDGEMENT_UNMATCHED', { kind, subject: named.length === 0 ? 'nothing by its reference' : named.join(', ') }, {});
}
