import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRestPartner } from '../support/rest-partner.ts';
import { request180 } from './x12-documents.ts';
import { startX12Retailer, type X12Retailer } from './x12-retailer.ts';

/* A stand-in for the hub takes the 997s: what the gateway sends is read as text. */
let retailer: X12Retailer;
let answers: string[];
let stopHub: () => Promise<void>;

beforeEach(async () => {
  answers = [];
  const hub = await startRestPartner({}, [
    {
      operation: 'answer',
      method: 'POST',
      path: '/answers',
      answer: ({ body }) => {
        answers.push(body.toString('latin1'));
        return { status: 202 };
      },
    },
  ]);
  stopHub = hub.close;
  retailer = await startX12Retailer({ apiKey: 'key' });
  retailer.connect({ url: `${hub.origin}/answers`, apiKey: 'hub' });
});
afterEach(async () => {
  await retailer.close();
  await stopHub();
});

const send = (body: string, key = 'key') =>
  fetch(`${retailer.origin}/edi`, { method: 'POST', headers: { 'x-api-key': key }, body }).then(({ status }) => status);
const document = () => retailer.write(request180('RX-1', '9501101530003', 4));

describe('an X12 gateway', () => {
  it('acknowledges each group with a 997 of its own', async () => {
    expect(await send(document())).toBe(202);
    await expect.poll(() => answers.length).toBe(1);
    expect(answers[0]).toMatch(/AK1\*AN\*\d+~\nAK2\*180\*0001~\nAK5\*A~\nAK9\*A\*1\*1\*1~/);
    expect(retailer.received('BGN*00*RX-1')).toHaveLength(1);
  });

  it('rejects what it is told to reject', async () => {
    retailer.faults.add({ when: { set: '180' }, times: 1, fault: { kind: 'reject' } });
    await send(document());
    await expect.poll(() => answers.length).toBe(1);
    expect(answers[0]).toMatch(/AK5\*R\*5~\nAK9\*R\*1\*1\*0~/);
  });

  it('never acknowledges an acknowledgement, and is silent when told so', async () => {
    await send(retailer.write({ set: '997', group: 'FA', segments: ['AK1*AN*1', 'AK9*A*1*1*1'] }));
    retailer.faults.add({ times: 1, fault: { kind: 'silent' } });
    await send(document());
    await send(document());
    await expect.poll(() => answers.length).toBe(1);
    expect(retailer.received('ISA')).toHaveLength(3);
  });

  it('takes no strangers and nothing but interchanges', async () => {
    expect(await send(document(), 'wrong')).toBe(401);
    expect(await send('hello')).toBe(400);
  });

  it('never uses a control number twice', () => {
    const numbers = Array.from({ length: 20 }, () => /IEA\*1\*(\d{9})/.exec(document())?.[1]);
    expect(new Set(numbers).size).toBe(20);
  });
});
