import { describe, expect, it } from 'vitest';
import { describePosition } from '../kernel/position.ts';
import { lintCatalog } from './lint.ts';
import { edited, packInput } from './pack.fixture.ts';

function lint(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
  return lintCatalog(packInput(changes, { secrets: { get: () => undefined } })).map(
    ({ severity, code, message, at }) => `${severity} ${describePosition(at)} ${code} ${message}`,
  );
}

describe('lintCatalog', () => {
  it('finds nothing wrong with good packs, without variables and secrets', () => {
    expect(lint(edited('mappings/acme/partner.yaml', 'poll: 5s', 'poll: "${ACME_POLL}"'))).toEqual([]);
  });

  it('finds what loading finds', () => {
    expect(lint(edited('mappings/acme/partner.yaml', 'role: retailer', 'role: shop'))).toEqual([
      expect.stringMatching(/^error mappings\/acme\/partner\.yaml:3:7 E_CONFIG_FIELD role must be one of/),
    ]);
  });

  it.each<[string, Readonly<Record<string, string | undefined>>, string]>([
    [
      'a mapping without a case',
      { 'mappings/swift/cases/out/label/plain/input.json': undefined },
      'error mappings/swift/out/label.jsonata E_CASE_MISSING The mapping swift/out/label.jsonata has no case.',
    ],
    [
      'a mapping that nothing uses',
      { 'mappings/acme/in/old.jsonata': '1' },
      'warning mappings/acme/in/old.jsonata E_CONFIG_UNUSED The mapping mappings/acme/in/old.jsonata is used nowhere.',
    ],
    [
      'a case of no mapping',
      { 'mappings/acme/cases/in/old/a/input.json': '1' },
      'warning mappings/acme/cases/in/old/a E_CONFIG_UNUSED The case acme/cases/in/old/a is used nowhere.',
    ],
    [
      'a code list that nothing uses',
      { 'mappings/acme/codes.yaml': 'lists:\n  reasons: []\n  colours: []\n' },
      'warning mappings/acme/codes.yaml:3:3 E_CONFIG_UNUSED The code list colours is used nowhere.',
    ],
    [
      'a type that no route takes',
      edited('mappings/routes.yaml', 'on: shipment.booked', 'on: shipment.labelled'),
      'warning mappings/acme/partner.yaml:11:53 E_NO_ROUTE No route takes shipment.booked.',
    ],
    [
      'a business key of a partner that there is not',
      edited('mappings/acme/in/booking.jsonata', '"returnNumber": number }', '"returnNumber": number, "claimNumber@swit": number }'),
      'error mappings/acme/in/booking.jsonata:1:72 E_CONFIG_FIELD the business key claimNumber@swit is of a partner that does not exist (did you mean "swift"?).',
    ],
    [
      'a business key that is misspelled',
      edited('mappings/acme/in/booking.jsonata', '"returnNumber": number }', '"returnNumbr": number }'),
      'error mappings/acme/in/booking.jsonata:1:48 E_CONFIG_FIELD the business key returnNumbr is not in the canonical list (did you mean "returnNumber"?).',
    ],
    [
      'a route for an expectation that there is not',
      {
        'mappings/expectations.yaml':
          'expectations:\n  - { name: label, on: shipment.booked, until: shipment.labelled, within: 48h, say: No label came. }\n',
        'mappings/routes/late.yaml': `- name: no label\n  on: case.late\n  when: 'expectation in ["label", "lable"]'\n  to: []\n`,
      },
      'warning mappings/routes/late.yaml:3:9 E_CONFIG_REFERENCE The expectation lable (did you mean "label"?) does not exist.',
    ],
  ])('finds %s', (_what, changes, expected) => {
    expect(lint(changes)).toEqual(expect.arrayContaining([expected]));
  });
});
