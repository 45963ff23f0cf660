import { describe, expect, it } from 'vitest';
import { HubError } from '../../core/kernel/errors.ts';
import { readEnvironment } from './environment.ts';

type Variables = Readonly<Record<string, string>>;

/** The findings of an environment: code and words. */
function refusals(env: Variables): readonly string[] {
  try {
    readEnvironment(env);
    return [];
  } catch (thrown) {
    if (thrown instanceof HubError) return thrown.findings.map(({ code, message }) => `${code} ${message}`);
    throw thrown;
  }
}

const oidc = {
  RELAIS_PUBLIC_URL: 'https://relais.example.com',
  RELAIS_OIDC_ISSUER: 'https://id.example.com/realms/one',
  RELAIS_OIDC_CLIENT_ID: 'relais',
  RELAIS_OIDC_ROLES: 'groups:admins=admin,desk=operator,staff=viewer',
};

describe('how people get in', () => {
  it('is read whole', () => {
    expect(
      readEnvironment({ ...oidc, RELAIS_OIDC_CLIENT_SECRET: 's', RELAIS_TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7,2001:db8::/32' }).access,
    ).toEqual({
      publicUrl: 'https://relais.example.com',
      trustedProxies: ['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'],
      oidc: {
        issuer: 'https://id.example.com/realms/one',
        clientId: 'relais',
        clientSecret: 's',
        name: 'Single sign-on',
        scope: 'openid profile email',
        claim: 'groups',
        roles: new Map([
          ['admins', 'admin'],
          ['desk', 'operator'],
          ['staff', 'viewer'],
        ]),
      },
    });
  });

  it.each([
    ['https://relais.example.com/', 'https://relais.example.com'],
    ['https://Relais.Example.com', 'https://relais.example.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('takes %s for an address', (given, publicUrl) => {
    expect(readEnvironment({ RELAIS_PUBLIC_URL: given }).access).toEqual({ trustedProxies: [], publicUrl });
  });

  it.each([
    ['realm_access.roles: a b =admin', 'realm_access.roles', [['a b', 'admin']]],
    ['groups:CN=desk,OU=x=viewer', undefined, undefined],
    ['groups:CN=desk=viewer', 'groups', [['CN=desk', 'viewer']]],
  ])('reads the groups of %s', (given, claim, groups) => {
    const env = { ...oidc, RELAIS_OIDC_ROLES: given };
    if (claim === undefined) expect(refusals(env)).toHaveLength(1);
    else expect(readEnvironment(env).access.oidc).toMatchObject({ claim, roles: new Map(groups as [string, never][]) });
  });

  it.each<[string, Variables, RegExp]>([
    ['an address with a path', { RELAIS_PUBLIC_URL: 'https://relais.example.com/hub' }, /RELAIS_PUBLIC_URL.*without a path/],
    ['an address with a query', { RELAIS_PUBLIC_URL: 'https://relais.example.com/?a=1' }, /RELAIS_PUBLIC_URL/],
    ['an address with a password', { RELAIS_PUBLIC_URL: 'https://user:secret@relais.example.com' }, /RELAIS_PUBLIC_URL/],
    ['an address of no web', { RELAIS_PUBLIC_URL: 'ftp://relais.example.com' }, /RELAIS_PUBLIC_URL/],
    ['no address', { RELAIS_PUBLIC_URL: 'relais.example.com' }, /RELAIS_PUBLIC_URL/],
    ['a proxy by name', { RELAIS_TRUSTED_PROXIES: 'proxy.local' }, /RELAIS_TRUSTED_PROXIES.*list of addresses/],
    ['a proxy that is no address', { RELAIS_TRUSTED_PROXIES: '999.1.1.1' }, /RELAIS_TRUSTED_PROXIES/],
    ['a network that is none', { RELAIS_TRUSTED_PROXIES: '10.0.0.0/33' }, /RELAIS_TRUSTED_PROXIES/],
    ['a network of an interface', { RELAIS_TRUSTED_PROXIES: 'fe80::1%eth0' }, /RELAIS_TRUSTED_PROXIES/],
    ['everybody for a proxy', { RELAIS_TRUSTED_PROXIES: '0.0.0.0/0' }, /RELAIS_TRUSTED_PROXIES.*never of all/],
    ['everybody for a proxy, by IPv6', { RELAIS_TRUSTED_PROXIES: '::/0' }, /RELAIS_TRUSTED_PROXIES/],
    ['a secret without a provider', { RELAIS_OIDC_CLIENT_SECRET: 's' }, /RELAIS_OIDC_CLIENT_SECRET.*without RELAIS_OIDC_ISSUER/],
    ['a provider without encryption', { ...oidc, RELAIS_OIDC_ISSUER: 'http://id.example.com' }, /RELAIS_OIDC_ISSUER.*https/],
    ['a provider with a query', { ...oidc, RELAIS_OIDC_ISSUER: 'https://id.example.com/?realm=1' }, /RELAIS_OIDC_ISSUER/],
    ['no provider', { ...oidc, RELAIS_OIDC_ISSUER: 'id.example.com' }, /RELAIS_OIDC_ISSUER/],
    ['no client', { ...oidc, RELAIS_OIDC_CLIENT_ID: '' }, /RELAIS_OIDC_CLIENT_ID/],
    ['a scope without identity', { ...oidc, RELAIS_OIDC_SCOPE: 'profile email' }, /RELAIS_OIDC_SCOPE.*openid/],
    ['no groups', { ...oidc, RELAIS_OIDC_ROLES: '' }, /RELAIS_OIDC_ROLES.*such as/],
    ['groups without their claim', { ...oidc, RELAIS_OIDC_ROLES: 'staff=viewer' }, /RELAIS_OIDC_ROLES/],
    ['a role that there is not', { ...oidc, RELAIS_OIDC_ROLES: 'groups:staff=owner' }, /RELAIS_OIDC_ROLES/],
    ['a group with two roles', { ...oidc, RELAIS_OIDC_ROLES: 'groups:staff=viewer,staff=admin' }, /RELAIS_OIDC_ROLES.*once/],
    ['a provider, and nowhere to come back to', { ...oidc, RELAIS_PUBLIC_URL: '' }, /RELAIS_PUBLIC_URL.*needed with RELAIS_OIDC_ISSUER/],
  ])('is refused for %s', (_, env, words) => {
    expect(refusals(env)).toEqual([expect.stringMatching(words)]);
    expect(refusals(env)[0]).toMatch(/^E_ENV_INVALID /);
    expect(JSON.stringify(refusals(env))).not.toContain('secret@');
  });
});

describe('the admin token of a hub behind a proxy', () => {
  it.each<Variables>([{ RELAIS_PUBLIC_URL: 'https://relais.example.com' }, { RELAIS_TRUSTED_PROXIES: '127.0.0.1' }])(
    'has 32 characters or is made by the hub: %o',
    (env) => {
      expect(refusals({ ...env, RELAIS_ADMIN_TOKEN: 'short' })).toEqual([expect.stringMatching(/^E_ADMIN_TOKEN_WEAK /)]);
      expect(refusals({ ...env, RELAIS_ADMIN_TOKEN: 'x'.repeat(32) })).toEqual([]);
      expect(refusals(env)).toEqual([]);
    },
  );
});
