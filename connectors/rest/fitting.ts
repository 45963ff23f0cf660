import { hubError } from '../../core/kernel/errors.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import type { outboundCredentials, outboundSettings } from './fields.ts';
import type { RestInboundChannel } from './inbound-channel.ts';
import { templateNamesIn } from './template.ts';

type OutboundSettings = SettingsOf<typeof outboundSettings>;
type Values = Readonly<Record<string, unknown>>;

/** What only means something where the hub fetches. */
const FETCHING = [
  ...['query', 'headers', 'search', 'itemUrl', 'cursorStart', 'cursorAt', 'cursorFrom'],
  ...['itemsAt', 'nextAt', 'tokenUrl', 'tokenRequest', 'scope'],
];
const IDENTITY = ['apiKey', 'user', 'password', 'token', 'clientId', 'clientSecret', 'secrets', 'clientCertificate', 'clientKey'];

/** Refuses settings that would do nothing, or not what they seem to. @throws E_CONFIG_FIELD */
export function checkInboundFit({ settings, credentials }: RestInboundChannel): void {
  const fetches = settings.url !== undefined;
  refuse(fetches ? [] : givenOf(settings, FETCHING), 'is for a channel that fetches: it needs url');
  refuse(
    fetches ? [] : givenOf(credentials, IDENTITY),
    'is for a channel that fetches; whoever posts to the hub gets an API key of it (relais keys)',
  );
  if (fetches && settings.part !== undefined) throw wrong('part is for documents that are posted: a channel with url fetches them');
  if (fetches && settings.signature !== 'none') throw wrong('signature is for documents that are posted: a channel with url fetches them');
  checkSignature(settings, credentials);
  checkTokens(settings);
  checkPaging(settings);
  if (fetches) checkCursor(settings);
}

/** Refuses settings that would do nothing, or not what they seem to. @throws E_CONFIG_FIELD */
export function checkOutboundFit(settings: OutboundSettings, credentials: SettingsOf<typeof outboundCredentials>): void {
  checkSignature(settings, credentials);
  checkTokens(settings);
  checkPaging(settings);
  if (settings.body !== 'file') refuse(givenOf(settings, ['parts']), 'is for body: file');
  if (settings.uploadTo !== undefined) return;
  refuse(givenOf(settings, ['uploadHeaders']), 'is for an upload: it needs uploadTo');
  if (settings.uploadHosts.length > 0) throw wrong('uploadHosts is for an upload: it needs uploadTo');
}

/** A place that never moves would fetch the same for ever; one that no request tells would change nothing. */
function checkCursor({ query, headers, search, cursorStart, cursorAt, cursorFrom }: RestInboundChannel['settings']): void {
  const texts = [...Object.values(query ?? {}), ...Object.values(headers ?? {}), search ?? ''];
  const asking = texts.filter((text) => templateNamesIn(text).includes('cursor'));
  const moves = cursorAt !== undefined || cursorFrom !== undefined;
  if (asking.length > 0 && !moves) throw wrong('{cursor} never moves: say with cursorAt or cursorFrom where the next one is');
  if (asking.length === 0 && moves)
    throw wrong('{cursor} stands in neither query, headers nor search: every fetch would begin at the start');
  if (cursorStart === undefined && asking.some((text) => !text.includes('{cursor?}')))
    throw wrong('the first fetch has no {cursor}: give cursorStart, or write {cursor?}, which leaves the parameter out');
}

function checkSignature({ signature }: { readonly signature: string }, { signingSecret }: { readonly signingSecret?: string }): void {
  if (signature === 'none' && signingSecret !== undefined) throw wrong('signingSecret is not used: signature is none');
}

function checkTokens(settings: RestInboundChannel['settings'] | OutboundSettings): void {
  if (settings.authentication === 'oauth2' || settings.authentication === 'login') return;
  refuse(
    givenOf(settings, ['tokenUrl', 'tokenRequest', 'tokenHeaders', 'scope']),
    'is for a token: it needs authentication oauth2 or login',
  );
}

function checkPaging(settings: RestInboundChannel['settings'] | OutboundSettings): void {
  if (settings.pages !== 'next') refuse(givenOf(settings, ['nextAt']), 'is for pages: next');
}

function givenOf(values: Values, names: readonly string[]): readonly string[] {
  return names.filter((name) => values[name] !== undefined);
}

function refuse([name]: readonly string[], reason: string): void {
  if (name !== undefined) throw wrong(`${name} ${reason}`);
}

function wrong(reason: string) {
  return hubError('E_CONFIG_FIELD', { reason });
}
