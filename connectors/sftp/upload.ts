import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import type { WireText } from './charset.ts';
import { isFailure, SftpFailure } from './failure.ts';
import { markerName } from './filename.ts';
import type { SftpSession } from './session.ts';

/** Where and how documents become files. Paths and names as they travel. */
export interface UploadOptions {
  /** Absolute. */
  readonly folder: WireText;
  /** Inside folder; empty for folder itself. */
  readonly temporaryFolder: WireText;
  readonly existing: 'wait' | 'replace';
  readonly marker?: WireText;
}

/** Puts a document into a folder: written under a temporary name, its size checked, then renamed, so that the partner sees
 *  the whole document or none; the marker comes last. A file that is there already with the very same bytes is this document,
 *  from an attempt whose end was not seen.
 *  Throws SftpFailure, or what the signal was aborted with; the temporary file is removed then, unless the session is over. */
export async function upload(
  session: SftpSession,
  name: WireText,
  body: Uint8Array,
  options: UploadOptions,
  signal: AbortSignal,
): Promise<void> {
  const target = posix.join(options.folder, name);
  if (!(await session.holds(target, body))) await put(session, name, target, body, options, signal);
  if (options.marker !== undefined) await putMarker(session, posix.join(options.folder, markerName(options.marker, name)));
}

async function put(
  session: SftpSession,
  name: WireText,
  target: WireText,
  body: Uint8Array,
  { folder, temporaryFolder, existing }: UploadOptions,
  signal: AbortSignal,
): Promise<void> {
  const waiting = existing === 'wait';
  if (waiting && (await session.lstat(target)) !== undefined) throw occupied();
  const place = posix.join(folder, temporaryFolder);
  const temporary = temporaryPath(place, name);
  let step = 'write the file';
  try {
    signal.throwIfAborted();
    await session.write(temporary, body);
    if ((await session.stat(temporary))?.size !== body.length)
      throw new SftpFailure('failed', 'could not write the file: the server kept another size than was sent');
    signal.throwIfAborted();
    step = 'rename the file';
    await (waiting ? session.rename(temporary, target) : replace(session, temporary, target));
  } catch (error) {
    if (session.closed) throw error;
    // Before the temporary file goes, and leaves room on a disk that was full.
    const why = await session.explain(error, step, place);
    await session.remove(temporary).catch(() => {});
    // Between the look and the rename another file may have come under this name.
    if (waiting && !session.closed && (await session.lstat(target)) !== undefined) throw occupied();
    throw why;
  }
}

/** Where the server cannot replace at once, there is no file of this name for a moment: never half a file, and after a
 *  crash at this moment the next attempt puts it. */
async function replace(session: SftpSession, temporary: WireText, target: WireText): Promise<void> {
  if (session.replacesAtOnce) return session.replace(temporary, target);
  await session.remove(target).catch((error: unknown) => {
    if (!isFailure(error, 'missing')) throw error;
  });
  await session.rename(temporary, target);
}

/** One that is there already will do. */
async function putMarker(session: SftpSession, path: WireText): Promise<void> {
  try {
    await session.write(path, new Uint8Array());
  } catch (error) {
    if (session.closed || (await session.lstat(path))?.kind !== 'file') throw error;
  }
}

/** Like no other, so that a late attempt and its successor cannot write into one file. */
export function temporaryPath(place: WireText, name: WireText): WireText {
  return posix.join(place, `.${name}.${randomBytes(4).toString('hex')}.part`);
}

function occupied(): SftpFailure {
  return new SftpFailure('exists', 'a file of this name waits to be fetched');
}
