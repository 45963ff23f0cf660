import type { ExpressCarriers } from '../cast/express-carriers.ts';
import { check } from './expect.ts';

/** Where the workshop posts. */
export const WORKSHOP = 'atelier-ferrand/transport';

const customer = {
  name: 'Camille Essai',
  address: { lines: ['3 allée des Essais'], postalCode: '69003', city: 'Lyon', country: 'FR' },
  email: 'camille@example.test',
  phone: '+33600000001',
};
const workshop = {
  company: 'Atelier Ferrand',
  name: 'Réception',
  address: { lines: ['Zone des Essais', 'Quai 4'], postalCode: '77127', city: 'Lieusaint', country: 'FR' },
};

/** The repair order of a run. */
export const repairOrder = (seed: number): string => `RO-${seed}`;

/** Wants the label for a device that comes to the workshop.
 *  @param more fields of the body */
export function transportOf(seed: number, carrier: string, more: object = {}): object {
  const number = repairOrder(seed);
  return {
    type: 'shipment.requested',
    body: {
      direction: 'to_repairer',
      carrier,
      numbers: { repairOrderNumber: number },
      sender: customer,
      recipient: workshop,
      parcels: [{ reference: `${number}-1`, weightG: 620, content: 'Téléphone' }],
      labelFormat: 'PDF',
      ...more,
    },
  };
}

/** Wants the labels for a device that goes to the customer, and for the one that comes back. */
export function thereAndBack(seed: number, carrier: string): object {
  return transportOf(seed, carrier, { direction: 'exchange', sender: workshop, recipient: customer, twoWay: true });
}

/** Wants a driver at the customer's door. */
export function driverTo(seed: number, carrier: string, slot: object, more: object = {}): object {
  const number = repairOrder(seed);
  return {
    type: 'pickup.requested',
    body: {
      direction: 'to_repairer',
      carrier,
      reference: number,
      numbers: { repairOrderNumber: number },
      from: customer,
      to: workshop,
      slot,
      parcels: [{ reference: `${number}-1`, weightG: 1200, content: 'Lampe' }],
      ...more,
    },
  };
}

/** Wants to know where parcels can be left. */
export function pointsNear(seed: number, carrier: string): object {
  const near = customer.address;
  return { type: 'shipment.points-requested', body: { carrier, near, maxPoints: 3, numbers: { repairOrderNumber: repairOrder(seed) } } };
}

/** A document that the workshop was sent. */
export interface Answer {
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly files?: readonly { readonly mediaType: string; readonly contentBase64: string }[];
}

/** What the workshop was told of a type about a repair order, in order. */
export function answersTo({ workshop: desk }: ExpressCarriers, type: string, seed: number): readonly Answer[] {
  const entries = desk.log.entries().flatMap((entry) => (entry.event === 'effect' ? [entry] : []));
  return entries.filter((entry) => entry.type === type && entry.reference === repairOrder(seed)).map(({ document }) => document as Answer);
}

/** The last of them.
 *  @throws E_DEMO_UNMET when there is none */
export function answerTo(partners: ExpressCarriers, type: string, seed: number): Answer {
  const answer = answersTo(partners, type, seed).at(-1);
  check(answer !== undefined, `the workshop is told ${type} of ${repairOrder(seed)}`);
  return answer;
}
