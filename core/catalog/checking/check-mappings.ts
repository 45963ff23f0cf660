import { lintParsed } from '../../mapping/lint.ts';
import type { MappingStore } from '../mapping-store.ts';
import { type MappingUse, mappingUses } from '../mapping-uses.ts';
import type { Catalog } from '../model.ts';
import type { ReadCodes } from '../reading/read-codes.ts';
import type { ReadPack } from '../reading/read-partner.ts';
import type { Report } from '../report.ts';

/** Checks what each mapping names against what it will find where it is used: functions, variables, code lists, parties,
 *  types under `using`. What would fail on every message is refused before the first one comes. */
export function checkMappings(catalog: Catalog, packs: readonly ReadPack[], shared: ReadCodes, store: MappingStore, report: Report): void {
  for (const use of [...mappingUses(catalog).values()].flat()) {
    const source = store.sources.get(use.mapping);
    if (source === undefined) continue;
    // The hub's own mappings run with the pack where the message began: with any.
    const owner = 'channel' in use ? use.channel.partner.name : use.route.scope;
    const seen = packs.filter((pack) => owner === undefined || pack.folder === owner);
    const findings = lintParsed(source.parsed, {
      file: use.mapping.name,
      codeLists: new Set([...shared.lists.keys(), ...seen.flatMap((pack) => [...pack.codes.lists.keys()])]),
      parties: new Set(seen.flatMap((pack) => Object.keys(pack.partner?.parties ?? {}))),
      variables: new Set(variablesOf[use.role]),
      ...(use.role === 'emit' ? { using: new Set([...(use.route.emit?.using ?? []), ...(use.route.emit?.usingLinked ?? [])]) } : {}),
    });
    for (const found of findings) report.add({ ...found, at: source.place(found.at) });
  }
}

const everywhere = ['partner', 'hub', 'parties', 'channel'];

const variablesOf: Readonly<Record<MappingUse['role'], readonly string[]>> = {
  message: everywhere,
  request: [...everywhere, 'envelope', 'case'],
  reply: [...everywhere, 'request'],
  classify: everywhere,
  emit: [...everywhere, 'envelope', 'case'],
  gather: [...everywhere, 'request'],
  when: [...everywhere, 'envelope', 'case'],
};
