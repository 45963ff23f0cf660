import { describe, expect, it } from 'vitest';
import { type Credentials, inboundChannel, restChannel, type Settings } from './channel.fixture.ts';
import { openRestInbound } from './inbound.ts';
import type { RestInboundChannel } from './inbound-channel.ts';
import { openRestOutbound } from './outbound.ts';

const url = 'https://partner.example/claims';
const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const refused = (reason: RegExp) => expect.objectContaining({ code: 'E_CONFIG_FIELD', message: expect.stringMatching(reason) });

describe('an inbound channel is refused', () => {
  it.each<[string, Partial<RestInboundChannel['settings']>, Partial<RestInboundChannel['credentials']>, RegExp]>([
    ['that is called, with settings for fetching', { cursorFrom: 'at' }, {}, /^cursorFrom is for a channel that fetches/],
    ['that is called, with a password of the hub', {}, { token: 't' }, /^token is for a channel that fetches; .*relais keys/],
    ['that fetches, with a signature of posts', { url, signature: 'standard-webhooks' }, { signingSecret: secret }, /^signature is for/],
    ['with a secret and no signature', {}, { signingSecret: secret }, /^signingSecret is not used/],
    ['with an address for tokens and no use for it', { url, tokenUrl: 'https://partner.example/token' }, {}, /^tokenUrl is for a token/],
    ['with a next page that nobody reads', { url, nextAt: 'next' }, {}, /^nextAt is for pages: next/],
    ['with a cursor that never moves', { url, query: { since: '{cursor?}' } }, {}, /^\{cursor\} never moves/],
    ['with a cursor that is not asked for', { url, cursorAt: 'cursor' }, {}, /^\{cursor\} stands in neither query, headers nor search/],
    ['with a cursor and no start', { url, query: { since: '{cursor}' }, cursorAt: 'next' }, {}, /^the first fetch has no \{cursor\}/],
  ])('%s', (_, settings, credentials, reason) => {
    expect(() => openRestInbound(inboundChannel(settings, credentials))).toThrowError(refused(reason));
  });
});

describe('an outbound channel is refused', () => {
  it.each<[string, Settings, Credentials, RegExp]>([
    ['with a secret and no signature', {}, { signingSecret: secret }, /^signingSecret is not used/],
    ['with a request for tokens and no use for it', { tokenRequest: { user: 'u' } }, {}, /^tokenRequest is for a token/],
    ['with a next page that nobody reads', { method: 'GET', nextAt: 'next' }, {}, /^nextAt is for pages: next/],
    ['with headers of no upload', { uploadHeaders: { 'x-a': 'b' } }, {}, /^uploadHeaders is for an upload/],
    ['with parts of no form', { parts: { about: 'x' } }, {}, /^parts is for body: file/],
    ['with hosts of no upload', { uploadHosts: ['partner.example'] }, {}, /^uploadHosts is for an upload/],
  ])('%s', (_, settings, credentials, reason) => {
    expect(() => openRestOutbound(restChannel({ url, ...settings }, credentials))).toThrowError(refused(reason));
  });
});

describe('what fits is taken', () => {
  it.each<[string, Partial<RestInboundChannel['settings']>]>([
    ['a cursor with a start', { url, query: { since: '{cursor}' }, cursorStart: '2025-01-01', cursorAt: 'next' }],
    ['a cursor in a header', { url, headers: { 'x-since': '{cursor?}' }, cursorFrom: 'at' }],
    ['no cursor at all', { url, query: { state: 'open' } }],
  ])('%s', (_, settings) => {
    expect(openRestInbound(inboundChannel(settings))).toHaveProperty('poll');
  });
});
