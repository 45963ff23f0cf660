import { describe, expect, test } from 'vitest';
import { isJsonObject, type JsonObject } from '../kernel/json.ts';
import type { CodeTable } from './code-types.ts';
import { languages } from './code-types.ts';
import { businessKey, canonicalOf, codeTable, labelOf, partnerOf } from './codes.ts';
import { businessKeyList, codeTables, labels } from './generated/codes.ts';
import { commonSchema } from './generated/schemas.ts';

const definitions = commonSchema['$defs'] as JsonObject;
const valuesOf = (list: string): readonly string[] => {
  const definition = definitions[list];
  return isJsonObject(definition) ? ((definition['enum'] ?? []) as readonly string[]) : [];
};
const named = (table: CodeTable) => `${table.system} ${table.list}`;

describe('labels', () => {
  test('there are those of statuses and reasons', () => {
    for (const list of [
      'caseState',
      'decisionState',
      'logisticsState',
      'moneyState',
      'canonicalReason',
      'trackingStatus',
      'ecoClaimStatus',
    ]) {
      expect(labels).toHaveProperty(list);
    }
  });

  test.each(Object.keys(labels))('%s: every value has its wording in every language, and nothing else has', (list) => {
    const wordings = labels[list] ?? {};
    expect(Object.keys(wordings).sort()).toEqual([...valuesOf(list)].sort());
    for (const wording of Object.values(wordings)) {
      expect(Object.keys(wording).sort()).toEqual([...languages].sort());
      for (const language of languages) expect(wording[language].trim()).not.toBe('');
    }
  });

  test.each(languages)('no two values of one list read the same in %s', (language) => {
    for (const wordings of Object.values(labels)) {
      const texts = Object.values(wordings).map((wording) => wording[language]);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  test('are found by list, value and language', () => {
    expect(labelOf('canonicalReason', 'defective', 'fr')).toBe('Défectueux');
    expect(labelOf('canonicalReason', 'constructor', 'fr')).toBeUndefined();
    expect(labelOf('toString', 'defective', 'fr')).toBeUndefined();
  });

  test('a status is a value of the state or of one of the three axes', () => {
    const axes = ['caseState', 'decisionState', 'logisticsState', 'moneyState'].flatMap(valuesOf);
    expect([...valuesOf('canonicalStatus')].sort()).toEqual([...new Set(axes)].sort());
  });
});

describe.each(codeTables.map((table) => [named(table), table] as const))('%s', (_, table) => {
  test('means values of a closed list', () => {
    expect(table.rows.length).toBeGreaterThan(0);
    expect(table.rows.filter((row) => !valuesOf(table.values).includes(row.canonical))).toEqual([]);
  });

  test('no word means two things on one day, and periods are in order', () => {
    for (const row of table.rows) {
      expect((row.from ?? '') <= (row.to ?? '9999')).toBe(true);
      const same = table.rows.filter(
        (other) => other.partner === row.partner && (other.from ?? '') <= (row.to ?? '9999') && (row.from ?? '') <= (other.to ?? '9999'),
      );
      expect(same).toEqual([row]);
    }
  });

  test('at most one word is preferred for a value', () => {
    const preferred = table.rows.filter((row) => row.preferred === true).map((row) => row.canonical);
    expect(new Set(preferred).size).toBe(preferred.length);
  });
});

describe('tables', () => {
  test('no table is there twice', () => expect(new Set(codeTables.map(named)).size).toBe(codeTables.length));

  test('translate both ways on a day', () => {
    const table: CodeTable = {
      system: 's',
      list: 'l',
      values: 'canonicalReason',
      rows: [
        { partner: 'A', canonical: 'withdrawal', to: '2024-12-31' },
        { partner: 'A', canonical: 'change_of_mind', from: '2025-01-01' },
        { partner: 'B', canonical: 'change_of_mind', preferred: true },
      ],
    };
    expect(canonicalOf(table, 'A', '2024-12-31')?.canonical).toBe('withdrawal');
    expect(canonicalOf(table, 'A', '2025-01-01')?.canonical).toBe('change_of_mind');
    expect(canonicalOf(table, 'C', '2025-01-01')).toBeUndefined();
    expect(partnerOf(table, 'change_of_mind', '2025-01-01')?.partner).toBe('B');
    expect(partnerOf(table, 'withdrawal', '2025-01-01')).toBeUndefined();
  });

  test('are found by system and list', () => {
    expect(codeTable('edifact', '4465')?.rows.length).toBeGreaterThan(10);
    expect(codeTable('edifact', 'no such list')).toBeUndefined();
  });
});

describe('business keys', () => {
  test('each name is there once', () => expect(new Set(businessKeyList.map((key) => key.name)).size).toBe(businessKeyList.length));
  test.each(businessKeyList.map((key) => [key.name, key] as const))('%s is described', (_, key) => {
    expect(key.name).toMatch(/^[a-z][A-Za-z]*$/);
    expect(['identity', 'search']).toContain(key.strength);
    expect(key.description).toMatch(/\.$/);
    expect(key.issuedBy).toMatch(/^(retailer|insurer|repairer|carrier|buyer|registry|eco-organism|payments|marketplace|crm)$/);
  });
  test('the numbers of a body are all keys', () => {
    const numbers = definitions['caseNumbers'] as { properties: JsonObject };
    expect(Object.keys(numbers.properties).filter((name) => businessKey(name) === undefined)).toEqual([]);
  });
  test('a device of a sale joins, a device or a sale alone does not', () => {
    expect(['deviceOrder', 'imei', 'orderNumber'].map((name) => businessKey(name)?.strength)).toEqual(['identity', 'search', 'search']);
    expect(businessKey('toString')).toBeUndefined();
  });
});
