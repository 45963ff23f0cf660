import { Command } from 'commander';
import { hubError } from '../../../core/kernel/errors.ts';
import type { Bulk, BulkPage, BulkTarget, ConfigurationChecked, Receipt, ResendResult } from '../../api/views/index.ts';
import { ApiClient, type ApiOptions } from '../api-client.ts';
import { lintLine, processOutput, table } from '../output.ts';
import { readInput } from '../read-input.ts';

type Options = ApiOptions & { readonly json?: boolean };

/** The commands that mend: one message, many, the configuration. */
export function mendingCommands(): Command[] {
  return [resend(), correct(), bulk(), configuration()];
}

function remote(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--url <url>', 'address of the hub (default: http://HOST:PORT)')
    .option('--token <token>', 'admin token (default: RELAIS_ADMIN_TOKEN, else the file in the data folder)');
}

/** A command of several words; its parts take `--json` and exit as all do. */
function group(name: string, description: string, parts: readonly Command[]): Command {
  const all = new Command(name).description(description).exitOverride();
  for (const part of parts) all.addCommand(part.option('--json', 'answer in JSON, for programs').exitOverride());
  return all;
}

const clientOf = (options: ApiOptions): ApiClient => new ApiClient(options, process.env);
const path = (id: string): string => encodeURIComponent(id);

function resend(): Command {
  return remote('resend', 'send the same bytes of a message again')
    .argument('<message>', 'id of the message')
    .option('--delivery <ids...>', 'only these of its deliveries (default: all that were delivered or are dead)')
    .option('--reason <text>', 'why; kept in the audit')
    .action(async (id: string, options: Options & { delivery?: string[]; reason?: string }) => {
      const { delivery: deliveries, reason } = options;
      const body = { ...(deliveries === undefined ? {} : { deliveries }), ...(reason === undefined ? {} : { reason }) };
      const answer = await clientOf(options).post<ResendResult>(`/api/messages/${path(id)}/resend`, body);
      processOutput(options.json === true).result(answer, answer.deliveries.map((one) => `pending ${one}`).join('\n'));
    });
}

function correct(): Command {
  return remote('correct', 'process edited content in the place of a message, which stays as it is')
    .argument('<message>', 'id of the message')
    .requiredOption('--file <file>', 'the whole document as it should be, in UTF-8; - for standard input')
    .requiredOption('--reason <text>', 'why; kept in the audit')
    .option('--even-if-accepted', 'also where a destination accepted the message as it was')
    .action(async (id: string, options: Options & { file: string; reason: string; evenIfAccepted?: boolean }) => {
      const content = readInput(options.file).toString('utf8');
      const { reason, evenIfAccepted = false } = options;
      const answer = await clientOf(options).post<Receipt>(`/api/messages/${path(id)}/correct`, { content, reason, evenIfAccepted });
      const place = answer.status === 'waiting' ? answer.links.self : answer.messageId;
      processOutput(options.json === true).result(answer, `${answer.status} ${place}`);
    });
}

function bulk(): Command {
  const show = (options: Options, answer: Bulk): void => processOutput(options.json === true).result(answer, bulkLine(answer));
  const act = (name: string, description: string): Command =>
    remote(name, description)
      .argument('<id>', 'id of the action')
      .action(async (id: string, options: Options) => show(options, await clientOf(options).post<Bulk>(`/api/bulk/${path(id)}/${name}`)));
  const plan = remote('plan', 'plan an action on many; nothing is done before it is confirmed')
    .argument('<verb>', 'retry, replay, discard or release')
    .requiredOption('--reason <text>', 'why; kept in the audit')
    .option('--failure <fingerprint>', 'a group of failures')
    .option('--messages <ids...>', 'these messages')
    .option('--held <partner/channel>', 'what a channel holds')
    .option('--search <query>', 'what a search finds, as in an address: status=dead&partner=acme')
    .option('--as-of-then', 'of a replay: by the configuration of that day')
    .action(async (verb: string, options: Options & Target & { reason: string; asOfThen?: boolean }) => {
      const request = {
        verb,
        reason: options.reason,
        target: targetOf(options),
        configuration: options.asOfThen === true ? 'then' : 'today',
      };
      show(options, await clientOf(options).post<Bulk>('/api/bulk', request));
    });
  const list = remote('list', 'list actions on many, newest first').action(async (options: Options) => {
    const page = await clientOf(options).get<BulkPage>('/api/bulk');
    const rows = page.items.map(({ id, verb, state, count, done, failed, plannedBy, reason }) => [
      ...[id, verb, state, String(count), String(done), String(failed), plannedBy, reason],
    ]);
    processOutput(options.json === true).result(
      page,
      table(['action', 'verb', 'state', 'for', 'done', 'failed', 'planned by', 'reason'], rows),
    );
  });
  const one = remote('show', 'show how an action stands')
    .argument('<id>', 'id of the action')
    .action(async (id: string, options: Options) => show(options, await clientOf(options).get<Bulk>(`/api/bulk/${path(id)}`)));
  return group('bulk', 'act on many messages: plan, confirm, look, cancel', [
    plan,
    act('confirm', 'begin an action that was planned'),
    act('cancel', 'end an action: what is done stays done'),
    one,
    list,
  ]);
}

interface Target {
  readonly failure?: string;
  readonly messages?: string[];
  readonly held?: string;
  readonly search?: string;
}

/** @throws E_REQUEST_INVALID unless there is one */
function targetOf({ failure, messages, held, search }: Target): BulkTarget {
  const targets: BulkTarget[] = [
    ...(failure === undefined ? [] : [{ fingerprint: failure }]),
    ...(messages === undefined ? [] : [{ messages }]),
    ...(held === undefined ? [] : [{ held }]),
    ...(search === undefined ? [] : [{ search: Object.fromEntries(new URLSearchParams(search)) }]),
  ];
  const [target, ...more] = targets;
  if (target === undefined || more.length > 0)
    throw hubError('E_REQUEST_INVALID', { reason: 'say which with one of --failure, --messages, --held and --search' });
  return target;
}

function bulkLine({ id, verb, state, count, done, failed, refusals }: Bulk): string {
  const why = refusals.map((one) => `  ${one.count} × ${one.code}: ${one.message}`);
  return [`${state} ${id}: ${verb} of ${count}, ${done} done, ${failed} failed`, ...why].join('\n');
}

function configuration(): Command {
  const reload = remote('reload', 'read the files again and put them in force, in every process').action(async (options: Options) => {
    const answer = await clientOf(options).post<ConfigurationChecked>('/api/configuration/reload');
    const lines = answer.findings.map((found) => `${lintLine(found)} (warning)`);
    processOutput(options.json === true).result(answer, [...lines, `in force: ${answer.hash}`].join('\n'));
  });
  return group('configuration', 'the configuration in force', [reload]);
}
