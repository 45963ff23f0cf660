import type { BrokerPlace } from './broker-place.ts';
import { startContainerBroker, startContainerRedis } from './containers.ts';
import { findProgram, findService, type Source } from './find.ts';
import { thisMachine } from './machine.ts';
import { openPremises, type Premises } from './premises.ts';
import { startInstalledBroker } from './rabbitmq.ts';
import { startInstalledRedis } from './redis.ts';
import { rabbitmq, redis, sshd } from './service.ts';

/** The services of a test run. */
export interface Services {
  readonly broker: BrokerPlace;
  readonly redisUrl: string;
  /** The program that is OpenSSH's server. */
  readonly sshd: string;
  /** Stops what was started, and removes what it left. */
  stop(): Promise<void>;
}

/** Finds all of them, then starts both services at the same time. When one fails the other is ended again. */
export async function startServices(): Promise<Services> {
  // One after the other: apt-get has one lock.
  const brokerSource = await findService(rabbitmq, thisMachine);
  const redisSource = await findService(redis, thisMachine);
  const sshdProgram = await findProgram(
    sshd,
    thisMachine,
    "The tests need OpenSSH's server: install sshd (Debian and Ubuntu: apt-get install openssh-server).",
  );
  const premises = await openPremises('services');
  const started = await Promise.allSettled([startBroker(brokerSource, premises), startRedis(redisSource, premises)]);
  const [broker, redisUrl] = started;
  if (broker.status === 'fulfilled' && redisUrl.status === 'fulfilled') {
    return { broker: broker.value, redisUrl: redisUrl.value, sshd: sshdProgram, stop: premises.close };
  }
  await premises.close();
  throw started.find((one) => one.status === 'rejected')?.reason;
}

async function startBroker(source: Source, premises: Premises): Promise<BrokerPlace> {
  if (source.from === 'environment') {
    const ctl = process.env['AMQP_CTL'];
    return { ...source, ...(ctl === undefined ? {} : { ctl }) };
  }
  return source.from === 'docker'
    ? startContainerBroker(premises.containerName(rabbitmq.composed))
    : startInstalledBroker(source.program, premises.folder);
}

async function startRedis(source: Source, premises: Premises): Promise<string> {
  if (source.from === 'environment') return source.url;
  return source.from === 'docker'
    ? startContainerRedis(premises.containerName(redis.composed))
    : startInstalledRedis(source.program, premises.folder);
}
