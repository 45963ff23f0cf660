import type { CaseId } from '../../core/kernel/ids.ts';
import type { HaulierStatus, TransportOrder } from '../carrier/haulier.ts';
import { gs1CheckDigit } from '../support/gs1.ts';
import { check, eventually, post, type Story, settledFile } from './expect.ts';
import { driverTo, repairOrder, WORKSHOP } from './express-requests.ts';
import type { Flow } from './flow.ts';
import type { Stage } from './stage.ts';

type Haulage = Stage<'expressCarriers' | 'relayCarriers'>;

const slot = { date: '2026-12-14', from: '08:00', to: '12:00' };

/** Goods that a haulier fetches, all by EDIFACT over SFTP. */
export const haulierFlows: readonly Flow<'expressCarriers' | 'relayCarriers'>[] = [
  {
    name: 'collection-by-edi',
    tells: 'a driver ordered by IFTMIN, acknowledged by CONTRL, announced and followed by IFTSTA: one case from order to delivery',
    run: async (stage, seed) => {
      const { story, order } = await ordered(stage, seed);
      check(order.from === '202612140800' && order.parcels.join() === sscc(seed), 'hours and package are in the order');
      await desk(stage).acknowledge(order, '7', `K${seed}`);
      await acknowledged(stage, story, 'accepted');
      const comes = { code: '64', at: '202612111700', from: '202612140800', to: '202612141200', parcel: sscc(seed) };
      const booked = await report(stage, seed, 1, [comes]);
      const delivered = await report(stage, seed, 2, [
        { code: '13', at: '202612140950', parcel: sscc(seed), place: 'LYON' },
        { code: '31', at: '202612150400', parcel: sscc(seed) },
        { code: '21', at: '202612151030', parcel: sscc(seed) },
      ]);
      sameCase(story, booked, delivered);
      const [driver] = await said(stage, story, 'pickup.booked');
      check((driver?.body as Booked | undefined)?.slot.from === '08:00', 'the driver is announced with his hours');
      const [news] = await said(stage, story, 'shipment.tracked');
      check((news?.body as Tracked | undefined)?.final === true, 'the goods are delivered');
      await eventually('CONTRL for both', async () =>
        (await desk(stage).acknowledgements()).filter((text) => text.includes(`UCI+S${seed}`)).length === 2 ? true : undefined,
      );
      return story;
    },
  },
  {
    name: 'haulier-late-and-twice',
    tells: 'delivery is told before collection, and one file comes twice: one case, in the order in which things happened',
    run: async (stage, seed) => {
      const { story } = await ordered(stage, seed);
      const parcel = sscc(seed);
      const last = await report(stage, seed, 1, [{ code: '21', at: '202612151030', parcel }]);
      const text = await send(stage, seed, 2, [{ code: '13', at: '202612140950', parcel }]);
      const late = await settledFile(stage, `S${seed}2.edi`);
      sameCase(story, last, late);
      const before = await stage.ledger.messages({ caseId: caseOf(story), limit: 100 });
      await desk(stage).put(`again-${seed}.edi`, text);
      await eventually('the file is taken again', async () =>
        (await desk(stage).waiting()).includes(`again-${seed}.edi`) ? undefined : true,
      );
      const after = await stage.ledger.messages({ caseId: caseOf(story), limit: 100 });
      check(after.items.length === before.items.length, 'nothing more is in the case');
      const told = (await said(stage, story, 'shipment.tracked')).map(({ body }) => (body as Partial<Tracked>).events?.[0]?.partnerCode);
      check(told.toSorted().join() === '13,21', 'collection and delivery are in it, once');
      return story;
    },
  },
  {
    name: 'driver-in-vain',
    tells: 'nobody was there: the driver comes again on Thursday, and the case knows',
    run: async (stage, seed) => {
      const { story } = await ordered(stage, seed);
      const inVain = { code: '53', at: '202612141005', reason: '1', words: 'ABSENT', from: '202612170800', parcel: sscc(seed) };
      const told = await report(stage, seed, 1, [inVain]);
      sameCase(story, told);
      const [event] = await said(stage, story, 'pickup.cancelled');
      const cancelled = event?.body as Cancelled | undefined;
      check(cancelled?.cause === 'nobody_there', 'nobody was there');
      check(cancelled.nextAttempt?.date === '2026-12-17', 'and he comes again');
      return story;
    },
  },
  {
    name: 'haulier-refuses-order',
    tells: 'the CONTRL says no: the order stands as rejected, for a person to see',
    run: async (stage, seed) => {
      const { story, order } = await ordered(stage, seed);
      await desk(stage).acknowledge(order, '4', `K${seed}`);
      await acknowledged(stage, story, 'rejected');
      return story;
    },
  },
];

function desk(stage: Haulage) {
  return stage.partners.relayCarriers.haulier;
}

/** The package of a run: a serial shipping container code of its own. */
function sscc(seed: number): string {
  const digits = `3950110${String(seed).padStart(10, '0').slice(-10)}`;
  return `${digits}${gs1CheckDigit(digits)}`;
}

async function ordered(stage: Haulage, seed: number): Promise<{ readonly story: Story; readonly order: TransportOrder }> {
  const story = await post(stage, WORKSHOP, driverTo(seed, 'messagerie-alto', slot, { parcelNumbers: [sscc(seed)] }));
  return { story, order: await eventually('the order reaches the haulier', () => desk(stage).order(repairOrder(seed))) };
}

function send(stage: Haulage, seed: number, n: number, statuses: readonly HaulierStatus[]): Promise<string> {
  return desk(stage).report(`ALT${seed}`, repairOrder(seed), statuses, `S${seed}${n}`);
}

async function report(stage: Haulage, seed: number, n: number, statuses: readonly HaulierStatus[]): Promise<Story> {
  await send(stage, seed, n, statuses);
  return settledFile(stage, `S${seed}${n}.edi`);
}

async function acknowledged(stage: Haulage, story: Story, state: 'accepted' | 'rejected'): Promise<void> {
  const order = story.deliveries.find(({ channel }) => channel === 'orders');
  await eventually(`the order is ${state}`, async () => {
    const deliveries = (await stage.ledger.message(order?.messageId ?? story.root.id))?.deliveries;
    return deliveries?.find(({ id }) => id === order?.id)?.acknowledgement?.technical === state ? true : undefined;
  });
}

/** What the case of a story has of one type. */
async function said(stage: Haulage, story: Story, type: string) {
  const known = await stage.ledger.case(caseOf(story));
  return known?.events.filter((event) => event.type === type) ?? [];
}

interface Booked {
  readonly slot: { readonly from?: string };
}

interface Cancelled {
  readonly cause?: string;
  readonly nextAttempt?: { readonly date: string };
}

interface Tracked {
  readonly events: readonly { readonly partnerCode?: string }[];
  readonly final?: boolean;
}

function caseOf(story: Story): CaseId {
  const caseId = story.messages.map(({ caseId: known }) => known).find((known) => known !== undefined);
  check(caseId !== undefined, 'the message is in a case');
  return caseId;
}

function sameCase(story: Story, ...others: readonly Story[]): void {
  check(
    others.every((other) => caseOf(other) === caseOf(story)),
    'what the haulier says is in the case of the order',
  );
}
