import { check, post } from './expect.ts';
import { answersTo, answerTo, pointsNear, repairOrder, transportOf, WORKSHOP } from './express-requests.ts';
import type { Flow } from './flow.ts';
import type { Stage } from './stage.ts';

type Relay = Stage<'expressCarriers' | 'relayCarriers'>;

/** Where a device is that comes from abroad. */
const abroad = { name: 'Camille Essai', address: { lines: ['8 rue des Essais'], postalCode: '1000', city: 'Bruxelles', country: 'BE' } };

/** Parcels that are left at relay points and post offices. */
export const relayFlows: readonly Flow<'expressCarriers' | 'relayCarriers'>[] = [
  {
    name: 'left-at-a-relay',
    tells: 'relay points with their hours, a label for the chosen one by signed SOAP, and the parcel followed until it is there',
    run: async (stage, seed) => {
      await post(stage, WORKSHOP, pointsNear(seed, 'mondial-relay'));
      const [point] = answerTo(workshop(stage), 'shipment.points-found', seed).body['points'] as readonly Point[];
      check(point?.position?.latitude === '45.7602140', 'positions have a dot');
      check(point.openingHours?.[0]?.opens === '14:00', 'and the hours of the week are told');
      const story = await post(stage, WORKSHOP, transportOf(seed, 'mondial-relay', { dropOffPoint: point }));
      check(stage.partners.relayCarriers.relays.order(`${repairOrder(seed)}-1`)?.['COL_Rel'] === point.id, 'the chosen point is asked for');
      await expectFile(stage, seed, '%PDF-');
      const news = answersTo(workshop(stage), 'shipment.tracked', seed).map(({ body }) => body);
      check(news.length === 3 && news[2]?.['final'] === true, `three states are told, the last is the end (there were ${news.length})`);
      return story;
    },
  },
  {
    name: 'relay-news-mixed-up',
    tells: 'an anomaly, then events out of order and twice: kept apart, in the order in which they happened',
    run: async (stage, seed) => {
      const when = { operation: 'WSI2_TracingColisDetaille', reference: `${repairOrder(seed)}-1` };
      stage.partners.relayCarriers.relays.faults.add(
        { when, times: 1, fault: { kind: 'anomaly' } },
        { when, fault: { kind: 'unordered' } },
      );
      const story = await post(stage, WORKSHOP, transportOf(seed, 'mondial-relay'));
      const news = answersTo(workshop(stage), 'shipment.tracked', seed).map(({ body }) => body);
      const last = news.at(-1)?.['events'] as readonly { readonly occurredAt: string }[];
      check(news[0]?.['final'] === false && JSON.stringify(news[0]).includes('"partnerCode":"83"'), 'the anomaly is told');
      check(last.length === 4 && new Set(last.map(({ occurredAt }) => occurredAt)).size === 4, 'each event once');
      return story;
    },
  },
  {
    name: 'relay-refuses',
    tells: 'STAT 20 inside a good answer: the weight is refused, in words, and reaches the workshop',
    run: async (stage, seed) => {
      const story = await post(
        stage,
        WORKSHOP,
        transportOf(seed, 'mondial-relay', { parcels: [{ reference: `${repairOrder(seed)}-1`, weightG: 31_000 }] }),
      );
      const { reason } = answerTo(workshop(stage), 'shipment.refused', seed).body as { readonly reason?: Reason };
      check(reason?.code === '20' && reason.label === 'Poids du colis invalide', 'with code and wording');
      return story;
    },
  },
  {
    name: 'relay-out-of-order',
    tells: 'the service fails inside a good answer (STAT 99), then works: two attempts, one parcel',
    run: async (stage, seed) => {
      const { relays } = stage.partners.relayCarriers;
      const reference = `${repairOrder(seed)}-1`;
      relays.faults.add({ when: { operation: 'WSI2_CreationEtiquette', reference }, times: 1, fault: { kind: 'stat', stat: '99' } });
      const story = await post(stage, WORKSHOP, transportOf(seed, 'mondial-relay'));
      const order = story.deliveries.find(({ channel }) => channel === 'labels');
      check(order?.attempts.length === 2, 'the order took two attempts');
      check(relays.effects()[`service ${reference}`] === 1, 'one parcel');
      return story;
    },
  },
  {
    name: 'post-label-from-abroad',
    tells: 'a device from Belgium: label and customs form come apart from one answer, and La Poste tells the rest of the way',
    run: async (stage, seed) => {
      const story = await post(stage, WORKSHOP, transportOf(seed, 'colissimo', { sender: abroad }));
      const files = answerTo(workshop(stage), 'shipment.labelled', seed).files ?? [];
      check(files.length === 2 && files.every(isPdf), 'label and CN23 are there');
      check(stage.partners.relayCarriers.post.effects()[`label ${repairOrder(seed)}-1`] === 1, 'one label was made');
      check(answerTo(workshop(stage), 'shipment.tracked', seed).body['final'] === true, 'the parcel is followed to its end');
      return story;
    },
  },
  {
    name: 'post-without-printer',
    tells: 'post offices and lockers with their closures; a code to show at the counter in place of a label',
    run: async (stage, seed) => {
      await post(stage, WORKSHOP, pointsNear(seed, 'colissimo'));
      const points = answerTo(workshop(stage), 'shipment.points-found', seed).body['points'] as readonly Point[];
      check(points.map(({ type }) => type).join() === 'post_office,locker', 'a post office and a locker');
      check(points[0]?.closures?.[0]?.from === '2025-08-04', 'closures are days');
      const story = await post(stage, WORKSHOP, transportOf(seed, 'colissimo', { paperless: true }));
      const [file] = answerTo(workshop(stage), 'shipment.labelled', seed).files ?? [];
      check(file?.mediaType === 'image/png', 'the label is a picture to show');
      return story;
    },
  },
  {
    name: 'post-refuses',
    tells: 'a 400 with two reasons: both reach the workshop, nothing was made',
    run: async (stage, seed) => {
      const sender = { ...abroad, address: { ...abroad.address, country: 'FR', postalCode: '1000' } };
      const parcels = [{ reference: `${repairOrder(seed)}-1`, weightG: 40_000 }];
      const story = await post(stage, WORKSHOP, transportOf(seed, 'colissimo', { sender, parcels }));
      const refused = answerTo(workshop(stage), 'shipment.refused', seed).body as { readonly faults?: readonly Reason[] };
      check(refused.faults?.map(({ code }) => code).join() === '30108,30301', 'postal code and weight');
      return story;
    },
  },
  {
    name: 'post-breaks-off',
    tells: 'an answer that ends in the middle of the label is none: asked again, and the label is whole',
    run: async (stage, seed) => {
      const reference = `${repairOrder(seed)}-1`;
      stage.partners.relayCarriers.post.faults.add({ when: { reference }, times: 1, fault: { kind: 'half' } });
      const story = await post(stage, WORKSHOP, transportOf(seed, 'colissimo'));
      check(
        story.deliveries.some(({ channel, attempts }) => channel === 'labels' && attempts.length === 2),
        'two attempts',
      );
      await expectFile(stage, seed, '%PDF-');
      return story;
    },
  },
];

interface Point {
  readonly id: string;
  readonly type?: string;
  readonly position?: { readonly latitude: string };
  readonly openingHours?: readonly { readonly opens: string }[];
  readonly closures?: readonly { readonly from: string }[];
}

interface Reason {
  readonly code?: string;
  readonly label?: string;
}

function workshop(stage: Relay) {
  return stage.partners.expressCarriers;
}

function isPdf({ contentBase64 }: { readonly contentBase64: string }): boolean {
  return Buffer.from(contentBase64, 'base64').subarray(0, 5).toString() === '%PDF-';
}

async function expectFile(stage: Relay, seed: number, head: string): Promise<void> {
  const [file] = answerTo(workshop(stage), 'shipment.labelled', seed).files ?? [];
  check(
    Buffer.from(file?.contentBase64 ?? '', 'base64')
      .subarray(0, 5)
      .toString('latin1') === head,
    'the label is whole',
  );
}
