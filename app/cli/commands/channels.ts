import { Command } from 'commander';
import { ApiClient, type ApiOptions } from '../api-client.ts';
import { processOutput, table } from '../output.ts';

type Options = ApiOptions & { readonly json?: boolean };

interface ChannelLine {
  readonly channel: string;
  readonly direction: string;
  readonly connector: string;
  readonly state?: string;
  readonly breaker?: string;
  readonly open?: number;
  readonly held?: number;
  readonly batch?: { readonly waiting: number; readonly closesAt: string };
  readonly reason?: string;
  readonly failingSince?: string;
}

/** The commands that look at channels and stop or resume them. */
export function channelCommands(): Command[] {
  return [channels(), pause(), resume(), closeBatch(), test()];
}

function remote(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--url <url>', 'address of the hub (default: http://HOST:PORT)')
    .option('--token <token>', 'admin token (default: RELAIS_ADMIN_TOKEN, else the file in the data folder)');
}

function channels(): Command {
  return remote('channels', 'list channels: which are stopped, failing or behind').action(async (options: Options) => {
    const answer = await new ApiClient(options, process.env).get<{ items: { partner: string; channels: ChannelLine[] }[] }>(
      '/api/partners',
    );
    const rows = answer.items.flatMap(({ partner, channels: all }) =>
      all.map((channel) => [
        `${partner}/${channel.channel}`,
        channel.direction,
        channel.connector,
        channel.state ?? '',
        channel.breaker ?? '',
        String(channel.open ?? ''),
        String(channel.held ?? ''),
        channel.batch === undefined ? '' : `${channel.batch.waiting} until ${channel.batch.closesAt}`,
        channel.reason ?? (channel.failingSince === undefined ? '' : `failing since ${channel.failingSince}`),
      ]),
    );
    processOutput(options.json === true).result(
      answer,
      table(['channel', 'direction', 'connector', 'state', 'breaker', 'open', 'held', 'batch', 'remark'], rows),
    );
  });
}

function pause(): Command {
  return remote('pause', 'stop an outbound channel; what it should send is held')
    .argument('<partner/channel>')
    .option('--reason <text>', 'why; shown to operators')
    .action(async (name: string, options: Options & { reason?: string }) => {
      const body = options.reason === undefined ? {} : { reason: options.reason };
      const answer = await act<{ state: string }>(name, 'pause', options, body);
      processOutput(options.json === true).result(answer, `${answer.state} ${name}`);
    });
}

function resume(): Command {
  return remote('resume', 'let a paused or disabled channel send again, what was held first')
    .argument('<partner/channel>')
    .action(async (name: string, options: Options) => {
      const answer = await act<{ state: string; released: number }>(name, 'resume', options);
      processOutput(options.json === true).result(answer, `${answer.state} ${name}, ${answer.released} released`);
    });
}

function closeBatch(): Command {
  return remote('close-batch', 'send what waits for a batch of an outbound channel now, whatever its schedule says')
    .argument('<partner/channel>')
    .action(async (name: string, options: Options) => {
      const answer = await act<{ batches: { messageId: string; members: number }[] }>(name, 'close-batch', options);
      const lines = answer.batches.map(({ messageId, members }) => `closed ${messageId}, ${members} together`);
      processOutput(options.json === true).result(answer, lines.length === 0 ? `nothing waits for ${name}` : lines.join('\n'));
    });
}

function test(): Command {
  return remote('try', 'try the connection of a channel, without a document')
    .argument('<partner/channel>')
    .action(async (name: string, options: Options) => {
      const answer = await act<{ status: string; ms: number }>(name, 'test', options);
      processOutput(options.json === true).result(answer, `${answer.status} ${name} in ${answer.ms} ms`);
    });
}

function act<T>(name: string, verb: string, options: Options, body?: object): Promise<T> {
  const path = name.split('/').map(encodeURIComponent).join('/');
  return new ApiClient(options, process.env).post<T>(`/api/channels/${path}/${verb}`, body);
}
