import * as client from 'openid-client';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import type { PersonRole } from '../../core/spi/ledger/people.ts';
import { roles } from '../api/operation.ts';
import type { OidcSettings } from '../config/access-environment.ts';

const TIMEOUT_S = 10;
const CALLBACK = '/api/session/oidc/callback';

/** What is remembered of a login between its two halves, in the browser, sealed. */
export interface BegunLogin {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  /** Milliseconds since 1970: later it is too late. */
  readonly until: number;
}

/** Whom the provider vouches for. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  readonly login: string;
  readonly name: string;
  /** The highest role of their groups; undefined: none. */
  readonly role?: PersonRole;
}

/** Logins by the authorization code flow (OpenID Connect Core 1.0, section 3.1) with PKCE (RFC 7636), state and nonce. */
export class OidcProvider {
  readonly #settings: OidcSettings;
  readonly #publicUrl: string;
  #found: Promise<client.Configuration> | undefined;

  constructor(settings: OidcSettings, publicUrl: string) {
    this.#settings = settings;
    this.#publicUrl = publicUrl;
  }

  /** Where to send the browser.
   *  @throws E_OIDC_FAILED the provider cannot be reached, or is not what it should be */
  async begin(login: BegunLogin): Promise<URL> {
    const configuration = await this.#configuration();
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: `${this.#publicUrl}${CALLBACK}`,
      scope: this.#settings.scope,
      code_challenge: await client.calculatePKCECodeChallenge(login.verifier),
      code_challenge_method: 'S256',
      state: login.state,
      nonce: login.nonce,
    });
  }

  /** Whom the provider sent back.
   *  @param query of the address to which it led, with its `?`
   *  @throws E_OIDC_FAILED anything that is not as it must be */
  async end(query: string, { state, nonce, verifier }: BegunLogin): Promise<Vouched> {
    const configuration = await this.#configuration();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, new URL(`${CALLBACK}${query}`, this.#publicUrl), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw hubError('E_OIDC_FAILED', { reason: 'it gave no identity' });
      // Some providers keep groups out of the token: they are asked for.
      const inToken = claimAt(claims, this.#settings.claim) !== undefined;
      const { userinfo_endpoint: endpoint } = configuration.serverMetadata();
      const more = inToken || endpoint === undefined ? {} : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return this.#vouched({ ...more, ...claims });
    } catch (cause) {
      throw failed(cause);
    }
  }

  #vouched(claims: Readonly<Record<string, unknown>>): Vouched {
    const text = (name: string): string | undefined => {
      const value = claims[name];
      return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined;
    };
    const groups = [claimAt(claims, this.#settings.claim)].flat().filter((group): group is string => typeof group === 'string');
    const held = groups.flatMap((group) => this.#settings.roles.get(group) ?? []);
    const role = roles.findLast((one) => held.includes(one));
    const subject = text('sub') ?? '';
    const login = text('preferred_username') ?? text('email') ?? subject;
    return { issuer: text('iss') ?? '', subject, login, name: text('name') ?? login, ...(role === undefined ? {} : { role }) };
  }

  /** What the provider says of itself; asked again after a failure. */
  async #configuration(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const insecure = issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {};
    this.#found ??= client.discovery(new URL(issuer), clientId, clientSecret, clientSecret === undefined ? client.None() : undefined, {
      ...insecure,
      timeout: TIMEOUT_S,
    });
    try {
      return await this.#found;
    } catch (cause) {
      this.#found = undefined;
      throw failed(cause);
    }
  }
}

/** A new login, with 256 random bits for each of its secrets. */
export function newLogin(returnTo: string | undefined, until: number): BegunLogin {
  const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
  return { state, nonce, verifier, returnTo: inside(returnTo), until };
}

/** Only addresses of the console are returned to; `//host` is an address of another. */
function inside(address: string | undefined): string {
  const base = 'http://console.invalid';
  if (address?.startsWith('/') !== true || !URL.canParse(address, base)) return '/';
  const { origin, pathname, search } = new URL(address, base);
  return origin === base && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}

function claimAt(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  return path in claims
    ? claims[path]
    : path.split('.').reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], claims);
}

/** What the provider, or who pretends to come from it, said is not repeated: it may be anything. */
function failed(cause: unknown) {
  if (cause instanceof HubError) return cause;
  const { code, error } = cause as { code?: unknown; error?: unknown };
  const known = [error, code].find((one): one is string => typeof one === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(one));
  return hubError('E_OIDC_FAILED', { reason: known ?? 'the provider could not be asked' }, { cause });
}
