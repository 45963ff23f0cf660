import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HubError } from '../../core/kernel/errors.ts';
import { packageRoot, readEnvironment } from './environment.ts';

const strong = 'a-token-of-thirty-two-characters';
const masterKey = 'k'.repeat(32);

/** What the environment is refused for: each finding's code and words. */
function refusals(env: Readonly<Record<string, string>>): readonly { readonly code: string; readonly message: string }[] {
  try {
    readEnvironment(env);
    return [];
  } catch (thrown) {
    if (thrown instanceof HubError) return thrown.findings;
    throw thrown;
  }
}

describe('readEnvironment', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      home: packageRoot(),
      dataDir: resolve('var'),
      role: 'all',
      logLevel: 'info',
      access: { trustedProxies: [] },
      variables: {},
    });
  });

  it('reads every name', () => {
    const variables = {
      HOST: '0.0.0.0',
      PORT: '0',
      DATABASE_URL: 'postgresql://user@db.example:5432/relais',
      AMQP_URL: 'amqps://user:secret@broker.example/relais',
      REDIS_URL: 'redis://cache.example:6379/1',
      RELAIS_HOME: '/srv/packs',
      RELAIS_DATA: '/srv/data',
      RELAIS_ROLE: 'poller',
      RELAIS_ADMIN_TOKEN: strong,
      RELAIS_MASTER_KEY: masterKey,
      LOG_LEVEL: 'silent',
      ACME_URL: 'https://acme.example',
    };
    expect(readEnvironment(variables)).toEqual({
      host: '0.0.0.0',
      port: 0,
      databaseUrl: 'postgresql://user@db.example:5432/relais',
      amqpUrl: 'amqps://user:secret@broker.example/relais',
      redisUrl: 'redis://cache.example:6379/1',
      home: '/srv/packs',
      dataDir: '/srv/data',
      role: 'poller',
      adminToken: strong,
      masterKey,
      logLevel: 'silent',
      access: { trustedProxies: [] },
      variables,
    });
  });

  it('takes an empty value for none, as compose files write it', () => {
    const empty = { PORT: '', HOST: '', DATABASE_URL: '', RELAIS_ROLE: '', RELAIS_ADMIN_TOKEN: '', LOG_LEVEL: '', AMQP_URL: '' };
    expect(readEnvironment(empty)).toMatchObject({ host: '127.0.0.1', port: 8080, role: 'all', logLevel: 'info' });
    expect(readEnvironment(empty)).not.toHaveProperty('adminToken');
  });

  it.each([
    ['a name that is not known', { RELAIS_HOEM: '/srv' }, 'E_ENV_UNKNOWN', /RELAIS_HOEM/],
    ['a key that is too short', { RELAIS_MASTER_KEY: 'short' }, 'E_ENV_INVALID', /RELAIS_MASTER_KEY/],
    ['a port that is no number', { PORT: 'http' }, 'E_ENV_INVALID', /PORT/],
    ['a port that is not whole', { PORT: '80.5' }, 'E_ENV_INVALID', /PORT/],
    ['a port below 0', { PORT: '-1' }, 'E_ENV_INVALID', /PORT/],
    ['a port above 65535', { PORT: '65536' }, 'E_ENV_INVALID', /PORT/],
    ['a role that there is not', { RELAIS_ROLE: 'workers' }, 'E_ENV_INVALID', /RELAIS_ROLE.*api, worker, poller, all/],
    ['a level that there is not', { LOG_LEVEL: 'verbose' }, 'E_ENV_INVALID', /LOG_LEVEL.*trace/],
    ['another broker', { AMQP_URL: 'http://localhost' }, 'E_ENV_INVALID', /AMQP_URL.*amqp:\/\/ or amqps:\/\//],
    ['an address that cannot be read', { AMQP_URL: 'amqp://user:a/b@host:x' }, 'E_ENV_INVALID', /AMQP_URL/],
    ['another store of rates', { REDIS_URL: 'localhost:6379' }, 'E_ENV_INVALID', /REDIS_URL.*redis:\/\//],
    ['a role that shares a ledger of its own', { RELAIS_ROLE: 'worker' }, 'E_ENV_INVALID', /RELAIS_ROLE.*worker.*DATABASE_URL/],
    ['another database', { DATABASE_URL: 'mysql://db/relais' }, 'E_ENV_INVALID', /DATABASE_URL.*postgres:\/\//],
    ['a public address without a token', { HOST: '0.0.0.0' }, 'E_ADMIN_TOKEN_WEAK', /0\.0\.0\.0/],
    [
      'a public address with a short token',
      { HOST: '192.0.2.7', RELAIS_ADMIN_TOKEN: strong.slice(1) },
      'E_ADMIN_TOKEN_WEAK',
      /192\.0\.2\.7/,
    ],
  ])('refuses %s', (_, env, code, words) => {
    expect(refusals(env)).toEqual([
      { code, message: expect.stringMatching(words), remedy: expect.any(String), at: {}, details: expect.any(Object) },
    ]);
  });

  it.each(['127.0.0.1', '::1', 'localhost'])('takes no token of any strength on %s', (host) => {
    expect(refusals({ HOST: host, RELAIS_ADMIN_TOKEN: 'short' })).toEqual([]);
    expect(refusals({ HOST: host })).toEqual([]);
  });

  it('says all that is wrong at once', () => {
    const codes = refusals({ RELAIS_A: '1', RELAIS_B: '2', PORT: 'x', RELAIS_ROLE: 'x', LOG_LEVEL: 'x', AMQP_URL: 'x', HOST: '0.0.0.0' });
    expect(codes.map(({ code }) => code)).toEqual([
      'E_ENV_UNKNOWN',
      'E_ENV_UNKNOWN',
      ...Array.from({ length: 4 }, () => 'E_ENV_INVALID'),
      'E_ADMIN_TOKEN_WEAK',
    ]);
  });

  it('tells no value: any of them may be a secret in the wrong place', () => {
    const env = {
      RELAIS_TOKEN: 's3cret',
      PORT: 's3cret',
      RELAIS_ROLE: 's3cret',
      LOG_LEVEL: 's3cret',
      DATABASE_URL: 's3cret',
      AMQP_URL: 's3cret',
    };
    expect(JSON.stringify(refusals(env))).not.toContain('s3cret');
  });
});
