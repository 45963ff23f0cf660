import { check, post } from './expect.ts';
import { answersTo, answerTo, driverTo, repairOrder, transportOf, WORKSHOP } from './express-requests.ts';
import type { Flow } from './flow.ts';

const CARRIER = 'dpd-france';

/** A second carrier beside that of the returns. */
export const dpdFlows: readonly Flow<'expressCarriers'>[] = [
  {
    name: 'carrier-of-choice',
    tells: 'another carrier, because it was asked for: one call, the label with the day until which it may be used',
    run: async (stage, seed) => {
      const { expressCarriers } = stage.partners;
      const story = await post(stage, WORKSHOP, transportOf(seed, CARRIER, { labelValidForDays: 21 }));
      const { body, files } = answerTo(expressCarriers, 'shipment.labelled', seed);
      check(body['carrier'] === CARRIER && body['validUntil'] !== undefined, 'the label has an end');
      check(files?.[0]?.mediaType === 'application/pdf', 'and is a PDF');
      check(expressCarriers.dpd.effects()[`CreateReverseInverseShipmentWithLabelsBc ${repairOrder(seed)}-1`] === 1, 'it was made once');
      return story;
    },
  },
  {
    name: 'service-decides-carrier',
    tells: 'nobody names a carrier and nothing is urgent: the routes choose',
    run: async (stage, seed) => {
      const story = await post(stage, WORKSHOP, transportOf(seed, CARRIER, { carrier: undefined, service: 'economy' }));
      check(answerTo(stage.partners.expressCarriers, 'shipment.labelled', seed).body['carrier'] === CARRIER, 'DPD has it');
      return story;
    },
  },
  {
    name: 'too-heavy',
    tells: 'the carrier says no with a fault in HTTP 500: its words reach the workshop, decimal comma and all',
    run: async (stage, seed) => {
      const number = repairOrder(seed);
      const parcels = [{ reference: `${number}-1`, weightG: 40_000 }];
      const story = await post(stage, WORKSHOP, transportOf(seed, CARRIER, { parcels }));
      const { reason } = answerTo(stage.partners.expressCarriers, 'shipment.refused', seed).body as {
        readonly reason?: { readonly code?: string; readonly label?: string };
      };
      check(reason?.code === 'InvalidWeight' && reason.label?.includes('31,5') === true, 'InvalidWeight, 31,5');
      return story;
    },
  },
  {
    name: 'wrong-credentials',
    tells: 'the carrier does not know the hub any more: the order waits for a person, nobody is told a refusal',
    run: async (stage, seed) => {
      const { expressCarriers } = stage.partners;
      expressCarriers.dpd.faults.add({
        when: { reference: `${repairOrder(seed)}-1` },
        times: 1,
        fault: { kind: 'fault', errorId: 'PermissionDenied', message: 'Permission denied' },
      });
      const story = await post(stage, WORKSHOP, transportOf(seed, CARRIER));
      check(
        story.deliveries.some(({ channel, status }) => channel === 'return-labels' && status === 'dead'),
        'the delivery is dead',
      );
      check(answersTo(expressCarriers, 'shipment.refused', seed).length === 0, 'the workshop hears nothing');
      return story;
    },
  },
  {
    name: 'driver-on-a-sunday',
    tells: 'no driver on a Sunday; one on Monday is ordered and called off',
    run: async (stage, seed) => {
      const { expressCarriers } = stage.partners;
      await post(stage, WORKSHOP, driverTo(seed, CARRIER, { date: '2026-12-13', from: '09:00', to: '13:00' }));
      answerTo(expressCarriers, 'pickup.refused', seed);
      await post(stage, WORKSHOP, driverTo(seed, CARRIER, { date: '2026-12-14', from: '09:00', to: '13:00' }));
      const { pickupNumber } = answerTo(expressCarriers, 'pickup.booked', seed).body;
      check(expressCarriers.dpd.drivers().includes(String(pickupNumber)), 'the driver will come');
      const numbers = { repairOrderNumber: repairOrder(seed) };
      const cancelled = {
        carrier: CARRIER,
        pickupNumber,
        numbers,
        cancelledAt: '2026-12-13T20:00:00+01:00',
        by: 'repairer',
        cause: 'requested',
      };
      const story = await post(stage, WORKSHOP, { type: 'pickup.cancelled', body: cancelled });
      answerTo(expressCarriers, 'pickup.cancelled', seed);
      check(!expressCarriers.dpd.drivers().includes(String(pickupNumber)), 'nobody comes');
      return story;
    },
  },
];
