import { type Finding, HubError, hubError } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';
import type { FormatDefinition, FormatResources } from '../spi/format.ts';
import { csvFormat } from './csv/format.ts';
import { parseEdifact, writeEdifactTree } from './edifact/document.ts';
import { fixedFormat } from './fixed/format.ts';
import { jsonFormat } from './json/format.ts';
import { parseX12, writeX12Tree } from './x12/document.ts';
import { xmlFormat } from './xml/format.ts';

/** A format by which a document can be looked at. */
export type DocumentFormat = 'csv' | 'edifact' | 'fixed' | 'json' | 'x12' | 'xml';

/** How documents of a format are read and written: settings as in a pack, with the files that they name in `resources`. */
export interface DocumentOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly resources: FormatResources;
}

/** A document as a tree, and what is wrong with it. `tree` is undefined where nothing could be read. */
export interface ParsedDocument {
  readonly format: string;
  readonly tree: Json | undefined;
  readonly findings: readonly Finding[];
}

/** Reads any document outside of a channel, for people who look at it. Never throws for what the document is.
 *  @param options.format undefined: found out from how the document begins
 *  @param options.guide EDIFACT and X12: read the messages by this guide
 *  @throws HubError `E_FORMAT_UNKNOWN` for a format that is not read here, `E_CONFIG_REFERENCE` for an unknown guide or file,
 *  `E_CONFIG_FIELD` for settings, layouts and schemas that cannot be used */
export function parseDocument(
  bytes: Uint8Array,
  options: DocumentOptions & { readonly format?: string; readonly guide?: string },
): ParsedDocument {
  const format = knownFormat(options.format ?? sniff(bytes));
  if (format !== 'edifact' && format !== 'x12') return { format, ...parseByCodec(bytes, definitions[format], options) };
  try {
    if (format === 'x12') return { format, ...parseX12(bytes, options.resources, options.guide) };
    return { format, ...parseEdifact(bytes, options.resources, options.guide) };
  } catch (thrown) {
    if (!(thrown instanceof HubError) || thrown.code.startsWith('E_CONFIG')) throw thrown;
    return { format, tree: undefined, findings: [thrown.toFinding()] };
  }
}

/** Writes a tree that {@link parseDocument} gave; for EDIFACT and X12, byte for byte what was read where nothing was edited.
 *  @throws HubError `E_EDI_TREE`, `E_NOT_WRITABLE`, `E_FORMAT_UNKNOWN`, and those of settings */
export function writeDocument(tree: Json, options: DocumentOptions & { readonly format: string }): Uint8Array {
  const format = knownFormat(options.format);
  if (format === 'edifact') return writeEdifactTree(tree, options.resources);
  if (format === 'x12') return writeX12Tree(tree, options.resources);
  if (format === 'json') return Buffer.from(`${JSON.stringify(tree, null, 2)}\n`, 'utf8');
  return definitions[format].open(options.settings ?? {}, options.resources).encode(tree, withoutEnvelope);
}

const definitions = { csv: csvFormat, fixed: fixedFormat, json: jsonFormat, xml: xmlFormat } as const;

/** These formats have no envelope: nobody looks at it. */
const withoutEnvelope = { sender: { id: '' }, recipient: { id: '' }, controlReference: '', preparedAt: new Date(0) };

/** As a channel with these settings would read it. Where the file is several messages, the tree is the list of theirs.
 *  XML keeps its namespaces, so that it can be written again. */
function parseByCodec(bytes: Uint8Array, definition: FormatDefinition, options: DocumentOptions): Omit<ParsedDocument, 'format'> {
  const settings = definition === xmlFormat ? { namespaces: 'keep', ...options.settings } : (options.settings ?? {});
  const codec = definition.open(settings, options.resources);
  const { messages, errors } = codec.decode(bytes);
  const trees = messages.map((message) => message.tree);
  return {
    tree: trees.length > 1 ? trees : trees[0],
    findings: [...errors, ...messages.flatMap((message) => [...message.errors, ...codec.validate(message)])],
  };
}

function knownFormat(name: string): DocumentFormat {
  if (name === 'edifact' || name === 'x12' || Object.hasOwn(definitions, name)) return name as DocumentFormat;
  throw hubError('E_FORMAT_UNKNOWN', { reason: name === '' ? 'it begins like none of them' : `${name} is not read yet` });
}

/** The format that a document begins like; empty for none. */
function sniff(bytes: Uint8Array): string {
  // NUL and byte order marks are passed over, so that UTF-16 shows its characters too.
  const start = Buffer.from(bytes.subarray(0, 512))
    .toString('latin1')
    .replace(/[\0ÿþ]|ï»¿/g, '')
    .trimStart();
  if (/^UN[ABH]/.test(start)) return 'edifact';
  if (/^ISA[^A-Za-z0-9]/.test(start)) return 'x12';
  if (start.startsWith('<')) return 'xml';
  return /^(?:[[{"\d-]|true|false|null)/.test(start) ? 'json' : '';
}
