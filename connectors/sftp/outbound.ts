import { asHubError, hubError } from '../../core/kernel/errors.ts';
import type { ChannelConfig, OutboundDocument, OutboundEndpoint, Outcome } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { type NameCodec, nameCodec, type WireText } from './charset.ts';
import { connect } from './connect.ts';
import { type DateNames, datesIn, instantOf } from './dates.ts';
import { asHubFailure } from './failure.ts';
import type { credentials, outboundSettings } from './fields.ts';
import { checkFilename, fillFilename } from './filename.ts';
import { checkNames } from './names.ts';
import type { SftpSession } from './session.ts';
import { type SftpTarget, targetOf } from './target.ts';
import { tried, tryFolder } from './trial.ts';
import { type UploadOptions, upload } from './upload.ts';

/** An SFTP channel on which documents go out, as it is configured. */
export type SftpOutboundChannel = ChannelConfig<SettingsOf<typeof outboundSettings>, SettingsOf<typeof credentials>>;

/** A session that carried nothing for so long is closed: servers count them. */
const IDLE_MS = 60_000;

/** Puts documents into a folder. @throws E_CONFIG_FIELD */
export function openSftpOutbound(channel: SftpOutboundChannel): OutboundEndpoint {
  const { settings } = channel;
  checkFilename(settings.filename);
  checkNames(settings, ['folder', 'temporaryFolder', 'marker']);
  return new SftpOutbound(channel, targetOf(settings, channel.credentials));
}

class SftpOutbound implements OutboundEndpoint {
  private readonly settings: SftpOutboundChannel['settings'];
  private readonly target: SftpTarget;
  private readonly codec: NameCodec;
  private readonly dates: DateNames;
  /** One session carries all documents that are under way. */
  private current: Promise<SftpSession> | undefined;
  private connecting = new AbortController();
  private underWay = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(channel: SftpOutboundChannel, target: SftpTarget) {
    this.settings = channel.settings;
    this.target = target;
    this.codec = nameCodec(channel.settings.nameCharset);
    this.dates = datesIn(channel.settings.timezone);
  }

  async send(document: OutboundDocument, signal: AbortSignal): Promise<Outcome> {
    const cancelled: Outcome = { kind: 'deferred', error: hubError('E_DELIVERY_UNAVAILABLE', { reason: 'the attempt was cancelled' }) };
    if (signal.aborted) return cancelled;
    let onAbort = (): void => {};
    const aborted = new Promise<Outcome>((resolve) => {
      onAbort = () => resolve(cancelled);
      signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
      // What is cancelled ends at its next step; a server that hangs is given up when the step's time is over.
      return await Promise.race([this.attempt(document, signal), aborted]);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  async test(signal: AbortSignal): Promise<void> {
    await tried(signal, this.target, async () => {
      const session = await this.session();
      await tryFolder(session, await this.options(session));
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const { current } = this;
    this.current = undefined;
    this.connecting.abort();
    await (await current?.catch(() => undefined))?.close();
  }

  private async attempt(document: OutboundDocument, signal: AbortSignal): Promise<Outcome> {
    this.underWay += 1;
    clearTimeout(this.idle);
    try {
      const name = this.nameOf(document);
      const session = await this.session();
      await upload(session, name, document.body, await this.options(session), signal);
      return { kind: 'accepted' };
    } catch (error) {
      return this.outcomeOf(error);
    } finally {
      this.underWay -= 1;
      if (this.underWay === 0) this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
  }

  private nameOf({ parameters, idempotencyKey }: OutboundDocument): WireText {
    const dates = this.dates(instantOf(idempotencyKey) ?? new Date());
    return fillFilename(this.settings.filename, { ...dates, ...parameters, idempotencyKey }, this.codec);
  }

  private async options(session: SftpSession): Promise<UploadOptions> {
    const { folder, temporaryFolder = '', existing, marker } = this.settings;
    return {
      folder: await session.absolute(this.codec.write(folder)),
      temporaryFolder: this.codec.write(temporaryFolder),
      existing: existing === 'replace' ? existing : 'wait',
      ...(marker === undefined ? {} : { marker: this.codec.write(marker) }),
    };
  }

  /** Rejected where only a person can mend it, here or at the partner's; deferred where time or the partner may.
   *  A refused login is deferred: servers say it too when their user directory is down. */
  private outcomeOf(error: unknown): Outcome {
    const hubFailure =
      error instanceof DOMException
        ? hubError('E_DELIVERY_UNAVAILABLE', { reason: 'the attempt was cancelled' })
        : asHubFailure(error, this.target);
    return { kind: hubFailure.transient ? 'deferred' : 'rejected', error: asHubError(hubFailure) };
  }

  /** Many senders at once share one login; after the session's end the next sender makes a new one. */
  private session(): Promise<SftpSession> {
    if (this.current !== undefined) return this.current;
    this.connecting = new AbortController();
    const attempt = connect(this.target, this.connecting.signal);
    const forget = (): void => {
      if (this.current === attempt) this.current = undefined;
    };
    attempt.then((session) => session.onClosed(forget), forget);
    this.current = attempt;
    return attempt;
  }
}
