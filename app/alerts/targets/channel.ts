import type { Language } from '../../../core/canonical/code-types.ts';
import type { AlertTarget } from '../../../core/catalog/alerts/alert-model.ts';
import { NOTIFICATION } from '../../../core/catalog/alerts/read-alert-targets.ts';
import { bindingsFor } from '../../../core/catalog/bindings.ts';
import { refuseSwitchedOff } from '../../../core/catalog/switched-off.ts';
import { hubError } from '../../../core/kernel/errors.ts';
import { encodeDocument } from '../../../core/pipeline/encode-document.ts';
import { trialContext } from '../../../core/pipeline/stages/envelope-context.ts';
import { type Digest, headline, shortText } from '../words.ts';
import type { TargetPorts, Tell } from './target.ts';

/** Tells over an outbound channel of a partner: its mapping makes the document of a `contact.notification-requested`, its connector sends
 *  it. Not a message of the ledger: whom it is for is an operator, and what could not be told is told again by the alert. */
export function channelTarget(target: AlertTarget & { readonly kind: 'channel' }, ports: TargetPorts): Tell {
  return async (digest, id) => {
    const catalog = ports.catalog();
    const channel = catalog.channel(target.channel);
    if (channel?.direction !== 'out') throw hubError('E_CONFIG_REFERENCE', { what: 'The outbound channel', name: target.channel });
    refuseSwitchedOff(catalog, channel);
    const mapping = channel.requests.get(NOTIFICATION);
    if (mapping === undefined) throw hubError('E_NOT_ACCEPTED', { channel: target.channel, type: NOTIFICATION });
    const { output } = await mapping.run(bodyOf(target, digest, id, ports.publicUrl), {
      ...bindingsFor(catalog, channel.partner, channel.parameters, ports.clock.now(), ports.ids),
      envelope: {
        id,
        type: NOTIFICATION,
        occurredAt: ports.clock.now().toISOString(),
        caseRef: '',
        businessKeys: {},
        origin: '',
        source: '',
      },
    });
    if (output === undefined) throw hubError('E_MAP_RESULT', { mapping: mapping.name, reason: 'it gave nothing' });
    const body = await encodeDocument(channel.codec, output, await trialContext(ports.clock, catalog, channel));
    const mediaType = channel.formatDefinition.mediaTypes[0] ?? 'application/octet-stream';
    const parameters = { messageId: id, deliveryId: id, caseId: '', type: NOTIFICATION, controlReference: '' };
    const limit = AbortSignal.timeout(channel.limits.timeoutMs);
    const outcome = await ports.endpoints.of(channel).send({ body, mediaType, idempotencyKey: id, parameters }, limit);
    if (outcome.kind !== 'accepted') throw outcome.error;
  };
}

function bodyOf(target: AlertTarget & { readonly kind: 'channel' }, digest: Digest, id: string, publicUrl: string | undefined) {
  const { by, to } = target;
  const language = target.language as Language;
  const whom = by === 'sms' || by === 'push' ? { mobile: to } : { email: to };
  return {
    notificationId: id,
    channel: by,
    to: { name: 'Relais operators', ...whom },
    template: 'relais-alert',
    language,
    subject: headline(digest, language),
    text: shortText(digest, language),
    ...(publicUrl === undefined ? {} : { link: `${publicUrl}/alerts` }),
  };
}
