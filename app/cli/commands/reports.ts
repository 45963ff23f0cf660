import { Command } from 'commander';
import type { ReportList, ReportView } from '../../api/views/cases.ts';
import { ApiClient, type ApiOptions } from '../api-client.ts';
import { processOutput, table } from '../output.ts';

type Options = ApiOptions & {
  readonly from?: string;
  readonly to?: string;
  readonly by?: string;
  readonly lang?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
};

/** `relais reports`: which key figures there are, or one of them. */
export function reportCommands(): Command[] {
  return [
    new Command('reports')
      .description('list the key figures, or show one')
      .argument('[name]', 'such as return-rate')
      .option('--from <instant>', 'from this instant on (default: 30 days before --to)')
      .option('--to <instant>', 'before this instant (default: now)')
      .option('--by <groups>', 'told apart by day, week, month, country, partner, brand or model; several with commas')
      .option('--lang <language>', 'labels in place of codes: en, fr or es')
      .option('--csv', 'as a file for spreadsheets')
      .option('--url <url>', 'address of the hub (default: http://HOST:PORT)')
      .option('--token <token>', 'admin token (default: RELAIS_ADMIN_TOKEN, else the file in the data folder)')
      .action((name: string | undefined, options: Options) => (name === undefined ? list(options) : show(name, options))),
  ];
}

async function list(options: Options): Promise<void> {
  const { reports } = await clientOf(options).get<ReportList>(`/api/reports?${queryOf(options, ['lang'])}`);
  const rows = reports.map(({ name, groups, tells, labels }) => [
    options.lang === undefined ? name : `${name} (${labels.name ?? name})`,
    groups.join(', '),
    tells ?? '',
  ]);
  processOutput(options.json === true).result({ reports }, table(['report', 'by', 'tells'], rows));
}

async function show(name: string, options: Options): Promise<void> {
  const path = `/api/reports/${encodeURIComponent(name)}?${queryOf(options, ['from', 'to', 'by', 'lang'])}`;
  if (options.csv === true) {
    process.stdout.write(await clientOf(options).text(`${path}&format=csv`));
    return;
  }
  const report = await clientOf(options).get<ReportView>(path);
  processOutput(options.json === true).result(report, describeReport(report, options.lang !== undefined));
}

/** A report as a table: its groups, then its figures. What is not known is a dash.
 *  @param isWorded headings are labels in place of codes */
export function describeReport({ name, from, to, by, rows, labels }: ReportView, isWorded: boolean): string {
  const figures = Object.keys(rows[0]?.figures ?? {});
  const heading = (code: string) => (isWorded ? (labels.columns[code] ?? code) : code);
  const cells = rows.map((row) => [
    ...by.map((group) => row.group[group] ?? '-'),
    ...figures.map((figure) => String(row.figures[figure] ?? '-')),
  ]);
  const title = `${isWorded ? (labels.name ?? name) : name}, ${from} to ${to}`;
  return `${title}\n\n${rows.length === 0 ? 'nothing was counted' : table([...by, ...figures].map(heading), cells)}`;
}

function clientOf(options: Options): ApiClient {
  return new ApiClient(options, process.env);
}

function queryOf(options: Options, names: readonly ('from' | 'to' | 'by' | 'lang')[]): URLSearchParams {
  return new URLSearchParams(names.flatMap((name): [string, string][] => (options[name] === undefined ? [] : [[name, options[name]]])));
}
