import { check, post } from './expect.ts';
import { answersTo, answerTo, driverTo, pointsNear, repairOrder, thereAndBack, transportOf, WORKSHOP } from './express-requests.ts';
import type { Flow } from './flow.ts';
import type { Stage } from './stage.ts';

type Express = Stage<'returns' | 'expressCarriers'>;

/** An express carrier beyond the label of a return. */
export const chronopostFlows: readonly Flow<'returns' | 'expressCarriers'>[] = [
  {
    name: 'there-and-back',
    tells: 'one booking for the device that goes out and the one that comes back: two parcels, both followed home',
    run: async (stage, seed) => {
      const story = await post(stage, WORKSHOP, thereAndBack(seed, 'chronopost'));
      const labelled = answerTo(partnersOf(stage), 'shipment.labelled', seed);
      const numbers = labelled.body['parcelNumbers'] as readonly string[];
      check(numbers.length === 2, 'the parcel that goes and the one that comes back');
      check(stage.partners.returns.carrier.effects()[repairOrder(seed)] === 1, 'the carrier was asked once');
      const news = answersTo(partnersOf(stage), 'shipment.tracked', seed);
      check(
        numbers.every((number) => news.some(({ body }) => body['final'] === true && JSON.stringify(body['events']).includes(number))),
        'both are delivered',
      );
      return story;
    },
  },
  {
    name: 'parcel-followed',
    tells: 'a parcel is asked after until it is delivered; each new state is told, none twice',
    run: async (stage, seed) => {
      stage.partners.returns.carrier.journeys.plan(repairOrder(seed), [
        [{ code: 'DC', hoursAgo: 3 }],
        [
          { code: 'DC', hoursAgo: 3 },
          { code: 'DB', hoursAgo: 2 },
        ],
        [
          { code: 'DC', hoursAgo: 3 },
          { code: 'DB', hoursAgo: 2 },
          { code: 'ZZ', hoursAgo: 1 },
          { code: 'D', hoursAgo: 0 },
        ],
      ]);
      const story = await post(stage, WORKSHOP, transportOf(seed, 'chronopost'));
      const news = answersTo(partnersOf(stage), 'shipment.tracked', seed).map(({ body }) => body);
      check(news.length === 2, `two states are told (there were ${news.length})`);
      check(news[0]?.['final'] === false && news[1]?.['final'] === true, 'handed over, then delivered');
      check(JSON.stringify(news[1]).includes('"partnerCode":"ZZ"'), 'a code that nobody knows is kept');
      return story;
    },
  },
  {
    name: 'label-never-used',
    tells: 'a label prepared forty days ago and not handed over is void: told to whoever asked for it',
    run: async (stage, seed) => {
      stage.partners.returns.carrier.journeys.plan(repairOrder(seed), [[{ code: 'DC', hoursAgo: 40 * 24 }]]);
      const story = await post(stage, WORKSHOP, transportOf(seed, 'chronopost'));
      check(answerTo(partnersOf(stage), 'shipment.cancelled', seed).body['cause'] === 'label_expired', 'the label is too old');
      check(answersTo(partnersOf(stage), 'shipment.tracked', seed).length === 0, 'nothing happened to the parcel');
      return story;
    },
  },
  {
    name: 'paperless-label',
    tells: 'no printer at home: a code to show at the counter in place of a label',
    run: async (stage, seed) => {
      const story = await post(stage, WORKSHOP, transportOf(seed, 'chronopost', { paperless: true }));
      const [file] = answerTo(partnersOf(stage), 'shipment.labelled', seed).files ?? [];
      check(file?.mediaType === 'image/png', 'the label is a picture');
      check(Buffer.from(file.contentBase64, 'base64').subarray(1, 4).toString('latin1') === 'PNG', 'and can be shown');
      return story;
    },
  },
  {
    name: 'relay-points',
    tells: 'shops near the customer, with their hours; a parcel is sent to the nearest',
    run: async (stage, seed) => {
      await post(stage, WORKSHOP, pointsNear(seed, 'chronopost'));
      const points = answerTo(partnersOf(stage), 'shipment.points-found', seed).body['points'] as readonly { readonly id: string }[];
      check(points.length === 3, 'three shops');
      const story = await post(stage, WORKSHOP, transportOf(seed, 'chronopost', { service: 'relay', deliveryPoint: points[0] }));
      answerTo(partnersOf(stage), 'shipment.labelled', seed);
      return story;
    },
  },
  {
    name: 'driver-called-off',
    tells: 'a driver is ordered to the door and called off; the carrier confirms both',
    run: async (stage, seed) => {
      const { carrier } = stage.partners.returns;
      await post(stage, WORKSHOP, driverTo(seed, 'chronopost', { date: '2026-12-14', from: '09:00', to: '13:00' }));
      const { pickupNumber } = answerTo(partnersOf(stage), 'pickup.booked', seed).body;
      check(
        carrier.pickups().some(({ number }) => number === pickupNumber),
        'the driver will come',
      );
      const story = await post(stage, WORKSHOP, {
        type: 'pickup.cancelled',
        body: {
          carrier: 'chronopost',
          pickupNumber,
          numbers: { repairOrderNumber: repairOrder(seed) },
          cancelledAt: '2026-12-13T10:00:00+01:00',
          by: 'repairer',
          cause: 'requested',
        },
      });
      check(!carrier.pickups().some(({ number }) => number === pickupNumber), 'nobody comes');
      check(answerTo(partnersOf(stage), 'pickup.cancelled', seed).body['by'] === 'carrier', 'the carrier says so');
      return story;
    },
  },
  {
    name: 'driver-refused',
    tells: 'hours that cannot be: the refusal comes in a good answer and reaches the workshop',
    run: async (stage, seed) => {
      const story = await post(stage, WORKSHOP, driverTo(seed, 'chronopost', { date: '2026-12-14', from: '18:00', to: '09:00' }));
      const { reason } = answerTo(partnersOf(stage), 'pickup.refused', seed).body as {
        readonly reason?: { readonly partnerCode?: string };
      };
      check(reason?.partnerCode === '12', "with the carrier's code");
      return story;
    },
  },
];

function partnersOf(stage: Express) {
  return stage.partners.expressCarriers;
}
