import { describe, expect, it } from 'vitest';
import { canonicalTypes } from '../../canonical/validate.ts';
import { isMasterData } from '../../cases/kinds.ts';
import { silentLog } from '../../spi/log.ts';
import { exampleCase, exampleLedger, exampleTime } from '../bench.fixture.ts';
import { envelope } from '../process.fixture.ts';
import { correlated } from './correlate.ts';

const ports = () => ({ ledger: exampleLedger([]), log: silentLog, ...exampleTime() });

describe('master data', () => {
  const masterData = [...canonicalTypes].filter((type) => isMasterData({ type, body: {} }));

  it('is what partners publish', () => {
    expect(masterData).toEqual([...canonicalTypes].filter((type) => type.endsWith('published')));
    expect(masterData.length).toBeGreaterThan(1);
  });

  it.each(masterData)('%s opens no case, joins none by its keys, and leaves that of its cause', async (type) => {
    const one = ports();
    one.ledger.beforeCorrelate = () => expect.unreachable('the ledger is not asked');
    expect((await correlated(one, { ...envelope(type, {}), caseRef: '' as typeof exampleCase })).caseRef).toBe('');
    expect((await correlated(one, envelope(type, {}))).caseRef).toBe('');
  });

  it('is no catalogue that says what was sold: its figures are counted in a case', async () => {
    const catalogue = envelope('product.published', { products: [{}, { sales: { from: '2026-01-01', to: '2026-03-31', pieces: 40 } }] });
    expect((await correlated(ports(), { ...catalogue, caseRef: '' as typeof exampleCase })).caseRef).toBe(exampleCase);
  });

  it('is nothing else', async () => {
    const { caseRef } = await correlated(ports(), { ...envelope('shipment.booked', {}), caseRef: '' as typeof exampleCase });
    expect(caseRef).toBe(exampleCase);
  });
});
