import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';
import { startOf } from './process-identity.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

const leaveLock = (holder: object): Promise<void> => writeFile(join(folder, 'hub.7.lock'), JSON.stringify(holder));

describe('lockFolder', () => {
  it('names the process that has the folder', async () => {
    await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: 'E_EMBEDDED_LOCKED',
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });

  it('gives a released folder to the next', async () => {
    for (let round = 0; round < 3; round += 1) await (await lockFolder(folder)).release();
    await lockFolder(folder);
    expect(await readdir(folder)).toEqual(['hub.4.lock']);
  });

  it('takes over the lock of a process that is gone', async () => {
    await leaveLock({ pid: 2 ** 22 + 1, start: 'long ago' });
    await lockFolder(folder);
    expect(await readdir(folder)).toEqual(['hub.8.lock']);
  });

  it('does not mistake another process under the same pid for the holder', async () => {
    await leaveLock({ pid: process.pid, start: 'before this process began' });
    await lockFolder(folder);
    expect(await readdir(folder)).toEqual(['hub.8.lock']);
  });

  it('respects the lock of a living process', async () => {
    await leaveLock({ pid: process.ppid, start: await startOf(process.ppid) });
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'E_EMBEDDED_LOCKED' });
  });

  it('takes over a lock file that a power failure emptied', async () => {
    await writeFile(join(folder, 'hub.7.lock'), '');
    await expect(lockFolder(folder)).resolves.toBeDefined();
  });

  it('lets exactly one of many have it', async () => {
    await leaveLock({ pid: process.pid, start: 'before this process began' });
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
