import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChannelConfig, InboundContext, PollingEndpoint } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { Backoff, delayAfter } from './backoff.ts';
import { connect } from './connect.ts';
import { asHubFailure, SftpFailure } from './failure.ts';
import type { credentials, inboundSettings } from './fields.ts';
import { type Claimed, claimsIn, documentsIn, Notices, unchanged } from './folder.ts';
import { type Candidate, type IntakeOptions, takeFile } from './intake.ts';
import { shown } from './names.ts';
import type { Entry, SftpSession } from './session.ts';
import { type SftpTarget, targetOf } from './target.ts';

/** An SFTP channel from which documents are fetched, as it is configured. */
export type SftpInboundChannel = ChannelConfig<SettingsOf<typeof inboundSettings>, SettingsOf<typeof credentials>>;

type Tally = { accepted: number; duplicates: number; failed: number };

const LONGEST_DELAY_MS = 15 * 60_000;
/** After so many documents in a row that the ledger could not take for a passing reason, the rest waits for the next poll. */
const GIVE_UP_AFTER = 3;

/** Fetches documents from a folder. @throws E_CONFIG_FIELD */
export function openSftpInbound(channel: SftpInboundChannel): PollingEndpoint {
  return new SftpInbound(channel, targetOf(channel.settings, channel.credentials));
}

class SftpInbound implements PollingEndpoint {
  private readonly channel: SftpInboundChannel;
  private readonly target: SftpTarget;
  private readonly owner = randomBytes(4).toString('hex');
  private readonly notices = new Notices();
  private readonly backoff: Backoff;
  private readonly stopping = new AbortController();
  private claims = 0;
  /** Polls follow one another: a second one waits for the first. */
  private last: Promise<unknown> = Promise.resolve();
  private beat: Promise<void> = Promise.resolve();

  constructor(channel: SftpInboundChannel, target: SftpTarget) {
    this.channel = channel;
    this.target = target;
    this.backoff = new Backoff(Math.max(channel.settings.poll, 1_000), LONGEST_DELAY_MS);
  }

  start(context: InboundContext): void {
    this.beat = this.keepPolling(context);
  }

  async poll(context: InboundContext): Promise<Tally> {
    const run = this.last.then(() => this.pollOnce(context));
    this.last = run.catch(() => {});
    return run;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.beat;
    await this.last;
  }

  private async keepPolling(context: InboundContext): Promise<void> {
    const { signal } = this.stopping;
    const { poll } = this.channel.settings;
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.poll(context);
        failures = 0;
      } catch (error) {
        failures += 1;
        const { code, message } = asHubFailure(error, { timeoutMs: this.target.timeoutMs });
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
    const { settings } = this.channel;
    let session: SftpSession | undefined;
    try {
      session = await connect(this.target);
      const folder = await session.absolute(settings.folder);
      const claimFolder = posix.join(folder, settings.claimFolder);
      const options: IntakeOptions = { settings, folder, claimFolder, owner: this.owner, nextNumber: () => (this.claims += 1) };
      const claims = await claimsIn(session, claimFolder);
      await this.takeAll(session, this.leftBehind(claims, context), context, options, tally);
      await this.takeAll(session, await this.finished(session, folder, claims, context), context, options, tally);
    } catch (error) {
      throw asHubFailure(error, { timeoutMs: this.target.timeoutMs });
    } finally {
      await session?.close();
    }
    return tally;
  }

  /** Claimed files that nobody works on: this endpoint's own, since it has none in hand between polls, and those of
   *  others whose lease is over. */
  private leftBehind(claims: readonly Claimed[], context: InboundContext): readonly Claimed[] {
    const nowMs = context.clock.now().getTime();
    return claims.filter(({ name, claim }) => {
      return claim.owner === this.owner ? this.backoff.isDue(name, nowMs) : nowMs - claim.claimedAtMs >= this.channel.settings.lease;
    });
  }

  /** The files in the folder that nobody writes any more. */
  private async finished(
    session: SftpSession,
    folder: string,
    claims: readonly Claimed[],
    context: InboundContext,
  ): Promise<readonly Candidate[]> {
    const { settings } = this.channel;
    const listed = await session.list(folder);
    const names = new Set([...listed, ...claims].map(({ name }) => name));
    this.notices.keepOnly(names);
    this.backoff.keepOnly(names);
    const nowMs = context.clock.now().getTime();
    let files: readonly Entry[] = documentsIn(listed, settings, this.notices, context.log).filter((entry) =>
      this.backoff.isDue(entry.name, nowMs),
    );
    if (settings.ready === 'stable' && files.length > 0) {
      await delay(settings.stableFor, undefined, { signal: this.stopping.signal }).catch(() => {});
      files = this.stopping.signal.aborted
        ? []
        : unchanged(files, documentsIn(await session.list(folder), settings, this.notices, context.log));
    }
    return files.map(({ name }) => ({ name, path: posix.join(folder, name) }));
  }

  /** Hands in the candidates, several at once; one that fails stops no other. */
  private async takeAll(
    session: SftpSession,
    candidates: readonly Candidate[],
    context: InboundContext,
    options: IntakeOptions,
    tally: Tally,
  ): Promise<void> {
    const queue = candidates[Symbol.iterator]();
    let refusals = 0;
    let broken: SftpFailure | undefined;
    const worker = async (): Promise<void> => {
      for (const candidate of queue) {
        if (this.stopping.signal.aborted || broken !== undefined || refusals >= GIVE_UP_AFTER) return;
        try {
          refusals = (await this.takeOne(session, candidate, context, options, tally)) ? refusals + 1 : 0;
        } catch (error) {
          tally.failed += 1;
          if (!(error instanceof SftpFailure)) throw error;
          broken = error;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, this.channel.concurrency) }, worker));
    if (broken !== undefined) throw broken;
  }

  /** @returns true when it failed for a passing reason, which other files will meet too */
  private async takeOne(
    session: SftpSession,
    candidate: Candidate,
    context: InboundContext,
    options: IntakeOptions,
    tally: Tally,
  ): Promise<boolean> {
    const taken = await takeFile(session, candidate, context, options);
    if (taken.status === 'failed') {
      tally.failed += 1;
      const againInMs = this.backoff.failed(candidate.name, context.clock.now().getTime());
      context.log.warn(
        { file: shown(candidate.name), code: taken.error.code, againInMs },
        'a file could not be handed in; it is tried again',
      );
      return taken.error.transient;
    }
    if (taken.status !== 'gone' && taken.stuck) this.backoff.failed(candidate.name, context.clock.now().getTime());
    else this.backoff.succeeded(candidate.name);
    if (taken.status === 'accepted') tally.accepted += 1;
    else if (taken.status === 'duplicate') tally.duplicates += 1;
    return false;
  }
}
