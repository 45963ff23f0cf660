import { envelopeView } from '../catalog/bindings.ts';
import type { Gather } from '../catalog/model.ts';
import { hubError } from '../kernel/errors.ts';
import type { EnvelopeId } from '../kernel/ids.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { Envelope } from '../spi/envelope.ts';
import type { DecodedMessage } from '../spi/format.ts';
import type { GatheredAnswers } from '../spi/ledger/gatherings.ts';
import type { Context, PipelinePorts } from './context.ts';
import type { Normalizer } from './normalizer.ts';
import { originBindings } from './origin-bindings.ts';

/** What a gathering's mapping gets: `{ request, answers }`. */
export function gatheredAnswers(context: Context): DecodedMessage {
  const { answers } = contentOf(context);
  return { type: '', tree: { request: requestOf(context).body, answers: answers as unknown as Json }, errors: [] };
}

/** How gathered answers become canonical messages (Aggregator): by the route that asked, as it is today, in the case of the
 *  message that asked, with its business keys and what the mapping adds.
 *  @throws E_CONFIG_REFERENCE when the route gathers no more */
export function aggregator(ports: PipelinePorts, context: Context): Normalizer {
  const request = requestOf(context);
  const { route, closedAt } = contentOf(context);
  const { mapping, emits } = gatherOf(context, route);
  return {
    mapping,
    emits,
    bindings: { ...originBindings(ports, context, request), request: envelopeView(request) },
    toEnvelope: (message): Envelope => ({
      ...request,
      id: ports.ids.next<EnvelopeId>(),
      type: message.type,
      occurredAt: message.occurredAt ?? closedAt,
      businessKeys: { ...request.businessKeys, ...message.businessKeys },
      body: message.body as JsonObject,
      causedBy: request.id,
    }),
  };
}

function gatherOf({ catalog }: Context, name: string): Gather {
  const gather = catalog.routes.find((route) => route.name === name)?.gather;
  if (gather === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The gather of route', name });
  return gather;
}

function requestOf({ message }: Context): Envelope {
  if (message.request === undefined) throw hubError('E_INTERNAL', { name: 'gathering without a request' });
  return message.request;
}

function contentOf({ message }: Context): GatheredAnswers {
  return JSON.parse(Buffer.from(message.content.body).toString('utf8')) as GatheredAnswers;
}
