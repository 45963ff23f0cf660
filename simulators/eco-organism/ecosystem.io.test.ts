import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Ecosystem, startEcosystem } from './ecosystem.ts';
import { rejectReasons } from './ecosystem-claims.ts';

let ecosystem: Ecosystem;
let token: string;
beforeEach(async () => {
  ecosystem = await startEcosystem();
  token = await login();
});
afterEach(() => ecosystem.close());

async function login(password = ecosystem.password): Promise<string> {
  const response = await fetch(`${ecosystem.url}/login`, { method: 'POST', body: JSON.stringify({ username: ecosystem.user, password }) });
  const { IdToken = '' } = (await response.json()) as { readonly IdToken?: string };
  return IdToken;
}

interface Answer {
  readonly status: number;
  readonly body: {
    readonly ReimbursementClaimID?: string;
    readonly RequestStatus?: string;
    readonly RejectReason?: { readonly Code: string };
    readonly url?: string;
    readonly error?: { readonly code: number; readonly status: string; readonly message: string };
    readonly results?: readonly unknown[];
  };
}

async function call(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${ecosystem.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

interface Given {
  readonly day?: string;
  readonly product?: string;
  readonly brand?: string;
  readonly serial?: string;
  readonly code?: string;
  readonly bonus?: number;
  readonly salvaged?: number;
  readonly place?: string;
}

const washer = ({
  day = '2026-03-12',
  product = 'P-033',
  brand = '2207',
  serial = 'S-1',
  code = 'LL-03',
  bonus = 50,
  salvaged = 0,
  place = '2100042',
}: Given) => ({
  RepairDate: day,
  PurchaseOrderByCustomer: `OR-${serial}-${day}`,
  RepairPlaceID: place,
  Product: { ProductID: product, BrandID: brand, ProductIdentificationNumber: serial, RepairTypeCode: code },
  SpareParts: { PiecSparePartsAmount: salvaged },
  Bill: { TotalAmountInclVAT: { amount: 144 }, AmountCovered: { amount: bonus } },
});

const create = (given: Given = {}) => call('POST', '/reimbursement-claims/new_claim', washer(given));
const detail = async (id: string) => (await call('GET', `/reimbursement-claims/${id}`)).body;

async function upload(id: string, type: string, content = '%PDF-1.4'): Promise<number> {
  const { body } = await call('POST', `/reimbursement-claims/${id}/upload-file`, { FileName: 'f', FileType: type, FileSizeInMB: 1 });
  return (await fetch(body.url ?? '', { method: 'PUT', body: content })).status;
}

/** The status of a claim that was confirmed and examined. */
async function examined(given: Given, content?: string): Promise<Answer['body']> {
  const { ReimbursementClaimID: id = '' } = (await create(given)).body;
  await upload(id, 'invoice', content);
  await call('POST', `/reimbursement-claims/${id}/confirm-claim`);
  await detail(id);
  return detail(id);
}

test('gives a token for the right password, and takes it until it ends', async () => {
  expect(await login('wrong')).toBe('');
  expect((await call('GET', '/catalog')).status).toBe(200);
  ecosystem.expireTokens();
  expect(await call('GET', '/catalog')).toMatchObject({ status: 401, body: { error: { code: 401 } } });
});

test('prints a catalogue whose windows end under two names', async () => {
  const { body } = await call('GET', '/catalog?brands=true&ecologic=true');
  expect(body.results?.[0]).toMatchObject({
    ProductID: 'P-033',
    Brands: [
      { BrandID: '2207', isEcosystemBrand: true },
      { BrandID: '1689', isEcosystemBrand: false },
    ],
    Amounts: [{ AmountValidUntil: '2023-12-31', Amount: 25 }, { Amount: 50 }],
    Threshold: [{ AmountValidTo: '9999-12-31', MinimumAmount: 100 }],
  });
});

test.each([
  ['a brand of the other organism', { brand: '1689' }, 'NOT_AN_ECOSYSTEM_BRAND'],
  ['a brand that nobody knows', { brand: '9999' }, 'UNKNOWN_BRAND'],
  ['a product that nobody knows', { product: 'P-999' }, 'UNKNOWN_PRODUCT'],
  ['a trade that the repairer is not registered for', { product: 'P-018', code: 'OU-01' }, 'BUSINESS_SHEET'],
  ['a place that is not one', { place: '1' }, 'UNKNOWN_REPAIR_PLACE'],
  ['a code that is not one of the product', { code: 'TP-01' }, 'REPAIR_CODE'],
  ['a day before the trade was registered', { day: '2022-12-31' }, 'BUSINESS_SHEET'],
])('creates no claim for %s', async (_, given, status) => {
  expect(await create(given)).toMatchObject({ status: 400, body: { error: { code: 400, status } } });
});

test('a claim is in creation until its file is at the presigned address and it is confirmed; its statuses are cut short', async () => {
  const { ReimbursementClaimID: id = '', RequestStatus } = (await create({ brand: '0000', place: '2000000' })).body;
  expect(RequestStatus).toBe('En cours de création');
  expect((await call('POST', `/reimbursement-claims/${id}/confirm-claim`)).body.error?.status).toBe('MISSING_FILES');
  const asked = await call('POST', `/reimbursement-claims/${id}/upload-file`, { FileName: 'f', FileType: 'invoice', FileSizeInMB: 1 });
  expect((await call('POST', `/reimbursement-claims/${id}/confirm-claim`)).status).toBe(400);
  expect(
    (await fetch(asked.body.url ?? '', { method: 'PUT', headers: { authorization: `Bearer ${token}` }, body: '%PDF-1.4' })).status,
  ).toBe(403);
  expect((await fetch(asked.body.url ?? '', { method: 'PUT', body: '%PDF-1.4' })).status).toBe(200);
  expect((await call('POST', `/reimbursement-claims/${id}/confirm-claim`)).body).toEqual({
    RequestStatus: 'Envoyé, en cours vérification',
    SapServiceOrder: expect.stringMatching(/^SO-/) as string,
  });
  expect([(await detail(id)).RequestStatus, (await detail(id)).RequestStatus, (await detail(id)).RequestStatus]).toEqual([
    'Envoyé, en cours vérification',
    'Approuvé, en cours rembourst',
    'Remboursement effectué',
  ]);
});

test('lets a claim be taken back in creation only', async () => {
  const { ReimbursementClaimID: id = '' } = (await create()).body;
  expect((await call('DELETE', `/reimbursement-claims/${id}`)).status).toBe(200);
  expect((await detail(id)).RequestStatus).toBe('Annulé');
  expect((await call('DELETE', `/reimbursement-claims/${id}`)).body.error?.status).toBe('NOT_IN_CREATION');
});

test.each([
  ['06', 'a bonus that is not the one of the day', { bonus: 25 }, undefined],
  ['13', 'an invoice that is none', {}, 'JPEG'],
  ['14', 'salvaged parts without consent', { salvaged: 1 }, undefined],
] as const)('rejects with %s %s', async (code, _, given, content) => {
  expect(await examined(given, content)).toMatchObject({
    RequestStatus: 'Rejeté',
    RejectReason: { Code: code, Description: rejectReasons[code] },
  });
});

test('rejects the same device within three months as a double', async () => {
  expect((await examined({ day: '2026-01-10' })).RequestStatus).toBe('Approuvé, en cours rembourst');
  expect((await examined({ day: '2026-04-10' })).RejectReason?.Code).toBe('05');
  expect((await examined({ day: '2026-04-11' })).RequestStatus).toBe('Approuvé, en cours rembourst');
});

test('rejects on demand, with every reason of the list', async () => {
  expect(Object.keys(rejectReasons)).not.toContain('04');
  ecosystem.faults.add({ when: { order: 'OR-S-7-2026-03-12' }, times: 1, fault: { kind: 'reject', code: '10' } });
  expect((await examined({ serial: 'S-7' })).RejectReason).toEqual({ Code: '10', Description: 'suspicion de fraude' });
});
