import { hubError } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';
import { remembered } from '../kernel/remembered.ts';
import type { ChannelConfig } from '../spi/connector.ts';
import type { FormatResources } from '../spi/format.ts';

/** Guides that come again in the same words are the same object, on which formats remember what they made of it. */
const parsedJson = remembered(200, (text = '') => JSON.parse(text) as Json);

/** JSON data under `schemas/`, each file parsed once. */
export class SchemaData {
  private readonly files: ReadonlyMap<string, string>;
  private readonly parsed = new Map<string, Json>();

  constructor(files: ReadonlyMap<string, string>) {
    this.files = files;
  }

  /** Relative to `schemas/`. */
  *paths(): Generator<string> {
    for (const path of this.files.keys()) if (path.startsWith('schemas/')) yield path.slice('schemas/'.length);
  }

  /** @param name relative to `schemas/`. Throws `E_CONFIG_REFERENCE`, `E_JSON_SYNTAX`. */
  read(name: string): Json {
    const path = `schemas/${name}`;
    const known = this.parsed.get(path);
    if (known !== undefined) return known;
    const text = this.files.get(path);
    if (text === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The file', name: path });
    try {
      const value = parsedJson(text);
      this.parsed.set(path, value);
      return value;
    } catch (cause) {
      throw hubError('E_JSON_SYNTAX', { reason: 'it cannot be parsed' }, { at: { file: path }, cause });
    }
  }
}

/** What a format may read while it is opened for a partner. */
export function formatResources(files: ReadonlyMap<string, string>, data: SchemaData, partner: string): FormatResources {
  return {
    data: (path) => data.read(path),
    paths: () => data.paths(),
    partnerFile: (name) => {
      const path = `schemas/partners/${partner}/${name}`;
      const text = files.get(path);
      if (text === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The file', name: path });
      return text;
    },
  };
}

/** What a connector may read: files of the partner, first among its schemas, then in its pack.
 *  @param home what paths are given relative to; empty for none */
export function connectorResource(files: ReadonlyMap<string, string>, partner: string, home: string): ChannelConfig['resource'] {
  return async (name) => {
    for (const path of [`schemas/partners/${partner}/${name}`, `mappings/${partner}/${name}`]) {
      const text = files.get(path);
      if (text !== undefined) return { text, path: home === '' ? path : `${home}/${path}` };
    }
    throw hubError('E_CONFIG_REFERENCE', { what: 'The file', name: `schemas/partners/${partner}/${name}` });
  };
}
