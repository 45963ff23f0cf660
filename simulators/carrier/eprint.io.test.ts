import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EprintCarrier, startEprintCarrier } from './eprint.ts';

let carrier: EprintCarrier;
beforeEach(async () => {
  carrier = await startEprintCarrier();
});
afterEach(() => carrier.close());

interface Wanted {
  readonly user?: string;
  readonly operation?: string;
  readonly request: string;
}

async function call({ user = carrier.userid, operation = 'CreateReverseInverseShipmentWithLabelsBc', request }: Wanted) {
  const ns = 'xmlns="http://www.cargonet.software"';
  const header = `<UserCredentials ${ns}><userid>${user}</userid><password>${carrier.password}</password></UserCredentials>`;
  const body = `<${operation} ${ns}><request>${request}</request></${operation}>`;
  const response = await fetch(carrier.url, {
    method: 'POST',
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`,
  });
  return { status: response.status, text: await response.text() };
}

const parcel = (weight: string): string =>
  `<shipperaddress><zipCode>69003</zipCode></shipperaddress><weight>${weight}</weight><referencenumber>RO-1</referencenumber>`;

describe('the eprint carrier', () => {
  it('gives a number and its label in one answer', async () => {
    const { status, text } = await call({ request: parcel('1.25') });
    expect(status).toBe(200);
    const [, number] = /<BarcodeId>(\d{14})<\/BarcodeId>/.exec(text) ?? [];
    const [, label = ''] = /<label>([^<]+)<\/label>/.exec(text) ?? [];
    expect(Buffer.from(label, 'base64').toString('latin1')).toContain(`(${number})`);
    expect(carrier.effects()).toEqual({ 'CreateReverseInverseShipmentWithLabelsBc RO-1': 1 });
  });

  it('says no with a fault in HTTP 500, weights with a comma', async () => {
    const { status, text } = await call({ request: parcel('31,6') });
    expect(status).toBe(500);
    expect(text).toContain('<ErrorId>InvalidWeight</ErrorId>');
    expect(text).toContain('31,5</faultstring>');
    expect((await call({ request: parcel('31,5') })).status).toBe(200);
  });

  it('takes user and password from the header block', async () => {
    const { status, text } = await call({ user: 'somebody', request: parcel('1') });
    expect(status).toBe(500);
    expect(text).toContain('<ErrorId>PermissionDenied</ErrorId>');
  });

  it('sends no driver on a Sunday, and calls off only one who was to come', async () => {
    const order = (date: string) => call({ operation: 'CreateCollectionRequestBc', request: `<pick_date>${date}</pick_date>` });
    expect((await order('13/12/2026')).text).toContain('InvalidPickDate');
    expect((await order('14/12/2026')).status).toBe(200);
    const [barcode = ''] = carrier.drivers();
    const callOff = () => call({ operation: 'TerminateCollectionRequestBc', request: `<barcode>${barcode}</barcode>` });
    expect((await callOff()).status).toBe(200);
    expect(carrier.drivers()).toEqual([]);
    expect((await callOff()).text).toContain('CollectionRequestNotFound');
  });

  it('faults on demand', async () => {
    carrier.faults.add({ when: { reference: 'RO-1' }, times: 1, fault: { kind: 'fault', errorId: 'InvalidInput', message: 'a < b' } });
    expect((await call({ request: parcel('1') })).text).toContain('a &lt; b');
    expect((await call({ request: parcel('1') })).status).toBe(200);
  });
});
