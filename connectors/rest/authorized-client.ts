import type { Clock } from '../../core/kernel/clock.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import type { Exchange, HttpClient } from './client.ts';
import { checkPairs, type Identity, identityHeaders, namedCredentials } from './credentials.ts';
import type { HttpRequest } from './http-message.ts';
import type { tokenFields } from './shared-fields.ts';
import { tokensOf } from './tokens.ts';

/** A client that identifies the hub. */
export interface AuthorizedClient {
  /** Sends a request with the channel's credentials. A token that the partner does not take (401) is replaced, once, and the request
   *  sent again.
   *  @param last headers that stand whatever request and credentials say */
  exchange(request: HttpRequest, last: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Exchange>;
  /** The same request without credentials. */
  readonly anonymous: HttpClient;
  close(): Promise<void>;
}

/** Makes a client identify the hub as the channel says.
 *  @throws E_CONFIG_FIELD */
export function authorizedClient(
  settings: SettingsOf<typeof tokenFields>,
  credentials: Identity,
  client: HttpClient,
  clock: Clock,
): AuthorizedClient {
  checkPairs(credentials);
  const tokens = tokensOf(settings, credentials, namedCredentials(credentials), client, clock);
  const identity = settings.authentication === 'none' ? {} : identityHeaders(credentials, tokens?.header);
  return {
    anonymous: client,
    exchange: async (request, last, signal) => {
      const { url, method, body } = request;
      const send = (token: Readonly<Record<string, string>>): Promise<Exchange> =>
        client.exchange(
          { url, method, headers: { ...request.headers, ...identity, ...token, ...last }, ...(body === undefined ? {} : { body }) },
          signal,
        );
      if (tokens === undefined) return send({});
      const first = await tokens.current(signal);
      if ('failed' in first) return first;
      const exchange = await send(Object.fromEntries([first.header]));
      if ('failed' in exchange || exchange.answer.status !== 401) return exchange;
      tokens.drop(first.token);
      const second = await tokens.current(signal);
      return 'failed' in second ? second : send(Object.fromEntries([second.header]));
    },
    close: () => client.close(),
  };
}
