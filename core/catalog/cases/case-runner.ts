import { setImmediate as turn } from 'node:timers/promises';
import { asHubError, type Finding, finding } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import type { CatalogInput } from '../input.ts';
import { readCatalog } from '../load.ts';
import { type MappingUse, mappingUses } from '../mapping-uses.ts';
import type { Catalog } from '../model.ts';
import { type CatalogFinding, Report } from '../report.ts';
import { type CaseFolder, findCases } from './case-files.ts';
import { type CaseSettings, readCaseSettings } from './case-settings.ts';
import { compareJson, compareText } from './compare.ts';
import { type CaseOutput, runCase } from './run-case.ts';

/** What came of one case. */
export interface CaseResult {
  /** `acme-shop/cases/in/retann/damaged-item` */
  readonly name: string;
  /** `acme-shop/in/retann.jsonata` */
  readonly mapping: string;
  readonly partner?: string;
  readonly ok: boolean;
  readonly ms: number;
  /** Where the result differs from what is expected. */
  readonly diff?: string;
  /** Why there is no result to compare: of the mapping, of its input, of the case itself. */
  readonly error?: Finding;
  /** What the mapping gave, as `expected.*` would have it. Not there when there is no result. */
  readonly actual?: string;
}

/** What came of all cases. */
export interface CaseReport {
  readonly passed: number;
  readonly failed: number;
  readonly cases: readonly CaseResult[];
  /** How many were not run in the time that was given. */
  readonly left: number;
  /** What is wrong with the configuration itself; mappings that it concerns could not be run. */
  readonly findings: readonly CatalogFinding[];
}

/** Runs the cases of these partners, or all. Needs neither environment nor secrets: variables are left as written, so
 *  that a case gives the same everywhere. The hub's own cases run when no partner is named. Others have their turn between two cases,
 *  and a mapping that went beyond a limit is not run again.
 *  @param signal ends the run: cases that were not begun are left */
export async function runCases(input: CatalogInput, partners: readonly string[] = [], signal?: AbortSignal): Promise<CaseReport> {
  const wanted = (partner: string | undefined) => partners.length === 0 || (partner !== undefined && partners.includes(partner));
  const { catalog, report } = readCatalog({ ...input, env: {} }, { resolve: false });
  const uses = mappingUses(catalog);
  const cases: CaseResult[] = [];
  let left = 0;
  const beyond = new Map<string, Finding>();
  for (const folder of findCases(input.files).filter(({ partner }) => wanted(partner))) {
    await turn();
    if (signal?.aborted === true) {
      left += 1;
      continue;
    }
    const known = beyond.get(folder.mapping);
    const result = known === undefined ? await settle(catalog, uses, folder) : { ...named(folder), ok: false, ms: 0, error: known };
    if (result.error?.code === 'E_MAP_LIMIT') beyond.set(folder.mapping, result.error);
    cases.push(result);
  }
  const findings = report
    .findings()
    .filter(({ at, severity }) => severity === 'error' && wanted(/^mappings\/([^/]+)\//.exec(at.file ?? '')?.[1]));
  const passed = cases.filter(({ ok }) => ok).length;
  return { passed, failed: cases.length - passed, cases, left, findings };
}

async function settle(catalog: Catalog, uses: ReadonlyMap<string, readonly MappingUse[]>, folder: CaseFolder): Promise<CaseResult> {
  const begun = performance.now();
  const verdict = await judge(catalog, uses.get(folder.mapping) ?? [], folder);
  return { ...named(folder), ms: performance.now() - begun, ...verdict };
}

function named({ name, mapping, partner }: CaseFolder): Pick<CaseResult, 'name' | 'mapping' | 'partner'> {
  return { name, mapping, ...(partner === undefined ? {} : { partner }) };
}

type Verdict = Pick<CaseResult, 'ok' | 'diff' | 'error' | 'actual'>;

async function judge(catalog: Catalog, uses: readonly MappingUse[], folder: CaseFolder): Promise<Verdict> {
  const report = new Report();
  const settings = readCaseSettings(`${folder.folder}/case.yaml`, folder.settings, report);
  const [wrong] = report.findings();
  if (settings === undefined || wrong !== undefined) return { ok: false, ...(wrong === undefined ? {} : { error: wrong }) };
  const use = uses.find((each) => settings.channel === undefined || ('channel' in each && each.channel.name === settings.channel));
  if (use === undefined) {
    const what = settings.channel === undefined ? 'A use of the mapping' : `The channel ${settings.channel} with the mapping`;
    return { ok: false, error: finding('E_CONFIG_REFERENCE', { what, name: folder.mapping }, { file: folder.folder }) };
  }
  try {
    return compared(await runCase(catalog, use, folder, settings), folder, settings);
  } catch (thrown) {
    return failed(thrown, settings);
  }
}

/** An expected error is met when the error itself, or one of the findings that it sums up, has the code. */
function failed(thrown: unknown, settings: CaseSettings): Verdict {
  const error = asHubError(thrown);
  if (settings.error !== undefined && [error, ...error.findings].some(({ code }) => code === settings.error)) return { ok: true };
  return { ok: false, error: error.findings[0] ?? error.toFinding() };
}

function compared(output: CaseOutput, folder: CaseFolder, settings: CaseSettings): Verdict {
  const isJson = output.kind === 'json' || folder.expected?.extension === 'json';
  const actual = output.kind === 'document' && !isJson ? output.text : `${JSON.stringify(jsonOf(output), null, 2)}\n`;
  if (settings.error !== undefined) return { ok: false, diff: `expected the error ${settings.error}, got a result`, actual };
  if (folder.expected === undefined)
    return {
      ok: false,
      actual,
      error: finding('E_CASE_FAILED', { name: folder.name }, { file: `${folder.folder}/expected.${isJson ? 'json' : '*'}` }),
    };
  const diff = isJson ? compareWithJson(folder.expected.text, output) : compareText(folder.expected.text, actual);
  return diff === undefined ? { ok: true } : { ok: false, diff, actual };
}

/** A document that is JSON itself is compared as it was written; any other by the tree it was written from. */
function jsonOf(output: CaseOutput): Json {
  return output.kind === 'json' ? output.value : (tryJson(output.text) ?? output.tree);
}

function compareWithJson(text: string, output: CaseOutput): string | undefined {
  const expected = tryJson(text);
  if (expected === undefined) return 'expected.json is not JSON';
  const actual = jsonOf(output);
  const alone = Array.isArray(actual) && actual.length === 1 && !Array.isArray(expected) ? (actual[0] as Json) : actual;
  return compareJson(expected, alone);
}

function tryJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
