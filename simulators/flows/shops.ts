import type { MessageId } from '../../core/kernel/ids.ts';
import { gardenAnswers, gardenReturnNumbers, gardenReturns } from '../retailer/garden-returns.ts';
import { shopReturn, webhookOf } from '../retailer/shop-return.ts';
import { caseAt, check, drop, eventually, filesIn, type Story, settled, settledFile } from './expect.ts';
import type { Flow } from './flow.ts';
import type { Stage } from './stage.ts';

type ShopStage = Stage<'returns' | 'shops'>;

/** Returns of shops, by webhook and by file. */
export const shopFlows: readonly Flow<'returns' | 'shops'>[] = [
  {
    name: 'shop-return-refunded',
    tells: 'a return asked for in a shop: label, approval, receipt, refund; the shop tells each step by webhook',
    run: async (stage, seed) => {
      const { nova } = stage.partners.shops;
      const asked = shopReturn(seed, new Date());
      const story = await taken(stage, nova.request(asked));
      await nova.quiet();
      check(nova.effects()[`approve ${asked.name}`] === 1, 'the shop approved the return');
      check(nova.effects()[`reverse-deliveries ${asked.name}`] === 1, 'the shop has the label');
      await caseAt(stage, asked.name, { kind: 'return', decision: 'authorised', logistics: 'label_issued' });
      await taken(stage, nova.dispose(asked.name, [{ type: 'RESTOCKED', quantity: 1 }]));
      await nova.quiet();
      check(nova.effects()[`refund ${asked.name}`] === 1, 'the shop paid the consumer back, once');
      await caseAt(stage, asked.name, { state: 'closed', logistics: 'restocked', money: 'refunded' });
      return story;
    },
  },
  {
    name: 'shop-return-too-late',
    tells: 'a return asked for after its time is declined by rule: no label, no carrier',
    run: async (stage, seed) => {
      const { nova } = stage.partners.shops;
      const asked = shopReturn(seed, new Date(), 45);
      const story = await taken(stage, nova.request(asked));
      await nova.quiet();
      check(nova.find(asked.name)?.decline?.reason === 'RETURN_PERIOD_ENDED', 'the shop declined it, and knows why');
      check(stage.partners.returns.carrier.effects()[asked.name] === undefined, 'no parcel was booked');
      await caseAt(stage, asked.name, { state: 'rejected', decision: 'denied', logistics: 'none' });
      return story;
    },
  },
  {
    name: 'shop-throttles',
    tells: 'the shop has had enough calls and says so inside a 200 answer: two attempts, one approval',
    run: async (stage, seed) => {
      const { nova } = stage.partners.shops;
      const asked = shopReturn(seed, new Date());
      const fault = { kind: 'userError', code: 'THROTTLED', message: 'Exceeded 2 calls per second for api client.' } as const;
      nova.faults.add({ when: { operation: 'approve', reference: asked.name }, times: 1, fault });
      const story = await taken(stage, nova.request(asked));
      await nova.quiet();
      const approval = story.deliveries.find(({ channel }) => channel === 'decisions');
      check(approval?.attempts.length === 2, 'the approval took two attempts');
      check(nova.effects()[`approve ${asked.name}`] === 1, 'the shop approved the return once');
      return story;
    },
  },
  {
    name: 'webhook-with-a-bad-signature',
    tells: 'a webhook that another secret signed is refused at the door, and nothing is kept of it',
    run: async (stage, seed) => {
      const { nova } = stage.partners.shops;
      const asked = shopReturn(seed, new Date());
      const stranger = `whsec_${Buffer.from('nobody has agreed on this one').toString('base64')}`;
      const forged = await nova.send(webhookOf('returns/request', asked, new Date()), stranger);
      check(forged.status === 401, `the door answers 401 (it was ${forged.status})`);
      const { items } = await stage.ledger.cases({ q: asked.name });
      check(items.length === 0, 'there is no case');
      const story = await taken(stage, nova.request(asked));
      await nova.quiet();
      return story;
    },
  },
  {
    name: 'csv-batch-of-returns',
    tells: 'three returns in one CSV file, rows mixed: labels, and one file of answers in which no comment is a formula',
    run: (stage, seed) => announceByCsv(stage, seed),
  },
  {
    name: 'csv-with-a-bad-row',
    tells: 'one return of a file has letters in its quantity: it is dead with line and column, the other two go on',
    run: (stage, seed) => announceByCsv(stage, seed, 1),
  },
];

/** What the hub took, with all that it caused. */
export async function taken(stage: Pick<ShopStage, 'ledger'>, sent: Promise<unknown>): Promise<Story> {
  const { messageId } = ((await sent) ?? {}) as { messageId?: MessageId };
  check(messageId !== undefined, 'the hub takes the webhook');
  const story = await settled(stage, messageId);
  const dead = story.messages.find(({ status }) => status !== 'completed');
  check(dead === undefined, `every message is completed (${dead?.status}: ${dead?.failure?.findings[0]?.message ?? 'a delivery failed'})`);
  return story;
}

/** Three returns in one file. @param spoil index of the one that is broken */
async function announceByCsv(stage: ShopStage, seed: number, spoil?: number): Promise<Story> {
  const { gardenRoot: sftpRoot } = stage.partners.shops;
  const name = `RETOURS_${seed}.csv`;
  await drop({ sftpRoot }, name, gardenReturns(seed, 3, new Date(), spoil), 'sortie');
  const story = await settledFile(stage, name);
  const numbers = gardenReturnNumbers(seed, 3);
  const broken = story.messages.filter(({ status }) => status === 'dead');
  if (spoil === undefined) check(broken.length === 0, `nothing is dead (${broken[0]?.failure?.findings[0]?.message})`);
  else {
    const [at] = broken.flatMap(({ failure }) => failure?.findings.map((found) => found.at) ?? []);
    check(broken.length === 1 && at?.line !== undefined, 'one return is dead, and the finding has its line');
  }
  const wanted = numbers.filter((_, n) => n !== spoil);
  const rows = await eventually(`answers for ${wanted.join(', ')}`, async () => {
    const all = (await filesIn({ sftpRoot }, 'entree')).flatMap(gardenAnswers);
    const own = all.filter(({ NumeroRetour = '' }) => numbers.includes(NumeroRetour));
    return own.length >= wanted.length * 2 ? own : undefined;
  });
  check(rows.length === wanted.length * 2, 'each article is answered once');
  check(
    rows.every(({ Decision, NumeroColis }) => Decision === 'ACCORD' && NumeroColis !== ''),
    'each may come back, in a parcel',
  );
  check(
    rows.every(({ Commentaire }) => Commentaire?.startsWith("'=")),
    'no comment is a formula',
  );
  return story;
}
