import { isIP } from 'node:net';
import type { PersonRole } from '../../core/spi/ledger/people.ts';

/** How people get in, as the environment has it. */
export interface AccessSettings {
  /** Where people find the console, without a slash at the end; absent: where a request says. */
  readonly publicUrl?: string;
  /** Addresses and networks of proxies whose `X-Forwarded-*` count. */
  readonly trustedProxies: readonly string[];
  readonly oidc?: OidcSettings;
}

/** A provider of identities (OpenID Connect Core 1.0). */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent: a public client. */
  readonly clientSecret?: string;
  /** What the button of the login page calls it. */
  readonly name: string;
  readonly scope: string;
  /** Path of the claim that has the groups: `groups`, `realm_access.roles`. */
  readonly claim: string;
  /** What each group may do; of several the highest counts. */
  readonly roles: ReadonlyMap<string, PersonRole>;
}

/** Names of the environment that say how people get in. */
export const accessNames = [
  'RELAIS_PUBLIC_URL',
  'RELAIS_TRUSTED_PROXIES',
  'RELAIS_OIDC_ISSUER',
  'RELAIS_OIDC_CLIENT_ID',
  'RELAIS_OIDC_CLIENT_SECRET',
  'RELAIS_OIDC_NAME',
  'RELAIS_OIDC_SCOPE',
  'RELAIS_OIDC_ROLES',
] as const;

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/** Reads them. @param invalid is told each name with an unusable value, and why */
export function readAccess(given: (name: string) => string | undefined, invalid: (name: string, reason: string) => void): AccessSettings {
  const publicUrl = given('RELAIS_PUBLIC_URL');
  const url = publicUrl !== undefined && URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  // As people type it, with a slash at the end or without: nothing else may follow the host, and nothing but the scheme come before it.
  if (publicUrl !== undefined && (url === undefined || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`))
    invalid('RELAIS_PUBLIC_URL', 'it is an address without a path, such as https://relais.example.com');
  const trustedProxies = (given('RELAIS_TRUSTED_PROXIES') ?? '').split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  if (!trustedProxies.every(isNetwork))
    invalid('RELAIS_TRUSTED_PROXIES', 'it is a list of addresses or networks, such as 10.0.0.0/8, 192.0.2.7; never of all addresses');
  const oidc = readOidc(given, invalid);
  if (oidc !== undefined && publicUrl === undefined)
    invalid('RELAIS_PUBLIC_URL', 'the provider of identities leads people back to it: it is needed with RELAIS_OIDC_ISSUER');
  return { trustedProxies, ...(url === undefined ? {} : { publicUrl: url.origin }), ...(oidc === undefined ? {} : { oidc }) };
}

/** Anybody could say anything of themselves where all addresses are trusted: no network of every address is one. */
function isNetwork(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = address.includes('%') ? 0 : isIP(address);
  if (version === 0) return false;
  return bits === undefined || (Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128));
}

/** Is the hub found at an address of other machines, through a proxy? */
export function isPublic({ publicUrl, trustedProxies }: AccessSettings): boolean {
  return trustedProxies.length > 0 || (publicUrl !== undefined && !LOOPBACK.includes(new URL(publicUrl).hostname));
}

function readOidc(given: (name: string) => string | undefined, invalid: (name: string, reason: string) => void): OidcSettings | undefined {
  const issuer = given('RELAIS_OIDC_ISSUER');
  if (issuer === undefined) {
    const orphan = accessNames.find((name) => name.startsWith('RELAIS_OIDC_') && given(name) !== undefined);
    if (orphan !== undefined) invalid(orphan, 'it says nothing without RELAIS_OIDC_ISSUER');
    return undefined;
  }
  const clientSecret = given('RELAIS_OIDC_CLIENT_SECRET');
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  // OpenID Connect Discovery 1.0, section 3: neither a query nor a fragment.
  if (url === undefined || !isSafe || url.search !== '' || url.hash !== '' || url.username !== '')
    invalid('RELAIS_OIDC_ISSUER', 'it is the address of the provider, by https');
  const clientId = given('RELAIS_OIDC_CLIENT_ID');
  if (clientId === undefined) invalid('RELAIS_OIDC_CLIENT_ID', 'the provider gives it when the hub is registered there');
  const scope = given('RELAIS_OIDC_SCOPE') ?? 'openid profile email';
  if (!scope.split(' ').includes('openid')) invalid('RELAIS_OIDC_SCOPE', 'openid is one of its words: without it nobody is vouched for');
  const [claim, roles] = readRoles(given('RELAIS_OIDC_ROLES') ?? '');
  if (roles === undefined)
    invalid(
      'RELAIS_OIDC_ROLES',
      'it is a claim and what each of its groups may do, once, such as groups:relais-admins=admin,service-desk=operator,staff=viewer',
    );
  return {
    issuer,
    clientId: clientId ?? '',
    name: given('RELAIS_OIDC_NAME') ?? 'Single sign-on',
    scope,
    claim,
    roles: roles ?? new Map(),
    ...(clientSecret === undefined ? {} : { clientSecret }),
  };
}

function readRoles(text: string): readonly [string, ReadonlyMap<string, PersonRole> | undefined] {
  const [, claim = '', list = ''] = /^([^:,=]+):(.+)$/.exec(text) ?? [];
  const pairs = list.split(',').map((pair) => /^\s*(.+)=(viewer|operator|admin)\s*$/.exec(pair));
  const groups = pairs.map((pair) => pair?.[1]?.trim());
  if (claim === '' || pairs.some((pair) => pair === null) || new Set(groups).size < groups.length) return ['', undefined];
  return [claim.trim(), new Map(pairs.map((pair) => [pair?.[1]?.trim() ?? '', pair?.[2] as PersonRole]))];
}
