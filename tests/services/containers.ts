import { setTimeout as pause } from 'node:timers/promises';
import type { BrokerHost } from './broker.ts';
import { startContainer } from './docker.ts';
import { freePorts } from './ports.ts';
import { mustRun } from './program.ts';
import { answers, type BrokerSettings, brokerUrl, firstUser } from './rabbitmq.ts';
import { comesUp } from './redis.ts';
import { rabbitmq, redis } from './service.ts';

/** A broker in a container. */
export interface ContainerBroker {
  readonly from: 'docker';
  readonly url: string;
  readonly container: string;
}

const READY_TIMEOUT_MS = 120_000;

/** Starts a broker with the image of `docker/compose.yaml`. The port is chosen here, as Docker would choose another at each start.
 *  @param settings their file is read after the image's own */
export async function startContainerBroker(container: string, settings: BrokerSettings = {}): Promise<ContainerBroker> {
  const [port = 0] = await freePorts(1);
  const first = { user: 'relais', password: 'relais', vhost: '/', ...settings };
  const { configurationFile } = settings;
  const files: Record<string, string> = configurationFile === undefined ? {} : { '/etc/rabbitmq/conf.d/50-tests.conf': configurationFile };
  await startContainer(rabbitmq, { name: container, ports: { [port]: 5672 }, env: firstUser(first), files });
  const broker: ContainerBroker = { from: 'docker', url: brokerUrl(port, first), container };
  await ready(broker);
  return broker;
}

export function containerHost(broker: ContainerBroker): BrokerHost {
  const { container, url } = broker;
  const docker = async (...args: readonly string[]) => void (await mustRun(['docker', ...args]));
  return {
    url,
    ctl: (args, input) =>
      mustRun(['docker', 'exec', '--interactive', container, 'rabbitmqctl', '-q', ...args], input === undefined ? {} : { input }),
    stop: () => docker('stop', container),
    kill: () => docker('kill', container),
    start: async () => {
      await docker('start', container);
      await ready(broker);
    },
  };
}

/** Starts a Redis with the image of `docker/compose.yaml`. @returns its URL */
export async function startContainerRedis(container: string): Promise<string> {
  const [port = 0] = await freePorts(1);
  const command = ['redis-server', '--save', '', '--appendonly', 'no'];
  await startContainer(redis, { name: container, ports: { [port]: 6379 }, command });
  const url = `redis://127.0.0.1:${port}`;
  if (await comesUp(url, async () => true)) return url;
  throw new Error(`Redis in the container ${container} does not answer`);
}

async function ready({ url, container }: ContainerBroker): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (performance.now() > deadline) throw new Error(`RabbitMQ in the container ${container} does not answer`);
    await pause(200);
  }
}
