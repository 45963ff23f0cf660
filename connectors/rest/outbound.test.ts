import { describe, expect, it } from 'vitest';
import { openRestOutbound, type RestChannel } from './outbound.ts';

const channel = (settings: Partial<RestChannel['settings']>, credentials: Partial<RestChannel['credentials']> = {}): RestChannel => ({
  name: 'partner/webhook',
  settings: {
    url: 'https://partner.example/hook',
    method: 'POST',
    timeout: 1_000,
    maxAnswerBytes: 1_000,
    signature: 'none',
    allowPrivateNetwork: false,
    ...settings,
  },
  credentials: { apiKeyHeader: 'x-api-key', ...credentials },
  concurrency: 1,
  resource: async (name) => ({ text: '', path: name }),
});

describe('a REST channel is refused', () => {
  it.each<[string, Partial<RestChannel['settings']>, Partial<RestChannel['credentials']>?]>([
    ['when a document could choose the host', { url: 'https://{tenant}.partner.example/hook' }],
    ['when a document could choose the port', { url: 'https://partner.example:{port}/hook' }],
    ['when its address is not HTTP', { url: 'ftp://partner.example/hook' }],
    ['when its address has credentials', { url: 'https://user:word@partner.example/hook' }],
    ['when a header would change the framing', { headers: { 'Transfer-Encoding': 'chunked' } }],
    ['when a header has a line break', { headers: { 'x-a': 'b\r\nx-c: d' } }],
    ['when a header has no lawful name', { headers: { 'x a': 'b' } }],
    ['when it signs without a secret', { signature: 'standard-webhooks' }],
    ['when the signing secret is too short', { signature: 'standard-webhooks' }, { signingSecret: 'whsec_c2hvcnQ=' }],
    ['when a user has no password', {}, { user: 'hub' }],
    ['when a client certificate has no key', {}, { clientCertificate: 'PEM' }],
    ['when two credentials fill one header', {}, { token: 't', user: 'hub', password: 'p' }],
  ])('%s', (_, settings, credentials) => {
    expect(() => openRestOutbound(channel(settings, credentials))).toThrowError(expect.objectContaining({ code: 'E_CONFIG_FIELD' }));
  });

  it('without telling a credential', () => {
    expect(() => openRestOutbound(channel({}, { token: 'secret\nvalue' }))).toThrowError(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});
