import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hubError } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';
import type { FormatResources } from '../spi/format.ts';

const schemas = fileURLToPath(new URL('../../schemas/', import.meta.url));

/** The repository's own `schemas/`, and partner files given as texts by name. */
export function repositoryResources(partnerFiles: Readonly<Record<string, string>> = {}): FormatResources {
  return {
    data: (path) => JSON.parse(read(path)) as Json,
    partnerFile: (name) => {
      const text = partnerFiles[name];
      if (text === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The file', name });
      return text;
    },
  };
}

function read(path: string): string {
  try {
    return readFileSync(join(schemas, path), 'utf8');
  } catch (cause) {
    throw hubError('E_CONFIG_REFERENCE', { what: 'The file', name: path }, { cause });
  }
}
