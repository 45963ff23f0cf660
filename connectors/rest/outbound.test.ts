import { describe, expect, it } from 'vitest';
import { type Credentials, restChannel, type Settings } from './channel.fixture.ts';
import { openRestOutbound } from './outbound.ts';

const channel = (settings: Settings, credentials: Credentials = {}) =>
  restChannel({ url: 'https://partner.example/hook', ...settings }, credentials);

const login: Settings = { authentication: 'login', tokenUrl: 'https://partner.example/login', tokenRequest: { name: 'hub' } };

describe('a REST channel is refused', () => {
  it.each<[string, Settings, Credentials?]>([
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
    ['when its address has a credential of the channel', { url: 'https://partner.example/{credential.apiKey}' }, { apiKey: 'k' }],
    ['when a header needs a credential that it has not', { headers: { login: '{credential.user}' } }],
    ['when it asks for a token nowhere', { authentication: 'oauth2' }, { clientId: 'c', clientSecret: 's' }],
    ['when it asks for a token without a client', { authentication: 'oauth2', tokenUrl: 'https://partner.example/token' }],
    ['when it logs in with nothing', { authentication: 'login', tokenUrl: 'https://partner.example/login' }],
    ['when the token address has credentials', { ...login, tokenUrl: 'https://user:word@partner.example/login' }],
    ['when the token would not be sent', { ...login, tokenValue: 'Bearer' }],
    ['when token and API key fill one header', login, { apiKey: 'k', apiKeyHeader: 'Authorization' }],
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
