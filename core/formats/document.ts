import { type Finding, HubError, hubError } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';
import type { FormatResources } from '../spi/format.ts';
import { parseEdifact, writeEdifactTree } from './edifact/document.ts';
import { readJson } from './json/reader.ts';
import { parseX12, writeX12Tree } from './x12/document.ts';
import { readXml } from './xml/reader.ts';
import { writeXml } from './xml/writer.ts';

/** A format by which a document can be looked at. */
export type DocumentFormat = 'edifact' | 'json' | 'x12' | 'xml';

/** A document as a tree, and what is wrong with it. `tree` is undefined where nothing could be read. */
export interface ParsedDocument {
  readonly format: string;
  readonly tree: Json | undefined;
  readonly findings: readonly Finding[];
}

/** Reads any document outside of a channel, for people who look at it. Never throws for what the document is.
 *  @param options.format undefined: found out from how the document begins
 *  @param options.guide EDIFACT and X12: read the messages by this guide
 *  @throws HubError `E_FORMAT_UNKNOWN` for a format that is not read here, `E_CONFIG_REFERENCE` for an unknown guide */
export function parseDocument(
  bytes: Uint8Array,
  options: { readonly format?: string; readonly guide?: string; readonly resources: FormatResources },
): ParsedDocument {
  const format = knownFormat(options.format ?? sniff(bytes));
  try {
    if (format === 'edifact') return { format, ...parseEdifact(bytes, options.resources, options.guide) };
    if (format === 'x12') return { format, ...parseX12(bytes, options.resources, options.guide) };
    const tree = format === 'json' ? readJson(bytes) : readXml(bytes, { stripNamespaces: false, lists: new Set() });
    return { format, tree, findings: [] };
  } catch (thrown) {
    if (!(thrown instanceof HubError) || thrown.code.startsWith('E_CONFIG')) throw thrown;
    return { format, tree: undefined, findings: [thrown.toFinding()] };
  }
}

/** Writes a tree that {@link parseDocument} gave; for EDIFACT and X12, byte for byte what was read where nothing was edited.
 *  @throws HubError `E_EDI_TREE`, `E_NOT_WRITABLE`, `E_FORMAT_UNKNOWN` */
export function writeDocument(tree: Json, options: { readonly format: string; readonly resources: FormatResources }): Uint8Array {
  const format = knownFormat(options.format);
  if (format === 'edifact') return writeEdifactTree(tree, options.resources);
  if (format === 'x12') return writeX12Tree(tree, options.resources);
  return format === 'json' ? Buffer.from(`${JSON.stringify(tree, null, 2)}\n`, 'utf8') : writeXml(tree);
}

function knownFormat(name: string): DocumentFormat {
  if (name === 'edifact' || name === 'json' || name === 'x12' || name === 'xml') return name;
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
