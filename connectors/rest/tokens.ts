import type { Clock } from '../../core/kernel/clock.ts';
import { type HubError, hubError } from '../../core/kernel/errors.ts';
import type { Json } from '../../core/kernel/json.ts';
import type { Outcome } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { retryAfterMs } from '../../core/spi/retry-after.ts';
import type { HttpClient } from './client.ts';
import { base64, type Identity } from './credentials.ts';
import { checkedName, headerTemplates, headerValue } from './headers.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import { parseJson, textOf, valueAt } from './json-path.ts';
import type { tokenFields } from './shared-fields.ts';
import { readTemplate, readTemplates, type ValueOf } from './template.ts';
import { checkAddress } from './url-template.ts';

/** A token is asked for anew this long before it ends, or in the last tenth of a short life, in milliseconds. */
const SPARE_MS = 30_000;

/** The header with a token, or what it means for the document that there is none: it was not sent. */
export type TokenResult =
  | { readonly token: string; readonly header: readonly [name: string, value: string] }
  | { readonly failed: Exclude<Outcome, { readonly kind: 'accepted' }> };

/** Where a channel's tokens come from. */
export interface Tokens {
  /** The header that the token fills. */
  readonly header: string;
  /** The token in force, asked for when there is none; of those who ask at the same time one asks the partner. */
  current(signal: AbortSignal): Promise<TokenResult>;
  /** The partner did not take this token: the next caller gets another. Without effect when there is another already. */
  drop(token: string): void;
}

/** The tokens of a channel; undefined where its settings ask for none.
 *  @throws E_CONFIG_FIELD */
export function tokensOf(
  settings: SettingsOf<typeof tokenFields>,
  credentials: Identity,
  named: ReadonlyMap<string, string>,
  client: HttpClient,
  clock: Clock,
): Tokens | undefined {
  if (settings.authentication !== 'oauth2' && settings.authentication !== 'login') return undefined;
  const request = settings.authentication === 'oauth2' ? oauth2Request(settings, credentials, named) : loginRequest(settings, named);
  const header = checkedName('tokenHeader', settings.tokenHeader);
  const value = readTemplate('tokenValue', settings.tokenValue, named);
  if (!value.names.includes('token')) throw hubError('E_CONFIG_FIELD', { reason: 'tokenValue has no {token}' });

  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<TokenResult> | undefined;

  const ask = async (): Promise<TokenResult> => {
    const exchange = await client.exchange(request);
    if ('failed' in exchange) return exchange;
    const { answer } = exchange;
    if (answer.status < 200 || answer.status >= 300) return refused(answer, clock.now());
    const tree = parseJson(answer.body);
    const token = tree === undefined ? undefined : textOf(valueAt(tree, settings.tokenAt));
    if (tree === undefined || token === undefined || token === '' || headerValue(token) === undefined)
      return failure(hubError('E_LOGIN_REFUSED', { reason: `the answer has no usable token at ${settings.tokenAt}` }));
    const lifeMs = lifeOf(valueAt(tree, settings.tokenExpiryAt)) ?? settings.tokenLife;
    kept = { token, until: clock.now().getTime() + lifeMs - Math.min(SPARE_MS, lifeMs / 10) };
    return carried(token);
  };
  const carried = (token: string): TokenResult => {
    return { token, header: [header, value.fill(valuesIn(new Map([...named, ['token', token]])), headerValue) ?? ''] };
  };

  return {
    header,
    current: async (signal) => {
      if (signal.aborted) return cancelled;
      if (kept !== undefined && clock.now().getTime() < kept.until) return carried(kept.token);
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return orCancelled(asking, signal);
    },
    drop: (token) => {
      if (kept?.token === token) kept = undefined;
    },
  };
}

type TokenSettings = SettingsOf<typeof tokenFields>;

/** RFC 6749, section 4.4.2, the client's identity by section 2.3.1. Another `grant_type` may stand in `tokenRequest`. */
function oauth2Request(settings: TokenSettings, { clientId, clientSecret }: Identity, named: ReadonlyMap<string, string>): HttpRequest {
  if (clientId === undefined || clientSecret === undefined)
    throw hubError('E_CONFIG_FIELD', { reason: 'authentication oauth2 needs the credentials clientId and clientSecret' });
  const inBody = settings.clientAuthentication === 'body';
  const fields = {
    grant_type: 'client_credentials',
    ...(settings.scope === undefined ? {} : { scope: settings.scope }),
    ...(inBody ? { client_id: clientId, client_secret: clientSecret } : {}),
    ...filled(settings, named),
  };
  const form = (text: string) => new URLSearchParams({ x: text }).toString().slice('x='.length);
  return tokenRequest(settings, named, fields, 'form', {
    ...(inBody ? {} : { authorization: `Basic ${base64(`${form(clientId)}:${form(clientSecret)}`)}` }),
  });
}

function loginRequest(settings: TokenSettings, named: ReadonlyMap<string, string>): HttpRequest {
  if (settings.tokenRequest === undefined) throw hubError('E_CONFIG_FIELD', { reason: 'authentication login needs tokenRequest' });
  return tokenRequest(settings, named, filled(settings, named), settings.tokenFormat, {});
}

function filled({ tokenRequest }: TokenSettings, named: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const pairs = [...readTemplates('tokenRequest', tokenRequest, named)].map(
    ([name, template]) => [name, template.fill(valuesIn(named), (value) => value) ?? ''] as const,
  );
  return Object.fromEntries(pairs);
}

function tokenRequest(
  { tokenUrl, tokenHeaders }: TokenSettings,
  named: ReadonlyMap<string, string>,
  fields: Readonly<Record<string, string>>,
  format: string,
  headers: Readonly<Record<string, string>>,
): HttpRequest {
  if (tokenUrl === undefined) throw hubError('E_CONFIG_FIELD', { reason: 'a token is asked for at tokenUrl: it is missing' });
  checkAddress('tokenUrl', tokenUrl);
  const json = format === 'json';
  return {
    url: tokenUrl,
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
      ...headers,
      ...headerTemplates('tokenHeaders', tokenHeaders, named)(valuesIn(named)),
    },
    body: Buffer.from(json ? JSON.stringify(fields) : new URLSearchParams(fields).toString()),
  };
}

function valuesIn(named: ReadonlyMap<string, string>): ValueOf {
  return (name) => named.get(name.replace(/^credential\./, ''));
}

/** Seconds, as a number or as digits (some partners). */
function lifeOf(value: Json | undefined): number | undefined {
  const seconds = Number(textOf(value) ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

/** The document was not sent, and people can mend a credential: later. */
function refused({ status, headers }: HttpAnswer, now: Date): TokenResult {
  const retryAfter = retryAfterMs(headers['retry-after'], headers['date'], now);
  const reason = `the request for a token was answered with status ${status}`;
  const later = status === 408 || status === 429 || status >= 500;
  return failure(hubError(later ? 'E_DELIVERY_UNAVAILABLE' : 'E_LOGIN_REFUSED', { reason }), retryAfter);
}

function failure(error: HubError, retryAfter?: number): TokenResult {
  return { failed: { kind: 'deferred', error, ...(retryAfter === undefined ? {} : { retryAfterMs: retryAfter }) } };
}

const cancelled = failure(hubError('E_DELIVERY_UNAVAILABLE', { reason: 'the attempt was cancelled' }));

/** One who no longer waits does not cancel the request that others wait for. */
async function orCancelled(asking: Promise<TokenResult>, signal: AbortSignal): Promise<TokenResult> {
  let cancel = (): void => {};
  const aborted = new Promise<TokenResult>((resolve) => {
    cancel = () => resolve(cancelled);
    signal.addEventListener('abort', cancel, { once: true });
  });
  try {
    return await Promise.race([asking, aborted]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
