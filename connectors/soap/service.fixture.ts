import type { Clock } from '../../core/kernel/clock.ts';
import type { PushRequest, ServiceEndpoint } from '../../core/spi/connector.ts';
import { SOAP_11, SOAP_12 } from './envelope.ts';
import type { Resource } from './pack-files.ts';
import { packFile } from './partner.fixture.ts';
import { openSoapService, type SoapInboundChannel } from './service/endpoint.ts';

/** A channel that offers the operations of fixtures/quotes.wsdl to whoever has a key. */
export const quotesSettings: SoapInboundChannel['settings'] = {
  wsdl: 'quotes.wsdl',
  operations: [],
  proof: ['key'],
  passwordType: 'any',
  wait: 0,
  acknowledgements: { requestQuote: 'quote-taken.json' },
  maxBytes: 10_485_760,
  schemaCheck: true,
};

/** A channel that offers those of fixtures/repairs.wsdl. */
export const repairsSettings: SoapInboundChannel['settings'] = {
  ...quotesSettings,
  wsdl: 'repairs.wsdl',
  acknowledgements: { repair: 'repair-taken.json', status: 'status.json' },
};

export function openService(
  settings: Partial<SoapInboundChannel['settings']> = {},
  credentials: SoapInboundChannel['credentials'] = {},
  options: { readonly clock?: Clock; readonly resource?: Resource } = {},
): ServiceEndpoint {
  const resource = options.resource ?? packFile;
  return openSoapService(
    { name: 'buyer/quotes', settings: { ...quotesSettings, ...settings }, credentials, concurrency: 4, resource },
    options.clock,
  );
}

/** An envelope of version 1.1, or of the namespace given. */
export function callOf(body: string, header = '', namespace = SOAP_11): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<s:Envelope xmlns:s="${namespace}"><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
}

/** A lawful call of `requestQuote`. */
export const quoteCall =
  '<q:requestQuote xmlns:q="urn:example:quotes"><account><number>7</number><password>p</password></account><reference>RA-1</reference>' +
  '<device><sku>P1</sku><brand>Ex</brand><imei>490154203237518</imei></device></q:requestQuote>';

/** A POST with these bytes. */
export function post(body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): PushRequest {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const contentType = Buffer.from(bytes.subarray(0, 400)).includes(SOAP_12)
    ? 'application/soap+xml; charset=utf-8'
    : 'text/xml; charset=utf-8';
  return { method: 'POST', headers: { 'content-type': contentType, ...headers }, query: {}, body: bytes };
}
