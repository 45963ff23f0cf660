import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSecrets, secretVariable } from './secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function secretsFile(content: string, mode = 0o600): string {
  count += 1;
  const file = join(folder, `${count}.json`);
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
}

const refusal = (file: string): { code: string; message: string } => {
  try {
    openSecrets({ env: {}, file });
  } catch (error) {
    return error as { code: string; message: string };
  }
  return expect.unreachable('the file was taken');
};

describe('secretVariable', () => {
  it.each([
    ['chronopost/password', 'SECRET_CHRONOPOST_PASSWORD'],
    ['maison-lumen/api.key', 'SECRET_MAISON_LUMEN_API_KEY'],
    ['a/b c', 'SECRET_A_B_C'],
  ])('%s → %s', (name, variable) => {
    expect(secretVariable(name)).toBe(variable);
  });
});

describe('openSecrets', () => {
  it('reads the environment', () => {
    const secrets = openSecrets({ env: { SECRET_CHRONOPOST_ACCOUNT: '19869502' } });
    expect(secrets.get('chronopost/account')).toBe('19869502');
    expect(secrets.get('chronopost/password')).toBeUndefined();
  });

  it('reads the file where the environment has nothing, or nothing but an empty text', () => {
    const file = secretsFile('{ "carrier/account": "from file", "carrier/password": "kept", "carrier/key": "kept too" }');
    const secrets = openSecrets({ env: { SECRET_CARRIER_ACCOUNT: 'from environment', SECRET_CARRIER_KEY: '' }, file });
    expect(secrets.get('carrier/account')).toBe('from environment');
    expect(secrets.get('carrier/password')).toBe('kept');
    expect(secrets.get('carrier/key')).toBe('kept too');
  });

  it('does not take what every object has for a secret', () => {
    const secrets = openSecrets({ env: {}, file: secretsFile('{}') });
    expect(secrets.get('constructor')).toBeUndefined();
    expect(secrets.get('__proto__')).toBeUndefined();
  });

  it.each([0o644, 0o640, 0o604])('refuses a file of mode %o', (mode) => {
    expect(refusal(secretsFile('{}', mode))).toMatchObject({
      code: 'E_SECRETS_FILE',
      message: expect.stringContaining(`mode 0${mode.toString(8)}`),
    });
  });

  it.each(['{ "a/b": "hush', '["hush"]', '{ "a/b": ["hush"] }', ''])('refuses %s without a word of its content', (content) => {
    const error = refusal(secretsFile(content));
    expect(error.code).toBe('E_SECRETS_FILE');
    expect(JSON.stringify(error) + error.message).not.toContain('hush');
  });

  it('refuses a file that is not there', () => {
    expect(refusal(join(folder, 'none.json'))).toMatchObject({ code: 'E_SECRETS_FILE', message: expect.stringContaining('ENOENT') });
  });
});
