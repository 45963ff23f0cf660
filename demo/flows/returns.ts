import type { MessageId } from '../../core/kernel/ids.ts';
import { brokenInterchange, retannInterchange, returnJson, returnNumbers } from '../../simulators/retailer/returns.ts';
import { check, drop, eventually, filesIn, type Story, settled, settledFile } from '../expect.ts';
import type { World } from '../world.ts';
import type { Flow } from './flow.ts';

/** Returns of a retailer, brought back by a carrier. */
export const returnFlows: readonly Flow<World>[] = [
  {
    name: 'retann-by-sftp',
    tells: 'three announced returns in one EDIFACT file: CONTRL, labels by SOAP, RETINS and webhooks back',
    run: (world, seed) => announceByFile(world, seed, 'd01b', 3),
  },
  {
    name: 'retann-eancom-by-sftp',
    tells: 'the same from a system that still speaks EANCOM D.96A',
    run: (world, seed) => announceByFile(world, seed, 'eancom-d96a', 1),
  },
  {
    name: 'return-by-json',
    tells: 'a return posted as JSON takes the same road',
    run: async (world, seed) => {
      const body = returnJson({ seed, n: 1 });
      const story = await post(world, body);
      await expectLabels(world, [body.returnNumber], story);
      return story;
    },
  },
  {
    name: 'carrier-away-twice',
    tells: 'the carrier answers 503 twice, then works: three attempts, one label',
    run: async (world, seed) => {
      const body = returnJson({ seed, n: 1 });
      world.carrier.faults.add({ when: { reference: body.returnNumber }, times: 2, fault: { kind: 'status', status: 503 } });
      const story = await post(world, body);
      const order = story.deliveries.find((delivery) => delivery.channel === 'labels');
      check(order?.attempts.length === 3, 'the order for the label took three attempts');
      check(world.carrier.effects()[body.returnNumber] === 1, 'the carrier booked one parcel');
      await expectLabels(world, [body.returnNumber], story);
      return story;
    },
  },
  {
    name: 'carrier-refuses',
    tells: 'the carrier says no inside a 200 answer: the refusal reaches the retailer',
    run: async (world, seed) => {
      const body = returnJson({ seed, n: 1 });
      world.carrier.faults.add({
        when: { reference: body.returnNumber },
        times: 1,
        fault: { kind: 'refuse', code: 21, message: 'No service at this address' },
      });
      const story = await post(world, body);
      check(world.retailer.effects()[`shipment.refused ${body.returnNumber}`] === 1, 'the retailer learned of the refusal');
      check(world.carrier.effects()[body.returnNumber] === undefined, 'the carrier booked nothing');
      return story;
    },
  },
  {
    name: 'broken-interchange',
    tells: 'a broken file is dead with segment, element and a sentence; the sender gets a rejecting CONTRL',
    run: async (world, seed) => {
      const reference = `B${seed}`;
      await drop(
        world,
        `broken-${seed}.edi`,
        brokenInterchange('letters-in-quantity', { controlReference: reference, seed, variant: 'eancom-d96a' }),
      );
      const story = await settledFile(world, `broken-${seed}.edi`);
      const failed = story.messages.find((message) => message.status === 'dead');
      const found = failed?.failure?.findings[0];
      check(
        found?.at.tag === 'QTY' && found.at.segment !== undefined && found.at.element !== undefined,
        'the error names segment and element',
      );
      check((await acknowledgement(world, reference)).includes("'UCM+"), 'CONTRL rejects the message');
      return story;
    },
  },
  {
    name: 'same-file-twice',
    tells: 'the same file again is a duplicate and has no second effect',
    run: async (world, seed) => {
      const text = retannInterchange({ controlReference: `D${seed}`, count: 1, seed, variant: 'd01b' });
      await drop(world, `first-${seed}.edi`, text);
      const story = await settledFile(world, `first-${seed}.edi`);
      const before = await world.hub.runtime.ledger.counts();
      await drop(world, `again-${seed}.edi`, text);
      await eventually('the second file is taken away', async () => ((await filesIn(world, 'out')).length === 0 ? true : undefined));
      const after = await world.hub.runtime.ledger.counts();
      check(sum(after.messages) === sum(before.messages), 'no second message');
      const [number = ''] = returnNumbers(seed, 1);
      check(world.carrier.effects()[number] === 1, 'one parcel only');
      return story;
    },
  },
];

async function announceByFile(world: World, seed: number, variant: 'd01b' | 'eancom-d96a', count: number): Promise<Story> {
  const reference = `R${seed}`;
  const name = `retann-${variant}-${seed}.edi`;
  await drop(world, name, retannInterchange({ controlReference: reference, count, seed, variant }));
  const story = await settledFile(world, name);
  check((await acknowledgement(world, reference)).includes(`UCI+${reference}+`), 'CONTRL came back');
  await expectLabels(world, returnNumbers(seed, count), story);
  const instructions = await filesIn(world, 'in/instructions');
  for (const number of returnNumbers(seed, count)) {
    check(
      instructions.some((text) => text.includes('RETINS') && text.includes(number)),
      `RETINS for ${number} came back`,
    );
  }
  return story;
}

/** The CONTRL for a control reference. */
async function acknowledgement(world: World, reference: string): Promise<string> {
  return eventually('CONTRL', async () => (await filesIn(world, 'in/acks')).find((text) => text.includes(`UCI+${reference}+`)));
}

async function expectLabels(world: World, numbers: readonly string[], story: Story): Promise<void> {
  const unsettled = story.messages.find((message) => message.status !== 'completed');
  check(
    unsettled === undefined,
    `message ${unsettled?.id} is completed (it is ${unsettled?.status}: ${unsettled?.failure?.findings[0]?.code ?? 'a delivery failed'})`,
  );
  for (const number of numbers) {
    check(world.retailer.effects()[`shipment.labelled ${number}`] === 1, `the retailer has the label of ${number}`);
    check(world.carrier.effects()[number] === 1, `the carrier booked one parcel for ${number}`);
  }
  const pdfs = await Promise.all(
    story.messages.flatMap((message) => message.documents).map((kept) => world.hub.runtime.ledger.keptDocument(kept.id)),
  );
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

async function post(world: World, body: object): Promise<Story> {
  const answer = await fetch(`${world.hub.url}/in/maison-lumen/returns-api`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  check(answer.status === 202, `the door answers 202 (it was ${answer.status})`);
  const { messageId } = (await answer.json()) as { messageId: MessageId };
  return settled(world, messageId);
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
