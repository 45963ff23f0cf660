import { createHash } from 'node:crypto';
import { readAlerts } from './alerts/read-alerts.ts';
import { carriedChannels } from './carriers.ts';
import { checkCarriers } from './checking/check-carriers.ts';
import { checkCodeValues, type ListValues } from './checking/check-code-values.ts';
import { checkMappings } from './checking/check-mappings.ts';
import { checkReferences } from './checking/check-references.ts';
import { checkIdentifiers } from './identifiers.ts';
import type { CatalogInput, LoadContext, LoadOptions } from './input.ts';
import { MappingStore } from './mapping-store.ts';
import type { Catalog, Channel, ExpectationSetting, Partner } from './model.ts';
import { type ReadCodes, readCodes } from './reading/read-codes.ts';
import { readExpectations } from './reading/read-expectations.ts';
import { type ReadPack, readPack } from './reading/read-partner.ts';
import { type ReadRoute, readSharedRoutes } from './reading/read-routes.ts';
import { type CatalogFinding, Report } from './report.ts';
import { SchemaData } from './resources.ts';
import { readRetention, usualRetention } from './retention.ts';
import { hubFields, hubSections } from './shapes.ts';
import { readFields, readYaml } from './yaml-file.ts';

/** A catalog, or every reason why there is none. Warnings come with both. */
export type LoadResult =
  | { readonly catalog: Catalog; readonly warnings: readonly CatalogFinding[] }
  | { readonly findings: readonly CatalogFinding[] };

/** The whole configuration, read whole and checked whole. Pure: the same input gives the same catalog.
 *  Never throws: what is wrong is a finding with file, line, column and remedy. */
export function loadCatalog(input: CatalogInput, options: LoadOptions = {}): LoadResult {
  const { catalog, report } = readCatalog(input, options);
  const findings = report.findings();
  return findings.some((found) => found.severity === 'error') ? { findings } : { catalog, warnings: findings };
}

/** Everything that was read, for the lint. The catalog is whole only if the report has no error. */
export interface ReadResult {
  readonly catalog: Catalog;
  readonly report: Report;
  readonly packs: readonly ReadPack[];
  readonly routes: readonly ReadRoute[];
  readonly mappings: MappingStore;
  readonly sharedCodes: ReadCodes;
}

export function readCatalog(input: CatalogInput, { resolve = true, past = false }: LoadOptions): ReadResult {
  const report = new Report();
  const mappings = new MappingStore(input.files, report);
  const sharedCodes = readCodes('mappings/codes.yaml', input.files.get('mappings/codes.yaml'), report);
  const context: LoadContext = { input, resolve, report, mappings, schemas: new SchemaData(input.files), sharedCodes: sharedCodes.lists };
  const hub = readHub(context);
  const packs = packFolders(input.files).map((folder) => readPack(context, folder));
  const routes = [...readSharedRoutes(context), ...packs.flatMap((pack) => pack.routes)];
  const expectations = [...readExpectations(context), ...packs.flatMap((pack) => pack.expectations)];
  refuseDoubles(expectations, report);
  checkReferences(packs, routes, report);
  checkCarriers(packs, report);
  const partners = new Map<string, Partner>();
  for (const { folder, partner } of packs) if (partner !== undefined) partners.set(folder, partner);
  const channels = new Map<string, Channel>(
    [...partners].flatMap(([partner, pack]) => [...pack.channels].map(([name, channel]) => [`${partner}/${name}`, channel] as const)),
  );
  const carried = carriedChannels(channels.values());
  let codeValues: ListValues = new Map();
  const catalog: Catalog = Object.freeze({
    hash: hashOf(input.files),
    hub,
    partners,
    routes: Object.freeze(routes.flatMap(({ route }) => route ?? [])),
    expectations: Object.freeze(expectations),
    alerts: readAlerts(context, partners),
    channel: (fullName: string) => channels.get(fullName),
    carriedBy: (fullName: string) => carried.get(fullName) ?? [],
    codeValues: (file: string) => codeValues.get(file) ?? new Map(),
  });
  checkMappings(catalog, packs, sharedCodes, mappings, report);
  if (!past) codeValues = checkCodeValues(catalog, packs, sharedCodes, mappings, report);
  return { catalog, report, packs, routes, mappings, sharedCodes };
}

/** Late ones are counted by name. */
function refuseDoubles(expectations: readonly ExpectationSetting[], report: Report): void {
  const names = new Set<string>();
  for (const { name, where } of expectations) {
    const [file = '', line] = where.split(':');
    if (names.has(name)) report.error('E_CONFIG_DUPLICATE', { what: 'The expectation', name }, { file, line: Number(line) });
    names.add(name);
  }
}

/** SHA-256 over paths and contents, in the order of the paths: its first 16 characters. */
export function hashOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const path of [...files.keys()].sort()) {
    const content = files.get(path) ?? '';
    hash.update(`${path}\0${Buffer.byteLength(content)}\0${content}`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Folders under `mappings/` are packs, but for those that begin with an underscore and for `cases`. */
function packFolders(files: ReadonlyMap<string, string>): readonly string[] {
  const folders = [...files.keys()].flatMap((path) => /^mappings\/([^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(folders)].filter((folder) => !folder.startsWith('_') && folder !== 'cases' && folder !== 'routes').sort();
}

function readHub({ input, report, resolve }: LoadContext): Catalog['hub'] {
  const file = 'mappings/hub.yaml';
  const nobody = { name: '', identifiers: {}, retention: usualRetention };
  const text = input.files.get(file);
  if (text === undefined) {
    report.error('E_CONFIG_REFERENCE', { what: 'The file', name: file }, { file });
    return nobody;
  }
  const root = readYaml(file, text, report, { environment: input.env, required: resolve });
  const fields = root && readFields(root, hubFields, report, { others: hubSections, missingAt: root.at });
  const retention = readRetention(root?.children.get('retention'), 'retention', report);
  checkIdentifiers(root?.children.get('identifiers'), report);
  if (fields === undefined) return nobody;
  return Object.freeze({
    name: fields.name ?? '',
    identifiers: Object.freeze(fields.identifiers ?? {}),
    retention: Object.freeze({ ...usualRetention, ...retention }),
    ...(fields.fourEyes ? { fourEyes: true } : {}),
  });
}
