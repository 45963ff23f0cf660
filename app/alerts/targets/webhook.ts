import { type HttpClient, httpClient } from '../../../connectors/rest/client.ts';
import { webhookSigner } from '../../../connectors/rest/webhook-signature.ts';
import { saidIn } from '../../../core/alerts/sentences.ts';
import type { Language } from '../../../core/canonical/code-types.ts';
import type { AlertTarget } from '../../../core/catalog/alerts/alert-model.ts';
import { hubError } from '../../../core/kernel/errors.ts';
import type { Digest } from '../words.ts';
import { linkOf } from '../words.ts';
import type { TargetPorts, Tell } from './target.ts';

const MOST_ANSWER_BYTES = 64 * 1024;

/** Posts alerts as JSON, `{ type: "alerts", timestamp, data: { alerts } }`, signed as Standard Webhooks says where there is a secret.
 *  Each status from 200 to 299 is a yes. */
export function webhookTarget(target: AlertTarget & { readonly kind: 'webhook' }, { clock, publicUrl }: TargetPorts): Tell {
  const sign = target.secret === undefined ? undefined : webhookSigner(target.secret);
  return async (digest, id) => {
    const at = clock.now();
    const alerts = digest.map((one) => viewOf(one, publicUrl, target.language as Language));
    const body = Buffer.from(JSON.stringify({ type: 'alerts', timestamp: at.toISOString(), data: { alerts } }));
    const signed = sign?.(id, body, at) ?? { 'webhook-id': id };
    const headers = { 'content-type': 'application/json', ...signed };
    const exchange = await exchangeOnce(target, { url: target.url, method: 'POST', headers, body });
    if ('failed' in exchange) throw exchange.failed.error;
    const { status } = exchange.answer;
    if (status < 200 || status > 299) throw hubError('E_ALERT_TARGET', { target: target.name, reason: `it answered ${status}` });
  };
}

/** Alerts are rare: no connection is kept. */
async function exchangeOnce(target: AlertTarget & { readonly kind: 'webhook' }, request: Parameters<HttpClient['exchange']>[0]) {
  const client = httpClient({
    allowPrivateNetwork: target.allowPrivateNetwork,
    connections: 1,
    timeoutMs: target.timeout,
    maxAnswerBytes: MOST_ANSWER_BYTES,
    tls: async () => ({}),
  });
  try {
    return await client.exchange(request);
  } finally {
    await client.close();
  }
}

function viewOf({ alert, reason }: Digest[number], publicUrl: string | undefined, language: Language) {
  const { id, rule, severity, subject, count, openedAt, endedAt } = alert;
  const { say, remedy } = saidIn(alert, language);
  return {
    ...{ id, rule, severity, subject, say, remedy, count, told: reason, openedAt: openedAt.toISOString() },
    ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
    ...(publicUrl === undefined ? {} : { link: linkOf(alert, publicUrl) }),
  };
}
