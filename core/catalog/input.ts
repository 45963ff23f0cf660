import type { ConnectorDefinition } from '../spi/connector.ts';
import type { FormatDefinition } from '../spi/format.ts';
import type { SecretStore } from '../spi/secrets.ts';
import type { CodeTable } from './code-lists.ts';
import type { MappingStore } from './mapping-store.ts';
import type { Report } from './report.ts';
import type { SchemaData } from './resources.ts';
import type { Environment } from './variables.ts';

/** All that a catalog is made from. */
export interface CatalogInput {
  /** Text files under `mappings/` and `schemas/`: path relative to the home, with forward slashes, to content. */
  readonly files: ReadonlyMap<string, string>;
  readonly env: Environment;
  readonly secrets: SecretStore;
  /** By kind. */
  readonly connectors: ReadonlyMap<string, ConnectorDefinition>;
  readonly formats: ReadonlyMap<string, FormatDefinition>;
  /** Absolute path of the home: put before the paths that connectors get. @default '' */
  readonly home?: string;
}

export interface LoadOptions {
  /** Without it, variables and secrets that are not there are no findings: for lint and cases on a machine that has none.
   *  Such a catalog can run mappings, but its channels must not be opened. @default true */
  readonly resolve?: boolean;
  /** It was in force once: values of code lists are taken as they are, since a later model may have closed their field. @default false */
  readonly past?: boolean;
}

/** What the readers of a load share. */
export interface LoadContext {
  readonly input: CatalogInput;
  readonly resolve: boolean;
  readonly report: Report;
  readonly mappings: MappingStore;
  readonly schemas: SchemaData;
  readonly sharedCodes: CodeTable;
}
