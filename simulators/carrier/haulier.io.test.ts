import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Haulier, openHaulier } from './haulier.ts';

let root: string;
let haulier: Haulier;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'relais-haulier-'));
  haulier = await openHaulier(root);
});
afterEach(() => rm(root, { recursive: true }));

const order = [
  "UNA:+.? '",
  "UNB+UNOC:3+9501101000049:14+9501101000087:14+250312:0830+17'",
  "UNH+1+IFTMIN:D:96A:UN'",
  "BGM+610+RO-1+9'",
  "DTM+234:202503140800:203'",
  "DTM+235:202503141200:203'",
  "RFF+CU:RO-1'",
  "NAD+CZ+++Zoé Essai'",
  "GID+1+1:PK'",
  "PCI+18'",
  "GIN+BJ+395011010000000422'",
  "UNT+10+1'",
  "UNZ+1+17'",
].join('\n');

describe('the haulier', () => {
  it('reads an order, and nothing that is half there', async () => {
    await writeFile(join(root, 'in/orders/.half.edi'), order, 'latin1');
    expect(await haulier.order('RO-1')).toBeUndefined();
    await writeFile(join(root, 'in/orders/IFTMIN_17.edi'), order, 'latin1');
    expect(await haulier.order('RO-1')).toMatchObject({
      interchange: '17',
      message: '1',
      from: '202503140800',
      to: '202503141200',
      parcels: ['395011010000000422'],
    });
    expect(await haulier.order('RO-2')).toBeUndefined();
  });

  it('acknowledges and refuses an order', async () => {
    await writeFile(join(root, 'in/orders/IFTMIN_17.edi'), order, 'latin1');
    const read = await haulier.order('RO-1');
    if (read === undefined) throw new Error('no order');
    await haulier.acknowledge(read, '7', 'K1');
    await haulier.acknowledge(read, '4', 'K2');
    const text = (name: string) => readFile(join(root, 'out', name), 'latin1');
    expect(await text('K1.edi')).toContain("UCI+17+9501101000049:14+9501101000087:14+7'\nUNT+3+1'\nUNZ+1+K1'");
    expect(await text('K2.edi')).toContain('+4+12');
  });

  it('tells what it is told to, twice if it is put twice', async () => {
    const status = { code: '53', at: '202503141005', reason: '1', words: 'ABSENT', parcel: '395011010000000422', place: 'LYON' };
    const text = await haulier.report('ALT1', 'RO-1', [status], 'S1');
    expect(text).toContain(
      "CNI+1+ALT1'\nSTS+1+53+1:::ABSENT'\nRFF+CU:RO-1'\nRFF+CW:395011010000000422'\nDTM+334:202503141005:203'\nLOC+9+:::LYON'\nUNT+10+1'",
    );
    await haulier.put('again.edi', text);
    expect((await haulier.waiting()).toSorted()).toEqual(['S1.edi', 'again.edi']);
    expect(await haulier.acknowledgements()).toEqual([]);
  });
});
