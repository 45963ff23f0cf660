import { rename, rm, writeFile } from 'node:fs/promises';
import { mustRun } from './program.ts';

/** Asked by invoke-rc.d and deb-systemd-invoke before they start a service; 101 forbids it.
 *  Source: Debian's /usr/share/doc/init-system-helpers/README.policy-rc.d.gz. */
const POLICY = '/usr/sbin/policy-rc.d';
const LOCK_TIMEOUT_S = 600;

/** Installs packages on Debian or Ubuntu, as root, asking nothing and starting no service of theirs. Rejects with what apt-get said.
 *  @param policy where the policy on starting services is; it is as before when this settles */
export async function installWithApt(packages: readonly string[], policy: string = POLICY): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const patience = `DPkg::Lock::Timeout=${LOCK_TIMEOUT_S}`;
  await mustRun(['apt-get', '-qq', 'update'], { env });
  await withoutStartingServices(policy, () =>
    mustRun(['apt-get', '-qq', '-y', '-o', patience, '--no-install-recommends', 'install', ...packages], { env }),
  );
}

/** Runs something while no package may start a service. */
export async function withoutStartingServices<T>(policy: string, action: () => Promise<T>): Promise<T> {
  const aside = `${policy}.before-tests-${process.pid}`;
  const before = await rename(policy, aside).then(
    () => true,
    () => false,
  );
  try {
    await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
    return await action();
  } finally {
    if (before) await rename(aside, policy);
    else await rm(policy, { force: true });
  }
}
