import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** Runs something while no package may start a service. The policy is put back also when the process is told to end meanwhile. */
export async function withoutStartingServices<T>(policy: string, action: () => Promise<T>): Promise<T> {
  const aside = `${policy}.before-tests-${process.pid}`;
  if (existsSync(policy)) renameSync(policy, aside);
  const putBack = () => {
    rmSync(policy, { force: true });
    if (existsSync(aside)) renameSync(aside, policy);
  };
  process.once('exit', putBack);
  try {
    writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
    return await action();
  } finally {
    process.off('exit', putBack);
    putBack();
  }
}
