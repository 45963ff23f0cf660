import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { hubError } from '../../core/kernel/errors.ts';
import type { ChannelConfig, InboundContext, PollingEndpoint } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { Backoff, delayAfter } from './backoff.ts';
import { ByteBudget } from './budget.ts';
import { type NameCodec, nameCodec } from './charset.ts';
import { claimsIn } from './claims.ts';
import { connect } from './connect.ts';
import { checkDatedFolder, checkOwnFolder, type DateNames, datesIn } from './dates.ts';
import { asHubFailure } from './failure.ts';
import type { credentials, inboundSettings } from './fields.ts';
import type { IntakeOptions } from './intake.ts';
import { checkNames, placeOf } from './names.ts';
import { Notices } from './notices.ts';
import { Round, type Tally } from './round.ts';
import { Selection } from './selection.ts';
import type { SftpSession } from './session.ts';
import { type SftpTarget, targetOf } from './target.ts';
import { mustBeFolder, tried, tryToChange } from './trial.ts';

/** An SFTP channel from which documents are fetched, as it is configured. */
export type SftpInboundChannel = ChannelConfig<SettingsOf<typeof inboundSettings>, SettingsOf<typeof credentials>>;

/** One that can be tried. */
export type SftpInboundEndpoint = PollingEndpoint & Required<Pick<PollingEndpoint, 'test'>>;

const LONGEST_DELAY_MS = 15 * 60_000;
/** Where polls follow each other within so long, they share a session: to log in costs both sides far more than to look. */
const KEPT_MS = 10_000;
/** Documents in memory at once, where maxBytes is less. */
const MEMORY_BYTES = 64 * 1024 * 1024;

/** Fetches documents from a folder. @throws E_CONFIG_FIELD */
export function openSftpInbound(channel: SftpInboundChannel): SftpInboundEndpoint {
  const { settings } = channel;
  checkDatedFolder('archive', settings.archive);
  checkOwnFolder('claimFolder', settings.claimFolder);
  checkOwnFolder('quarantine', settings.quarantine);
  checkNames(settings, ['folder', 'claimFolder', 'archive', 'quarantine']);
  if (settings.empty === 'quarantine' && settings.quarantine === undefined)
    throw hubError('E_CONFIG_FIELD', { reason: 'empty is quarantine, but the setting quarantine names no folder' });
  return new SftpInbound(channel, targetOf(settings, channel.credentials));
}

class SftpInbound implements SftpInboundEndpoint {
  private readonly channel: SftpInboundChannel;
  private readonly target: SftpTarget;
  private readonly codec: NameCodec;
  private readonly dates: DateNames;
  private readonly selection: Selection;
  private readonly budget: ByteBudget;
  private readonly owner = randomBytes(4).toString('hex');
  private readonly notices: Notices;
  private readonly backoff: Backoff;
  private readonly stopping = new AbortController();
  private claims = 0;
  /** Polls follow one another: a second one waits for the first. */
  private last: Promise<unknown> = Promise.resolve();
  private beat: Promise<void> = Promise.resolve();
  /** What the last poll left for the next one. */
  private kept: SftpSession | undefined;

  constructor(channel: SftpInboundChannel, target: SftpTarget) {
    const { settings } = channel;
    this.channel = channel;
    this.target = target;
    this.codec = nameCodec(settings.nameCharset);
    this.dates = datesIn(settings.timezone);
    this.selection = new Selection(settings);
    this.budget = new ByteBudget(Math.max(settings.maxBytes, MEMORY_BYTES));
    this.notices = new Notices(this.codec);
    this.backoff = new Backoff(Math.max(settings.poll, 1_000), LONGEST_DELAY_MS);
  }

  start(context: InboundContext): void {
    this.beat = this.keepPolling(context);
  }

  async poll(context: InboundContext): Promise<Tally> {
    const run = this.last.then(() => this.pollOnce(context));
    this.last = run.catch(() => {});
    return run;
  }

  async test(signal: AbortSignal): Promise<void> {
    const session = await connect(this.target, signal).catch((error: unknown) => {
      throw asHubFailure(error, this.target);
    });
    await tried(signal, this.target, async () => {
      const { folder, claimFolder } = await this.options(session);
      await mustBeFolder(session, folder, 'folder');
      await claimsIn(session, claimFolder, 0);
      await tryToChange(session, folder);
    }).finally(() => session.close());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.beat;
    await this.last;
    await this.kept?.close();
  }

  private async keepPolling(context: InboundContext): Promise<void> {
    const { signal } = this.stopping;
    const { poll } = this.channel.settings;
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.poll(context);
        failures = 0;
        context.polled?.(poll);
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        const failure = asHubFailure(error, this.target);
        const { code, message } = failure;
        context.polled?.(poll, failure);
        context.log.warn({ channel: this.channel.name, code, reason: message, failures }, 'a poll failed; the next one tries again');
      }
      const waitMs = failures < 2 ? poll : delayAfter(failures, poll, Math.max(poll, LONGEST_DELAY_MS));
      await delay(waitMs, undefined, { signal }).catch(() => {});
    }
  }

  /** @throws HubError when the poll could not be made or was cut short; what it had accepted by then is accepted */
  private async pollOnce(outer: InboundContext): Promise<Tally> {
    const tally: Tally = { accepted: 0, duplicates: 0, failed: 0 };
    if (this.stopping.signal.aborted) return tally;
    const context = { ...outer, log: outer.log.child({ channel: this.channel.name }) };
    let session: SftpSession | undefined;
    try {
      session = await this.session();
      const memory = { backoff: this.backoff, notices: this.notices, stopping: this.stopping.signal };
      await new Round(session, context, await this.options(session), memory, tally, this.channel.concurrency).run();
      if (this.channel.settings.poll <= KEPT_MS) this.kept = session;
      return tally;
    } catch (error) {
      throw asHubFailure(error, this.target);
    } finally {
      if (this.kept !== session) await session?.close();
    }
  }

  /** The one that is kept, unless it is over; it is nobody's until a poll has come to its end. */
  private async session(): Promise<SftpSession> {
    const { kept } = this;
    this.kept = undefined;
    return kept === undefined || kept.closed ? connect(this.target, this.stopping.signal) : kept;
  }

  private async options(session: SftpSession): Promise<IntakeOptions> {
    const { settings } = this.channel;
    const { codec, dates, selection, budget, owner } = this;
    const folder = await session.absolute(codec.write(settings.folder));
    const claimFolder = placeOf(folder, codec.write(settings.claimFolder.replace(/^\/+/, '')));
    return { settings, codec, dates, selection, budget, owner, folder, claimFolder, nextNumber: () => (this.claims += 1) };
  }
}
