import { expect, it } from 'vitest';
import { loadCatalog } from '../../core/catalog/load.ts';
import { edited, packInput } from '../../core/catalog/pack.fixture.ts';
import type { Logger } from '../../core/spi/log.ts';
import { tellPartners } from './tell-partners.ts';

function told(...off: readonly string[]): readonly unknown[] {
  const changes = off.map((name) => {
    const role = name === 'acme' ? 'role: retailer' : 'role: carrier';
    return edited(`mappings/${name}/partner.yaml`, role, `${role}\nenabled: \${${name.toUpperCase()}_ENABLED:-false}`);
  });
  const result = loadCatalog(packInput(Object.assign({}, ...changes)));
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  const log = { info: write, warn: write } as unknown as Logger;
  tellPartners(log, 'catalog' in result ? result.catalog : expect.fail('the fixture does not load'));
  return lines;
}

it('says in one line which partners are on, and what switches the others on', () => {
  expect(told()).toEqual([[{ on: ['acme', 'swift'], off: {} }, 'partners: 2 on, 0 off']]);
  expect(told('swift')).toEqual([[{ on: ['acme'], off: { swift: 'SWIFT_ENABLED' } }, 'partners: 1 on, 1 off']]);
});

it('says what to do next when none is on', () => {
  const [line, advice] = told('acme', 'swift');
  expect(line).toEqual([{ on: [], off: { acme: 'ACME_ENABLED', swift: 'SWIFT_ENABLED' } }, 'partners: 0 on, 2 off']);
  expect(advice).toEqual([{}, expect.stringContaining('relais new partner')]);
});
