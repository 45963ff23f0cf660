import { afterEach, beforeEach } from 'vitest';
import { manualClock } from '../../core/kernel/clock.ts';
import type { OutboundDocument, OutboundEndpoint, Outcome } from '../../core/spi/connector.ts';
import { parseFields } from '../../core/spi/field-parser.ts';
import type { FieldTable, SettingsOf } from '../../core/spi/fields.ts';
import type { HttpsPartner } from '../../core/testing/https-partner.ts';
import { inboundCredentials, inboundSettings, outboundCredentials, outboundSettings } from './fields.ts';
import type { RestInboundChannel } from './inbound-channel.ts';
import { openRestOutbound, type RestChannel } from './outbound.ts';
import { startRestPartner } from './partner.fixture.ts';

/** What the packs of these tests leave to the defaults. */
export type Settings = Partial<RestChannel['settings']>;
export type Credentials = Partial<RestChannel['credentials']>;

/** The table's defaults, as the catalog puts them in.
 *  @param required the required fields */
export function defaultsOf<T extends FieldTable>(table: T, required: Readonly<Record<string, unknown>> = {}): SettingsOf<T> {
  const parsed = parseFields(table, required, {});
  if (!parsed.ok) throw new Error(parsed.findings.map(({ message }) => message).join('\n'));
  return parsed.settings;
}

/** An outbound channel. */
export function restChannel(settings: Settings & { readonly url: string }, credentials: Credentials = {}, certificate = ''): RestChannel {
  return {
    name: 'partner/webhook',
    settings: { ...defaultsOf(outboundSettings, { url: 'https://partner.example/' }), ...settings },
    credentials: { ...defaultsOf(outboundCredentials), ...credentials },
    concurrency: 4,
    resource: async (name) => ({ text: certificate, path: name }),
  };
}

/** An inbound channel. */
export function inboundChannel(
  settings: Partial<RestInboundChannel['settings']> = {},
  credentials: Partial<RestInboundChannel['credentials']> = {},
  certificate = '',
): RestInboundChannel {
  return {
    name: 'partner/returns',
    settings: { ...defaultsOf(inboundSettings), ...settings },
    credentials: { ...defaultsOf(inboundCredentials), ...credentials },
    concurrency: 4,
    resource: async (name) => ({ text: certificate, path: name }),
  };
}

/** A document as a mapping made it. */
export const document: OutboundDocument = {
  body: Buffer.from('{"returnNumber":"RA-1"}'),
  mediaType: 'application/json',
  idempotencyKey: 'key-1',
  parameters: { returnNumber: 'RA-1', caseId: 'c 1&x=2' },
};

/** A fresh partner for each test, and endpoints that lead to it and are closed after it. The clock stands at 2025-03-12T10:00:00Z. */
export function usePartner() {
  let partner: HttpsPartner;
  let clock: ReturnType<typeof manualClock>;
  const endpoints: OutboundEndpoint[] = [];
  beforeEach(async () => {
    partner = await startRestPartner(1_000_000);
    clock = manualClock('2025-03-12T10:00:00Z');
  });
  afterEach(async () => {
    await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
    await partner.close();
  });
  return {
    partner: () => partner,
    clock: () => clock,
    /** @param path of the channel's url at the partner */
    open: (path: string, settings: Settings = {}, credentials: Credentials = {}): OutboundEndpoint => {
      const url = path.startsWith('/') ? partner.origin + path : path;
      const known = { timeout: 5_000, maxAnswerBytes: 1_000_000, certificateAuthority: 'ca.pem', allowPrivateNetwork: true };
      const endpoint = openRestOutbound(restChannel({ url, ...known, ...settings }, credentials, partner.certificate), clock);
      endpoints.push(endpoint);
      return endpoint;
    },
    send: (endpoint: OutboundEndpoint, changes: Partial<OutboundDocument> = {}): Promise<Outcome> =>
      endpoint.send({ ...document, ...changes }, new AbortController().signal),
    /** What the mapping gave. */
    sendTree: (endpoint: OutboundEndpoint, tree: unknown): Promise<Outcome> =>
      endpoint.send({ ...document, body: Buffer.from(JSON.stringify(tree)) }, new AbortController().signal),
  };
}
