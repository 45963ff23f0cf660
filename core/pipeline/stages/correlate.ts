import type { Envelope } from '../../spi/envelope.ts';
import type { Stage } from '../compose.ts';
import type { PipelinePorts } from '../context.ts';

/** Each canonical message into its case, by the case of what caused it or by its business keys (Correlation Identifier).
 *  Keys belong to the partner who gave them: another partner's number 4711 is another thing. */
export function correlateStage(ports: PipelinePorts): Stage {
  return {
    name: 'correlate',
    run: async (context) => ({
      ...context,
      envelopes: await Promise.all(context.envelopes.map((envelope) => correlated(ports, envelope))),
    }),
  };
}

/** The envelope with its case. */
export async function correlated(ports: PipelinePorts, envelope: Envelope): Promise<Envelope> {
  const caseRef = await ports.ledger.correlate({
    ...(envelope.caseRef === '' ? {} : { caseId: envelope.caseRef }),
    kind: envelope.type.slice(0, envelope.type.indexOf('.')),
    scope: envelope.source,
    keys: envelope.businessKeys,
    at: ports.clock.now(),
  });
  return { ...envelope, caseRef };
}
