import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import { hubError } from '../../core/kernel/errors.ts';
import type { WireText } from './charset.ts';
import { asHubFailure, namedFailure, SftpFailure } from './failure.ts';
import type { SftpSession } from './session.ts';
import { temporaryPath, type UploadOptions } from './upload.ts';

/** Tries something that ends with the signal. @throws HubError that says what is wrong */
export async function tried(signal: AbortSignal, limits: { readonly timeoutMs: number }, work: () => Promise<void>): Promise<void> {
  const cancelled = hubError('E_DELIVERY_UNAVAILABLE', { reason: 'the test was cancelled' });
  let cancel = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    cancel = () => reject(cancelled);
  });
  signal.addEventListener('abort', cancel, { once: true });
  try {
    if (signal.aborted) throw cancelled;
    await Promise.race([work(), aborted]);
  } catch (error) {
    throw asHubFailure(error, limits);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** Is the folder there, and may files be made in it? Makes one and removes it.
 *  Throws SftpFailure in words of the settings. */
export async function tryFolder(session: SftpSession, { folder, temporaryFolder }: UploadOptions): Promise<void> {
  await mustBeFolder(session, folder, 'folder');
  const place = posix.join(folder, temporaryFolder);
  if (temporaryFolder !== '') await mustBeFolder(session, place, 'temporaryFolder');
  const temporary = temporaryPath(place, 'relais-test');
  try {
    await session.write(temporary, new Uint8Array());
  } catch (error) {
    throw await session.explain(error, 'create a file in the folder', place);
  }
  await session.remove(temporary);
}

/** May what is in a folder be moved? Makes a folder in it and removes it. */
export async function tryToChange(session: SftpSession, folder: WireText): Promise<void> {
  const path = posix.join(folder, `.relais-test.${randomBytes(4).toString('hex')}`);
  const step = 'change the folder, from which files are moved as they are taken';
  try {
    await session.makeFolder(path, false, step);
  } catch (error) {
    throw await session.explain(error, step, folder);
  }
  await session.removeFolder(path);
}

/** @param setting which setting names it */
export async function mustBeFolder(session: SftpSession, path: WireText, setting: string): Promise<void> {
  const found = await session.stat(path);
  if (found === undefined) throw namedFailure(`find the folder of the setting ${setting}`, 'missing');
  if (found.kind !== 'folder') throw new SftpFailure('missing', `the setting ${setting} names a file, not a folder`);
}
