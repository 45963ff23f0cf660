import type { ErrorDetail, XsdValidator } from 'libxml2-wasm';
import { type Finding, finding, hubError } from '../../kernel/errors.ts';
import type { FormatResources } from '../../spi/format.ts';
import { type LibxmlModule, libxml } from './libxml.ts';
import { SchemaFiles } from './schema-files.ts';
import { schemaSentence } from './schema-sentence.ts';

/** At most so many findings about one document; more would help nobody. */
const maxFindings = 100;

/** Finds everything in a document that its schema does not allow, each with its line.
 *  @param xml the text of a document that is well-formed and has no DOCTYPE */
export type XmlSchemaCheck = (xml: string) => readonly Finding[];

/** Compiles an XML Schema (XSD 1.0), once for all documents. What it includes and imports is taken from the partner's
 *  files: see {@link SchemaFiles}.
 *  @throws HubError `E_CONFIG_FIELD` when it is no schema, `E_CONFIG_REFERENCE` when a file is missing */
export function compileXmlSchema(name: string, resources: FormatResources): XmlSchemaCheck {
  const files = new SchemaFiles(resources, libxml);
  const validator = files.while(() => compile(name, resources.partnerFile(name), files, libxml));
  const [missing] = files.missing;
  if (missing === undefined && !(validator instanceof Error)) return (xml) => findings(xml, validator, libxml);
  if (!(validator instanceof Error)) validator.dispose();
  if (missing !== undefined)
    throw hubError('E_CONFIG_REFERENCE', { what: `The schema ${name} names a file that the partner lacks:`, name: missing });
  throw validator;
}

function compile(
  name: string,
  text: string,
  files: SchemaFiles,
  { XmlDocument, XsdValidator, XmlLibError }: LibxmlModule,
): XsdValidator | Error {
  let document: ReturnType<typeof XmlDocument.fromString> | undefined;
  try {
    document = XmlDocument.fromString(withoutDeclaration(text), { url: files.urlOf(name) });
    return XsdValidator.fromDoc(document);
  } catch (cause) {
    if (!(cause instanceof XmlLibError)) throw cause;
    const detail = cause.details.find(({ level, line }) => level > 1 && line > 0) ?? cause.details[0];
    const reason = detail === undefined ? cause.message : `line ${detail.line}: ${schemaSentence(detail.message)}`;
    return unusable(name, `is not an XML Schema (XSD 1.0): ${files.nameOf(detail?.file ?? '') ?? name}, ${reason}`, cause);
  } finally {
    document?.dispose();
  }
}

function findings(xml: string, validator: XsdValidator, { XmlDocument, ParseOption, XmlLibError }: LibxmlModule): readonly Finding[] {
  const { XML_PARSE_HUGE, XML_PARSE_BIG_LINES, XML_PARSE_NONET, XML_PARSE_NO_XXE, XML_PARSE_NOCDATA } = ParseOption;
  const option = XML_PARSE_HUGE | XML_PARSE_BIG_LINES | XML_PARSE_NONET | XML_PARSE_NO_XXE | XML_PARSE_NOCDATA;
  let document: ReturnType<typeof XmlDocument.fromString> | undefined;
  try {
    document = XmlDocument.fromString(withoutDeclaration(textsInOnePiece(xml)), { option });
    validator.validate(document);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof XmlLibError)) throw thrown;
    return thrown.details.filter(isTelling).slice(0, maxFindings).map(toFinding);
  } finally {
    document?.dispose();
  }
}

/** Follows a fault of the value that is reported by itself. */
function isTelling({ message }: ErrorDetail): boolean {
  return !message.includes('No precomputed value available');
}

function toFinding({ message, line }: ErrorDetail): Finding {
  return finding('E_XML_SCHEMA', { reason: schemaSentence(message) }, line > 0 ? { line } : {});
}

/** The text is decoded already: what the declaration says of its encoding is no longer so. Lines stay where they are. */
function withoutDeclaration(text: string): string {
  return text.replace(/^\uFEFF?<\?xml\s[^>]*\?>/, (declaration) => declaration.replace(/[^\r\n]/g, ' ').trimStart());
}

/** Without comments and processing instructions, lines staying where they are. libxml2 puts the pieces of a text together one by one,
 *  copying what it has so far: a megabyte of them takes minutes. */
function textsInOnePiece(text: string): string {
  return text.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?(?!xml\s)[\s\S]*?\?>/g, (piece) =>
    piece.startsWith('<![') ? piece : piece.replace(/[^\r\n]+/g, ''),
  );
}

function unusable(name: string, reason: string, cause?: unknown): Error {
  return hubError('E_CONFIG_FIELD', { reason: `The schema ${name} ${reason}` }, { cause });
}
