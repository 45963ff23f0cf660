import { posix } from 'node:path';
import { SaxesParser } from 'saxes';
import { hubError } from '../../core/kernel/errors.ts';

/** Gives a file of the pack by its name. Rejects with `E_CONFIG_REFERENCE`. */
export type Resource = (name: string) => Promise<{ readonly text: string; readonly path: string }>;

/** A WSDL and all that it imports or includes, directly or not, read from the pack. */
export interface PackFiles {
  /** Name of the WSDL. */
  readonly name: string;
  /** By name; each with an XML declaration. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads a WSDL with its imports through the pack alone: a WSDL that names an address on the network is refused, not followed.
 *  @throws HubError `E_CONFIG_REFERENCE`, `E_XML_SYNTAX` */
export async function readPackFiles(name: string, resource: Resource): Promise<PackFiles> {
  const gathered = new GatheredFiles(name);
  for (let next = gathered.next(); next !== undefined; next = gathered.next()) gathered.add(next, (await resource(next)).text);
  return gathered;
}

/** The same from files that are at hand. */
export function gatherPackFiles(name: string, read: (name: string) => string): PackFiles {
  const gathered = new GatheredFiles(name);
  for (let next = gathered.next(); next !== undefined; next = gathered.next()) gathered.add(next, read(next));
  return gathered;
}

/** The name of the file that one of the files imports.
 *  @throws HubError `E_CONFIG_REFERENCE` when it lies outside the pack */
export function importedName(importer: string, location: string): string {
  const name = posix.normalize(posix.join(posix.dirname(importer), location));
  if (/^[a-z][a-z0-9+.-]*:/i.test(location) || location.startsWith('/') || name.startsWith('..')) {
    throw hubError('E_CONFIG_REFERENCE', { what: `The import of ${importer}, which must lie in the pack,`, name: location });
  }
  return name;
}

class GatheredFiles implements PackFiles {
  readonly name: string;
  readonly texts = new Map<string, string>();
  readonly #wanted: string[];

  constructor(name: string) {
    this.name = name;
    this.#wanted = [name];
  }

  next(): string | undefined {
    while (this.#wanted.length > 0) {
      const name = this.#wanted.shift() as string;
      if (!this.texts.has(name)) return name;
    }
    return undefined;
  }

  add(name: string, text: string): void {
    const whole = withDeclaration(text);
    this.texts.set(name, whole);
    this.#wanted.push(...importsOf(whole, name).map((location) => importedName(name, location)));
  }
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
    if (tag.local !== 'import' && tag.local !== 'include' && tag.local !== 'redefine') return;
    const location = tag.attributes['schemaLocation']?.value ?? tag.attributes['location']?.value;
    if (location !== undefined && location !== '') found.push(location);
  });
  parser.write(text).close();
  return found;
}
