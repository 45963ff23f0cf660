import { Command } from 'commander';
import type { MessageDetail, MessageSummary, StuckDelivery } from '../../../core/spi/ledger/ledger-queries.ts';
import { ApiClient, type ApiOptions } from '../api-client.ts';
import { messagePage } from '../message-page.ts';
import { processOutput, table, tableOfGiven } from '../output.ts';
import { readInput } from '../read-input.ts';

type Options = ApiOptions & { readonly json?: boolean } & Readonly<Record<string, string | boolean | undefined>>;

const filters = ['status', 'partner', 'channel', 'type', 'case', 'q', 'from', 'to', 'cursor', 'limit'] as const;

/** Columns of `relais messages` that are there only where a message has something to show. */
const OPTIONAL: ReadonlySet<string> = new Set(['reference', 'replay of']);

/** The commands that talk to a running hub. */
export function operationCommands(): Command[] {
  return [send(), messages(), message(), deliveries(), retry(), cancel(), replay(), discard()];
}

function remote(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--url <url>', 'address of the hub (default: http://HOST:PORT)')
    .option('--token <token>', 'admin token (default: RELAIS_ADMIN_TOKEN, else the file in the data folder)');
}

function clientOf(options: ApiOptions): ApiClient {
  return new ApiClient(options, process.env);
}

function send(): Command {
  return remote('send', 'put a file into an inbound channel, as if its partner had sent it')
    .argument('<file>', 'the document; - for standard input')
    .requiredOption('--to <partner/channel>', 'the inbound channel')
    .action(async (file: string, options: Options & { to: string }) => {
      const answer = await clientOf(options).post<{ messageId: string; status: string }>(
        `/api/channels/${channelPath(options.to)}/messages`,
        readInput(file),
      );
      processOutput(options.json === true).result(answer, `${answer.status} ${answer.messageId}`);
    });
}

function messages(): Command {
  const command = remote('messages', 'list messages, newest first');
  for (const name of filters) command.option(`--${name} <value>`);
  return command.action(async (options: Options) => {
    const query = new URLSearchParams(
      filters.flatMap((name): [string, string][] => (typeof options[name] === 'string' ? [[name, options[name]]] : [])),
    );
    const page = await clientOf(options).get<{ items: MessageSummary[]; nextCursor?: string }>(`/api/messages?${query}`);
    const rows = page.items.map((item) => [
      item.id,
      item.receivedAt,
      `${item.partner}/${item.channel}`,
      item.status,
      item.types.join(' '),
      item.controlReference ?? '',
      item.source === 'replay' || item.source === 'correction' ? (item.parentId ?? '') : '',
      item.failure?.findings[0]?.code ?? '',
    ]);
    const more = page.nextCursor === undefined ? '' : `\nmore: --cursor ${page.nextCursor}`;
    processOutput(options.json === true).result(
      page,
      `${tableOfGiven(['message', 'received', 'channel', 'status', 'types', 'reference', 'replay of', 'failure'], rows, OPTIONAL)}${more}`,
    );
  });
}

function message(): Command {
  return remote('message', 'show one message with everything that came of it')
    .argument('<id>')
    .action(async (id: string, options: Options) => {
      const detail = await clientOf(options).get<MessageDetail>(`/api/messages/${encodeURIComponent(id)}`);
      processOutput(options.json === true).result(detail, messagePage(detail));
    });
}

function retry(): Command {
  return remote('retry', 'send a delivery again now')
    .argument('<delivery>', 'id of the delivery')
    .action(async (id: string, options: Options) => {
      const answer = await clientOf(options).post<{ status: string }>(`/api/deliveries/${encodeURIComponent(id)}/retry`);
      processOutput(options.json === true).result(answer, `${answer.status} ${id}`);
    });
}

function deliveries(): Command {
  return remote('deliveries', 'list deliveries that need a person, newest first')
    .option('--status <status>', 'dead or held (default: dead)')
    .option('--channel <partner/channel>')
    .option('--limit <count>')
    .action(async (options: Options) => {
      const query = new URLSearchParams(
        ['status', 'channel', 'limit'].flatMap((name): [string, string][] =>
          typeof options[name] === 'string' ? [[name, options[name]]] : [],
        ),
      );
      const answer = await clientOf(options).get<{ items: StuckDelivery[] }>(`/api/deliveries?${query}`);
      const rows = answer.items.map((item) => [
        item.id,
        item.createdAt,
        `${item.partner}/${item.channel}`,
        item.status,
        item.messageId,
        item.error?.code ?? '',
      ]);
      processOutput(options.json === true).result(answer, table(['delivery', 'planned', 'channel', 'status', 'message', 'error'], rows));
    });
}

function cancel(): Command {
  return remote('cancel', 'give up a delivery that is dead, held or waiting for its batch')
    .argument('<delivery>', 'id of the delivery')
    .action(async (id: string, options: Options) => {
      const answer = await clientOf(options).post<{ status: string }>(`/api/deliveries/${encodeURIComponent(id)}/cancel`);
      processOutput(options.json === true).result(answer, `${answer.status} ${id}`);
    });
}

function replay(): Command {
  return remote('replay', 'process a message again: the same bytes, the configuration of today')
    .argument('<message>', 'id of the message')
    .option('--as-of-then', 'by the configuration that processed it')
    .action(async (id: string, options: Options) => {
      const configuration = options['asOfThen'] === true ? 'then' : 'today';
      const answer = await clientOf(options).post<{ messageId: string; status: string }>(`/api/messages/${encodeURIComponent(id)}/replay`, {
        configuration,
      });
      processOutput(options.json === true).result(answer, `${answer.status} ${answer.messageId}`);
    });
}

function discard(): Command {
  return remote('discard', 'give up a dead message')
    .argument('<message>', 'id of the message')
    .requiredOption('--reason <text>', 'why; kept in the ledger')
    .action(async (id: string, options: Options & { reason: string }) => {
      const answer = await clientOf(options).post<{ status: string }>(`/api/messages/${encodeURIComponent(id)}/discard`, {
        reason: options.reason,
      });
      processOutput(options.json === true).result(answer, `${answer.status} ${id}`);
    });
}

function channelPath(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
