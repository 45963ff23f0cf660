import { hubError } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';
import type { ConnectorDefinition } from '../spi/connector.ts';
import type { FieldTable } from '../spi/fields.ts';
import type { FormatCodec, FormatDefinition } from '../spi/format.ts';
import type { CatalogInput } from './input.ts';

/* Two small packs, a connector and a format for the tests of this folder. The connector keeps what it is given in a
   folder of memory; the format is JSON with nothing around it. */

const settings = {
  folder: { type: 'path', required: true, description: 'Where documents lie.' },
  poll: { type: 'duration', default: '30s', minimum: 1_000, description: 'How often to look.' },
  anyPeer: { type: 'boolean', default: false, description: 'Who is trusted.', unsafe: 'whoever answers is trusted' },
} as const satisfies FieldTable;

const credentials = {
  user: { type: 'text', description: 'The user.' },
  password: { type: 'text', secret: true, description: 'The password.' },
} as const satisfies FieldTable;

/** A connector that moves documents within memory. */
export const dropConnector: ConnectorDefinition = {
  kind: 'drop',
  summary: 'Documents in folders of memory.',
  capabilities: { inbound: 'push', outbound: true, idempotencyKey: true, answers: true },
  inbound: {
    settings,
    credentials,
    open: () => ({ receive: (request: { body: Uint8Array }) => ({ body: request.body, mediaType: 'application/json', headers: {} }) }),
  },
  outbound: {
    settings,
    credentials,
    open: () => ({ send: async () => ({ kind: 'accepted' as const }), test: async () => {}, close: async () => {} }),
  },
};

/** A connector that can only send. */
export const mailConnector: ConnectorDefinition = {
  kind: 'mail',
  summary: 'Sends only.',
  capabilities: { inbound: 'none', outbound: true, idempotencyKey: { no: 'mail has none' }, answers: false },
  outbound: {
    settings: {},
    credentials: {},
    open: () => ({ send: async () => ({ kind: 'accepted' as const }), test: async () => {}, close: async () => {} }),
  },
};

function parse(body: Uint8Array): Json {
  return JSON.parse(Buffer.from(body).toString('utf8')) as Json;
}

const jsonCodec: FormatCodec = {
  decode: (body) => {
    try {
      return { messages: [{ type: '', tree: parse(body), errors: [] }], errors: [] };
    } catch {
      return { messages: [], errors: [hubError('E_JSON_SYNTAX', { reason: 'it cannot be parsed' }, { at: { line: 1 } }).toFinding()] };
    }
  },
  validate: () => [],
  encode: (tree) => Buffer.from(JSON.stringify(tree)),
};

/** JSON as it is. With `schema`, that file of the partner must be there. */
export const jsonFormat: FormatDefinition = {
  kind: 'json',
  summary: 'JSON.',
  mediaTypes: ['application/json'],
  extension: '.json',
  settings: { schema: { type: 'path', description: 'A file of the partner.' } },
  open: (given, resources) => {
    if (typeof given['schema'] === 'string') resources.partnerFile(given['schema']);
    return jsonCodec;
  },
};

/** One line a field: `key=value`, with acknowledgements. What the tests need of a format that is not JSON. */
export const linesFormat: FormatDefinition = {
  kind: 'lines',
  summary: 'key=value, one a line.',
  mediaTypes: ['text/plain'],
  extension: '.txt',
  settings: {},
  open: () => ({
    decode: (body) => {
      const lines = Buffer.from(body)
        .toString('latin1')
        .split('\n')
        .filter((line) => line !== '');
      return {
        messages: [{ type: 'LINES', tree: Object.fromEntries(lines.map((line) => line.split('=', 2) as [string, string])), errors: [] }],
        errors: [],
      };
    },
    validate: () => [],
    acknowledge: () => Buffer.from('ok=1\r\n'),
    encode: (tree) =>
      Buffer.from(
        Object.entries(tree as Record<string, Json>)
          .map(([key, value]) => `${key}=${String(value)}\r\n`)
          .join(''),
        'latin1',
      ),
  }),
};

/** The files of a home with a retailer, `acme`, and a carrier, `swift`; no finding, no warning. */
export const packFiles: Readonly<Record<string, string>> = {
  'mappings/hub.yaml': 'name: Hub\nidentifiers: { gln: "9501101000049" }\n',
  'mappings/routes.yaml': [
    '- name: refusals back',
    '  on: shipment.refused',
    '  when: direction = "return"',
    '  to: $origin/answers',
    '- name: label for a booking',
    '  on: shipment.booked',
    '  to: [swift/labels]',
    '',
  ].join('\n'),
  'mappings/acme/partner.yaml': [
    'partner: acme',
    'name: Acme',
    'role: retailer',
    'identifiers: { gln: "9501101000018" }',
    'timezone: Europe/Paris',
    'channels:',
    '  returns:',
    '    direction: in',
    '    connector: drop',
    '    settings: { folder: in }',
    '    message: { mapping: in/booking.jsonata, emits: [shipment.booked] }',
    '  answers:',
    '    direction: out',
    '    connector: drop',
    '    settings: { folder: "${ACME_FOLDER:-out}", poll: 5s }',
    '    credentials: { user: acme, password: secret:acme/password }',
    '    request: { accepts: [shipment.refused], mapping: out/refusal.jsonata }',
    '    limits: { rate: 120/m, timeout: 5s }',
    '    retry: [1s, 2m]',
    'parties:',
    '  store: { name: Store }',
    '',
  ].join('\n'),
  'mappings/acme/codes.yaml': ['lists:', '  reasons:', '    - { partner: "29", canonical: postcode, from: 2024-01-01 }', ''].join('\n'),
  'mappings/acme/in/booking.jsonata': [
    '{ "type": "shipment.booked", "businessKeys": { "returnNumber": number },',
    '  "body": { "direction": "return", "returnNumber": number, "carrier": "swift", "reservationNumber": "R1",',
    '            "parcelNumbers": ["P1"], "labelFormat": "PDF" } }',
  ].join('\n'),
  'mappings/acme/out/refusal.jsonata': '{ "number": returnNumber, "why": $code("reasons", reason.code) }',
  'mappings/acme/cases/in/booking/plain/input.json': '{ "number": "RA-1" }',
  'mappings/acme/cases/in/booking/plain/expected.json': JSON.stringify({
    type: 'shipment.booked',
    businessKeys: { returnNumber: 'RA-1' },
    body: {
      direction: 'return',
      returnNumber: 'RA-1',
      carrier: 'swift',
      reservationNumber: 'R1',
      parcelNumbers: ['P1'],
      labelFormat: 'PDF',
    },
  }),
  'mappings/acme/cases/out/refusal/postcode/input.json':
    '{ "direction": "return", "returnNumber": "RA-1", "carrier": "swift", "reason": { "code": "29" } }',
  'mappings/acme/cases/out/refusal/postcode/expected.json': '{ "number": "RA-1", "why": "postcode" }',
  'mappings/swift/partner.yaml': [
    'partner: swift',
    'name: Swift Parcels',
    'role: carrier',
    'channels:',
    '  labels:',
    '    direction: out',
    '    connector: drop',
    '    settings: { folder: labels }',
    '    format: { kind: lines }',
    '    parameters: { account: 17 }',
    '    request: { accepts: shipment.booked, mapping: out/label.jsonata }',
    '    reply:',
    '      mapping: in/answer.jsonata',
    '      emits: [shipment.refused]',
    '      classify: \'error = 0 ? "accepted" : "rejected"\'',
    '',
  ].join('\n'),
  'mappings/swift/out/label.jsonata':
    '{ "ref": reservationNumber, "account": $channel.account, "key": $envelope.businessKeys.returnNumber }',
  'mappings/swift/in/answer.jsonata': [
    '{ "type": "shipment.refused", "occurredAt": $now(), "businessKeys": { "returnNumber": $request.body.returnNumber },',
    '  "body": { "direction": "return", "returnNumber": $request.body.returnNumber, "carrier": "swift", "reason": { "code": $string(error) } } }',
  ].join('\n'),
  'mappings/swift/cases/out/label/plain/input.json': JSON.stringify({
    type: 'shipment.booked',
    businessKeys: { returnNumber: 'RA-1' },
    body: {
      direction: 'return',
      returnNumber: 'RA-1',
      carrier: 'swift',
      reservationNumber: 'R1',
      parcelNumbers: ['P1'],
      labelFormat: 'PDF',
    },
  }),
  'mappings/swift/cases/out/label/plain/expected.txt': 'ref=R1\naccount=17\nkey=RA-1\n',
  'mappings/swift/cases/in/answer/refused/input.json': '{ "error": 29 }',
  'mappings/swift/cases/in/answer/refused/case.yaml': [
    'now: "2025-03-01T10:00:00Z"',
    'request: { direction: return, returnNumber: RA-1, carrier: swift, reservationNumber: R1, parcelNumbers: [P1], labelFormat: PDF }',
    '',
  ].join('\n'),
  'mappings/swift/cases/in/answer/refused/expected.json': JSON.stringify([
    {
      type: 'shipment.refused',
      occurredAt: '2025-03-01T10:00:00.000Z',
      businessKeys: { returnNumber: 'RA-1' },
      body: { direction: 'return', returnNumber: 'RA-1', carrier: 'swift', reason: { code: '29' } },
    },
  ]),
};

/** What a catalog is made from, with some files changed, added or (undefined) left out. */
export function packInput(changes: Readonly<Record<string, string | undefined>> = {}, more: Partial<CatalogInput> = {}): CatalogInput {
  const files = Object.entries({ ...packFiles, ...changes }).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return {
    files: new Map(files),
    env: {},
    secrets: { get: (name) => (name === 'acme/password' ? 'a secret' : undefined) },
    connectors: new Map([dropConnector, mailConnector].map((each) => [each.kind, each])),
    formats: new Map([jsonFormat, linesFormat].map((each) => [each.kind, each])),
    ...more,
  };
}

/** A file of {@link packFiles} with one piece replaced. Fails if the piece is not there. */
export function edited(path: string, piece: string, by: string): Readonly<Record<string, string>> {
  const text = packFiles[path] ?? '';
  if (!text.includes(piece)) throw hubError('E_NOT_FOUND', { what: `piece of ${path}`, id: piece });
  return { [path]: text.replace(piece, () => by) };
}
