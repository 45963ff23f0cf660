import { posix } from 'node:path';
import type { FormatResources } from '../../spi/format.ts';
import type { LibxmlModule } from './libxml.ts';

const root = 'pack:/';

/** The files of a partner, as the only ones that a schema can include and import: by a path relative to the file that
 *  names them, or, for an address on the net, by its last part. Nothing is ever fetched. */
export class SchemaFiles {
  /** What was asked for and is not there. */
  readonly missing: string[] = [];
  readonly #resources: FormatResources;
  readonly #library: LibxmlModule;

  constructor(resources: FormatResources, library: LibxmlModule) {
    this.#resources = resources;
    this.#library = library;
  }

  /** The address by which the library knows a file. */
  urlOf(name: string): string {
    return `${root}${name}`;
  }

  /** The name of the file that the library knows by an address. */
  nameOf(url: string): string | undefined {
    if (url.startsWith(root)) return posix.normalize(url.slice(root.length));
    return URL.canParse(url) ? posix.basename(new URL(url).pathname) : undefined;
  }

  /** Runs what reads schemas. The library asks one provider for files, whoever uses it: it is ours for that time, and
   *  without one it has no files at all. */
  while<T>(run: () => T): T {
    const { openBuffer, readBuffer, closeBuffer, xmlRegisterInputProvider, xmlCleanupInputProvider } = this.#library;
    xmlRegisterInputProvider({
      match: () => true,
      open: (url) => {
        const text = this.#textOf(url);
        return text === undefined ? undefined : openBuffer(Buffer.from(text, 'utf8'));
      },
      read: readBuffer,
      close: (file) => {
        closeBuffer(file);
        return true;
      },
    });
    try {
      return run();
    } finally {
      xmlCleanupInputProvider();
    }
  }

  #textOf(url: string): string | undefined {
    const name = this.nameOf(url);
    try {
      if (name !== undefined && !name.startsWith('..')) return this.#resources.partnerFile(name);
    } catch {
      // Falls through: the file is missing.
    }
    this.missing.push(name ?? url);
    return undefined;
  }
}
