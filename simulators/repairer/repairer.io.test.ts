import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Repairer, startRepairer } from './repairer.ts';
import { screenBonus } from './workshop.ts';

let repairer: Repairer;
beforeEach(async () => {
  repairer = await startRepairer({ apiKey: 'k' });
});
afterEach(() => repairer.close());

async function post(collection: string, body: object, apiKey = 'k'): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${repairer.origin}/v2/${collection}`, {
    method: 'POST',
    headers: { 'x-api-key': apiKey },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
}

const order = { reference: 'SR-1', refs: { order: 'SR-1', claim: 'C-1' }, device: { brand: 'Exemple', imei: '490154203237518' } };

describe('the workshop', () => {
  it('takes an order once, and says 409 with its number the second time', async () => {
    expect(await post('repair-orders', order)).toEqual({ status: 201, answer: { workshop: 'RP-7001', state: 'ANNONCE' } });
    expect(await post('repair-orders', order)).toEqual({ status: 409, answer: { workshop: 'RP-7001', state: 'ANNONCE' } });
    expect(repairer.effects()).toEqual({ 'order SR-1': 1 });
  });

  it('refuses an order without brand, or on demand', async () => {
    expect((await post('repair-orders', { ...order, device: {} })).status).toBe(422);
    repairer.faults.add({ times: 1, fault: { kind: 'refuse', code: 'VERROU', message: 'Appareil verrouillé' } });
    expect(await post('repair-orders', order)).toMatchObject({ status: 422, answer: { error: { code: 'VERROU' } } });
  });

  it('gives back the references of the order with every event', async () => {
    await post('repair-orders', order);
    expect(repairer.workshop.received('SR-1')).toMatchObject({ event: 'RECU', refs: order.refs, workshop: 'RP-7001' });
  });

  it('repairs only what is approved, and sends back the rest as it came', async () => {
    await post('repair-orders', order);
    expect(repairer.workshop.quoted('SR-1', 12_000)).toMatchObject({ quote: { net: '120.00', vat: '24.00', gross: '144.00' } });
    expect(() => repairer.workshop.repaired('SR-1')).toThrow('nobody has approved');
    expect((await post('quote-decisions', { quote: 'DV-other', decision: 'ACCORD' })).status).toBe(422);
    await post('quote-decisions', { quote: 'DV-RP-7001', decision: 'REFUS' });
    expect(() => repairer.workshop.repaired('SR-1')).toThrow('nobody has approved');
    expect(repairer.workshop.sentBack('SR-1')).toMatchObject({ repaired: false });
  });

  it('invoices what it quoted', async () => {
    await post('repair-orders', order);
    expect((await post('invoice-orders', { order: 'SR-1' })).status).toBe(422);
    repairer.workshop.quoted('SR-1', 12_000);
    expect(await post('invoice-orders', { order: 'SR-1' })).toMatchObject({
      status: 201,
      answer: { invoice: 'FA-DV-RP-7001', gross: '144.00' },
    });
    await post('invoice-states', { invoice: 'FA-DV-RP-7001', state: 'PAYEE' });
    expect(repairer.invoiceStates).toEqual(['FA-DV-RP-7001 PAYEE']);
  });

  it('takes a bonus off its invoice, and brings the documents of the claim', async () => {
    await post('repair-orders', order);
    expect(repairer.workshop.quoted('SR-1', 12_000, screenBonus)).toMatchObject({ eco: screenBonus, device: { brand: 'Exemple' } });
    const bonus = { order: 'SR-1', bonus: { organism: 'ecologic', amount: '25.00' }, payable: '119.00' };
    const { answer } = await post('invoice-orders', bonus);
    expect(answer).toMatchObject({ gross: '144.00', bonus: '25.00', payable: '119.00', sites: { ecologic: '8812' } });
    expect((answer as { readonly documents: readonly { readonly kind: string }[] }).documents.map(({ kind }) => kind)).toEqual([
      'FACTURE',
      'ACCORD',
      'PLAQUE',
    ]);
    await post('bonus-news', { event: 'eco.claim-paid', order: 'SR-1' });
    expect(repairer.effects()['bonus-news eco.claim-paid SR-1']).toBe(1);
  });

  it('answers who has its key', async () => {
    expect((await post('repair-orders', order, 'x')).status).toBe(401);
  });
});
