import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSftpServer } from '../sftp/server.ts';
import { type Inbox, type Journal, openJournal, readInbox } from './journal.ts';

/** A workshop that exchanges files over SFTP: orders lie in `eingang`, its journal in `ausgang`. */
export interface FileWorkshop {
  readonly port: number;
  readonly hostKeyFingerprint: string;
  readonly password: string;
  readonly sftpRoot: string;
  /** What was asked of it by now. */
  inbox(): Promise<Inbox>;
  /** Its journal, which knows what was asked by now. */
  journal(): Promise<Journal>;
  close(): Promise<void>;
}

export async function startFileWorkshop(now: () => Date = () => new Date()): Promise<FileWorkshop> {
  const password = randomBytes(18).toString('base64url');
  const sftpRoot = await mkdtemp(join(tmpdir(), 'relais-workshop-'));
  for (const folder of ['eingang', 'ausgang']) await mkdir(join(sftpRoot, folder));
  const server = await startSftpServer({ users: { relais: { password } }, root: sftpRoot });
  const inbox = async (): Promise<Inbox> => {
    const folder = join(sftpRoot, 'eingang');
    const names = (await readdir(folder)).filter((name) => name.startsWith('AUFTRAG_') && name.endsWith('.csv')).sort();
    return readInbox(await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1'))));
  };
  return {
    port: server.port,
    hostKeyFingerprint: server.hostKeyFingerprint,
    password,
    sftpRoot,
    inbox,
    journal: async () => openJournal(await inbox(), now),
    close: async () => {
      await server.close();
      await rm(sftpRoot, { recursive: true, force: true });
    },
  };
}
