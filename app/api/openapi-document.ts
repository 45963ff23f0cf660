import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/environment.ts';
import type { OpenApiDocument } from './views/index.ts';

let document: OpenApiDocument | undefined;

/** The OpenAPI document, as `npm run gen` wrote it from the contract; read at its first use. */
export function openApiDocument(): OpenApiDocument {
  document ??= JSON.parse(readFileSync(join(packageRoot(), 'schemas/hub/openapi.json'), 'utf8')) as OpenApiDocument;
  return document;
}
