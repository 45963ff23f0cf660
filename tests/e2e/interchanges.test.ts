import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MappingExplained } from '../../app/api/views/index.ts';
import type { OutboundChannel } from '../../core/catalog/model.ts';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import type { World } from '../../demo/world.ts';
import { drop, eventually, filesIn, type Story, settledFile } from '../../simulators/flows/expect.ts';
import { type Breakage, breakages, brokenInterchange, retannInterchange, returnNumbers } from '../../simulators/retailer/returns.ts';
import { gln } from '../../simulators/support/gs1.ts';
import { operatorOf } from '../support/operator.ts';
import { freshWorld } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await freshWorld();
});
afterAll(() => world?.stop());

const options = (seed: number, count = 1) => ({ controlReference: `I${seed}`, count, seed, variant: 'd01b' as const });

/** Drops an interchange and waits for the end of all that it caused. */
async function sent(name: string, text: string): Promise<Story> {
  await drop(world, name, text);
  return settledFile(world, name);
}

/** The segments of the CONTRL for a control reference, without its envelope; the one of them that says this, where there are several. */
async function contrl(reference: string, action = ''): Promise<readonly string[]> {
  const text = await eventually(`CONTRL for ${reference}`, async () =>
    (await filesIn(world, 'in/acks')).find((file) => file.includes(`UCI+${reference}+${parties}+${action}`)),
  );
  return text.split("'").filter((segment) => /^UC[IFMSD]/.test(segment));
}

const parties = `${gln(1)}:14+${gln(4)}:14`;
/** By reference: the ledger does not promise the order of parts. */
const partsOf = (story: Story): Record<string, MessageDetail> =>
  Object.fromEntries(story.messages.filter(({ source }) => source === 'split').map((part) => [part.controlReference ?? '', part]));

describe('an interchange of three, one of them broken', () => {
  const [first = '', second = '', third = ''] = returnNumbers(31, 3);
  let story: Story;

  beforeAll(async () => {
    story = await sent('partial.edi', retannInterchange(options(31, 3)).replace(`BGM+70E::9+${second}+9'\n`, ''));
  });

  test('is completed, two of its messages too, and one is dead with everything that is wrong with it', () => {
    expect(story.root).toMatchObject({ status: 'completed', controlReference: 'I31', filename: 'partial.edi' });
    const parts = partsOf(story);
    expect(Object.fromEntries(Object.entries(parts).map(([reference, { status }]) => [reference, status]))).toEqual({
      ME000001: 'completed',
      ME000002: 'dead',
      ME000003: 'completed',
    });
    expect(parts['ME000002']?.failure).toMatchObject({
      stage: 'validate',
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'E_EDI_SEGMENT_MISSING', at: { message: 2, segment: 1, tag: 'BGM' } }),
        expect.objectContaining({ code: 'E_EDI_COUNT', at: expect.objectContaining({ message: 2, tag: 'UNT' }) }),
      ]),
    });
  });

  test('is explained message by message', async () => {
    const explain = (message: number) =>
      operatorOf(world).get<MappingExplained>(`/api/messages/${story.root.id}/explain?message=${message}`);
    const explained = await explain(3);
    expect(explained.messages?.map(({ number, reference }) => [number, reference])).toEqual([
      [1, 'ME000001'],
      [2, 'ME000002'],
      [3, 'ME000003'],
    ]);
    expect(explained.fields.find(({ path }) => path === '/businessKeys/returnNumber')?.value).toBe(third);
  });

  test('reaches the carrier and the retailer for the two', async () => {
    expect([first, second, third].map((number) => world.carrier.effects()[number])).toEqual([1, undefined, 1]);
    const files = (await filesIn(world, 'in/instructions')).join('\n');
    expect([first, second, third].map((number) => files.includes(`RFF+ALQ:${number}'`))).toEqual([true, false, true]);
  });

  test('is acknowledged, but for the one (action 7 for the interchange, 4 for the message)', async () => {
    const [uci, ucm, ...more] = await contrl('I31');
    expect(uci).toBe(`UCI+I31+${parties}+7`);
    expect(ucm).toMatch(/^UCM\+ME000002\+RETANN:D:01B:UN:EAN003\+4\+29\+UNT/);
    expect(more).toEqual(['UCS+1+13']);
  });
});

test('RETINS comes back in a form that its own reader takes without a finding', async () => {
  const [number = ''] = returnNumbers(32, 1);
  await sent('retins.edi', retannInterchange({ ...options(32), lines: 3 }));
  const text = (await filesIn(world, 'in/instructions')).find((file) => file.includes(number)) ?? '';
  const { codec } = world.hub.runtime.catalog().channel('maison-lumen/instructions') as OutboundChannel;
  const document = codec.decode(Buffer.from(text, 'latin1'));
  expect(document.errors).toEqual([]);
  expect(document.messages.map((message) => [message.type, message.errors, codec.validate(message)])).toEqual([['RETINS', [], []]]);
  expect(document).toMatchObject({ sender: expect.stringContaining(gln(4)), recipient: expect.stringContaining(gln(1)) });
  expect(document.messages[0]?.tree).toMatchObject({
    BGM: { C002: { E1001: '71E' }, C106: { E1004: `RI-${number}` } },
    SG2: [{ RFF: { C506: { E1153: 'ALQ', E1154: number } } }, { RFF: { C506: { E1153: 'CW' } } }],
    SG11: [{ LIN: { E1082: '1' } }, { LIN: { E1082: '2' } }, { LIN: { E1082: '3' } }],
  });
});

test('every document to the retailer has a control reference of its own', async () => {
  const files = [...(await filesIn(world, 'in/acks')), ...(await filesIn(world, 'in/instructions'))];
  const references = files.map((text) => /UNB\+[^']*\+(\d+)'/.exec(text)?.[1]);
  expect(references.length).toBeGreaterThan(3);
  expect(new Set(references).size).toBe(references.length);
});

test('a return from Brussels, for which no carrier is connected, is dead without a route, and the decision is kept', async () => {
  const [number = ''] = returnNumbers(33, 1);
  const story = await sent('brussels.edi', retannInterchange(options(33)).replace(`LOC+14+${gln(3)}`, `LOC+14+${gln(6)}`));
  expect(story.root.status).toBe('completed');
  expect(await contrl('I33')).toEqual([`UCI+I33+${parties}+7`]);
  const part = partsOf(story)['ME000001'];
  expect(part).toMatchObject({
    status: 'dead',
    failure: { stage: 'route', findings: [{ code: 'E_NO_ROUTE', message: expect.stringContaining('shipment.requested') }] },
    deliveries: [],
  });
  const kept = part?.contents.find((content) => content.stage === 'route');
  const record = await (await operatorOf(world).ask(`/api/contents/${kept?.id}`)).json();
  expect(record).toMatchObject([
    { type: 'return.announced', considered: [{ verdict: 'taken', emits: 'shipment.requested' }] },
    {
      type: 'shipment.requested',
      considered: [
        { route: 'shipments within France by Chronopost', where: expect.stringMatching(/^mappings\/routes\.yaml:\d+/), verdict: 'when' },
      ],
      destinations: [],
    },
  ]);
  expect(world.carrier.effects()[number]).toBeUndefined();
});

test('another document under a control reference that was used is dead, and refused by CONTRL', async () => {
  const story = await sent('used-first.edi', retannInterchange(options(34)));
  const clash = await sent('used-again.edi', retannInterchange({ ...options(35), controlReference: 'I34' }));
  expect(clash.root).toMatchObject({
    status: 'dead',
    controlReference: 'I34',
    parts: [],
    failure: {
      stage: 'decode',
      findings: [
        {
          code: 'E_CONTROL_REFERENCE_USED',
          message: expect.stringContaining(story.root.id),
          at: { segment: 1, tag: 'UNB', element: 5 },
        },
      ],
    },
  });
  expect((await contrl('I34', '4'))[0]).toMatch(new RegExp(`^UCI\\+I34\\+${parties.replaceAll('+', '\\+')}\\+4\\+\\d+`));
  expect((await contrl('I34', '7'))[0]).toBe(`UCI+I34+${parties}+7`);
  expect(world.carrier.effects()[returnNumbers(35, 1)[0] ?? '']).toBeUndefined();
});

describe('a broken interchange is dead where it is broken, and refused by CONTRL', () => {
  const expected: Readonly<Record<Breakage, { readonly code: string; readonly at: object; readonly whole?: boolean }>> = {
    'bad-count': { code: 'E_EDI_COUNT', at: { tag: 'UNT', element: 1 } },
    'unknown-segment': { code: 'E_EDI_SEGMENT_UNKNOWN', at: { tag: 'ZZA' } },
    'letters-in-quantity': { code: 'E_EDI_NUMBER', at: { tag: 'QTY', element: 1, component: 2 } },
    'missing-bgm': { code: 'E_EDI_SEGMENT_MISSING', at: { tag: 'BGM' } },
    truncated: { code: 'E_EDI_TRUNCATED', at: {}, whole: true },
  };

  for (const [index, kind] of breakages.entries()) {
    test(kind, async () => {
      const { code, at, whole = false } = expected[kind];
      const controlReference = `K${index}`;
      const story = await sent(`${kind}.edi`, brokenInterchange(kind, { controlReference, seed: 40 + index, variant: 'eancom-d96a' }));
      const dead = story.messages.find((message) => message.status === 'dead');
      expect(dead?.source).toBe(whole ? 'received' : 'split');
      expect(dead?.failure?.findings).toContainEqual(
        expect.objectContaining({ code, at: expect.objectContaining(at), remedy: expect.any(String) }),
      );
      const [uci, ucm] = await contrl(controlReference);
      expect(uci).toContain(`+${whole ? 4 : 7}`);
      if (!whole) expect(ucm).toMatch(/^UCM\+ME000001\+RETANN:D:96A:EN:EAN001\+4/);
    });
  }
});
