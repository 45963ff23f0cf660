import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withoutStartingServices } from './apt.ts';
import { run } from './program.ts';

describe('while packages are installed no service is started', () => {
  let folder: string;
  let policy: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relais-policy-'));
    policy = join(folder, 'policy-rc.d');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('the policy forbids it, and is gone afterwards', async () => {
    const answer = await withoutStartingServices(policy, () => run([policy, 'rabbitmq-server', 'start']));
    expect(answer.code).toBe(101);
    expect(await readdir(folder)).toEqual([]);
  });

  test('a policy of the machine comes back as it was, also after a failure', async () => {
    const own = '#!/bin/sh\nexit 104\n';
    await writeFile(policy, own, { mode: 0o755 });
    const failing = withoutStartingServices(policy, async () => {
      expect((await run([policy])).code).toBe(101);
      throw new Error('no such package');
    });
    await expect(failing).rejects.toThrow('no such package');
    expect(await readFile(policy, 'utf8')).toBe(own);
    expect((await stat(policy)).mode & 0o777).toBe(0o755);
    expect(await readdir(folder)).toEqual(['policy-rc.d']);
  });
});
