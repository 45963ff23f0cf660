import { randomBytes } from 'node:crypto';
import { asHubError, hubError } from '../../core/kernel/errors.ts';
import type { ChannelConfig, OutboundDocument, OutboundEndpoint, Outcome } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { fillTemplate } from '../../core/spi/template.ts';
import { type Client, clientOf, type FileSystem } from './client.ts';
import type { credentials, outboundSettings } from './fields.ts';

/** A channel on which files are put into a folder, as it is configured. */
export type OutboundChannel = ChannelConfig<SettingsOf<typeof outboundSettings>, SettingsOf<typeof credentials>>;

/** What no file name should hold: separators, control characters, blanks, what some systems reserve. */
const RESERVED = /[\p{C}\p{Z}/\\:*?"<>|]/gu;

/** Puts files into a folder: whole from the moment they have their name, and never one over another.
 *  @throws E_CONFIG_FIELD */
export function openOutbound({ settings }: OutboundChannel, system?: FileSystem): OutboundEndpoint {
  if (!settings.folder.startsWith('/'))
    throw hubError('E_CONFIG_FIELD', { reason: 'folder must be a whole path, such as /srv/partner/in' });
  if (settings.filename.search(RESERVED) >= 0 || /^[.~-]/.test(settings.filename))
    throw hubError('E_CONFIG_FIELD', { reason: 'filename is not that of a plain file: no folders, no blanks, no leading dot or dash' });
  const client = clientOf(settings.folder, settings.timeout, system);
  return {
    send: (document, signal) => orCancelled(signal, () => send(client, settings.filename, document)),
    test: async () => void (await client.list('')),
    close: async () => {},
  };
}

async function send(client: Client, template: string, document: OutboundDocument): Promise<Outcome> {
  try {
    const parameters = { ...document.parameters, idempotencyKey: document.idempotencyKey };
    const name = fillTemplate('filename', template, parameters, (value) => value.replace(RESERVED, '_')).replace(/^[.~-]/, '_');
    // Like no other, so that a late attempt and its successor cannot write into one file.
    if (await client.put(name, `.${name}.${randomBytes(4).toString('hex')}.part`, document.body)) return { kind: 'accepted' };
    // The very same bytes are this document, from an attempt whose end was not seen.
    if ((await client.read(name)).equals(document.body)) return { kind: 'accepted' };
    return { kind: 'deferred', error: hubError('E_DELIVERY_UNAVAILABLE', { reason: 'a file of this name waits to be fetched' }) };
  } catch (thrown) {
    const error = asHubError(thrown);
    return { kind: error.transient ? 'deferred' : 'rejected', error };
  }
}

/** What is cancelled may still arrive: it is sent again under the same name. */
async function orCancelled(signal: AbortSignal, attempt: () => Promise<Outcome>): Promise<Outcome> {
  const cancelled: Outcome = { kind: 'deferred', error: hubError('E_DELIVERY_UNAVAILABLE', { reason: 'the attempt was cancelled' }) };
  if (signal.aborted) return cancelled;
  let cancel = (): void => {};
  const aborted = new Promise<Outcome>((resolve) => {
    cancel = () => resolve(cancelled);
    signal.addEventListener('abort', cancel, { once: true });
  });
  try {
    return await Promise.race([attempt(), aborted]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
