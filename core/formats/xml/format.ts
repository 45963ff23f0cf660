import { asHubError, hubError } from '../../kernel/errors.ts';
import { atOneGo, type Steps, stepByStep } from '../../kernel/steps.ts';
import type { FieldTable } from '../../spi/fields.ts';
import type { DecodedDocument, FormatCodec, FormatDefinition, FormatResources } from '../../spi/format.ts';
import { readSettings } from '../settings.ts';
import { readingXmlText, xmlText } from './reader.ts';
import { compileXmlSchema, type XmlSchemaCheck } from './schema.ts';
import { writeXml } from './writer.ts';

const fields = {
  schema: {
    type: 'path',
    description:
      'XML Schema (XSD 1.0) that every document must satisfy, read or written: a file of the partner. What it imports lies beside it.',
    example: 'return.xsd',
  },
  namespaces: {
    type: 'choice',
    description: 'strip: names without their prefix, no namespace declarations; keep: names as written.',
    choices: ['strip', 'keep'],
    default: 'strip',
  },
  lists: {
    type: 'text-list',
    description: 'Elements that are lists in the tree even where they occur once.',
    default: [],
    example: 'item',
  },
} as const satisfies FieldTable;

/** XML 1.0. One document is one message, whose type is the name of its root element. */
export const xmlFormat: FormatDefinition = {
  kind: 'xml',
  summary: 'XML documents (XML 1.0) without DOCTYPE, checked by an XML Schema where one is given.',
  mediaTypes: ['application/xml', 'text/xml'],
  extension: '.xml',
  settings: fields,
  open,
};

function open(given: Readonly<Record<string, unknown>>, resources: FormatResources): FormatCodec {
  const { namespaces, lists, schema } = readSettings(fields, given);
  const options = { stripNamespaces: namespaces === 'strip', lists: new Set(lists) };
  const check = schema === undefined ? undefined : compileXmlSchema(schema, resources);
  function* decoding(body: Uint8Array): Steps<DecodedDocument> {
    try {
      const text = xmlText(body);
      const tree = yield* readingXmlText(text, options);
      // The schema speaks of what the tree leaves out, such as namespaces and order: the text is checked while it is here.
      return { messages: [{ type: Object.keys(tree)[0] ?? '', tree, errors: check?.(text) ?? [] }], errors: [] };
    } catch (thrown) {
      return { messages: [], errors: [asHubError(thrown).toFinding()] };
    }
  }
  return {
    decode: (body) => atOneGo(decoding(body)),
    decodeInTurns: (body) => stepByStep(decoding(body)),
    validate: () => [],
    encode: (tree) => {
      const bytes = writeXml(tree);
      if (check !== undefined) refuseFaulty(bytes, check);
      return bytes;
    },
  };
}

/** What breaks the partner's schema is not sent.
 *  @throws HubError `E_NOT_WRITABLE` */
function refuseFaulty(bytes: Uint8Array, check: XmlSchemaCheck): void {
  const findings = check(Buffer.from(bytes).toString('utf8'));
  const [first] = findings;
  if (first === undefined) return;
  throw hubError('E_NOT_WRITABLE', { format: 'XML', count: findings.length, reason: first.message }, { at: first.at, findings });
}
