import type { HubError } from '../../../core/kernel/errors.ts';
import type { DoorAnswer } from '../../../core/spi/connector.ts';
import { SOAP_11, SOAP_12 } from '../envelope.ts';
import { attributeText } from '../wsdl/source.ts';

/** A version of SOAP. */
export type SoapVersion = '1.1' | '1.2';

/** Namespace of the details of our faults. */
const OURS = 'urn:relais:error';
/** Errors of the connection rather than of the call keep their HTTP status, whatever the version. */
const TRANSPORT = new Set([401, 404, 405, 413, 415, 503]);

/** An envelope with a body. */
export function envelopeOf(version: SoapVersion, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${version === '1.2' ? SOAP_12 : SOAP_11}"><soap:Body>${body}</soap:Body></soap:Envelope>`;
}

/** An HTTP answer with an envelope. */
export function soapAnswer(version: SoapVersion, status: number, body: string): DoorAnswer {
  const contentType = version === '1.2' ? 'application/soap+xml; charset=utf-8' : 'text/xml; charset=utf-8';
  return { status, headers: { 'content-type': contentType }, body: Buffer.from(envelopeOf(version, body), 'utf8') };
}

/** An error as a fault: SOAP 1.1, section 4.4, with HTTP 500 (section 6.2); SOAP 1.2 part 1, section 5.4, with 400 where the call
 *  is to blame, and our code as the subcode. The detail has every finding. */
export function errorFault(version: SoapVersion, error: HubError, messageId?: string): DoorAnswer {
  const code = faultCode(error);
  const detail = detailOf(error, messageId);
  const transport = TRANSPORT.has(error.status) && error.code !== 'E_SOAP_SECURITY';
  if (version === '1.1') return soapAnswer('1.1', transport ? error.status : 500, fault11(code, error.message, detail));
  const status = transport ? error.status : code === 'Server' ? 500 : 400;
  return soapAnswer('1.2', status, fault12(code, error.message, detail, { prefix: `r:${error.code}`, uri: OURS }));
}

/** A fault that a service declares: the service ran and said no.
 *  @param detail finished XML */
export function declaredFault(version: SoapVersion, message: string, detail: string): DoorAnswer {
  if (version === '1.1') return soapAnswer('1.1', 500, fault11('Server', message, detail));
  return soapAnswer('1.2', 500, fault12('Server', message, detail));
}

type FaultCode = 'Client' | 'Server' | 'VersionMismatch' | 'MustUnderstand';

function faultCode({ code, status }: HubError): FaultCode {
  if (code === 'E_SOAP_VERSION') return 'VersionMismatch';
  if (code === 'E_SOAP_HEADER') return 'MustUnderstand';
  return status >= 500 ? 'Server' : 'Client';
}

function fault11(code: FaultCode, message: string, detail: string): string {
  const inside = detail === '' ? '' : `<detail>${detail}</detail>`;
  return `<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${text(message)}</faultstring>${inside}</soap:Fault>`;
}

function fault12(code: FaultCode, message: string, detail: string, subcode?: { readonly prefix: string; readonly uri: string }): string {
  const value = code === 'Client' ? 'Sender' : code === 'Server' ? 'Receiver' : code;
  const sub =
    subcode === undefined ? '' : `<soap:Subcode><soap:Value xmlns:r="${subcode.uri}">${subcode.prefix}</soap:Value></soap:Subcode>`;
  const inside = detail === '' ? '' : `<soap:Detail>${detail}</soap:Detail>`;
  return `<soap:Fault><soap:Code><soap:Value>soap:${value}</soap:Value>${sub}</soap:Code><soap:Reason><soap:Text xml:lang="en">${text(message)}</soap:Text></soap:Reason>${inside}</soap:Fault>`;
}

function detailOf(error: HubError, messageId: string | undefined): string {
  const all = error.findings.length > 0 || Object.keys(error.at).length === 0 ? error.findings : [error.toFinding()];
  const findings = all.map(
    ({ code, message, remedy, at }) =>
      `<r:finding${[...Object.entries(at)].map(([name, value]) => ` ${name}="${attributeText(String(value))}"`).join('')}><r:code>${code}</r:code><r:message>${text(message)}</r:message><r:remedy>${text(remedy)}</r:remedy></r:finding>`,
  );
  const id = messageId === undefined ? '' : `<r:messageId>${text(messageId)}</r:messageId>`;
  return `<r:error xmlns:r="${OURS}"><r:code>${error.code}</r:code><r:message>${text(error.message)}</r:message><r:remedy>${text(error.remedy)}</r:remedy>${id}${findings.join('')}</r:error>`;
}

function text(value: string): string {
  return value
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
