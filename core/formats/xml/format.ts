import { asHubError } from '../../kernel/errors.ts';
import type { FieldTable } from '../../spi/fields.ts';
import type { FormatCodec, FormatDefinition } from '../../spi/format.ts';
import { readSettings } from '../settings.ts';
import { readXml } from './reader.ts';
import { writeXml } from './writer.ts';

const fields = {
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
  summary: 'XML documents (XML 1.0) without DOCTYPE.',
  mediaTypes: ['application/xml', 'text/xml'],
  extension: '.xml',
  settings: fields,
  open,
};

function open(given: Readonly<Record<string, unknown>>): FormatCodec {
  const { namespaces, lists } = readSettings(fields, given);
  const options = { stripNamespaces: namespaces === 'strip', lists: new Set(lists) };
  return {
    decode: (body) => {
      try {
        const tree = readXml(body, options);
        return { messages: [{ type: Object.keys(tree)[0] ?? '', tree, errors: [] }], errors: [] };
      } catch (thrown) {
        return { messages: [], errors: [asHubError(thrown).toFinding()] };
      }
    },
    validate: () => [],
    encode: (tree) => writeXml(tree),
  };
}
