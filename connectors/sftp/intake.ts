import { posix } from 'node:path';
import { asHubError, type HubError } from '../../core/kernel/errors.ts';
import type { Acceptance, InboundContext } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { asHubFailure, isFailure } from './failure.ts';
import type { inboundSettings } from './fields.ts';
import { claimName, mediaTypeOf, shown } from './names.ts';
import type { SftpSession } from './session.ts';

/** A file to be handed in: in the partner's folder, or in the claim folder where a poller left it. */
export interface Candidate {
  /** The name that the partner gave it. */
  readonly name: string;
  readonly path: string;
}

/** What became of a candidate. `gone`: another poller was quicker. `stuck`: its document is in the ledger, but the file
 *  could not be put away. */
export type Taken =
  | { readonly status: Acceptance['status']; readonly stuck: boolean }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly error: HubError };

/** What the steps need to know. */
export interface IntakeOptions {
  readonly settings: SettingsOf<typeof inboundSettings>;
  /** Absolute. */
  readonly folder: string;
  readonly claimFolder: string;
  /** This endpoint's mark in the names of its claims. */
  readonly owner: string;
  /** Counts claims over the endpoint's life. */
  readonly nextNumber: () => number;
}

/** Takes one file from the partner's folder to the ledger. In this order, so that a crash between any two steps neither
 *  loses nor halves a document, and doubles it at most as a duplicate that the ledger recognises by its bytes:
 *  1. claim: an atomic rename; of several pollers one gets the file. Left behind, it is taken over when its lease ends.
 *  2. read it whole. 3. `accept`: the ledger has it. 4. archive or delete. After a crash before 4 it is handed in again.
 *  A file that cannot be handed in goes back under its own name.
 *  @throws SftpFailure `lost` or `timeout`, when the whole session is over */
export async function takeFile(
  session: SftpSession,
  candidate: Candidate,
  context: InboundContext,
  options: IntakeOptions,
): Promise<Taken> {
  const claim = claimName({ claimedAtMs: context.clock.now().getTime(), owner: options.owner, name: candidate.name }, options.nextNumber());
  const claimed = posix.join(options.claimFolder, claim);
  try {
    await session.rename(candidate.path, claimed);
  } catch (error) {
    if (isFailure(error, 'missing')) return { status: 'gone' };
    return failed(error, options);
  }
  let acceptance: Acceptance;
  try {
    acceptance = await handIn(session, claimed, candidate.name, context, options);
  } catch (error) {
    const outcome = failed(error, options);
    await giveBack(session, claimed, candidate.name, context, options);
    return outcome;
  }
  try {
    await dispose(session, claimed, candidate.name, claim, context, options);
  } catch (error) {
    // The document is safe. The file stays claimed; it is handed in again later, and is a duplicate then.
    const reason = asHubFailure(error, { timeoutMs: options.settings.timeout });
    context.log.warn({ file: shown(candidate.name), code: reason.code, reason: reason.message }, 'an accepted file could not be put away');
    return { status: acceptance.status, stuck: true };
  }
  return { status: acceptance.status, stuck: false };
}

async function handIn(
  session: SftpSession,
  path: string,
  name: string,
  context: InboundContext,
  { settings }: IntakeOptions,
): Promise<Acceptance> {
  const body = await session.read(path, settings.maxBytes);
  // No idempotency key: a repetition under another name is the same document, so its bytes decide.
  return context.accept({ body, mediaType: settings.mediaType ?? mediaTypeOf(name), headers: {}, filename: name });
}

/** Never over a newer file of the same name: then this one stays claimed, and is tried again from there. */
async function giveBack(
  session: SftpSession,
  claimed: string,
  name: string,
  context: InboundContext,
  options: IntakeOptions,
): Promise<void> {
  try {
    await session.rename(claimed, posix.join(options.folder, name));
  } catch (error) {
    const reason = asHubFailure(error, { timeoutMs: options.settings.timeout });
    context.log.warn(
      { file: shown(name), code: reason.code, reason: reason.message },
      'a file could not be given back; it stays in the claim folder',
    );
  }
}

async function dispose(
  session: SftpSession,
  claimed: string,
  name: string,
  claim: string,
  context: InboundContext,
  options: IntakeOptions,
): Promise<void> {
  if (options.settings.after === 'delete') return session.remove(claimed);
  const day = posix.join(options.folder, options.settings.archive, context.clock.now().toISOString().slice(0, 10));
  const put = (as: string): Promise<void> => session.rename(claimed, posix.join(day, as));
  try {
    await put(name);
  } catch (error) {
    if (isFailure(error, 'missing')) {
      await session.makeFolder(day);
      await put(name);
      // A file of this name was archived today already: the claim's name is like no other.
    } else if (isFailure(error, 'failed')) await put(claim);
    else throw error;
  }
}

function failed(error: unknown, { settings }: IntakeOptions): Taken {
  if (isFailure(error, 'lost') || isFailure(error, 'timeout')) throw error;
  return { status: 'failed', error: asHubError(asHubFailure(error, { timeoutMs: settings.timeout, maxBytes: settings.maxBytes })) };
}
