import { Command } from 'commander';
import type { CaseReport } from '../../../core/catalog/cases/case-runner.ts';
import type { TriedMapping } from '../../../core/catalog/cases/try-mapping.ts';
import type { CatalogInput } from '../../../core/catalog/input.ts';
import { describeFinding, hubError } from '../../../core/kernel/errors.ts';
import type { Json } from '../../../core/kernel/json.ts';
import { lintLine, processOutput } from '../output.ts';
import { readInput, readJson } from '../read-input.ts';

interface Common {
  readonly json?: boolean;
}

/** The commands for those who write packs and mappings. What they run is loaded when one of them is called: connectors,
 *  formats and the catalog take most of a second, and `relais messages` needs none of them. */
export function mappingCommands(): Command[] {
  return [check(), test(), map(), evaluate()];
}

/** `relais check`: every finding as `file:line:col code message`; warnings do not fail it. */
function check(): Command {
  return new Command('check')
    .description('lint the configuration: packs, routes, code lists, mappings; needs no variables and no secrets')
    .argument('[dir]', 'folder that holds mappings/ and schemas/ (default: RELAIS_HOME, else the package)')
    .option('--cases', 'run the mapping cases of all packs, too')
    .action(async (dir: string | undefined, options: Common & { cases?: boolean }) => {
      const { lintCatalog } = await import('../../../core/catalog/lint.ts');
      const { localConfiguration } = await import('../local-home.ts');
      const configuration = localConfiguration(dir);
      const findings = lintCatalog(configuration);
      const errors = findings.filter((found) => found.severity === 'error');
      const lines = findings.map((found) => `${lintLine(found)}${found.severity === 'warning' ? ' (warning)' : ''}`);
      const summary = `${counted(errors.length, 'error')}, ${counted(findings.length - errors.length, 'warning')}`;
      const cases = options.cases === true ? await runAll(configuration, []) : undefined;
      processOutput(options.json === true).result(
        { findings, errors: errors.length, ...(cases === undefined ? {} : { cases: cases.report }) },
        [...lines, summary, ...(cases?.lines ?? [])].join('\n'),
      );
      if (errors.length > 0 || cases?.isGood === false) process.exitCode = 1;
    });
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** `relais test`: runs the cases of packs. */
function test(): Command {
  return new Command('test')
    .description('run mapping cases')
    .argument('[partner...]', 'only the cases of these packs')
    .action(async (partners: string[], options: Common) => {
      const { localConfiguration } = await import('../local-home.ts');
      const configuration = localConfiguration();
      refuseUnknown(partners, configuration.files);
      const { report, lines, isGood } = await runAll(configuration, partners);
      processOutput(options.json === true).result(report, [...report.findings.map(lintLine), ...lines].join('\n'));
      if (!isGood) process.exitCode = 1;
    });
}

/** What came of the cases of these packs, or all, and how it is said. */
async function runAll(
  configuration: CatalogInput,
  partners: readonly string[],
): Promise<{ readonly report: CaseReport; readonly lines: readonly string[]; readonly isGood: boolean }> {
  const { runCases } = await import('../../../core/catalog/cases/case-runner.ts');
  const report = await runCases(configuration, partners);
  const failures = report.cases.filter((one) => !one.ok);
  const lines = failures.map((one) => `FAILED ${one.name}\n${one.error === undefined ? (one.diff ?? '') : describeFinding(one.error)}`);
  return {
    report,
    lines: [...lines, `${report.passed} passed, ${report.failed} failed`],
    isGood: report.failed === 0 && report.findings.length === 0,
  };
}

/** A mistyped name has no case that fails: it must not look like a success.
 *  @throws E_CONFIG_REFERENCE */
function refuseUnknown(partners: readonly string[], files: ReadonlyMap<string, string>): void {
  const unknown = partners.find((name) => !files.has(`mappings/${name}/partner.yaml`));
  if (unknown !== undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The partner pack', name: unknown });
}

/** `relais map`: runs one mapping on one file, as its channel or route would. */
function map(): Command {
  return new Command('map')
    .description('run a mapping on a file, as its channel or route would')
    .argument('<mapping>', 'such as acme/in/return')
    .argument('<file>', 'what it reads: the partner document, or for what goes out the canonical message; - for standard input')
    .option('--explain', 'say for each field of the result where in the mapping it is written')
    .option('--case <file>', 'a case.yaml that sets the clock, $request, $latest and so on')
    .action(async (mapping: string, file: string, options: Common & { explain?: boolean; case?: string }) => {
      const { tryMapping } = await import('../../../core/catalog/cases/try-mapping.ts');
      const { localConfiguration } = await import('../local-home.ts');
      const settings = options.case === undefined ? undefined : readInput(options.case).toString('utf8');
      const tried = await tryMapping(localConfiguration(), mapping, { name: file, bytes: readInput(file) }, settings);
      processOutput(options.json === true).result(options.explain === true ? tried : tried.output, textOf(tried, options.explain === true));
    });
}

function textOf({ output, fields }: TriedMapping, explain: boolean): string {
  const result = output.kind === 'document' ? output.text : JSON.stringify(output.value, null, 2);
  if (!explain) return result;
  const lines = fields.map(
    (field) => `${field.path || '/'}  ${field.line}:${field.column}  ${field.expression.replace(/\s+/g, ' ').slice(0, 100)}`,
  );
  return [result, '', ...lines].join('\n');
}

/** `relais eval`: one expression on one JSON file, with the function library. */
function evaluate(): Command {
  return new Command('eval')
    .description('evaluate a JSONata expression on a JSON file, with the function library')
    .argument('<expression>')
    .argument('<input>', 'JSON file; - for standard input')
    .action(async (expression: string, file: string, options: Common) => {
      const { evaluateExpression } = await import('../../../core/mapping/evaluate-expression.ts');
      const output = await evaluateExpression(expression, readJson<Json>(file), new Date());
      processOutput(options.json === true).result(output ?? null, output === undefined ? '' : JSON.stringify(output, null, 2));
    });
}
