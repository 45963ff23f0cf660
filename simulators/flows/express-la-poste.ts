import { check, post } from './expect.ts';
import { type Answer, answersTo, repairOrder, WORKSHOP } from './express-requests.ts';
import type { Flow } from './flow.ts';

/** News of parcels from a service that only tracks. */
export const laPosteFlows: readonly Flow<'expressCarriers'>[] = [
  {
    name: 'returned-after-delivered',
    tells: 'delivered, then returned to sender: "delivered" is not believed at once, both are told',
    run: async (stage, seed) => {
      const { expressCarriers } = stage.partners;
      const number = parcel(seed);
      const delivered = [
        { code: 'PC1', hoursAgo: 30 },
        { code: 'DI1', hoursAgo: 2 },
      ];
      expressCarriers.laPoste.plan(number, [delivered, [...delivered, { code: 'RE1', hoursAgo: 1 }, { code: 'DI2', hoursAgo: 0 }]]);
      const story = await post(stage, WORKSHOP, follow(seed, number));
      const news = answersTo(expressCarriers, 'shipment.tracked', seed);
      check(news.length === 2, `two states are told (there were ${news.length})`);
      check(news[0]?.body['deliveredAt'] !== undefined && news[1]?.body['deliveredAt'] === undefined, 'delivered, and then not');
      check(states(news[1]).at(-1) === 'returned_to_sender_delivered', 'it is back with its sender');
      return story;
    },
  },
  {
    name: 'events-jumbled',
    tells: 'events in any order, one of them twice: told once each, in the order in which they happened',
    run: async (stage, seed) => {
      const { expressCarriers } = stage.partners;
      const number = parcel(seed);
      expressCarriers.laPoste.faults.add({ when: { reference: number }, fault: { kind: 'jumbled' } });
      const story = await post(stage, WORKSHOP, follow(seed, number));
      const [told] = answersTo(expressCarriers, 'shipment.tracked', seed);
      check(states(told).join(' ') === 'pending picked_up in_transit out_for_delivery delivered', `in order: ${states(told).join(' ')}`);
      return story;
    },
  },
  {
    name: 'parcel-not-known',
    tells: 'a number that is not known yet is asked for again; one that cannot be is dead and names the carrier’s answer',
    run: async (stage, seed) => {
      const { expressCarriers } = stage.partners;
      const number = parcel(seed);
      expressCarriers.laPoste.plan(number, [[], [{ code: 'DI1', hoursAgo: 80 }]]);
      await post(stage, WORKSHOP, follow(seed, number));
      check(answersTo(expressCarriers, 'shipment.tracked', seed).length === 1, 'told once it is known');
      const story = await post(stage, WORKSHOP, follow(seed, 'not-a-number'));
      check(
        story.deliveries.some(({ channel, status }) => channel === 'tracking' && status === 'dead'),
        'nobody asks for ever',
      );
      return story;
    },
  },
];

function parcel(seed: number): string {
  return `EY${String(seed % 1_000_000_000).padStart(9, '0')}FR`;
}

function follow(seed: number, parcelNumber: string): object {
  const numbers = { repairOrderNumber: repairOrder(seed) };
  return { type: 'shipment.tracking-requested', body: { carrier: 'la-poste', direction: 'to_repairer', parcelNumber, numbers } };
}

function states(answer: Answer | undefined): readonly string[] {
  return ((answer?.body['events'] ?? []) as readonly { readonly status: string }[]).map(({ status }) => status);
}
