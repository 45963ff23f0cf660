import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Ecologic, startEcologic } from './ecologic.ts';

let ecologic: Ecologic;
beforeEach(async () => {
  ecologic = await startEcologic();
});
afterEach(() => ecologic.close());

interface Answer {
  readonly status: number;
  readonly body: {
    readonly Message?: string;
    readonly ResponseData?: {
      readonly ClaimId?: number;
      readonly RequestId?: number;
      readonly Status?: string;
      readonly LastStatus?: string;
      readonly StatusReason?: string;
      readonly ValidationErrors?: readonly { readonly Field: string }[];
    };
  };
}

async function call(
  method: 'GET' | 'POST',
  path: string,
  query: Readonly<Record<string, string>> = {},
  body?: object,
  key = ecologic.apiKey,
): Promise<Answer> {
  const response = await fetch(`${ecologic.url}/${path}?${new URLSearchParams(query).toString()}`, {
    method,
    headers: { api_key: key, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const laptop = (
  serial: string,
  more: { readonly code?: string; readonly brand?: string; readonly total?: number; readonly bonus?: number } = {},
) => ({
  Product: { ProductId: 'EEE.M2.044', BrandId: more.brand ?? '1689', SerialNumber: serial, IRISRepair: more.code ?? 'PCC' },
  Quote: { TotalAmountInclVAT: { Amount: more.total ?? 168 }, SupportAmount: { Amount: more.bonus ?? 50 } },
});

const faulty = ({ body }: Answer) => body.ResponseData?.ValidationErrors?.map(({ Field }) => Field) ?? [];

async function claim(invoice: string, dossier: object, day = '2026-03-12'): Promise<string> {
  const created = await call('POST', 'createclaim', { ConsumerInvoiceNumber: invoice, RepairEndDate: day, RepairSiteId: '8812' }, dossier);
  return String(created.body.ResponseData?.ClaimId);
}

async function attachAll(id: string): Promise<void> {
  for (const type of ['INVOICE', 'CONSUMERVALIDATION'])
    await call('POST', 'Attachfile', { ClaimId: id, FileName: 'f', FileExtension: 'pdf', DocumentType: type }, { FileContent: 'JVBERg==' });
}

async function statuses(id: string, count: number): Promise<readonly (string | undefined)[]> {
  const seen: (string | undefined)[] = [];
  for (let n = 0; n < count; n += 1) seen.push((await call('GET', 'GetClaimStatus', { ClaimId: id })).body.ResponseData?.LastStatus);
  return seen;
}

test('knows its callers, and prints its lists in the envelope, misspelt', async () => {
  expect((await call('GET', 'printbrandlist', {}, undefined, 'other')).status).toBe(401);
  const products = await call('GET', 'printproducttypelist');
  expect(products.body).toMatchObject({
    ResponseStatus: 'S',
    ResponseData: [{ ProductId: 'EEE.M2.044', RepairCodes: ['XXX', 'G02', 'PCC'], IRISSymtoms: ['XX6', 'XX9', 'XX1'] }, {}],
  });
  const labelled = await call('GET', 'printproducttypewithlabellist');
  expect(labelled.body).toMatchObject({ ResponseData: [{ RepairCodes: [{ Code: 'XXX' }, { Code: 'G02', Label: 'Écran' }, {}] }, {}] });
  expect((await call('GET', 'PrintBrandList')).status).toBe(404);
});

test('calculates by the amount and the threshold of the day of repair', async () => {
  const at = (repairDate: string, totalAmountInclVAT: string, repairCode = 'PCC') =>
    call('GET', 'calculateecosupport', {
      totalAmountInclVAT,
      totalAmountInclVATCurrency: 'EUR',
      brandId: '1689',
      productId: 'EEE.M2.044',
      repairCode,
      repairDate,
    });
  expect((await at('2023-06-01', '180.00')).body.ResponseData).toEqual([{ SupportAmount: 45 }]);
  expect((await at('2024-06-01', '150.00')).body.ResponseData).toEqual([{ SupportAmount: 50 }]);
  expect((await at('2023-06-01', '179.99')).body.ResponseData).toEqual([{ SupportAmount: 0 }]);
  expect((await at('2024-03-31', '150.00', 'XXX')).status).toBe(200);
  expect(await at('2024-04-01', '150.00', 'XXX')).toMatchObject({
    status: 404,
    body: { Message: expect.stringContaining('XXX') as string },
  });
});

test('keeps a request with faults (206), and takes its correction under the parameter claimId only', async () => {
  const query = { quoteNumber: 'D-1', callDate: '2026-03-12', repairSiteId: '8812' };
  const kept = await call('POST', 'createsupportrequest', query, laptop('S-1', { code: 'XXX' }));
  expect([kept.status, faulty(kept)]).toEqual([206, ['IRISRepair']]);
  const id = String(kept.body.ResponseData?.RequestId);
  const state = async () => (await call('GET', 'getsupportrequestStatus', { requestId: id })).body.ResponseData?.Status;
  expect([await state(), await state()]).toEqual(['Waiting', 'Waiting']);
  expect((await call('POST', 'updatesupportrequest', { ...query, requestId: id }, laptop('S-1'))).status).toBe(404);
  expect((await call('POST', 'updatesupportrequest', { ...query, claimId: id }, laptop('S-1'))).status).toBe(200);
  expect([await state(), await state()]).toEqual(['Waiting', 'Accepted']);
  expect(await call('POST', 'createsupportrequest', query, laptop('S-1', { brand: '2207' }))).toMatchObject({
    status: 404,
    body: { Message: 'Marque inconnue : 2207' },
  });
});

test('a claim is incomplete until its files are there, then examined, accepted and closed', async () => {
  const id = await claim('F-1', laptop('S-1'));
  const early = await call('POST', 'submitclaim', { ClaimId: id });
  expect([early.status, faulty(early)]).toEqual([206, ['INVOICE', 'CONSUMERVALIDATION']]);
  expect((await call('POST', 'Attachfile', { ClaimId: id, DocumentType: 'INVOICE' }, { FileContent: '' })).status).toBe(400);
  const one = await call('POST', 'Attachfile', { ClaimId: id, DocumentType: 'INVOICE' }, { FileContent: 'JVBERg==' });
  expect([one.status, faulty(one)]).toEqual([206, ['CONSUMERVALIDATION']]);
  expect((await call('POST', 'Attachfile', { ClaimId: id, DocumentType: 'CONSUMERVALIDATION' }, { FileContent: 'JVBERg==' })).status).toBe(
    200,
  );
  expect((await call('POST', 'submitclaim', { ClaimId: id })).status).toBe(200);
  expect(await statuses(id, 4)).toEqual(['WAITING', 'ACCEPTED', 'CLOSEDACCEPTED', 'CLOSEDACCEPTED']);
  expect((await call('GET', 'GetClaimStatus', { ClaimId: '1' })).body).toEqual({ Message: 'Claim introuvable' });
});

test.each([
  ['a bonus that is not the one of the day', laptop('S-2', { bonus: 45 }), 'Montant du bonus incorrect'],
  ['an invoice below the threshold', laptop('S-3', { total: 149 }), 'Montant de la facture inférieur au seuil'],
])('refuses %s', async (_, dossier, reason) => {
  const id = await claim('F-2', dossier);
  await attachAll(id);
  await call('POST', 'submitclaim', { ClaimId: id });
  expect(await statuses(id, 1)).toEqual(['WAITING']);
  expect((await call('GET', 'GetClaimStatus', { ClaimId: id })).body.ResponseData).toMatchObject({
    LastStatus: 'REFUSED',
    StatusReason: reason,
  });
});

test('refuses the same device within three months, and not after', async () => {
  for (const [invoice, day, last] of [
    ['F-1', '2026-01-10', 'ACCEPTED'],
    ['F-2', '2026-04-10', 'REFUSED'],
    ['F-3', '2026-04-11', 'ACCEPTED'],
  ] as const) {
    const id = await claim(invoice, laptop('S-9'), day);
    await attachAll(id);
    await call('POST', 'submitclaim', { ClaimId: id });
    expect(await statuses(id, 2)).toEqual(['WAITING', last]);
  }
});

test('decides otherwise on demand', async () => {
  ecologic.faults.add({ when: { invoice: 'F-4' }, times: 1, fault: { kind: 'decide', status: 'ARBITRATION', reason: 'Doute' } });
  const id = await claim('F-4', laptop('S-4'));
  await attachAll(id);
  await call('POST', 'submitclaim', { ClaimId: id });
  expect(await statuses(id, 4)).toEqual(['WAITING', 'ARBITRATION', 'ACCEPTED', 'CLOSEDACCEPTED']);
});
