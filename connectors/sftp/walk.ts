import { posix } from 'node:path';
import type { WireText } from './charset.ts';
import { isFailure, type SftpFailure } from './failure.ts';
import { isPlain } from './names.ts';
import type { Found, SftpSession } from './session.ts';

/** A file, or what stands where one could, as a walk through folders found it. Paths are seen from the folder that was searched. */
export interface FoundFile extends Found {
  readonly name: WireText;
  /** `name`, or `sub/folder/name`. */
  readonly path: WireText;
}

/** How far a walk goes. */
export interface Walk {
  /** Levels of sub-folders. */
  readonly depth: number;
  /** Is a sub-folder searched? */
  enters(path: WireText): boolean;
  /** A sub-folder cannot be read; the walk goes on without it. */
  skipped(path: WireText, why: SftpFailure): void;
}

/** What one walk lists at most: a server must not fill our memory. */
const MAX_FILES = 200_000;

/** All that is in a folder and its sub-folders, but the sub-folders. Symbolic links are not followed.
 *  Throws SftpFailure when the folder itself cannot be read, or the session is over. */
export async function filesUnder(session: SftpSession, folder: WireText, walk: Walk): Promise<readonly FoundFile[]> {
  const files: FoundFile[] = [];
  const search = async (below: WireText, depth: number): Promise<void> => {
    const folders: WireText[] = [];
    for (const entry of await session.list(posix.join(folder, below), MAX_FILES - files.length)) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.kind !== 'folder') files.push({ ...entry, path });
      else if (depth < walk.depth && isPlain(entry.name) && walk.enters(path)) folders.push(path);
    }
    for (const path of folders) {
      if (files.length >= MAX_FILES) return;
      await search(path, depth + 1).catch((error: unknown) => {
        if (!isFailure(error, 'missing', 'forbidden', 'failed')) throw error;
        if (error.kind !== 'missing') walk.skipped(path, error);
      });
    }
  };
  await search('', 0);
  return files;
}
