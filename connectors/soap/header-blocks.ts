import { hubError } from '../../core/kernel/errors.ts';
import { isJsonObject, type Json } from '../../core/kernel/json.ts';
import type { PackFiles } from './pack-files.ts';
import { writeElement } from './service/write-element.ts';
import { type Definitions, readDefinitions } from './wsdl/definitions.ts';
import type { Schemas } from './wsdl/model.ts';
import { readSchemas } from './wsdl/schemas.ts';

/** Writes the header blocks that an operation declares (WSDL 1.1, section 3.7), from the member `$headers` of the arguments. */
export type HeaderWriter = (headers: Json | undefined) => string;

/** @param port the port that the channel calls. The WSDL is read again only where a mapping writes headers. */
export function headerWriter(files: PackFiles, operation: string, port: { readonly service: string; readonly port: string }): HeaderWriter {
  let read: { readonly definitions: Definitions; readonly schemas: Schemas } | undefined;
  return (headers) => {
    if (headers === undefined || headers === null) return '';
    if (!isJsonObject(headers)) throw hubError('E_MAP_RESULT', { mapping: `for ${operation}`, reason: '$headers is not an object' });
    if (read === undefined) {
      const definitions = readDefinitions(files, port);
      read = { definitions, schemas: readSchemas(definitions.schemas, files) };
    }
    const { definitions, schemas } = read;
    const declared = definitions.operations.find(({ name }) => name === operation)?.input.headers ?? [];
    return Object.entries(headers)
      .map(([name, value]) => {
        const part = declared.find(({ element }) => element?.local === name);
        const model = part?.element && schemas.element(part.element);
        if (model !== undefined) return writeElement(model, value);
        throw hubError('E_MAP_RESULT', { mapping: `for ${operation}`, reason: 'a header that the operation does not declare' });
      })
      .join('');
  };
}
