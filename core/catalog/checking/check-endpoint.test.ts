import { describe, expect, it } from 'vitest';
import { hubError } from '../../kernel/errors.ts';
import { describePosition } from '../../kernel/position.ts';
import type { ChannelConfig, ConnectorDefinition } from '../../spi/connector.ts';
import { lintCatalog } from '../lint.ts';
import { loadCatalog } from '../load.ts';
import { dropConnector, edited, packInput } from '../pack.fixture.ts';

const partner = 'mappings/acme/partner.yaml';

/** The connector of the packs, particular about its credentials; how many of its endpoints were opened, and closed. */
function particular(): { readonly connector: ConnectorDefinition; readonly count: { opened: number; closed: number } } {
  const count = { opened: 0, closed: 0 };
  const { inbound } = dropConnector;
  if (inbound === undefined) throw new Error('the fixture has no inbound side');
  const open = (channel: ChannelConfig) => {
    const { user, password } = channel.credentials;
    if ((user === undefined) !== (password === undefined)) throw hubError('E_CONFIG_FIELD', { reason: 'user and password go together' });
    if (channel.settings['anyPeer'] === true && password !== undefined)
      throw hubError('E_CONFIG_FIELD', { reason: 'a password is shown to nobody in particular' });
    count.opened += 1;
    const stop = async () => {
      count.closed += 1;
    };
    return { ...inbound.open(channel), stop } as ReturnType<typeof inbound.open>;
  };
  return { connector: { ...dropConnector, inbound: { ...inbound, open } }, count };
}

function input(credentials: string, { settings = 'folder: in', env = {} }: { settings?: string; env?: Record<string, string> } = {}) {
  const { connector, count } = particular();
  const changes = edited(partner, '    settings: { folder: in }', `    settings: { ${settings} }\n    credentials: { ${credentials} }`);
  const given = packInput(changes, { env });
  return { given: { ...given, connectors: new Map([...given.connectors, ['drop', connector]]) }, count };
}

const lines = (found: readonly { at: object; code: string; message: string }[]) =>
  found.map(({ at, code, message }) => `${describePosition(at)} ${code} ${message}`);

describe('settings and credentials that do not fit together', () => {
  it('are refused where the settings stand, when the pack is loaded', () => {
    const result = loadCatalog(input('user: u').given);
    expect('findings' in result && lines(result.findings)).toEqual([`${partner}:10:5 E_CONFIG_FIELD user and password go together.`]);
  });

  it('are taken when they do, and nothing stays open', () => {
    const { given, count } = input('user: u, password: "${WORD}"', { env: { WORD: 'w' } });
    expect(loadCatalog(given)).toHaveProperty('catalog');
    expect(count.opened).toBeGreaterThan(0);
    expect(count.closed).toBe(count.opened);
  });

  it.each([
    ['a variable', 'user: u, password: "${WORD}"', 'folder: in'],
    ['a secret', 'user: u, password: secret:acme/word', 'folder: in'],
    ['a setting', 'user: u, password: secret:acme/word', 'folder: "${FOLDER}"'],
  ])('are no finding of the lint where it may be otherwise: %s that is not known', (_, credentials, settings) => {
    expect(lintCatalog(input(credentials, { settings }).given).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('are a finding of the lint where it cannot be otherwise', () => {
    const wrong = lintCatalog(input('user: u', { settings: 'folder: "${FOLDER}"' }).given);
    expect(lines(wrong.filter(({ severity }) => severity === 'error'))).toEqual([
      `${partner}:10:5 E_CONFIG_FIELD user and password go together.`,
    ]);
  });
});
