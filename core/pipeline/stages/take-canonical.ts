import { canonicalVersion } from '../../canonical/validate.ts';
import { mappedMessages } from '../../catalog/mapped-messages.ts';
import type { CaseId, EnvelopeId } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';
import { THE_HUB } from '../../spi/envelope.ts';
import type { Stage } from '../compose.ts';
import type { PipelinePorts } from '../context.ts';

/** What the hub says by itself. */
const OWN_TYPES = ['case.late'];

/** A canonical message of the hub's own needs no mapping. It belongs to the case that it tells of, came of what gave rise to it, and has
 *  no business keys: numbers in its body are other partners'.
 *  @throws E_CANONICAL, E_MAP_RESULT */
export function takeCanonicalStage(ports: PipelinePorts): Stage {
  return {
    name: 'normalize',
    run: async (context) => {
      const { message } = context;
      const content = JSON.parse(Buffer.from(message.content.body).toString('utf8')) as Json;
      const envelopes = mappedMessages(THE_HUB, content, OWN_TYPES).map(({ type, occurredAt, body }) => ({
        id: ports.ids.next<EnvelopeId>(),
        type,
        version: canonicalVersion,
        occurredAt: occurredAt ?? message.receivedAt.toISOString(),
        caseRef: message.caseId ?? ('' as CaseId),
        businessKeys: {},
        origin: message.origin,
        source: THE_HUB,
        body: body as (typeof context.envelopes)[number]['body'],
        ...(message.request === undefined ? {} : { causedBy: message.request.id }),
      }));
      return { ...context, envelopes, types: envelopes.map(({ type }) => type) };
    },
  };
}
