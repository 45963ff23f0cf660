import { posix } from 'node:path';
import { SaxesParser } from 'saxes';
import { hubError } from '../../core/kernel/errors.ts';

/** Gives a file of the pack by its name. Rejects with `E_CONFIG_REFERENCE`. */
export type Resource = (name: string) => Promise<{ readonly text: string; readonly path: string }>;

/** A WSDL and all that it imports or includes, directly or not, read from the pack. */
export interface PackFiles {
  readonly text: string;
  /** The text of an import.
   *  @param importer text of the file that imports
   *  @throws HubError `E_CONFIG_REFERENCE` */
  imported(importer: string, location: string): string;
}

/** Reads a WSDL with its imports through the pack alone: a WSDL that names an address on the network is refused, not followed. */
export async function readPackFiles(name: string, resource: Resource): Promise<PackFiles> {
  const texts = new Map<string, string>();
  const names = new Map<string, string>();
  const read = async (file: string): Promise<void> => {
    if (texts.has(file)) return;
    const { text } = await resource(file);
    const whole = withDeclaration(text);
    texts.set(file, whole);
    names.set(whole, file);
    for (const location of importsOf(whole, file)) await read(resolve(file, location));
  };
  await read(name);
  return {
    text: texts.get(name) ?? '',
    imported: (importer, location) => {
      const text = texts.get(resolve(names.get(importer) ?? name, location));
      if (text === undefined) throw hubError('E_CONFIG_REFERENCE', { what: `The import of ${name}`, name: location });
      return text;
    },
  };
}

/** `soap` takes a location that begins with an XML declaration for the document itself. */
function withDeclaration(text: string): string {
  const clean = text.replace(/^\ufeff/, '').trimStart();
  return clean.startsWith('<?xml') ? clean : `<?xml version="1.0"?>${clean}`;
}

function importsOf(text: string, file: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => {
    throw hubError('E_XML_SYNTAX', { reason: 'at this place' }, { at: { file, line: parser.line, column: parser.column + 1 } });
  });
  parser.on('opentag', (tag) => {
    if (tag.local !== 'import' && tag.local !== 'include') return;
    const location = tag.attributes['schemaLocation']?.value ?? tag.attributes['location']?.value;
    if (location !== undefined && location !== '') found.push(location);
  });
  parser.write(text).close();
  return found;
}

function resolve(importer: string, location: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(location) || location.startsWith('/')) {
    throw hubError('E_CONFIG_REFERENCE', { what: `The import of ${importer}, which must lie in the pack,`, name: location });
  }
  return posix.normalize(posix.join(posix.dirname(importer), location));
}
