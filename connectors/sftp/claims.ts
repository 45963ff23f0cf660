import { posix } from 'node:path';
import type { WireText } from './charset.ts';
import { isFailure } from './failure.ts';
import { type Claim, readClaim } from './names.ts';
import type { SftpSession } from './session.ts';
import { filesUnder } from './walk.ts';

/** A file in the claim folder. */
export interface Claimed {
  readonly claim: Claim;
  /** Where the partner put it, seen from the folder. */
  readonly path: WireText;
  /** Where it is now, absolute. */
  readonly at: WireText;
}

/** The files in the claim folder, the oldest claim first. Makes the folder if it is missing.
 *  @param depth as many sub-folders as are searched for documents */
export async function claimsIn(session: SftpSession, claimFolder: WireText, depth: number): Promise<readonly Claimed[]> {
  try {
    const found = await filesUnder(session, claimFolder, { depth, enters: () => true, skipped: () => {} });
    return found
      .flatMap(({ kind, name, path }) => {
        const claim = kind === 'file' ? readClaim(name) : undefined;
        return claim === undefined ? [] : [{ path: posix.join(posix.dirname(path), claim.name), at: posix.join(claimFolder, path), claim }];
      })
      .sort((one, other) => one.claim.claimedAtMs - other.claim.claimedAtMs);
  } catch (error) {
    if (!isFailure(error, 'missing')) throw error;
    // Not what is above it: a folder that does not exist is a mistake in the settings, and must be told.
    await session.makeFolder(claimFolder, false, 'make the claim folder');
    return [];
  }
}
