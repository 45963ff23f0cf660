import { posix } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { InboundContext } from '../../core/spi/connector.ts';
import type { Backoff } from './backoff.ts';
import type { WireText } from './charset.ts';
import { type Claimed, claimsIn } from './claims.ts';
import { fixedPart } from './dates.ts';
import { endsSession, SftpFailure } from './failure.ts';
import { type Candidate, type IntakeOptions, type Taken, takeFile } from './intake.ts';
import { placeOf, shown } from './names.ts';
import type { Notices } from './notices.ts';
import { type Chosen, unchanged } from './selection.ts';
import type { SftpSession } from './session.ts';
import { filesUnder } from './walk.ts';

/** What came of a poll. */
export type Tally = { accepted: number; duplicates: number; failed: number };

/** What an endpoint remembers from one round to the next. */
export interface RoundMemory {
  /** Files that could not be handed in, by their paths. */
  readonly backoff: Backoff;
  readonly notices: Notices;
  readonly stopping: AbortSignal;
}

/** After so many documents in a row that the ledger could not take for a passing reason, the rest waits for the next poll. */
const GIVE_UP_AFTER = 3;

/** One look at the server: what was left behind, then what is new. */
export class Round {
  private readonly session: SftpSession;
  private readonly context: InboundContext;
  private readonly options: IntakeOptions;
  private readonly memory: RoundMemory;
  private readonly concurrency: number;
  private readonly nowMs: number;
  readonly tally: Tally;

  /** @param tally where the results are counted
   *  @param concurrency how many files are taken at once */
  constructor(
    session: SftpSession,
    context: InboundContext,
    options: IntakeOptions,
    memory: RoundMemory,
    tally: Tally,
    concurrency: number,
  ) {
    this.session = session;
    this.context = context;
    this.options = options;
    this.memory = memory;
    this.tally = tally;
    this.concurrency = Math.max(1, concurrency);
    this.nowMs = context.clock.now().getTime();
  }

  /** @throws SftpFailure when the folder cannot be read or the session is over; what was accepted by then is accepted */
  async run(): Promise<void> {
    const { claimFolder, settings } = this.options;
    const claims = await claimsIn(this.session, claimFolder, settings.depth);
    await this.takeAll(await this.leftBehind(claims));
    await this.takeAll(await this.finished(claims));
  }

  /** Claimed files that nobody works on: this endpoint's own, since it has none in hand between polls, and those of
   *  others whose lease is over. */
  private async leftBehind(claims: readonly Claimed[]): Promise<readonly Candidate[]> {
    const { owner, settings, selection, folder } = this.options;
    const left = claims.filter(({ path, claim }) =>
      claim.owner === owner ? this.memory.backoff.isDue(path, this.nowMs) : this.nowMs - claim.claimedAtMs >= settings.lease,
    );
    const candidates: Candidate[] = [];
    for (const { path, at } of left) {
      const markers = selection.markersOf(path);
      // A marker that a crash left goes with its file, unless it belongs to a newer one.
      const newer = markers.length > 0 && (await this.session.lstat(posix.join(folder, path))) !== undefined;
      candidates.push({ path, at, markers: newer ? [] : markers });
    }
    return candidates;
  }

  /** The files in the folder that nobody writes any more, as many as one poll takes. */
  private async finished(claims: readonly Claimed[]): Promise<readonly Candidate[]> {
    const { settings, folder } = this.options;
    const { backoff, stopping } = this.memory;
    let files = (await this.look(claims)).filter(({ path }) => backoff.isDue(path, this.nowMs));
    if (settings.ready === 'stable') {
      for (let looks = 1; looks < settings.looks && files.length > 0 && !stopping.aborted; looks += 1) {
        await delay(settings.stableFor / (settings.looks - 1), undefined, { signal: stopping }).catch(() => {});
        if (!stopping.aborted) files = [...unchanged(files, await this.look(claims))];
      }
    }
    if (stopping.aborted) return [];
    return files.slice(0, settings.limit).map(({ path, markers }) => ({ path, at: posix.join(folder, path), markers }));
  }

  private async look(claims: readonly Claimed[]): Promise<readonly Chosen[]> {
    const { settings, selection, folder } = this.options;
    const { notices, backoff } = this.memory;
    const tell = (path: WireText, reason: string): void => notices.tell(this.context.log, path, reason);
    const own = this.ownFolders();
    const unreadable: WireText[] = [];
    const files = await filesUnder(this.session, folder, {
      depth: settings.depth,
      enters: (path) => !own.has(posix.join(folder, path)) && selection.enters(path),
      skipped: (path, why) => {
        unreadable.push(path);
        tell(path, why.detail);
      },
    });
    const paths = new Set([...files.map(({ path }) => path), ...claims.map(({ path }) => path), ...unreadable]);
    backoff.keepOnly(paths);
    const chosen = selection.choose(files, tell);
    notices.endLook(this.context.log, paths);
    return chosen;
  }

  /** Folders of this channel in which no document is looked for. */
  private ownFolders(): ReadonlySet<WireText> {
    const { settings, codec, folder, claimFolder } = this.options;
    const put = [fixedPart(settings.archive), settings.quarantine].flatMap((path) => (path === undefined ? [] : [codec.write(path)]));
    return new Set([claimFolder, ...put.map((path) => placeOf(folder, path))]);
  }

  /** Hands in the candidates, several at once; one that fails stops no other. */
  private async takeAll(candidates: readonly Candidate[]): Promise<void> {
    const queue = candidates[Symbol.iterator]();
    let refusals = 0;
    let broken: SftpFailure | undefined;
    const worker = async (): Promise<void> => {
      for (const candidate of queue) {
        if (this.memory.stopping.aborted || broken !== undefined || refusals >= GIVE_UP_AFTER) return;
        try {
          const taken = await takeFile(this.session, candidate, this.context, this.options);
          refusals = this.count(candidate, taken) ? refusals + 1 : 0;
        } catch (error) {
          this.tally.failed += 1;
          if (!(error instanceof SftpFailure) || !endsSession(error)) throw error;
          broken = error;
        }
      }
    };
    await Promise.all(Array.from({ length: this.concurrency }, worker));
    if (broken !== undefined) throw broken;
  }

  /** @returns true when it failed for a passing reason, which other files will meet too */
  private count({ path }: Candidate, taken: Taken): boolean {
    const { backoff } = this.memory;
    if (taken.status === 'failed') {
      this.tally.failed += 1;
      const { code, message: reason } = taken.error;
      const againInMs = backoff.failed(path, this.nowMs);
      const file = shown(this.options.codec.read(path));
      this.context.log.warn({ file, code, reason, againInMs }, 'a file could not be handed in; it is tried again');
      return taken.error.transient;
    }
    if ((taken.status === 'accepted' || taken.status === 'duplicate') && taken.stuck) backoff.failed(path, this.nowMs);
    else backoff.succeeded(path);
    if (taken.status === 'accepted') this.tally.accepted += 1;
    else if (taken.status === 'duplicate') this.tally.duplicates += 1;
    else if (taken.status === 'aside' && taken.error !== undefined) this.tally.failed += 1;
    return false;
  }
}
