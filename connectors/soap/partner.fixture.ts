import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { hubError } from '../../core/kernel/errors.ts';
import type { Conduct } from '../../core/testing/connector.conformance.ts';
import { type Arrival, type HttpsPartner, partnerText, startHttpsPartner } from '../../core/testing/https-partner.ts';
import type { Resource } from './pack-files.ts';

/** The service of fixtures/quotes.wsdl over HTTPS on loopback, with faults on demand. */
export interface SoapPartner extends HttpsPartner {
  readonly url: string;
  /** The pack: the WSDL, its imports, and `ca.pem`, which vouches for the partner. */
  readonly resource: Resource;
}

/** @param maxAnswerBytes a `flood` is one byte more */
export async function startSoapPartner(maxAnswerBytes = 1_000_000): Promise<SoapPartner> {
  const partner = await startHttpsPartner((conduct, arrival, response) => behaved(conduct, arrival, response, maxAnswerBytes));
  return {
    ...partner,
    url: `${partner.origin}/soap`,
    resource: async (name) => (name === 'ca.pem' ? { text: partner.certificate, path: name } : packFile(name)),
  };
}

/** A file of the fixture pack. */
export async function packFile(name: string): Promise<{ text: string; path: string }> {
  const path = fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
  try {
    return { text: await readFile(path, 'utf8'), path };
  } catch {
    throw hubError('E_CONFIG_REFERENCE', { what: 'The file', name });
  }
}

/** What a channel's settings are where the pack says nothing of them. */
export const defaults = {
  soapVersion: '1.1',
  elementOrder: 'schema',
  timeout: 5_000,
  maxAnswerBytes: 1_000_000,
  credentialsAt: [],
  finalFaults: [],
  answerFaults: [],
  addressesAt: [],
  digest: 'md5',
  digestCharset: 'ISO-8859-1',
  digestWithout: [],
  passwordType: 'text',
} as const;

/** An answer of the service in an envelope of version 1.1, or another. */
export function envelope(body: string, namespace = 'http://schemas.xmlsoap.org/soap/envelope/'): string {
  return `<?xml version="1.0"?><s:Envelope xmlns:s="${namespace}"><s:Header/><s:Body>${body}</s:Body></s:Envelope>`;
}

/** A good answer of `requestQuote`. */
export function quote(content = '<count>1</count>'): string {
  return envelope(`<q:requestQuoteResponse xmlns:q="urn:example:quotes">${content}</q:requestQuoteResponse>`);
}

export function answerXml(response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8', ...headers }).end(body);
}

function behaved(conduct: Conduct, arrival: Arrival, response: ServerResponse, maxAnswerBytes: number): void {
  const fault = (code: string) => envelope(`<s:Fault><faultcode>s:${code}</faultcode><faultstring>${partnerText}</faultstring></s:Fault>`);
  if (conduct === 'hang') return;
  if (conduct === 'drop') response.destroy();
  else if (conduct === 'refuse') answerXml(response, 500, fault('Client'));
  else if (conduct === 'busy') answerXml(response, 500, fault('Server'));
  else if (conduct === 'wait') answerXml(response, 503, partnerText, { 'retry-after': '2' });
  else if (conduct === 'unauthorized') answerXml(response, 401, `${partnerText} ${arrival.body.toString()}`, { 'x-echo': partnerText });
  else if (conduct === 'flood') answerXml(response, 200, 'x'.repeat(maxAnswerBytes + 1));
  else answerXml(response, 200, quote());
}
