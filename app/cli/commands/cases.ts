import { Command } from 'commander';
import type { LabelledCase, LabelledLate, LabelledSummary } from '../../../core/pipeline/cases/labelled-views.ts';
import { ApiClient, type ApiOptions } from '../api-client.ts';
import { processOutput, table } from '../output.ts';
import { describeReconciliation } from '../reconciliation-table.ts';

type Options = ApiOptions & { readonly json?: boolean } & Readonly<Record<string, string | boolean | undefined>>;

const filters = {
  kind: 'return, repair, claim, tradein, dispute or unknown; several with commas',
  state: 'how far it is, such as open; several with commas, as for the next three',
  decision: 'what was decided, such as pending',
  logistics: 'where the goods are, such as received',
  money: 'where the money is, such as settled',
  partner: 'those with messages of this partner',
  late: 'true: something has not come in time; false: the others',
  q: 'a number of the case, complete, or the beginning of its id',
  from: 'opened from this instant on, such as 2026-01-31T00:00:00Z',
  to: 'opened before this instant',
  cursor: 'the next page, as the page before names it',
  limit: 'how many, 1 to 500 (default: 50)',
} as const;

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

const LANG: readonly [string, string] = ['--lang <language>', 'labels in place of codes: en, fr or es'];

/** The code, or what it is called where a language was asked for. */
type Worded = (code: string, label: string | undefined) => string;

function worded({ lang }: Options): Worded {
  return lang === undefined ? (code) => code : (code, label) => label ?? code;
}

function queryOf(options: Options, names: readonly string[]): URLSearchParams {
  return new URLSearchParams(
    names.flatMap((name): [string, string][] => (typeof options[name] === 'string' ? [[name, options[name]]] : [])),
  );
}

function cases(): Command {
  const command = remote('cases', 'list cases, newest first');
  for (const [name, description] of Object.entries(filters)) command.option(`--${name} <value>`, description);
  command.option(...LANG);
  return command.action(async (options: Options) => {
    const page = await new ApiClient(options, process.env).get<{ items: LabelledSummary[]; nextCursor?: string }>(
      `/api/cases?${queryOf(options, [...Object.keys(filters), 'lang'])}`,
    );
    const say = worded(options);
    const rows = page.items.map((item) => [
      item.id,
      item.openedAt,
      say(item.kind, item.labels.kind),
      say(item.state, item.labels.state),
      say(item.decision, item.labels.decision),
      say(item.logistics, item.labels.logistics),
      say(item.money, item.labels.money),
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
    .option(...LANG)
    .action(async (id: string, options: Options) => {
      const path = `/api/cases/${encodeURIComponent(id)}?${queryOf(options, ['lang'])}`;
      const shown = await new ApiClient(options, process.env).get<LabelledCase>(path);
      processOutput(options.json === true).result(shown, describe(shown, worded(options)));
    });
}

function describe(shown: LabelledCase, say: Worded): string {
  const axes = Object.entries(shown.axes).map(([name, { now, since = '', labels }]) => [
    say(name, labels.axis),
    say(now, labels.now),
    since,
  ]);
  const links = shown.links.map(({ from, to, relation, kind, labels }) => [
    say(relation, labels.relation),
    say(kind, labels.kind),
    from === shown.id ? to : from,
  ]);
  const expected = shown.expectations.map(({ name, state, dueAt, say: sentence, labels }) => [
    say(name, labels.name),
    say(state, labels.state),
    dueAt,
    say(sentence, labels.say),
  ]);
  const timeline = shown.timeline.map(({ occurredAt, messageId, source, type, applied, ignored, labels }) => [
    occurredAt,
    messageId,
    source,
    say(type, labels.type),
    [
      ...applied.map((move) => `${say(move.axis, move.labels.axis)} ${say(move.to, move.labels.to)}`),
      ...ignored.map(({ why, labels: { why: wording } }) => `(${say(why, wording)})`),
    ].join(', '),
  ]);
  return [
    `${say(shown.kind, shown.labels.kind)} ${shown.id}, opened ${shown.openedAt}`,
    written(shown.keys),
    table(['axis', 'now', 'since'], axes),
    ...(links.length === 0 ? [] : [table(['relation', 'kind', 'case'], links)]),
    ...(expected.length === 0 ? [] : [table(['expected', 'state', 'due', 'what'], expected)]),
    describeReconciliation(shown.reconciliation, (step) => say(step, shown.labels.reconciliation[step])),
    table(['when', 'message', 'from', 'what', 'did'], timeline),
  ].join('\n\n');
}

function late(): Command {
  return remote('late', 'list what should have come and did not')
    .option('--partner <name>', 'what concerns this partner')
    .option('--limit <count>', 'how many of each kind, 1 to 500 (default: 50)')
    .option(...LANG)
    .action(async (options: Options) => {
      const query = queryOf(options, ['partner', 'limit', 'lang']);
      const answer = await new ApiClient(options, process.env).get<LabelledLate>(`/api/late?${query}`);
      const say = worded(options);
      const rows = [
        ...answer.expectations.map(({ dueAt, name, caseId, say: sentence, labels }) => [
          dueAt,
          say(name, labels.name),
          caseId,
          say(sentence, labels.say),
        ]),
        ...(['technical', 'application'] as const).flatMap((level) =>
          answer.acknowledgements[level].map((item) => [
            (level === 'technical' ? item.technicalDueAt : item.applicationDueAt) ?? '',
            say(`${level} acknowledgement`, answer.labels[level]),
            item.messageId,
            `${item.partner}/${item.channel} ${item.interchange}`,
          ]),
        ),
        ...answer.silent.map(({ dueAt, partner, channel, lastAt }) => [
          dueAt,
          say('silent', answer.labels['silent']),
          `${partner}/${channel}`,
          `last heard of ${lastAt}`,
        ]),
      ];
      const text = rows.length === 0 ? 'nothing is late' : table(['due', 'what', 'case, message or channel', 'why'], rows);
      processOutput(options.json === true).result(answer, text);
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
