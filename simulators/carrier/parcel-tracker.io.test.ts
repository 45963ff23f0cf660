import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ParcelTracker, startParcelTracker } from './parcel-tracker.ts';

let tracker: ParcelTracker;
beforeEach(async () => {
  tracker = await startParcelTracker();
});
afterEach(() => tracker.close());

interface Told {
  readonly returnCode: number;
  readonly shipment: { readonly isFinal: boolean; readonly event: readonly { readonly code: string; readonly date: string }[] };
}

async function ask(number: string, key = tracker.key): Promise<{ status: number; body: readonly Told[] }> {
  const response = await fetch(`${tracker.url}/idships/${number}?lang=fr_FR`, { headers: { 'x-okapi-key': key } });
  return { status: response.status, body: (await response.json()) as readonly Told[] };
}
const codes = (body: readonly Told[]): readonly string[] => body[0]?.shipment.event.map(({ code }) => code) ?? [];

describe('the parcel tracker', () => {
  it('tells a list with one shipment, newest first', async () => {
    const { status, body } = await ask('EY000004210FR');
    expect(status).toBe(200);
    expect(codes(body)).toEqual(['DI1', 'MD2', 'ET1', 'PC1', 'DR1']);
    expect(body[0]?.shipment.isFinal).toBe(true);
  });

  it('tells the stages of a plan one after the other, and the last from then on', async () => {
    tracker.plan('EY000004210FR', [
      [],
      [{ code: 'PC1', hoursAgo: 3 }],
      [
        { code: 'PC1', hoursAgo: 3 },
        { code: 'RE1', hoursAgo: 1 },
      ],
    ]);
    expect((await ask('EY000004210FR')).status).toBe(404);
    expect(codes((await ask('EY000004210FR')).body)).toEqual(['PC1']);
    expect(codes((await ask('EY000004210FR')).body)).toEqual(['RE1', 'PC1']);
    expect((await ask('EY000004210FR')).body[0]?.shipment.isFinal).toBe(false);
  });

  it('refuses a number that cannot be, and a key that it does not know', async () => {
    expect(await ask('not-a-number')).toMatchObject({ status: 400, body: { returnCode: 400 } });
    expect((await ask('EY000004210FR', 'other')).status).toBe(401);
  });

  it('jumbles events on demand', async () => {
    tracker.faults.add({ times: 1, fault: { kind: 'jumbled' } });
    expect(codes((await ask('EY000004210FR')).body)).toEqual(['DI1', 'DR1', 'PC1', 'ET1', 'MD2', 'DI1']);
  });
});
