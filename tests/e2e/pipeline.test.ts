import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TimelineEntry } from '../../core/pipeline/cases/case-view.ts';
import type { MessageDetail, MessageSummary } from '../../core/spi/ledger/ledger-queries.ts';
import type { World } from '../../demo/world.ts';
import { type Story, settled } from '../../simulators/flows/expect.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { announce, type Operator, operatorOf, postReturn } from '../support/operator.ts';
import { freshWorld } from '../support/world.ts';

let world: World;
let api: Operator;

beforeAll(async () => {
  world = await freshWorld();
  api = operatorOf(world);
});
afterAll(() => world?.stop());

/** The bytes of a message's content after a stage. */
async function bytesOf(message: MessageDetail | undefined, stage: string): Promise<Buffer> {
  const content = message?.contents.find((one) => one.stage === stage);
  const answer = await api.ask(`/api/contents/${content?.id}`);
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.length).toBe(content?.bytes);
  return bytes;
}

describe('a return on its whole road', () => {
  const body = returnJson({ seed: 21, n: 1 });
  let story: Story;
  const from = (channel: string) => story.messages.find((message) => `${message.partner}/${message.channel}` === channel);

  beforeAll(async () => {
    story = await announce(world, body);
  });

  test('is three messages: what the retailer sent, and the two answers of the carrier', () => {
    expect(
      story.messages.map(({ partner, channel, source, status, types }) => ({ at: `${partner}/${channel}`, source, status, types })),
    ).toEqual([
      { at: 'maison-lumen/returns-api', source: 'received', status: 'completed', types: ['return.announced', 'shipment.requested'] },
      { at: 'chronopost/labels', source: 'reply', status: 'completed', types: ['shipment.booked'] },
      { at: 'chronopost/label-fetch', source: 'reply', status: 'completed', types: ['shipment.labelled', 'return.instructed'] },
    ]);
  });

  test('was sent on by routes that lead somewhere and by routes that emit, each with its record', async () => {
    const record = async (channel: string) => JSON.parse((await bytesOf(from(channel), 'route')).toString()) as unknown;
    expect(await record('maison-lumen/returns-api')).toMatchObject([
      { type: 'return.announced', considered: [{ verdict: 'taken', emits: 'shipment.requested' }], destinations: [] },
      { type: 'shipment.requested', destinations: [{ channel: 'chronopost/labels' }] },
    ]);
    expect(await record('chronopost/label-fetch')).toMatchObject([
      { type: 'shipment.labelled', destinations: [{ channel: 'maison-lumen/webhook' }] },
      { type: 'return.instructed', destinations: [{ channel: 'maison-lumen/instructions' }] },
    ]);
  });

  test('keeps the original bytes and what was sent to the carrier', async () => {
    expect(JSON.parse((await bytesOf(from('maison-lumen/returns-api'), 'receive')).toString())).toEqual(body);
    const order = (await bytesOf(from('maison-lumen/returns-api'), 'translate')).toString();
    expect(order).toContain(body.returnNumber);
    expect(order, 'the password is put in by the connector, and kept nowhere').not.toContain(world.carrier.password);
  });

  test('is one case, with its keys and its timeline in order', async () => {
    const { caseId } = story.root;
    expect(new Set(story.messages.map((message) => message.caseId))).toEqual(new Set([caseId]));
    const found = await api.get<{ kind: string; keys: Record<string, string>; timeline: TimelineEntry[] }>(`/api/cases/${caseId}`);
    expect(found.kind).toBe('return');
    expect(found.keys).toEqual({
      returnNumber: body.returnNumber,
      reservationNumber: expect.stringMatching(/^\d{21}$/),
      parcelNumber: expect.stringMatching(/^XP\d{9}FR$/),
    });
    // What one message brought was recorded at one instant.
    const step = (entry: TimelineEntry) => story.messages.findIndex((message) => message.id === entry.messageId);
    expect(found.timeline.map(step)).toEqual([0, 0, 1, 2, 2]);
    const types = found.timeline.map((entry) => entry.type);
    expect([types.slice(0, 2).sort(), types[2], types.slice(3).sort()]).toEqual([
      ['return.announced', 'shipment.requested'],
      'shipment.booked',
      ['return.instructed', 'shipment.labelled'],
    ]);
    expect(found.timeline.map((entry) => entry.at)).toEqual(found.timeline.map((entry) => entry.at).sort());
    expect(found.timeline.map((entry) => entry.source)).toEqual(['maison-lumen', 'maison-lumen', 'chronopost', 'chronopost', 'chronopost']);
  });

  test('is found by its case, its number and the name of its parcel', async () => {
    const { keys } = await api.get<{ keys: Record<string, string> }>(`/api/cases/${story.root.caseId}`);
    const ids = async (query: string) =>
      (await api.get<{ items: MessageSummary[] }>(`/api/messages?${query}`)).items.map((item) => item.id);
    expect((await ids(`case=${story.root.caseId}`)).sort()).toEqual(story.messages.map((message) => message.id).sort());
    expect(await ids(`q=${body.returnNumber}`)).toContain(story.root.id);
    expect(await ids(`q=${keys['parcelNumber']}`)).toContain(story.messages[2]?.id);
  });

  test('gives a label that can be downloaded, the same that the web shop got', async () => {
    const kept = from('chronopost/label-fetch')?.documents ?? [];
    expect(kept).toMatchObject([{ type: 'label', mediaType: 'application/pdf', filename: expect.stringMatching(/^XP\d{9}FR\.pdf$/) }]);
    const answer = await api.ask(`/api/documents/${kept[0]?.id}`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${kept[0]?.filename}"`,
      'x-content-type-options': 'nosniff',
    });
    const label = Buffer.from(await answer.arrayBuffer());
    expect(label.subarray(0, 5).toString()).toBe('%PDF-');
    const events = world.retailer.log.entries().flatMap((entry) => (entry.event === 'effect' ? [entry] : []));
    expect(events.filter((event) => event.reference === body.returnNumber)).toMatchObject([
      {
        type: 'shipment.labelled',
        key: story.deliveries.find((delivery) => delivery.channel === 'webhook')?.idempotencyKey,
        document: {
          returnNumber: body.returnNumber,
          carrier: 'chronopost',
          parcelNumbers: [kept[0]?.filename.replace('.pdf', '')],
          label: { filename: kept[0]?.filename, mediaType: 'application/pdf', contentBase64: label.toString('base64') },
        },
      },
    ]);
    expect((await api.ask('/api/documents/00000000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await api.ask('/api/contents/nonsense')).status).toBe(404);
  });
});

test('a second document about the same return joins its case', async () => {
  const body = returnJson({ seed: 22, n: 1 });
  const first = await announce(world, body);
  const second = await announce(world, { ...body, announcedOn: '2025-03-13' });
  expect(second.root.id).not.toBe(first.root.id);
  expect(second.root.caseId).toBe(first.root.caseId);
});

test('a burst of returns keeps each in a case of its own, and does each once', async () => {
  const bodies = Array.from({ length: 20 }, (_, n) => returnJson({ seed: 23, n: n + 1 }));
  const ids = await Promise.all(bodies.map((body) => postReturn(world, body)));
  const stories = await Promise.all(ids.map((id) => settled(world, id)));
  expect(new Set(stories.map((story) => story.root.caseId)).size).toBe(bodies.length);
  for (const { returnNumber } of bodies) {
    expect(world.carrier.effects()[returnNumber]).toBe(1);
    expect(world.retailer.effects()[`shipment.labelled ${returnNumber}`]).toBe(1);
  }
});
