import { runCases } from '../../core/catalog/cases/case-runner.ts';
import { hashOf } from '../../core/catalog/load.ts';
import type { Catalog } from '../../core/catalog/model.ts';
import { describeFinding, type Finding, finding, hubError } from '../../core/kernel/errors.ts';
import type { ConfigurationChange, ConfigurationChecked } from '../api/views/index.ts';
import { readHome } from '../config/read-home.ts';
import { checkConfiguration, configurationInput, loadConfiguration } from '../hub/load-configuration.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { LoadedConfiguration } from './configuration.ts';
import { refuseImpossible } from './new-text.ts';
import { readOnlyBecause, writeFiles } from './write-files.ts';

/** How long the cases of a change may take, in milliseconds. */
const CASES_MS = 60_000;

type Files = ReadonlyMap<string, string>;

/** What would be found if these files were changed so: by the whole check, and by the cases of the packs concerned.
 *  @throws E_REQUEST_INVALID, E_STATE_CONFLICT when it was made from another configuration than the one in force */
export async function checkChange({ configuration, environment }: Runtime, change: ConfigurationChange): Promise<ConfigurationChecked> {
  const { catalog, files } = configuration.current;
  refuseImpossible(change.files, files.keys());
  refuseOutdated(change, catalog.hash);
  const next = overlaid(files, change);
  const result = checkConfiguration(environment, next);
  const isLoaded = 'catalog' in result;
  const findings = isLoaded ? result.warnings : result.findings;
  const isIdle = isLoaded && change.files.every(({ path }) => isApart(path, catalog, result.catalog));
  const cases = isLoaded && !isIdle ? await casesOf(configurationInput(environment, next), concerned(change)) : noCases;
  return { holds: isLoaded && cases.failed === 0 && cases.left === undefined, findings, cases, hash: catalog.hash };
}

/** Checks the change, writes the files and puts them in force, here and in every process. A change that does not hold changes nothing.
 *  @throws E_CONFIG_REFUSED with every finding and failed case; E_HOME_READ_ONLY; what {@link checkChange} throws */
export function applyChange(runtime: Runtime, change: ConfigurationChange): Promise<ConfigurationChecked> {
  return oneByOne(runtime, async () => {
    const { environment, configuration } = runtime;
    const reason = await readOnlyBecause(environment.home);
    if (reason !== undefined) throw hubError('E_HOME_READ_ONLY', { reason });
    const checked = await checkChange(runtime, change);
    if (!checked.holds) throw refused(checked);
    const { hash } = configuration.current.catalog;
    if (hashOf(readHome(environment.home)) !== hash) throw outdated(hash, 'not what the files say any more', 'changed: reload it first');
    const written = await writeFiles(environment.home, change.files);
    try {
      await putInForce(runtime, loadConfiguration(environment));
    } catch (error) {
      await written.undo();
      throw error;
    }
    await written.keep();
    return { ...checked, hash: configuration.catalog().hash };
  });
}

/** Reads the files again and puts them in force, here and in every process. Files that do not hold change nothing.
 *  @throws E_CONFIG_REFUSED with every finding */
export function reload(runtime: Runtime): Promise<ConfigurationChecked> {
  return oneByOne(runtime, async () => {
    const next = loadConfiguration(runtime.environment);
    await putInForce(runtime, next);
    return { holds: true, findings: next.warnings, cases: noCases, hash: next.catalog.hash };
  });
}

/** Kept first: a message must never be processed by what nobody can look at afterwards. */
async function putInForce({ ledger, configuration }: Runtime, next: LoadedConfiguration): Promise<void> {
  await ledger.keepConfiguration(next.catalog.hash, next.files);
  await configuration.take(next);
  await ledger.wantConfiguration(next.catalog.hash);
}

const noCases: ConfigurationChecked['cases'] = { passed: 0, failed: 0, failures: [] };

/** Folders of `mappings/` that are no packs. */
const SHARED = ['cases', 'routes'];

/** Does no mapping see the file? Alerts never, and of the hub's own settings only its name and identifiers. */
function isApart(path: string, before: Catalog, after: Catalog): boolean {
  if (path === 'mappings/alerts.yaml') return true;
  const seen = ({ hub: { name, identifiers } }: Catalog) => JSON.stringify([name, identifiers]);
  return path === 'mappings/hub.yaml' && seen(before) === seen(after);
}

/** The packs that a change touches; none where it touches what all share: then all are concerned. */
function concerned({ files }: ConfigurationChange): readonly string[] {
  const packs = files.map(({ path }) => /^(?:mappings|schemas\/partners)\/([^/]+)\//.exec(path)?.[1]);
  return packs.some((pack) => pack === undefined || SHARED.includes(pack)) ? [] : [...new Set(packs as string[])];
}

async function casesOf(input: Parameters<typeof runCases>[0], partners: readonly string[]): Promise<ConfigurationChecked['cases']> {
  const { passed, failed, left, cases } = await runCases(input, partners, AbortSignal.timeout(CASES_MS));
  const failures = cases
    .filter(({ ok }) => !ok)
    .map(({ name, diff, error }) => ({ name, say: error === undefined ? (diff ?? '') : describeFinding(error) }));
  if (left === 0) return { passed, failed, failures };
  const say = `${left} cases were not run within ${CASES_MS / 1_000} s: check again when the hub has less to do, or run \`relais test\``;
  return { passed, failed, left, failures: [...failures, { name: '', say }] };
}

function refused({ findings, cases }: ConfigurationChecked) {
  const failed: readonly Finding[] = cases.failures.map(({ name }) => finding('E_CASE_FAILED', { name }, { file: `mappings/${name}` }));
  const all = [...findings.filter((one) => !('severity' in one) || one.severity === 'error'), ...failed];
  return hubError('E_CONFIG_REFUSED', { count: all.length }, { findings: all });
}

function refuseOutdated({ basedOn }: ConfigurationChange, hash: string): void {
  if (basedOn !== hash) throw outdated(basedOn.slice(0, 64), `not in force any more: ${hash} is`, 'changed');
}

function outdated(id: string, state: string, action: string) {
  return hubError('E_STATE_CONFLICT', { what: 'configuration', id, state, action });
}

function overlaid(files: Files, change: ConfigurationChange): Files {
  return new Map([...files, ...change.files.map(({ path, text }) => [path, text] as const)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

let before: Promise<unknown> = Promise.resolve();

/** Two changes at the same time would be made from the same configuration: the second waits, and is found outdated. One that another
 *  process has in hand is not waited for. */
function oneByOne<T>({ ledger }: Runtime, task: () => Promise<T>): Promise<T> {
  const result = before.then(() => ledger.changeConfiguration(task));
  before = result.catch(() => undefined);
  return result;
}
