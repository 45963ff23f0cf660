import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hubSchemas } from './hub-schemas.ts';
import { edited, packFiles, packInput } from './pack.fixture.ts';

const { connectors, formats } = packInput();
const schemas = hubSchemas(connectors, formats);

function validator(name: string): ValidateFunction {
  return new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }).compile(schemas.get(name) ?? false);
}

describe('hubSchemas', () => {
  it('has one schema for each configuration file', () => {
    expect([...schemas.keys()]).toEqual([
      'hub.schema.json',
      'partner.schema.json',
      'routes.schema.json',
      'expectations.schema.json',
      'alerts.schema.json',
      'codes.schema.json',
      'case.schema.json',
    ]);
  });

  it.each([
    ['hub.schema.json', 'mappings/hub.yaml'],
    ['partner.schema.json', 'mappings/acme/partner.yaml'],
    ['partner.schema.json', 'mappings/swift/partner.yaml'],
    ['routes.schema.json', 'mappings/routes.yaml'],
    ['codes.schema.json', 'mappings/acme/codes.yaml'],
    ['case.schema.json', 'mappings/swift/cases/in/answer/refused/case.yaml'],
  ])('%s takes %s', (name, path) => {
    const validate = validator(name);
    validate(parse(packFiles[path] ?? ''));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each([
    ['a misspelt setting', '{ folder: in }', '{ foldr: in }', '/channels/returns/settings'],
    ['a setting that is missing', '{ folder: in }', '{}', '/channels/returns/settings'],
    ['an unknown connector', 'connector: drop', 'connector: dorp', '/channels/returns/connector'],
    ['a connector in a direction that it has not', 'connector: drop', 'connector: mail', '/channels/returns'],
    ['an unknown role', 'role: retailer', 'role: shop', '/role'],
    ['an unknown type', 'emits: [shipment.booked]', 'emits: [shipment.lost]', '/channels/returns/message/emits/0'],
    ['a field of the other direction', 'settings: { folder: in }', 'settings: { folder: in }\n    retry: none', '/channels/returns'],
  ])('the schema of a partner refuses %s', (_what, piece, by, place) => {
    const validate = validator('partner.schema.json');
    expect(validate(parse(edited('mappings/acme/partner.yaml', piece, by)['mappings/acme/partner.yaml'] ?? ''))).toBe(false);
    expect(validate.errors?.map((error) => error.instancePath)).toContain(place);
  });

  it('the schema of routes wants a destination or a message to emit', () => {
    const validate = validator('routes.schema.json');
    expect(validate([{ name: 'a', on: 'shipment.booked' }])).toBe(false);
    expect(validate([{ name: 'a', on: 'shipment.booked', emit: { type: 'shipment.labelled', with: 'm.jsonata' } }])).toBe(true);
  });
});
