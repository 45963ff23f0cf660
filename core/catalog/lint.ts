import { caseFolderOf, findCases } from './cases/case-files.ts';
import { checkBusinessKeys } from './checking/check-business-keys.ts';
import { checkLateRoutes } from './checking/check-late-routes.ts';
import { checkParties } from './checking/check-parties.ts';
import type { CatalogInput } from './input.ts';
import { type ReadResult, readCatalog } from './load.ts';
import type { CatalogFinding } from './report.ts';
import { itemsOf } from './yaml-file.ts';

/** Everything to say about a configuration, by file and line: what would refuse it, mappings without a case
 *  (`E_CASE_MISSING`), and warnings of what is unused, unsafe, without a route, or
 *  written between parties that do not fit. Needs neither variables nor secrets. */
export function lintCatalog(input: CatalogInput): readonly CatalogFinding[] {
  const read = readCatalog(input, { resolve: false });
  checkMappingFiles(input, read);
  checkCases(input, read);
  checkCodeLists(input, read);
  checkEmittedTypes(read);
  checkParties(read);
  checkBusinessKeys(read);
  checkLateRoutes(read);
  return read.report.findings();
}

function checkMappingFiles({ files }: CatalogInput, { mappings, report }: ReadResult): void {
  for (const path of mappingFiles(files)) {
    if (!mappings.used.has(path)) report.warning('E_CONFIG_UNUSED', { what: 'The mapping', name: path }, { file: path });
  }
}

function checkCases({ files }: CatalogInput, { mappings, report }: ReadResult): void {
  const cases = findCases(files);
  const proved = new Set(cases.map((each) => `mappings/${each.mapping}`));
  for (const path of mappingFiles(files)) {
    const mapping = path.slice('mappings/'.length);
    if (mappings.used.has(path) && !proved.has(path))
      report.error('E_CASE_MISSING', { mapping, folder: caseFolderOf(mapping) }, { file: path });
  }
  for (const { folder, mapping, name } of cases) {
    if (!files.has(`mappings/${mapping}`)) report.warning('E_CONFIG_UNUSED', { what: 'The case', name }, { file: folder });
  }
}

/** Code lists that no mapping names. The hub's own mappings run with the lists of the pack where the message began. */
function checkCodeLists({ files }: CatalogInput, { packs, sharedCodes, report }: ReadResult): void {
  const texts = mappingFiles(files).map((path) => ({ path, text: files.get(path) ?? '' }));
  const defined = [
    { nodes: sharedCodes.nodes, folder: '' },
    ...packs.map((pack) => ({ nodes: pack.codes.nodes, folder: `mappings/${pack.folder}/` })),
  ];
  for (const { nodes, folder } of defined) {
    const readers = texts.filter(({ path }) => path.startsWith(folder) || path.split('/').length === 2);
    for (const [name, node] of nodes) {
      // Quoted anywhere: the name may come to $code by way of a variable.
      const isNamed = readers.some(({ text }) => text.includes(`"${name}"`) || text.includes(`'${name}'`));
      if (!isNamed) report.warning('E_CONFIG_UNUSED', { what: 'The code list', name }, node.keyAt);
    }
  }
}

/** A message that no route takes is dead: worth knowing before the first one comes. */
function checkEmittedTypes({ catalog, packs, routes, report }: ReadResult): void {
  const routed = new Set(catalog.routes.map((route) => route.on));
  const gathered = new Set(catalog.routes.flatMap((route) => route.gather?.to ?? []));
  for (const { declared, folder } of packs) {
    for (const [name, node] of declared) {
      // What answers a gathering needs no route.
      const isGathered = gathered.has(`${folder}/${name}`) || gathered.has(`$origin/${name}`);
      for (const section of isGathered ? ['message'] : ['message', 'reply']) {
        const emits = node.children.get(section)?.children.get('emits');
        for (const type of itemsOf(emits)) {
          if (typeof type.value === 'string' && !routed.has(type.value)) report.warning('E_NO_ROUTE', { type: type.value }, type.at);
        }
      }
    }
  }
  for (const { node } of routes) {
    for (const type of itemsOf(node.children.get('gather')?.children.get('emits'))) {
      if (typeof type.value === 'string' && !routed.has(type.value)) report.warning('E_NO_ROUTE', { type: type.value }, type.at);
    }
  }
}

function mappingFiles(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files.keys()].filter((path) => /^mappings\/(?!_).*\.jsonata$/.test(path) && !/^mappings\/([^/]+\/)?cases\//.test(path));
}
