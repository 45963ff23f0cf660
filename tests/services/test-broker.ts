import { inject } from 'vitest';
import type { Broker } from './broker.ts';
import { brokerAt } from './broker-place.ts';

/** The broker of this test run, which all its files share: make a vhost for what you do, and start again what you stop.
 *  A suite that kills brokers has its own: {@link startPrivateBroker}. */
export function testBroker(): Broker {
  return brokerAt(inject('broker'));
}
