import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import { asHubError, hubError } from '../../core/kernel/errors.ts';
import type { ChannelConfig, OutboundDocument, OutboundEndpoint, Outcome } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { connect } from './connect.ts';
import { asHubFailure, isFailure, SftpFailure } from './failure.ts';
import type { credentials, outboundSettings } from './fields.ts';
import { checkFilename, fillFilename } from './filename.ts';
import type { SftpSession } from './session.ts';
import { type SftpTarget, targetOf } from './target.ts';

/** An SFTP channel on which documents go out, as it is configured. */
export type SftpOutboundChannel = ChannelConfig<SettingsOf<typeof outboundSettings>, SettingsOf<typeof credentials>>;

/** A session that carried nothing for so long is closed: servers count them. */
const IDLE_MS = 60_000;

/** Puts documents into a folder. @throws E_CONFIG_FIELD */
export function openSftpOutbound(channel: SftpOutboundChannel): OutboundEndpoint {
  checkFilename(channel.settings.filename);
  return new SftpOutbound(channel, targetOf(channel.settings, channel.credentials));
}

class SftpOutbound implements OutboundEndpoint {
  private readonly settings: SftpOutboundChannel['settings'];
  private readonly target: SftpTarget;
  /** One session carries all documents that are under way. */
  private current: Promise<SftpSession> | undefined;
  private underWay = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(channel: SftpOutboundChannel, target: SftpTarget) {
    this.settings = channel.settings;
    this.target = target;
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
    try {
      signal.throwIfAborted();
      const session = await this.session();
      const found = await session.stat(await session.absolute(this.settings.folder));
      if (found?.kind !== 'folder') throw new SftpFailure('missing', 'the folder does not exist');
    } catch (error) {
      throw signal.aborted ? hubError('E_DELIVERY_UNAVAILABLE', { reason: 'the test was cancelled' }) : asHubFailure(error, this.target);
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const { current } = this;
    this.current = undefined;
    await (await current?.catch(() => undefined))?.close();
  }

  private async attempt(document: OutboundDocument, signal: AbortSignal): Promise<Outcome> {
    this.underWay += 1;
    clearTimeout(this.idle);
    try {
      const name = fillFilename(this.settings.filename, { ...document.parameters, idempotencyKey: document.idempotencyKey });
      return await this.upload(await this.session(), name, document.body, signal);
    } catch (error) {
      return this.outcomeOf(error);
    } finally {
      this.underWay -= 1;
      if (this.underWay === 0) this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
  }

  /** Writes under a temporary name, checks the size, then renames: the partner sees the whole document or none.
   *  A file that is there already with the very same bytes is this document, from an attempt whose end was not seen. */
  private async upload(session: SftpSession, name: string, body: Uint8Array, signal: AbortSignal): Promise<Outcome> {
    const { settings } = this;
    const folder = await session.absolute(settings.folder);
    const target = posix.join(folder, name);
    const found = await session.stat(target);
    if (found?.kind === 'file' && found.size === body.length && (await session.read(target, body.length)).equals(body))
      return { kind: 'accepted' };
    if (found !== undefined && settings.existing === 'wait') throw occupied();

    // Like no other, so that a late attempt and its successor cannot write into one file.
    const temporary = posix.join(folder, settings.temporaryFolder ?? '', `.${name}.${randomBytes(4).toString('hex')}.part`);
    try {
      signal.throwIfAborted();
      await session.write(temporary, body);
      if ((await session.stat(temporary))?.size !== body.length)
        throw new SftpFailure('failed', 'the server kept another size than was sent');
      signal.throwIfAborted();
      await (settings.existing === 'replace' ? session.replace(temporary, target) : session.rename(temporary, target));
    } catch (error) {
      if (!session.closed) await session.remove(temporary).catch(() => {});
      // Between the look and the rename another file may have come under this name.
      if (isFailure(error, 'failed') && settings.existing === 'wait' && (await session.stat(target)) !== undefined) throw occupied();
      throw error;
    }
    return { kind: 'accepted' };
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
    const attempt = connect(this.target);
    const forget = (): void => {
      if (this.current === attempt) this.current = undefined;
    };
    attempt.then((session) => session.onClosed(forget), forget);
    this.current = attempt;
    return attempt;
  }
}

function occupied(): SftpFailure {
  return new SftpFailure('failed', 'a file of this name waits to be fetched');
}
