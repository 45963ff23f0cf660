import { posix } from 'node:path';
import { asHubError, type HubError } from '../../core/kernel/errors.ts';
import type { Acceptance, InboundContext } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import type { ByteBudget } from './budget.ts';
import type { NameCodec, WireText } from './charset.ts';
import { type DateNames, folderOf } from './dates.ts';
import { asHubFailure, endsSession, isFailure, SftpFailure } from './failure.ts';
import type { inboundSettings } from './fields.ts';
import { claimName, mediaTypeOf, placeOf, shown } from './names.ts';
import type { Selection } from './selection.ts';
import type { Found, SftpSession } from './session.ts';

/** A file to be handed in: in the partner's folder, or in the claim folder where a poller left it. */
export interface Candidate {
  /** Where the partner put it, seen from the folder. */
  readonly path: WireText;
  /** Where it is now, absolute. */
  readonly at: WireText;
  /** What told that it is finished, seen from the folder; goes with it. */
  readonly markers: readonly WireText[];
}

/** What became of a candidate.
 *  - `gone`: another poller was quicker; `aside`: put away without being handed in
 *  - `stuck`: its document is in the ledger, but the file could not be put away */
export type Taken =
  | { readonly status: Acceptance['status']; readonly stuck: boolean }
  | { readonly status: 'gone' }
  | { readonly status: 'aside'; readonly error?: HubError }
  | { readonly status: 'failed'; readonly error: HubError };

/** What the steps need to know. */
export interface IntakeOptions {
  readonly settings: SettingsOf<typeof inboundSettings>;
  readonly codec: NameCodec;
  readonly dates: DateNames;
  readonly selection: Selection;
  readonly budget: ByteBudget;
  /** Absolute. */
  readonly folder: WireText;
  readonly claimFolder: WireText;
  /** This endpoint's mark in the names of its claims. */
  readonly owner: string;
  /** Counts claims over the endpoint's life. */
  readonly nextNumber: () => number;
}

/** Takes one file from the partner's folder to the ledger. In this order, so that a crash between any two steps neither
 *  loses nor halves a document, and doubles it at most as a duplicate that the ledger recognises by its bytes:
 *  1. claim: an atomic rename; of several pollers one gets the file. Left behind, it is taken over when its lease ends.
 *  2. remove its marker. 3. read it whole. 4. `accept`: the ledger has it. 5. archive or delete. After a crash before 5 it is
 *  handed in again. A file that cannot be handed in goes back under its own name; one that had a marker stays claimed.
 *  @throws SftpFailure `lost` or `timeout`, when the whole session is over */
export async function takeFile(
  session: SftpSession,
  candidate: Candidate,
  context: InboundContext,
  options: IntakeOptions,
): Promise<Taken> {
  return new Intake(session, candidate, context, options).take();
}

class Intake {
  private readonly session: SftpSession;
  private readonly candidate: Candidate;
  private readonly context: InboundContext;
  private readonly options: IntakeOptions;
  /** The name that the partner gave. */
  private readonly name: WireText;
  private readonly claim: WireText;
  /** The file while it is ours. */
  private readonly claimed: WireText;

  constructor(session: SftpSession, candidate: Candidate, context: InboundContext, options: IntakeOptions) {
    this.session = session;
    this.candidate = candidate;
    this.context = context;
    this.options = options;
    this.name = posix.basename(candidate.path);
    this.claim = claimName({ claimedAtMs: context.clock.now().getTime(), owner: options.owner, name: this.name }, options.nextNumber());
    this.claimed = posix.join(options.claimFolder, posix.dirname(candidate.path), this.claim);
  }

  async take(): Promise<Taken> {
    try {
      if (!(await this.claimIt())) return { status: 'gone' };
    } catch (error) {
      return this.failed(error);
    }
    let acceptance: Acceptance;
    try {
      await this.removeMarkers();
      const found = await this.session.lstat(this.claimed);
      if (found === undefined) return { status: 'gone' };
      const fate = this.options.selection.fateOf(found.size);
      if (fate === 'archive') return await this.putAway({ status: 'aside' });
      if (fate !== 'take') {
        const failure = new SftpFailure(fate.refused, fate.reason);
        if (fate.leave) throw failure;
        return await this.quarantine(failure);
      }
      acceptance = await this.handIn(found);
    } catch (error) {
      const outcome = this.failed(error);
      // Somebody took it out of the claim folder.
      if (isFailure(error, 'missing') && (await this.session.lstat(this.claimed)) === undefined) return { status: 'gone' };
      await this.giveBack();
      return outcome;
    }
    try {
      await this.dispose();
    } catch (error) {
      // The document is safe. The file stays claimed; it is handed in again later, and is a duplicate then.
      this.warn(error, 'an accepted file could not be put away');
      return { status: acceptance.status, stuck: true };
    }
    return { status: acceptance.status, stuck: false };
  }

  /** @returns false when another was quicker */
  private async claimIt(): Promise<boolean> {
    const { at } = this.candidate;
    try {
      await this.session.rename(at, this.claimed);
      return true;
    } catch (error) {
      if (endsSession(error)) throw error;
      if ((await this.session.lstat(at)) === undefined) return false;
      if (!isFailure(error, 'missing', 'failed')) throw error;
    }
    // What is missing is the place for the claims of its sub-folder.
    await this.session.makeFolder(posix.dirname(this.claimed));
    await this.session.rename(at, this.claimed);
    return true;
  }

  /** At once, so that a marker never vouches for a later file of this name. */
  private async removeMarkers(): Promise<void> {
    for (const marker of this.candidate.markers) {
      await this.session.remove(posix.join(this.options.folder, marker)).catch((error: unknown) => {
        if (endsSession(error)) throw error;
        if (!isFailure(error, 'missing')) this.warn(error, 'the marker of a file could not be removed');
      });
    }
  }

  private handIn(found: Found): Promise<Acceptance> {
    const { settings, codec, budget } = this.options;
    if (found.kind !== 'file') throw new SftpFailure('changed', 'it is no plain file any more');
    const filename = codec.read(this.name).replace(/\p{C}/gu, '_');
    const below = posix.dirname(this.candidate.path);
    const headers = below === '.' ? {} : { folder: codec.read(below).replace(/\p{C}/gu, '_') };
    return budget.spend(found.size, async () => {
      const body = await this.session.read(this.claimed, found);
      // No idempotency key: a repetition under another name is the same document, so its bytes decide.
      return this.context.accept({ body, mediaType: settings.mediaType ?? mediaTypeOf(filename), headers, filename });
    });
  }

  /** Never over a newer file of the same name: then this one stays claimed, and is tried again from there. */
  private async giveBack(): Promise<void> {
    if (this.options.settings.ready === 'marker') return;
    const back = posix.join(this.options.folder, this.candidate.path);
    try {
      // Some servers, those of object stores among them, replace where the standard says that they fail.
      if ((await this.session.lstat(back)) !== undefined) throw new SftpFailure('exists', 'a newer file of this name is there');
      await this.session.rename(this.claimed, back);
    } catch (error) {
      this.warn(error, 'a file could not be given back; it stays in the claim folder');
    }
  }

  private async dispose(): Promise<void> {
    const { settings, codec, dates } = this.options;
    if (settings.after === 'delete') return this.session.remove(this.claimed);
    await this.moveBelow(codec.write(folderOf('archive', settings.archive, dates, this.context.clock.now())));
  }

  private async putAway(outcome: Taken): Promise<Taken> {
    await this.dispose();
    return outcome;
  }

  private async quarantine(failure: SftpFailure): Promise<Taken> {
    const { settings, codec } = this.options;
    await this.moveBelow(codec.write(settings.quarantine ?? ''));
    const error = this.asError(failure);
    this.context.log.error({ file: this.shown(), code: error.code, reason: failure.detail }, 'a file was put into quarantine');
    return { status: 'aside', error };
  }

  /** Moves the file into a folder, which is made if it is missing, below it into its sub-folder. Where another file has its
   *  name it keeps that of its claim, which is like no other. */
  private async moveBelow(folder: WireText): Promise<void> {
    const place = posix.join(placeOf(this.options.folder, folder), posix.dirname(this.candidate.path));
    const put = async (as: WireText): Promise<void> => {
      const target = posix.join(place, as);
      if (as === this.name && (await this.session.lstat(target)) !== undefined) return put(this.claim);
      await this.session.rename(this.claimed, target);
    };
    try {
      await put(this.name);
    } catch (error) {
      if (endsSession(error) || isFailure(error, 'forbidden')) throw error;
      if (isFailure(error, 'missing')) {
        await this.session.makeFolder(place);
        await put(this.name);
      } else await put(this.claim);
    }
  }

  private failed(error: unknown): Taken {
    if (endsSession(error)) throw error;
    return { status: 'failed', error: asHubError(this.asError(error)) };
  }

  private asError(error: unknown): HubError {
    const { timeout, maxBytes } = this.options.settings;
    return asHubFailure(error, { timeoutMs: timeout, maxBytes });
  }

  private warn(error: unknown, message: string): void {
    const { code, message: reason } = this.asError(error);
    this.context.log.warn({ file: this.shown(), code, reason }, message);
  }

  private shown(): string {
    return shown(this.options.codec.read(this.candidate.path));
  }
}
