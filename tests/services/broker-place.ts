import { randomBytes } from 'node:crypto';
import type { Broker, BrokerHost, Vhost } from './broker.ts';
import { type ContainerBroker, containerHost } from './containers.ts';
import { mustRun } from './program.ts';
import { type InstalledBroker, installedHost } from './rabbitmq.ts';

/** A broker that was given by AMQP_URL. */
export interface GivenBroker {
  readonly from: 'environment';
  readonly url: string;
  /** The command that runs `rabbitmqctl` for it, from AMQP_CTL. */
  readonly ctl?: string;
}

/** What every process of a test run has to know of a broker; plain data, handed from process to process. */
export type BrokerPlace = GivenBroker | ContainerBroker | InstalledBroker;

/** The broker at a place. */
export function brokerAt(place: BrokerPlace): Broker {
  const host = hostOf(place);
  return {
    url: host.url,
    vhost: () => makeVhost(host),
    ctl: (...args) => host.ctl(args),
    alarm: async () => {
      await host.ctl(['set_vm_memory_high_watermark', '0']);
      return async () => void (await host.ctl(['set_vm_memory_high_watermark', '0.4']));
    },
    stop: host.stop,
    kill: host.kill,
    start: host.start,
  };
}

function hostOf(place: BrokerPlace): BrokerHost {
  if (place.from === 'installed') return installedHost(place);
  return place.from === 'docker' ? containerHost(place) : givenHost(place);
}

function givenHost({ url, ctl }: GivenBroker): BrokerHost {
  const refuse = async () => {
    throw new Error('The broker of AMQP_URL is not ours to stop or start: leave AMQP_URL unset for the tests that do.');
  };
  return {
    url,
    ctl: async (args, input) => {
      if (ctl === undefined) {
        throw new Error(
          'This test makes vhosts with rabbitmqctl: set AMQP_CTL to the command that runs it for the broker of AMQP_URL ' +
            '(such as "docker exec -i broker rabbitmqctl"), or leave AMQP_URL unset.',
        );
      }
      return mustRun([...ctl.split(' '), '-q', ...args], input === undefined ? {} : { input });
    },
    stop: refuse,
    kill: refuse,
    start: refuse,
  };
}

async function makeVhost({ url, ctl }: BrokerHost): Promise<Vhost> {
  const name = `test-${randomBytes(6).toString('hex')}`;
  const at = new URL(url);
  const user = decodeURIComponent(at.username);
  at.pathname = `/${name}`;
  // One call of rabbitmqctl, which takes a second, in place of two.
  const permissions = [{ user, vhost: name, configure: '.*', write: '.*', read: '.*' }];
  const make = async () => void (await ctl(['import_definitions'], JSON.stringify({ vhosts: [{ name }], permissions })));
  const remove = async () => void (await ctl(['delete_vhost', name]));
  await make();
  return {
    name,
    url: at.href,
    remove,
    wipe: async () => {
      await remove();
      await make();
    },
  };
}
