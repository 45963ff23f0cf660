import { asHubError } from '../../kernel/errors.ts';
import { atOneGo, type Steps, stepByStep } from '../../kernel/steps.ts';
import type { FieldTable } from '../../spi/fields.ts';
import type { DecodedDocument, FormatCodec, FormatDefinition, FormatResources } from '../../spi/format.ts';
import { readSettings } from '../settings.ts';
import { readingJson } from './reader.ts';
import { compileSchema } from './schema-check.ts';

const fields = {
  schema: {
    type: 'path',
    description: 'JSON Schema (2020-12) that every document must satisfy: a file of the partner.',
    example: 'return.schema.json',
  },
} as const satisfies FieldTable;

/** JSON (RFC 8259). One document is one message. */
export const jsonFormat: FormatDefinition = {
  kind: 'json',
  summary: 'JSON documents (RFC 8259), checked by a JSON Schema where one is given.',
  mediaTypes: ['application/json', 'text/json'],
  extension: '.json',
  settings: fields,
  open,
};

function open(given: Readonly<Record<string, unknown>>, resources: FormatResources): FormatCodec {
  const { schema } = readSettings(fields, given);
  const check = schema === undefined ? undefined : compileSchema(schema, resources.partnerFile(schema));
  return {
    decode: (body) => atOneGo(decoding(body)),
    decodeInTurns: (body) => stepByStep(decoding(body)),
    validate: (message) => check?.(message.tree) ?? [],
    encode: (tree) => Buffer.from(JSON.stringify(tree), 'utf8'),
    join: (trees) => trees,
  };
}

function* decoding(body: Uint8Array): Steps<DecodedDocument> {
  try {
    return { messages: [{ type: '', tree: yield* readingJson(body), errors: [] }], errors: [] };
  } catch (thrown) {
    return { messages: [], errors: [asHubError(thrown).toFinding()] };
  }
}
