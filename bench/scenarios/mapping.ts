import { localConfiguration } from '../../app/cli/local-home.ts';
import { findCases } from '../../core/catalog/cases/case-files.ts';
import { readCaseSettings } from '../../core/catalog/cases/case-settings.ts';
import { type PreparedCase, prepareCase } from '../../core/catalog/cases/run-case.ts';
import { readCatalog } from '../../core/catalog/load.ts';
import { mappingUses } from '../../core/catalog/mapping-uses.ts';
import { Report } from '../../core/catalog/report.ts';
import { compileMapping } from '../../core/mapping/compile.ts';
import { referenceMapping } from '../baselines/reference-mapping.ts';
import type { Row, Scenario } from '../scenario.ts';
import { alternate, throughput } from '../support/rounds.ts';

/** A mapping of a pack with the inputs of its cases. */
interface Proved {
  readonly name: string;
  readonly source: string;
  readonly cases: PreparedCase[];
}

/** How fast mappings run. */
export const mapping: Scenario = {
  name: 'mapping',
  tells: 'the mappings of the packs on the inputs of their cases, as the hub runs them',
  run: async (context) => {
    const rows: Row[] = [];
    const ms = context.pick(1000, 30);
    const total = { hub: 0, reference: 0 };
    for (const { name, source, cases } of provedMappings()) {
      const compiled = compileMapping(source, { name });
      const reference = referenceMapping(source, name);
      const all = (run: typeof compiled | typeof reference) => () =>
        throughput(ms, async () => {
          for (const { input, bindings } of cases) await run(input, bindings);
          return cases.length;
        });
      const { hub, jsonata } = await alternate(context.pick(3, 1), { hub: all(compiled), jsonata: all(reference) });
      total.hub += 1 / hub;
      total.reference += 1 / jsonata;
      rows.push({ what: name, figure: hub, unit: '/s', against: [{ baseline: 'reference JSONata', ratio: hub / jsonata }] });
    }
    const ratio = total.reference / total.hub;
    return [{ what: 'all mappings once, against reference JSONata', figure: ratio, unit: '×', target: { atLeast: 30 } }, ...rows];
  },
};

/** Every mapping that has a case which begins with a readable input. */
function provedMappings(): readonly Proved[] {
  const configuration = { ...localConfiguration(), env: {} };
  const { catalog } = readCatalog(configuration, { resolve: false });
  const uses = mappingUses(catalog);
  const proved = new Map<string, Proved>();
  for (const folder of findCases(configuration.files)) {
    const use = uses.get(folder.mapping)?.[0];
    const source = configuration.files.get(`mappings/${folder.mapping}`);
    const settings = readCaseSettings(folder.folder, folder.settings, new Report());
    if (use === undefined || source === undefined || settings === undefined || settings.error !== undefined) continue;
    const one = proved.get(folder.mapping) ?? { name: folder.mapping, source, cases: [] };
    one.cases.push(prepareCase(catalog, use, folder, settings));
    proved.set(folder.mapping, one);
  }
  return [...proved.values()];
}
