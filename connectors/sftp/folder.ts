import { posix } from 'node:path';
import type { SettingsOf } from '../../core/spi/fields.ts';
import type { Logger } from '../../core/spi/log.ts';
import { isFailure } from './failure.ts';
import type { inboundSettings } from './fields.ts';
import type { Candidate } from './intake.ts';
import { type Claim, matches, readClaim, shown } from './names.ts';
import type { Entry, SftpSession } from './session.ts';

/** Names must leave room for what a claim puts before them: file systems take 255 bytes. */
const MAX_NAME_BYTES = 200;

/** A file in the claim folder. */
export interface Claimed extends Candidate {
  readonly claim: Claim;
}

/** The files in the claim folder, the oldest claim first. Makes the folder if it is missing. */
export async function claimsIn(session: SftpSession, claimFolder: string): Promise<readonly Claimed[]> {
  let entries: readonly Entry[];
  try {
    entries = await session.list(claimFolder);
  } catch (error) {
    if (!isFailure(error, 'missing')) throw error;
    // Not what is above it: a folder that does not exist is a mistake in the settings, and must be told.
    await session.makeFolder(claimFolder, false);
    return [];
  }
  return entries
    .flatMap((entry) => {
      const claim = entry.kind === 'file' ? readClaim(entry.name) : undefined;
      return claim === undefined ? [] : [{ name: claim.name, path: posix.join(claimFolder, entry.name), claim }];
    })
    .sort((one, other) => one.claim.claimedAtMs - other.claim.claimedAtMs);
}

/** Says once of each file why it is left where it is, as long as it is there. */
export class Notices {
  private readonly told = new Map<string, string>();

  tell(log: Logger, name: string, reason: string): void {
    if (this.told.get(name) === reason) return;
    this.told.set(name, reason);
    log.warn({ file: shown(name), reason }, 'a file is left in place');
  }

  keepOnly(names: ReadonlySet<string>): void {
    for (const name of this.told.keys()) if (!names.has(name)) this.told.delete(name);
  }
}

/** The files of a listing that are documents, as far as names and sizes tell, the oldest first. */
export function documentsIn(
  entries: readonly Entry[],
  settings: SettingsOf<typeof inboundSettings>,
  notices: Notices,
  log: Logger,
): readonly Entry[] {
  const documents = entries.filter((entry) => {
    if (entry.kind !== 'file' || !matches(settings.pattern, entry.name) || settings.ignore.some((pattern) => matches(pattern, entry.name)))
      return false;
    const reason = obstacle(entry, settings);
    if (reason !== undefined) notices.tell(log, entry.name, reason);
    return reason === undefined;
  });
  return documents.sort((one, other) => one.modifiedAt - other.modifiedAt || (one.name < other.name ? -1 : 1));
}

function obstacle({ name, size }: Entry, { maxBytes }: SettingsOf<typeof inboundSettings>): string | undefined {
  // Most often a sender that has only begun, or a flag for somebody else: it is no document yet, and never in the way.
  if (size === 0) return 'it is empty';
  if (size > maxBytes) return `it has more than ${maxBytes} bytes`;
  if (name.includes('\ufffd')) return 'its name is not UTF-8';
  if (name.includes('/') || Buffer.byteLength(name) > MAX_NAME_BYTES)
    return `its name is longer than ${MAX_NAME_BYTES} bytes or not one of a file`;
  return undefined;
}

/** Those files of the first look that are the same at the second. */
export function unchanged(first: readonly Entry[], second: readonly Entry[]): readonly Entry[] {
  const before = new Map(first.map((entry) => [entry.name, entry]));
  return second.filter((entry) => {
    const known = before.get(entry.name);
    return known !== undefined && known.size === entry.size && known.modifiedAt === entry.modifiedAt;
  });
}
