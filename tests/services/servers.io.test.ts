import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startOf } from '../../platform/embedded/process-identity.ts';
import { dataFolder } from '../support/data-folder.ts';
import { endServers, isRunning, killServersNow, startServer } from './servers.ts';

let folder: string;
let below: string;

beforeEach(async () => {
  folder = await dataFolder('servers');
  below = join(folder, 'below');
  await mkdir(below);
  await startServer(folder, 'one', ['sleep', '600'], { PATH: process.env['PATH'] });
  await startServer(below, 'two', ['sh', '-c', 'sleep 601 & echo $!; wait'], { PATH: process.env['PATH'] });
});
afterEach(async () => {
  await endServers(folder);
  await rm(folder, { recursive: true, force: true });
});

const running = async () => [await isRunning(folder, 'one'), await isRunning(below, 'two')];
/** Waits for something. @returns false when it does not come */
async function comes(isThere: () => Promise<boolean>): Promise<boolean> {
  const deadline = performance.now() + 5_000;
  while (!(await isThere()) && performance.now() < deadline) await pause(10);
  return isThere();
}

test('all servers of a folder are ended', async () => {
  expect(await running()).toEqual([true, true]);
  await endServers(folder);
  expect(await running()).toEqual([false, false]);
});

test('and at once in the last moment of a process, with what they started themselves', async () => {
  const printed = () => readFile(join(below, 'two.log'), 'utf8');
  expect(await comes(async () => (await printed()).endsWith('\n'))).toBe(true);
  const child = Number(await printed());
  expect(await startOf(child)).toBeDefined();
  killServersNow(folder);
  expect(await comes(async () => !(await running()).includes(true))).toBe(true);
  expect(await comes(async () => (await startOf(child)) === undefined)).toBe(true);
});

test('a server whose program is not there is refused', async () => {
  await expect(startServer(folder, 'three', ['no-such-server'], {})).rejects.toThrow('ENOENT');
});
