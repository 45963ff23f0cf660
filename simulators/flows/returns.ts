import { brokenInterchange, retannInterchange, returnJson, returnNumbers } from '../retailer/returns.ts';
import { check, drop, eventually, filesIn, post, type Story, settledFile } from './expect.ts';
import type { Flow } from './flow.ts';
import type { Stage } from './stage.ts';

type ReturnsStage = Stage<'returns'>;

/** Where the web shop posts. */
const DOOR = 'maison-lumen/returns-api';

/** Returns of a retailer, brought back by a carrier. */
export const returnFlows: readonly Flow<'returns'>[] = [
  {
    name: 'retann-by-sftp',
    tells: 'three announced returns in one EDIFACT file: CONTRL, labels by SOAP, RETINS and webhooks back',
    run: (stage, seed) => announceByFile(stage, seed, 'd01b', 3),
  },
  {
    name: 'retann-eancom-by-sftp',
    tells: 'the same from a system that still speaks EANCOM D.96A',
    run: (stage, seed) => announceByFile(stage, seed, 'eancom-d96a', 1),
  },
  {
    name: 'return-by-json',
    tells: 'a return posted as JSON takes the same road',
    run: async (stage, seed) => {
      const body = returnJson({ seed, n: 1 });
      const story = await post(stage, DOOR, body);
      await expectLabels(stage, [body.returnNumber], story);
      return story;
    },
  },
  {
    name: 'carrier-away-twice',
    tells: 'the carrier answers 503 twice, then works: three attempts, one label',
    run: async (stage, seed) => {
      const body = returnJson({ seed, n: 1 });
      stage.partners.returns.carrier.faults.add({
        when: { reference: body.returnNumber },
        times: 2,
        fault: { kind: 'status', status: 503 },
      });
      const story = await post(stage, DOOR, body);
      const order = story.deliveries.find((delivery) => delivery.channel === 'labels');
      check(order?.attempts.length === 3, 'the order for the label took three attempts');
      check(stage.partners.returns.carrier.effects()[body.returnNumber] === 1, 'the carrier booked one parcel');
      await expectLabels(stage, [body.returnNumber], story);
      return story;
    },
  },
  {
    name: 'carrier-refuses',
    tells: 'the carrier says no inside a 200 answer: the refusal reaches the retailer',
    run: async (stage, seed) => {
      const body = returnJson({ seed, n: 1 });
      stage.partners.returns.carrier.faults.add({
        when: { reference: body.returnNumber },
        times: 1,
        fault: { kind: 'refuse', code: 21, message: 'No service at this address' },
      });
      const story = await post(stage, DOOR, body);
      check(
        stage.partners.returns.retailer.effects()[`shipment.refused ${body.returnNumber}`] === 1,
        'the retailer learned of the refusal',
      );
      check(stage.partners.returns.carrier.effects()[body.returnNumber] === undefined, 'the carrier booked nothing');
      return story;
    },
  },
  {
    name: 'broken-interchange',
    tells: 'a broken file is dead with segment, element and a sentence; the sender gets a rejecting CONTRL',
    run: async (stage, seed) => {
      const reference = `B${seed}`;
      await drop(
        stage.partners.returns,
        `broken-${seed}.edi`,
        brokenInterchange('letters-in-quantity', { controlReference: reference, seed, variant: 'eancom-d96a' }),
      );
      const story = await settledFile(stage, `broken-${seed}.edi`);
      const failed = story.messages.find((message) => message.status === 'dead');
      const found = failed?.failure?.findings[0];
      check(
        found?.at.tag === 'QTY' && found.at.segment !== undefined && found.at.element !== undefined,
        'the error names segment and element',
      );
      check((await acknowledgement(stage, reference)).includes("'UCM+"), 'CONTRL rejects the message');
      return story;
    },
  },
  {
    name: 'same-file-twice',
    tells: 'the same file again is a duplicate and has no second effect',
    run: async (stage, seed) => {
      const text = retannInterchange({ controlReference: `D${seed}`, count: 1, seed, variant: 'd01b' });
      await drop(stage.partners.returns, `first-${seed}.edi`, text);
      const story = await settledFile(stage, `first-${seed}.edi`);
      const before = await stage.ledger.counts();
      await drop(stage.partners.returns, `again-${seed}.edi`, text);
      await eventually('the second file is taken away', async () =>
        (await filesIn(stage.partners.returns, 'out')).length === 0 ? true : undefined,
      );
      const after = await stage.ledger.counts();
      check(sum(after.messages) === sum(before.messages), 'no second message');
      const [number = ''] = returnNumbers(seed, 1);
      check(stage.partners.returns.carrier.effects()[number] === 1, 'one parcel only');
      return story;
    },
  },
];

async function announceByFile(stage: ReturnsStage, seed: number, variant: 'd01b' | 'eancom-d96a', count: number): Promise<Story> {
  const reference = `R${seed}`;
  const name = `retann-${variant}-${seed}.edi`;
  await drop(stage.partners.returns, name, retannInterchange({ controlReference: reference, count, seed, variant }));
  const story = await settledFile(stage, name);
  check((await acknowledgement(stage, reference)).includes(`UCI+${reference}+`), 'CONTRL came back');
  await expectLabels(stage, returnNumbers(seed, count), story);
  const instructions = await filesIn(stage.partners.returns, 'in/instructions');
  for (const number of returnNumbers(seed, count)) {
    check(
      instructions.some((text) => text.includes('RETINS') && text.includes(number)),
      `RETINS for ${number} came back`,
    );
  }
  return story;
}

/** The CONTRL for a control reference. */
async function acknowledgement(stage: ReturnsStage, reference: string): Promise<string> {
  return eventually('CONTRL', async () =>
    (await filesIn(stage.partners.returns, 'in/acks')).find((text) => text.includes(`UCI+${reference}+`)),
  );
}

async function expectLabels(stage: ReturnsStage, numbers: readonly string[], story: Story): Promise<void> {
  const unsettled = story.messages.find((message) => message.status !== 'completed');
  check(
    unsettled === undefined,
    `message ${unsettled?.id} is completed (it is ${unsettled?.status}: ${unsettled?.failure?.findings[0]?.code ?? 'a delivery failed'})`,
  );
  for (const number of numbers) {
    check(stage.partners.returns.retailer.effects()[`shipment.labelled ${number}`] === 1, `the retailer has the label of ${number}`);
    check(stage.partners.returns.carrier.effects()[number] === 1, `the carrier booked one parcel for ${number}`);
  }
  const pdfs = await Promise.all(story.messages.flatMap((message) => message.documents).map((kept) => stage.ledger.keptDocument(kept.id)));
  check(
    pdfs.length >= numbers.length &&
      pdfs.every(
        (kept) =>
          Buffer.from(kept?.body ?? [])
            .subarray(0, 5)
            .toString() === '%PDF-',
      ),
    'the labels are kept as PDF',
  );
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
