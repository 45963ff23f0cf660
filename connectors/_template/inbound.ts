import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { asHubError, hubError } from '../../core/kernel/errors.ts';
import type { ChannelConfig, InboundContext, PollingEndpoint } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { type Client, clientOf, type FileSystem, type FoundFile } from './client.ts';
import type { credentials, inboundSettings } from './fields.ts';

/** A channel on which files are taken from a folder, as it is configured. */
export type InboundChannel = ChannelConfig<SettingsOf<typeof inboundSettings>, SettingsOf<typeof credentials>>;

type Tally = { accepted: number; duplicates: number; failed: number };

/** Files that are being taken, and those that were. */
const CLAIMED = '.claimed';
const DONE = 'done';
/** Names that senders give to what they have not finished. */
const UNFINISHED = /^[.~]|\.(tmp|temp|part|partial)$/i;
/** When it was claimed, in milliseconds; by whom; the how-manieth; its own name. */
const CLAIM = /^(\d{13})-[0-9a-f]{8}-\d+-/;

/** Takes files from a folder, in this order, so that a crash between any two steps loses nothing, and doubles a document at most
 *  as a duplicate that the ledger recognises by its bytes:
 *  1. claim: an atomic rename; of several pollers one gets the file. 2. read it whole. 3. `accept`: the ledger has it.
 *  4. move it to `done`. What stays claimed is tried again when its lease is over.
 *  @throws E_CONFIG_FIELD */
export function openInbound({ name, settings }: InboundChannel, system?: FileSystem): PollingEndpoint {
  if (!settings.folder.startsWith('/'))
    throw hubError('E_CONFIG_FIELD', { reason: 'folder must be a whole path, such as /srv/partner/out' });
  const client = clientOf(settings.folder, settings.timeout, system);
  const owner = randomBytes(4).toString('hex');
  const told = new Set<string>();
  const stopping = new AbortController();
  let claims = 0;
  let last: Promise<unknown> = Promise.resolve();
  let beat: Promise<void> = Promise.resolve();

  const claim = async (file: string, context: InboundContext): Promise<string | undefined> => {
    claims += 1;
    const claimed = `${String(context.clock.now().getTime()).padStart(13, '0')}-${owner}-${claims}-${basename(file).replace(CLAIM, '')}`;
    return (await client.move(file, join(CLAIMED, claimed))) ? claimed : undefined;
  };

  const isDocument = ({ name: file, size }: FoundFile, context: InboundContext): boolean => {
    if (UNFINISHED.test(file)) return false;
    if (size > 0 && size <= settings.maxBytes) return true;
    const reason = size === 0 ? 'it is empty' : `it has more than ${settings.maxBytes} bytes`;
    if (!told.has(file)) context.log.warn({ reason }, 'a file is left in place');
    told.add(file);
    return false;
  };

  const take = async (file: string, context: InboundContext, tally: Tally): Promise<void> => {
    const claimed = await claim(file, context);
    if (claimed === undefined) return;
    const body = await client.read(join(CLAIMED, claimed));
    try {
      const filename = claimed.replace(CLAIM, '');
      const { status } = await context.accept({ body, mediaType: settings.mediaType, headers: {}, filename });
      tally[status === 'accepted' ? 'accepted' : 'duplicates'] += 1;
    } catch (thrown) {
      tally.failed += 1;
      const { code } = asHubError(thrown);
      context.log.warn({ code }, 'a file could not be handed in; it is tried again when its lease is over');
      return;
    }
    await client.move(join(CLAIMED, claimed), join(DONE, claimed));
  };

  const pollOnce = async (context: InboundContext): Promise<Tally> => {
    const tally: Tally = { accepted: 0, duplicates: 0, failed: 0 };
    for (const folder of [CLAIMED, DONE]) await client.makeFolder(folder);
    for (const file of await candidates(client, context, settings.lease, isDocument)) {
      if (stopping.signal.aborted) break;
      await take(file, context, tally);
    }
    return tally;
  };

  /** Polls follow one another: a second one waits for the first. */
  const poll = (context: InboundContext): Promise<Tally> => {
    const run = last.then(() => pollOnce(context));
    last = run.catch(() => {});
    return run;
  };

  const keepPolling = async (context: InboundContext): Promise<void> => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        await poll(context);
        failures = 0;
        context.polled?.(settings.poll);
      } catch (thrown) {
        failures += 1;
        context.polled?.(settings.poll, thrown);
        const { code, message } = asHubError(thrown);
        context.log.warn({ channel: name, code, reason: message, failures }, 'a poll failed; the next one tries again');
      }
      await delay(settings.poll, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  return {
    start: (context) => {
      beat = keepPolling(context);
    },
    poll,
    stop: async () => {
      stopping.abort();
      await beat;
      await last;
    },
  };
}

/** Files whose lease is over, then those that wait. */
async function candidates(
  client: Client,
  context: InboundContext,
  leaseMs: number,
  isDocument: (file: FoundFile, context: InboundContext) => boolean,
): Promise<readonly string[]> {
  const now = context.clock.now().getTime();
  const expired = (await client.list(CLAIMED)).filter(({ name }) => now - Number(CLAIM.exec(name)?.[1] ?? now) >= leaseMs);
  const waiting = (await client.list('')).filter((file) => isDocument(file, context));
  return [...expired.map(({ name }) => join(CLAIMED, name)), ...waiting.map(({ name }) => name)];
}
