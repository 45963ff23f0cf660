import { Command } from 'commander';
import type { AcknowledgementView } from '../../../core/spi/ledger/acknowledgements.ts';
import { ApiClient, type ApiOptions } from '../api-client.ts';
import { processOutput, table } from '../output.ts';

const filters = ['level', 'state', 'partner', 'channel', 'limit'] as const;
type Options = ApiOptions & { readonly json?: boolean } & Readonly<Partial<Record<(typeof filters)[number], string>>>;

/** `relais acknowledgements`. */
export function acknowledgementCommands(): Command[] {
  return [
    new Command('acknowledgements')
      .description('list what partners did not acknowledge in time, or refused')
      .option('--url <url>', 'address of the hub (default: http://HOST:PORT)')
      .option('--token <token>', 'admin token (default: RELAIS_ADMIN_TOKEN, else the file in the data folder)')
      .option('--level <level>', 'technical (CONTRL, 997, 999) or application (APERAK, 824); default: technical')
      .option('--state <states>', 'waiting, accepted, "accepted with errors", rejected, overdue; default: all that need a person')
      .option('--partner <name>')
      .option('--channel <name>')
      .option('--limit <count>')
      .action(async (options: Options) => {
        const query = new URLSearchParams(
          filters.flatMap((name): [string, string][] => (options[name] === undefined ? [] : [[name, options[name]]])),
        );
        const answer = await new ApiClient(options, process.env).get<{ items: AcknowledgementView[] }>(`/api/acknowledgements?${query}`);
        const rows = answer.items.map((item) => [
          item.messageId,
          `${item.partner}/${item.channel}`,
          item.interchange,
          item.type,
          item.document ?? item.reference ?? '',
          item.technical,
          item.application,
          (options.level === 'application' ? item.applicationDueAt : item.technicalDueAt) ?? '',
        ]);
        const head = ['message', 'channel', 'interchange', 'type', 'document', 'technical', 'application', 'due'];
        processOutput(options.json === true).result(answer, table(head, rows));
      }),
  ];
}
