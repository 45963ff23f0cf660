import { describe, expect, it } from 'vitest';
import { describePosition } from '../../kernel/position.ts';
import { loadCatalog } from '../load.ts';
import { edited, packInput } from '../pack.fixture.ts';

const FILE = 'mappings/expectations.yaml';
const row = (fields: string): string => `expectations:\n  - { ${fields} }\n`;
const good = 'name: label, on: shipment.booked, until: [shipment.labelled], within: 2 working days, say: No label came.';

function load(changes: Readonly<Record<string, string>>) {
  const result = loadCatalog(packInput(changes));
  const findings = 'findings' in result ? result.findings : [];
  return {
    expectations: 'catalog' in result ? result.catalog.expectations : [],
    findings: findings.map((found) => `${describePosition(found.at)} ${found.code} ${found.message}`),
  };
}

describe('expectations', () => {
  it('have their names and their sentence in the languages that say them', () => {
    const { expectations, findings } = load({
      [FILE]: row(`${good}, labels: { en: Label, fr: Étiquette }, says: { fr: Aucune étiquette. }`),
    });
    expect(findings).toEqual([]);
    expect(expectations).toMatchObject([
      { labels: { en: 'Label', fr: 'Étiquette' }, says: { en: 'No label came.', fr: 'Aucune étiquette.' } },
    ]);
    expect(load({ [FILE]: row(good) }).expectations).toMatchObject([{ labels: {}, says: { en: 'No label came.' } }]);
  });

  it('are read from the file and from packs, each with its calendar and its zone', () => {
    const pack = `expectations:\n  - { name: refusal, on: shipment.booked, until: shipment.refused, within: 48h, say: Nothing came., calendar: US }\n`;
    const { expectations, findings } = load({
      ...edited('mappings/acme/partner.yaml', 'channels:', `${pack}channels:`),
      [FILE]: `calendar: FR\ntimezone: Europe/Paris\n${row(good)}`,
    });
    expect(findings).toEqual([]);
    expect(expectations).toMatchObject([
      {
        name: 'label',
        where: `${FILE}:4`,
        until: ['shipment.labelled'],
        calendar: 'FR',
        timezone: 'Europe/Paris',
        within: '2 working days',
      },
      { name: 'refusal', until: ['shipment.refused'], calendar: 'US', timezone: 'Europe/Paris', within: '48h' },
    ]);
  });

  it.each<[string, string, string]>([
    ['that are no list', 'expectations: 12\n', `${FILE}:1:15 E_CONFIG_FIELD expectations is a list`],
    ['of a file with another field', 'calender: FR\n', `${FILE}:1:1 E_CONFIG_FIELD`],
    [
      'in a zone that there is not',
      `timezone: Europe/Pari\n${row(good)}`,
      `${FILE}:1:11 E_CONFIG_FIELD there is no time zone Europe/Pari.`,
    ],
    [
      'with a time that is none',
      row(good.replace('2 working days', 'soon')),
      `${FILE}:2:77 E_CONFIG_FIELD within of label is a time such as`,
    ],
    ...['0h', '0d', '0 working days', '240001h', '99999999999999999999h'].map((within): [string, string, string] => [
      `with ${within}`,
      row(good.replace('2 working days', within)),
      `${FILE}:2:77 E_CONFIG_FIELD within of label is more than nothing, and no more than 10000 days`,
    ]),
    ...['-1h', '999999999d', '1e3h', '٣h'].map((within): [string, string, string] => [
      `with ${within}`,
      row(good.replace('2 working days', within)),
      `${FILE}:2:77 E_CONFIG_FIELD within of label is a time such as`,
    ]),
    ['with a calendar that there is not', row(`${good}, calendar: XX`), `${FILE}:2:`],
    ['with half a day', row(good.replace('2 working days', '1.5d')), `${FILE}:2:77 E_CONFIG_FIELD within of label is a time such as`],
    ['on a type that there is not', row(good.replace('shipment.booked', 'shipment.boked')), `${FILE}:2:24 E_CONFIG_FIELD`],
    ['until a type that there is not', row(good.replace('shipment.labelled', 'shipment.labeled')), `${FILE}:2:49 E_CONFIG_FIELD`],
    [
      'with a label in another language',
      row(`${good}, labels: { fr: Étiquette, de: Etikett }`),
      `${FILE}:2:122 E_CONFIG_FIELD labels of label are in en, fr, es, not in de`,
    ],
    ['without a sentence', row(good.replace(', say: No label came.', '')), `${FILE}:2:5 E_CONFIG_FIELD label lacks the field say`],
    [
      'with a name of capitals',
      row(good.replace('name: label', 'name: Label')),
      `${FILE}:2:13 E_CONFIG_FIELD the name Label is lower case`,
    ],
    ['with a condition that is no JSONata', row(`${good}, when: "a = "`), `${FILE}:2:`],
    ['with an end that is no JSONata', row(`${good}, untilWhen: "a = "`), `${FILE}:2:`],
    [
      'that look into several scans',
      row(`${good.replace('on: shipment.booked', 'on: shipment.tracked')}, when: direction = "return"`),
      `${FILE}:2:`,
    ],
    ['of one name twice', `${row(good)}  - { ${good} }\n`, `${FILE}:3 E_CONFIG_DUPLICATE The expectation label is defined twice.`],
  ])('%s are refused where they stand', (_what, text, expected) => {
    const { findings } = load({ [FILE]: text });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.startsWith(expected), findings[0]).toBe(true);
  });

  it('of one name in the file and in a pack are refused', () => {
    const { findings } = load({
      ...edited('mappings/acme/partner.yaml', 'channels:', `${row(good)}channels:`),
      [FILE]: row(good),
    });
    expect(findings).toEqual([expect.stringMatching(/^mappings\/acme\/partner\.yaml:7 E_CONFIG_DUPLICATE The expectation label/)]);
  });
});
