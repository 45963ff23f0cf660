import type { Broker } from './broker.ts';
import { type BrokerPlace, brokerAt } from './broker-place.ts';
import { startContainerBroker } from './containers.ts';
import { findOwnService } from './find.ts';
import { thisMachine } from './machine.ts';
import { openPremises, type Premises } from './premises.ts';
import { type BrokerSettings, startInstalledBroker } from './rabbitmq.ts';
import { rabbitmq } from './service.ts';

/** A broker of one suite. */
export interface PrivateBroker extends Broker {
  /** Ends it and removes all that it left. */
  remove(): Promise<void>;
}

/** Starts a broker that the suite may stop and kill. AMQP_URL does not count here. */
export async function startPrivateBroker(settings?: BrokerSettings): Promise<PrivateBroker> {
  const premises = await openPremises('broker');
  try {
    return { ...brokerAt(await startBroker(premises, settings)), remove: premises.close };
  } catch (error) {
    await premises.close();
    throw error;
  }
}

async function startBroker(premises: Premises, settings?: BrokerSettings): Promise<BrokerPlace> {
  const source = await findOwnService(rabbitmq, thisMachine);
  return source.from === 'installed'
    ? startInstalledBroker(source.program, premises.folder, settings)
    : startContainerBroker(premises.containerName(rabbitmq.composed), settings);
}
