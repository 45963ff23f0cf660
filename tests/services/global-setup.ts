import type { TestProject } from 'vitest/node';
import type { BrokerPlace } from './broker-place.ts';
import { type Services, startServices } from './start.ts';

/** What tests get by `inject`: where the services of this run are. The environment stays as it is, so that no process that a
 *  test starts finds a service there that nobody gave it. */
declare module 'vitest' {
  interface ProvidedContext {
    broker: BrokerPlace;
    redisUrl: string;
    sshd: string;
  }
}

/** One start for all the projects of a run. Each project loads this module anew, so the start is kept beside the modules. */
interface Shared {
  readonly services: Promise<Services>;
  users: number;
}
const key = Symbol.for('relais.test-services');
const kept = globalThis as { [key]?: Shared };

/** Runs once for each project with files to run that names it; the first one starts the services, the last one stops them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  kept[key] ??= { services: startServices(), users: 0 };
  const shared = kept[key];
  shared.users += 1;
  const services = await shared.services;
  project.provide('broker', services.broker);
  project.provide('redisUrl', services.redisUrl);
  project.provide('sshd', services.sshd);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete kept[key];
    await services.stop();
  };
}
