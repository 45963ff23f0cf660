import { Command } from 'commander';
import type { CaseView } from '../../../core/pipeline/cases/case-view.ts';
import type { AcknowledgementView } from '../../../core/spi/acknowledgements.ts';
import type { CaseSummary, LateExpectation } from '../../../core/spi/case-queries.ts';
import { ApiClient, type ApiOptions } from '../api-client.ts';
import { processOutput, table } from '../output.ts';

type Options = ApiOptions & { readonly json?: boolean } & Readonly<Record<string, string | boolean | undefined>>;

const filters = ['kind', 'state', 'decision', 'logistics', 'money', 'partner', 'late', 'q', 'from', 'to', 'cursor', 'limit'] as const;

/** `relais cases`, `relais case`, `relais late`, `relais rebuild-cases`. */
export function caseCommands(): Command[] {
  return [cases(), oneCase(), late(), rebuild()];
}

function remote(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--url <url>', 'address of the hub (default: http://HOST:PORT)')
    .option('--token <token>', 'admin token (default: RELAIS_ADMIN_TOKEN, else the file in the data folder)');
}

function queryOf(options: Options, names: readonly string[]): URLSearchParams {
  return new URLSearchParams(
    names.flatMap((name): [string, string][] => (typeof options[name] === 'string' ? [[name, options[name]]] : [])),
  );
}

function cases(): Command {
  const command = remote('cases', 'list cases, newest first');
  for (const name of filters) command.option(`--${name} <value>`);
  return command.action(async (options: Options) => {
    const page = await new ApiClient(options, process.env).get<{ items: CaseSummary[]; nextCursor?: string }>(
      `/api/cases?${queryOf(options, filters)}`,
    );
    const rows = page.items.map((item) => [
      item.id,
      item.openedAt,
      item.kind,
      item.state,
      item.decision,
      item.logistics,
      item.money,
      item.late === 0 ? '' : String(item.late),
      written(item.keys),
    ]);
    const more = page.nextCursor === undefined ? '' : `\nmore: --cursor ${page.nextCursor}`;
    const head = ['case', 'opened', 'kind', 'state', 'decision', 'logistics', 'money', 'late', 'keys'];
    processOutput(options.json === true).result(page, `${table(head, rows)}${more}`);
  });
}

function oneCase(): Command {
  return remote('case', 'show one case with everything that belongs to it')
    .argument('<id>')
    .action(async (id: string, options: Options) => {
      const shown = await new ApiClient(options, process.env).get<CaseView>(`/api/cases/${encodeURIComponent(id)}`);
      processOutput(options.json === true).result(shown, describe(shown));
    });
}

function describe(shown: CaseView): string {
  const axes = Object.entries(shown.axes).map(([name, { now, since = '' }]) => [name, now, since]);
  const links = shown.links.map(({ from, to, relation, kind }) => [relation, kind, from === shown.id ? to : from]);
  const expected = shown.expectations.map(({ name, state, dueAt, say }) => [name, state, dueAt, say]);
  const timeline = shown.timeline.map(({ occurredAt, source, type, applied, ignored }) => [
    occurredAt,
    source,
    type,
    [...applied.map(({ axis, to }) => `${axis} ${to}`), ...ignored.map(({ why }) => `(${why})`)].join(', '),
  ]);
  return [
    `${shown.kind} ${shown.id}, opened ${shown.openedAt}`,
    written(shown.keys),
    table(['axis', 'now', 'since'], axes),
    ...(links.length === 0 ? [] : [table(['relation', 'kind', 'case'], links)]),
    ...(expected.length === 0 ? [] : [table(['expected', 'state', 'due', 'what'], expected)]),
    table(['when', 'from', 'what', 'did'], timeline),
  ].join('\n\n');
}

function late(): Command {
  return remote('late', 'list what should have come and did not')
    .option('--partner <name>')
    .option('--limit <count>')
    .action(async (options: Options) => {
      const answer = await new ApiClient(options, process.env).get<{
        expectations: LateExpectation[];
        acknowledgements: Record<'technical' | 'application', AcknowledgementView[]>;
      }>(`/api/late?${queryOf(options, ['partner', 'limit'])}`);
      const rows = [
        ...answer.expectations.map(({ dueAt, name, caseId, say }) => [dueAt, name, caseId, say]),
        ...(['technical', 'application'] as const).flatMap((level) =>
          answer.acknowledgements[level].map((item) => [
            (level === 'technical' ? item.technicalDueAt : item.applicationDueAt) ?? '',
            `${level} acknowledgement`,
            item.messageId,
            `${item.partner}/${item.channel} ${item.interchange}`,
          ]),
        ),
      ];
      processOutput(options.json === true).result(answer, table(['due', 'what', 'case or message', 'why'], rows));
    });
}

function rebuild(): Command {
  return remote('rebuild-cases', 'fold all cases anew, in the background').action(async (options: Options) => {
    const answer = await new ApiClient(options, process.env).post<{ cases: number }>('/api/cases/rebuild');
    processOutput(options.json === true).result(answer, `${answer.cases} cases will be folded anew`);
  });
}

function written(keys: Readonly<Record<string, string>>): string {
  return Object.entries(keys)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
