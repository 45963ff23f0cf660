import { canonicalTypes } from '../canonical/validate.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { ConnectorDefinition, ConnectorSide } from '../spi/connector.ts';
import { DURATION_PATTERN } from '../spi/duration.ts';
import { fieldsToJsonSchema, VARIABLE_PATTERN } from '../spi/field-docs.ts';
import type { FieldTable } from '../spi/fields.ts';
import type { FormatDefinition } from '../spi/format.ts';
import { alertsSchema } from './alerts/alert-schema.ts';
import { caseFields } from './cases/case-settings.ts';
import { BUSINESS_DURATION, expectationFields, expectationFileFields } from './expectation-fields.ts';
import { completeSchema, gatherFields } from './gather-fields.ts';
import { acknowledgeFields, awaitsFields, interchangeFields } from './interchange-fields.ts';
import { orderings } from './model.ts';
import { AMOUNT_PATTERN, expectFields, toleranceFields } from './partner-sections.ts';
import { batchFields } from './reading/read-batch.ts';
import { NAME_PATTERN } from './reading/read-partner.ts';
import { retentionFields } from './retention.ts';
import { rhythmFields } from './retry.ts';
import {
  channelFields,
  codeFields,
  emitFields,
  hubFields,
  limitsFields,
  messageFields,
  partnerFields,
  replyFields,
  requestFields,
  routeFields,
} from './shapes.ts';

type Registry<T> = ReadonlyMap<string, T>;
type Side = ConnectorSide<FieldTable, FieldTable, unknown>;

/** The JSON Schemas of the configuration files, for editors, by file name under `schemas/hub/`. What the hub checks is
 *  more: a pack that pleases the schema may still be refused, one that does not is refused. Pure: same registries, same schemas. */
export function hubSchemas(
  connectors: Registry<ConnectorDefinition>,
  formats: Registry<FormatDefinition>,
): ReadonlyMap<string, JsonObject> {
  return new Map([
    ['hub.schema.json', schema('hub', 'The hub itself: mappings/hub.yaml', fieldsToJsonSchema(hubFields, { retention: kept }))],
    ['partner.schema.json', schema('partner', 'A partner: mappings/<partner>/partner.yaml', partnerSchema(connectors, formats))],
    ['routes.schema.json', schema('routes', 'Routes: routes.yaml', routesSchema())],
    ['expectations.schema.json', schema('expectations', 'What is expected in cases: mappings/expectations.yaml', expectationsSchema())],
    ['alerts.schema.json', schema('alerts', 'What alarms, and who is told: mappings/alerts.yaml', alertsSchema())],
    ['codes.schema.json', schema('codes', 'Code lists: codes.yaml', codesSchema())],
    ['case.schema.json', schema('case', 'What a case sets beside its input: case.yaml', caseSchema())],
    ...sorted(formats).flatMap(([kind, { files = {} }]) =>
      Object.entries(files).map(
        ([name, body]) => [`${name}.schema.json`, schema(name, `A file of a partner that the format ${kind} reads`, body)] as const,
      ),
    ),
  ]);
}

function schema(name: string, title: string, body: JsonObject): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://relais.example/schemas/hub/${name}.schema.json`,
    title,
    ...body,
  };
}

const free: JsonObject = { type: 'object' };
const kept: JsonObject = { ...fieldsToJsonSchema(retentionFields), description: 'How long contents are kept, by class.' };
const oneType: JsonObject = { type: 'string', enum: [...canonicalTypes] };
const oneOrMoreTypes: JsonObject = { anyOf: [oneType, { type: 'array', items: oneType, minItems: 1 }] };

/** References to what many places of partner.schema.json share. */
const format: JsonObject = { $ref: '#/$defs/format' };
const types: JsonObject = { $ref: '#/$defs/types' };

function partnerSchema(connectors: Registry<ConnectorDefinition>, formats: Registry<FormatDefinition>): JsonObject {
  const sides = sorted(connectors).flatMap(([kind, { inbound, outbound }]) => [
    ...(inbound === undefined ? [] : [inboundSchema(kind, inbound as Side)]),
    ...(outbound === undefined ? [] : [outboundSchema(kind, outbound as Side)]),
  ]);
  const channels = {
    type: 'object',
    propertyNames: { pattern: NAME_PATTERN },
    additionalProperties: choose(['direction', 'connector'], sides),
  };
  const parties = { ...free, description: 'The address book of the pack: parties by name or GLN.' };
  return {
    ...fieldsToJsonSchema(partnerFields, { channels, parties, expectations: expectationRows(), tolerance: toleranceSchema() }, [
      'channels',
    ]),
    $defs: { format: formatSchema(formats), types: oneOrMoreTypes },
  };
}

/** An object whose other properties depend on some of its own, one `if`/`then` for each schema, so that an editor names
 *  what is wrong instead of "matches none of".
 *  @param keys properties that are a `const` in every schema; each may depend on those before it */
function choose(keys: readonly string[], schemas: readonly JsonObject[]): JsonObject {
  const condition = (each: JsonObject, upTo: number) =>
    Object.fromEntries(keys.slice(0, upTo).map((key) => [key, { const: constOf(each, key) }]));
  const narrowed = keys.slice(1).flatMap((key, index) =>
    schemas.map((each) => {
      const given = condition(each, index + 1);
      const alike = schemas.filter((other) => JSON.stringify(condition(other, index + 1)) === JSON.stringify(given));
      return ifThen({ properties: given }, { properties: { [key]: { enum: alike.map((other) => constOf(other, key)) } } });
    }),
  );
  const branches = schemas.map((each) => ifThen({ properties: condition(each, keys.length), required: [...keys] }, each));
  const first = Object.fromEntries(keys.slice(0, 1).map((key) => [key, { enum: unique(schemas.map((each) => constOf(each, key))) }]));
  return { type: 'object', properties: first, required: [...keys], allOf: [...unique(narrowed), ...branches] };
}

/** The conditional of JSON Schema. */
function ifThen(condition: JsonObject, consequence: JsonObject): JsonObject {
  return Object.fromEntries([
    ['if', condition],
    ['then', consequence],
  ]);
}

function constOf(each: JsonObject, key: string): Json {
  return ((each['properties'] as JsonObject)[key] as JsonObject)['const'] ?? null;
}

function unique<T extends Json>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function inboundSchema(kind: string, side: Side): JsonObject {
  const answer = fieldsToJsonSchema(requestFields, { accepts: types });
  return fieldsToJsonSchema(
    {},
    {
      ...common('in', kind, side),
      message: { ...fieldsToJsonSchema(messageFields, { emits: types }), description: 'How documents become canonical messages.' },
      acknowledge: {
        ...fieldsToJsonSchema(acknowledgeFields),
        description: 'What the partner is answered to its interchanges and messages.',
      },
      interchange: { ...fieldsToJsonSchema(interchangeFields), description: 'What is agreed about the interchanges that come.' },
      expect: { ...fieldsToJsonSchema(expectFields), description: 'When something is expected on the channel.' },
      answer: {
        anyOf: [answer, { type: 'array', items: answer, minItems: 1 }],
        description: 'What a caller who waits (Prefer: wait) is answered with: canonical messages that came of its document, as documents.',
      },
    },
    ['direction', 'connector'],
  );
}

function outboundSchema(kind: string, side: Side): JsonObject {
  const request = fieldsToJsonSchema(requestFields, { accepts: types });
  return fieldsToJsonSchema(
    {},
    {
      ...common('out', kind, side),
      request: {
        anyOf: [request, { type: 'array', items: request, minItems: 1 }],
        description: 'How canonical messages become documents.',
      },
      reply: {
        ...fieldsToJsonSchema(replyFields, { emits: types, format }),
        dependentRequired: { mapping: ['emits'], emits: ['mapping'] },
        description: "How the partner's answer becomes canonical messages.",
      },
      awaits: { ...fieldsToJsonSchema(awaitsFields), description: 'The acknowledgements that the partner owes for what it is sent.' },
      limits: { ...fieldsToJsonSchema(limitsFields), description: 'What the partner can take.' },
      retry: {
        anyOf: [
          { enum: ['standard', 'none'] },
          { type: 'array', items: { type: 'string', pattern: `${DURATION_PATTERN}|${VARIABLE_PATTERN}` } },
          fieldsToJsonSchema(rhythmFields),
        ],
        default: 'standard',
        description: 'When to try again: the standard ladder, never, after these delays, or in a rhythm.',
      },
      ordering: {
        enum: orderings,
        default: 'none',
        description: 'case: documents of one case are sent in the order in which the hub got them; one that fails keeps its case waiting.',
      },
      batch: {
        ...fieldsToJsonSchema(batchFields),
        oneOf: [{ required: ['every'] }, { required: ['at'] }],
        description: 'Documents wait and are sent together, at every so long (every) or at times of day (at).',
      },
    },
    ['direction', 'connector'],
  );
}

function common(direction: string, kind: string, side: Side): Record<string, JsonObject> {
  return {
    direction: { const: direction, description: channelFields.direction.description },
    connector: { const: kind, description: channelFields.connector.description },
    settings: fieldsToJsonSchema(side.settings),
    credentials: fieldsToJsonSchema(side.credentials),
    ...(side.format === undefined ? { format } : {}),
    parameters: { ...free, description: 'Settings for the mappings of the channel: $channel.' },
    retention: kept,
  };
}

function formatSchema(formats: Registry<FormatDefinition>): JsonObject {
  const schemas = sorted(formats).map(([kind, { settings, summary }]) =>
    fieldsToJsonSchema(settings, { kind: { const: kind, description: summary } }, ['kind']),
  );
  return { ...choose(['kind'], schemas), description: 'The format of the documents.', default: { kind: 'json' } };
}

function routesSchema(): JsonObject {
  const emit = {
    ...fieldsToJsonSchema(emitFields, { type: oneType, using: oneOrMoreTypes }),
    description: 'Makes another canonical message of this one.',
  };
  const gather = {
    ...fieldsToJsonSchema(gatherFields, { complete: completeSchema, emits: oneOrMoreTypes, useful: oneOrMoreTypes }),
    description: 'Asks several channels, and makes canonical messages of their answers.',
  };
  const route = fieldsToJsonSchema(routeFields, { on: oneType, emit, gather });
  const ends = ['to', 'emit', 'gather'].map((name) => ({ required: [name] }));
  return { type: 'array', items: { ...route, anyOf: ends } };
}

function expectationsSchema(): JsonObject {
  return fieldsToJsonSchema(expectationFileFields, { expectations: expectationRows() });
}

function expectationRows(): JsonObject {
  const within = { type: 'string', pattern: `^(${BUSINESS_DURATION})$`, description: expectationFields.within.description };
  return { type: 'array', items: fieldsToJsonSchema(expectationFields, { on: oneType, until: oneOrMoreTypes, within }) };
}

function toleranceSchema(): JsonObject {
  const amount = { type: 'string', pattern: AMOUNT_PATTERN, description: toleranceFields.amount.description };
  return { ...fieldsToJsonSchema(toleranceFields, { amount }), description: 'How far documents of a case may differ.' };
}

function codesSchema(): JsonObject {
  const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
  const entry = fieldsToJsonSchema(codeFields, {
    from: { ...day, description: codeFields.from.description },
    to: { ...day, description: codeFields.to.description },
  });
  return fieldsToJsonSchema({}, { lists: { type: 'object', additionalProperties: { type: 'array', items: entry } } });
}

function caseSchema(): JsonObject {
  const kept = {
    type: 'object',
    properties: { mediaType: { type: 'string' }, base64: { type: 'string' } },
    required: ['mediaType', 'base64'],
    additionalProperties: false,
  };
  return fieldsToJsonSchema(caseFields, {
    envelope: { ...free, description: 'Parts of the canonical message around the input.' },
    request: { ...free, description: 'The canonical message that the partner answers, or its body.' },
    latest: { ...free, propertyNames: oneType, additionalProperties: free, description: 'Bodies for $latest(type), by type.' },
    documents: { ...free, additionalProperties: kept, description: 'Kept documents by id.' },
    case: { ...free, description: '$case, as a route or an outbound mapping sees it.' },
  });
}

function sorted<T>(registry: Registry<T>): readonly (readonly [string, T])[] {
  return [...registry].sort(([a], [b]) => (a < b ? -1 : 1));
}
