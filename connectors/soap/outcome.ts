import type { X509Certificate } from 'node:crypto';
import type { Clock } from '../../core/kernel/clock.ts';
import { asHubError, type HubError, hubError } from '../../core/kernel/errors.ts';
import type { Json } from '../../core/kernel/json.ts';
import type { Answer, Outcome } from '../../core/spi/connector.ts';
import { retryAfterMs } from '../../core/spi/retry-after.ts';
import { withAddresses } from './addresses.ts';
import { openEnvelope, type SoapBody, type SoapFault, toJson } from './envelope.ts';
import type { HttpAnswer } from './http.ts';
import type { SoapOperation } from './operation.ts';
import { checkSignature } from './security/signature.ts';
import { parseXml, type XmlElement, xmlText } from './xml.ts';

/** Statuses that say "later" whatever the body says. */
const LATER = new Set([408, 425, 429, 502, 503, 504]);

/** How an answer is judged. */
export interface Judge {
  readonly operation: SoapOperation;
  /** The pack's own final faults. */
  readonly finalFaults: readonly string[];
  /** Faults that are the service's answer to the document. */
  readonly answerFaults: readonly string[];
  /** Places in the answer whose relative addresses are made whole. */
  readonly addressesAt: readonly string[];
  /** Who may sign answers; undefined where nobody need. */
  readonly trustedSigners?: readonly X509Certificate[];
  readonly clock: Clock;
}

/** What an HTTP answer means for the document. In this order: 410 closes the channel; a status that says "later" defers; a
 *  fault is judged by {@link judgeFault}; a 2xx with the operation's element is accepted, and an error code inside it is for
 *  the pack's `classify`; any other 2xx or 5xx is not the service speaking (a proxy's page) and defers; the rest is refused. */
export function judgeAnswer(answer: HttpAnswer, judge: Judge): Outcome {
  const { status } = answer;
  if (status === 410) return { kind: 'rejected', error: hubError('E_CHANNEL_GONE'), answer: raw(answer) };
  if (LATER.has(status)) return later(answer, `HTTP ${status}`, judge.clock);
  const success = status >= 200 && status < 300;
  if (success && judge.operation.answer === undefined && answer.body.length === 0) return { kind: 'accepted' };
  const body = tryOpen(answer, judge);
  if (body?.kind === 'unsigned') return { ...later(answer, '', judge.clock), error: body.error };
  if (body?.kind === 'fault') return judgeFault(answer, body.fault, judge);
  if (success && judge.operation.answer === undefined) return { kind: 'accepted' };
  const result = success && body?.kind === 'result' ? resultOf(body.payload, judge.operation) : undefined;
  if (result !== undefined)
    return { kind: 'accepted', answer: json(status, withAddresses(result, judge.addressesAt, judge.operation.url)) };
  if (success) return later(answer, 'its answer is not that of the operation', judge.clock);
  if (status >= 500) return later(answer, `HTTP ${status}`, judge.clock);
  return { kind: 'rejected', error: hubError('E_DELIVERY_REFUSED', { reason: `HTTP ${status}` }), answer: raw(answer) };
}

/** A fault that blames the message (`Client`/`Sender`, `VersionMismatch`, `MustUnderstand`, `DataEncodingUnknown`) is final,
 *  and so is one whose detail the WSDL declares or the pack lists: the service ran and said no. A bare `Server`/`Receiver`
 *  fault is the service's own trouble and may pass. One that the pack takes for an answer is accepted. The answer is `{ fault: { code, subcode, message, detail } }`. */
function judgeFault(answer: HttpAnswer, fault: SoapFault, { operation, finalFaults, answerFaults, clock }: Judge): Outcome {
  const names = [fault.code, fault.subcode ?? '', ...fault.detail.flatMap(namesIn)];
  const final =
    fault.code !== 'Server' ||
    fault.detail.some(({ local }) => operation.faults.has(local)) ||
    names.some((name) => finalFaults.includes(name));
  const reason = `SOAP fault ${/^[\w.-]{1,60}$/.test(fault.code) ? fault.code : 'without a usable code'}`;
  const detail = Object.fromEntries(fault.detail.map((element) => [element.local, toJson(element, undefined)]));
  const told = json(answer.status, {
    fault: { code: fault.code, ...(fault.subcode === undefined ? {} : { subcode: fault.subcode }), message: fault.message, detail },
  });
  if (names.some((name) => answerFaults.includes(name))) return { kind: 'accepted', answer: told };
  return final
    ? { kind: 'rejected', error: hubError('E_DELIVERY_REFUSED', { reason }), answer: told }
    : { ...later(answer, reason, clock), answer: told };
}

/** An element's name, and the texts of its leaves: DPD says in `<Error><ErrorId>InvalidWeight</ErrorId>` what is wrong. */
function namesIn(element: XmlElement): string[] {
  return [element.local, element.children.length === 0 ? element.text.trim() : '', ...element.children.flatMap(namesIn)];
}

function later(answer: HttpAnswer, reason: string, clock: Clock): Outcome & { kind: 'deferred' } {
  const wait = retryAfterMs(answer.headers['retry-after'], answer.headers['date'], clock.now());
  const error: HubError = hubError('E_DELIVERY_UNAVAILABLE', { reason });
  return { kind: 'deferred', error, answer: raw(answer), ...(wait === undefined ? {} : { retryAfterMs: wait }) };
}

/** What the body says, if it is an envelope; a web page (DOCTYPE and all), a cut or a foreign document is none. An envelope that
 *  nobody trusted has signed says nothing, where answers must be signed: it may be somebody else's. */
function tryOpen(
  answer: HttpAnswer,
  { trustedSigners, clock }: Judge,
): SoapBody | { readonly kind: 'unsigned'; readonly error: HubError } | undefined {
  try {
    const text = xmlText(answer.body, answer.headers['content-type'] ?? '');
    const root = parseXml(text);
    const body = openEnvelope(root);
    if (trustedSigners !== undefined) checkSignature(text, root, { trusted: trustedSigners, timestamp: false, now: clock.now() });
    return body;
  } catch (thrown) {
    const { code, message } = asHubError(thrown);
    if (code !== 'E_SOAP_SECURITY') return undefined;
    return { kind: 'unsigned', error: hubError('E_PEER_UNTRUSTED', { reason: message.replace(/\.$/, '') }) };
  }
}

function resultOf(payload: XmlElement | undefined, { answer }: SoapOperation): Json | undefined {
  if (payload === undefined || answer === undefined) return undefined;
  if (answer.element !== 'any' && payload.local !== answer.element) return undefined;
  return toJson(payload, answer.shape ?? {});
}

function json(status: number, value: Json): Answer {
  return { status, mediaType: 'application/json', body: new TextEncoder().encode(JSON.stringify(value)) };
}

function raw({ status, headers, body }: HttpAnswer): Answer {
  const mediaType = (headers['content-type'] ?? 'application/octet-stream').split(';')[0] ?? '';
  return { status, mediaType: mediaType.trim().toLowerCase(), body };
}
