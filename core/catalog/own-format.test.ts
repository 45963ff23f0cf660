import { describe, expect, it } from 'vitest';
import { hubError } from '../kernel/errors.ts';
import { describePosition } from '../kernel/position.ts';
import type { ConnectorDefinition } from '../spi/connector.ts';
import { loadCatalog } from './load.ts';
import { dropConnector, edited, linesFormat, packInput } from './pack.fixture.ts';

const inbound = dropConnector.inbound as NonNullable<ConnectorDefinition['inbound']>;
/** A connector whose protocol decides how documents are read; it wants the folder `calls`. */
const callConnector: ConnectorDefinition = {
  ...dropConnector,
  kind: 'call',
  inbound: {
    ...inbound,
    format: {
      ...linesFormat,
      settings: inbound.settings,
      open: (settings, resources) => {
        if (settings['folder'] !== 'calls') throw hubError('E_CONFIG_FIELD', { reason: 'only calls can be called' });
        return linesFormat.open(settings, resources);
      },
    },
  },
};

const partner = 'mappings/acme/partner.yaml';
const load = (by: string) => {
  const changes = edited(partner, '    connector: drop\n    settings: { folder: in }\n', `    connector: call\n${by}`);
  const more = { connectors: new Map([dropConnector, callConnector].map((each) => [each.kind, each])) };
  return loadCatalog(packInput(changes, more));
};
const findings = (by: string) => {
  const result = load(by);
  return 'findings' in result ? result.findings.map((found) => `${describePosition(found.at)} ${found.code} ${found.message}`) : [];
};

describe('a connector that brings its format along', () => {
  it('has it opened with the settings of the channel', () => {
    const result = load('    settings: { folder: calls }\n');
    expect(findings('    settings: { folder: calls }\n')).toEqual([]);
    const channel = 'catalog' in result ? result.catalog?.channel('acme/returns') : undefined;
    expect(channel).toMatchObject({ direction: 'in', accepts: ['text/plain'], formatDefinition: { kind: 'lines' } });
    expect(channel?.codec.decode(Buffer.from('a=1')).messages).toMatchObject([{ type: 'LINES', tree: { a: '1' } }]);
  });

  it('takes no other', () => {
    expect(findings('    settings: { folder: calls }\n    format: { kind: json }\n')).toEqual([
      `${partner}:11:5 E_CONFIG_FIELD returns.format: the connector reads documents by itself.`,
    ]);
  });

  it('is refused with the pack, at the settings, where it cannot be opened; what is wrong with a setting is told once', () => {
    expect(findings('    settings: { folder: other }\n')).toEqual([`${partner}:10:5 E_CONFIG_FIELD only calls can be called.`]);
    expect(findings('    settings: { poll: 5s }\n')).toHaveLength(1);
    expect(findings('')).toHaveLength(1);
  });
});
