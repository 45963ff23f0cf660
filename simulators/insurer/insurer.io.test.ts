import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Insurer, startInsurer } from './insurer.ts';

let insurer: Insurer;
beforeEach(async () => {
  insurer = await startInsurer({ token: 't' });
});
afterEach(() => insurer.close());

/** An answer, as far as most have it. */
interface Answered {
  readonly status: number;
  readonly answer: {
    readonly data: { readonly attributes: { readonly id: string }; readonly checksum: string };
    readonly links: { readonly next: { readonly href: string } };
  };
}

async function ask(method: string, path: string, data?: object, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  const response = await fetch(`${insurer.origin}${path}`, {
    method,
    headers: { authorization: 'Bearer t', 'content-type': 'application/json', ...headers },
    ...(data === undefined ? {} : { body: JSON.stringify({ data }) }),
  });
  return { status: response.status, answer: (await response.json()) as Answered['answer'] };
}

const draft = (attributes: object = {}, headers = {}) =>
  ask(
    'POST',
    '/claim/v1/claims',
    { attributes: { policyNumber: 'POL-DEMO-1', lossDate: '2025-03-01T07:00:00.000Z', externalReference_Ext: 'S-1', ...attributes } },
    headers,
  );

async function openClaim(): Promise<string> {
  const { answer } = await draft();
  const { id } = answer.data.attributes;
  await ask('POST', `/claim/v1/claims/${id}/submit`, { checksum: answer.data.checksum });
  return id;
}

async function quoted(kind: 'quoteonly' | 'quoteandservice'): Promise<(action: string, attributes?: object) => Promise<Answered>> {
  const id = await openClaim();
  insurer.adjuster.coverage('S-1', { service: kind });
  const request = insurer.claim('S-1')?.serviceRequest?.id;
  return (action, attributes = {}) => ask('POST', `/claim/v1/claims/${id}/service-requests/${request}/${action}`, { attributes });
}

const statement = { statement: { referenceNumber: 'Q-1', amount: { amount: '144.00', currency: 'eur' } } };

describe('the insurer', () => {
  it('keeps a note in the file of a claim that is there, once for each transaction', async () => {
    const id = await openClaim();
    const attributes = { subject: 'Device not cleared', body: 'stolen' };
    const headers = { 'gw-dbtransaction-id': 'T-1' };
    expect((await ask('POST', `/claim/v1/claims/${id}/notes`, { attributes }, headers)).status).toBe(201);
    expect((await ask('POST', `/claim/v1/claims/${id}/notes`, { attributes }, headers)).status).toBe(400);
    expect((await ask('POST', '/claim/v1/claims/none/notes', { attributes })).status).toBe(404);
    expect(insurer.effects()['note S-1']).toBe(1);
  });

  it('takes a claim in three steps, each under the checksum of the one before', async () => {
    const made = await draft();
    expect(made).toMatchObject({ status: 201, answer: { data: { attributes: { state: { code: 'draft' } }, checksum: '1' } } });
    const path = `/claim/v1/claims/${made.answer.data.attributes.id}`;
    expect(await ask('PATCH', path, { attributes: { description: 'fell' }, checksum: '1' })).toMatchObject({
      status: 200,
      answer: { data: { checksum: '2' } },
    });
    expect((await ask('POST', `${path}/submit`, { checksum: '1' })).status).toBe(409);
    const open = await ask('POST', `${path}/submit`, { checksum: '2' });
    expect(open.answer.data.attributes).toMatchObject({ state: { code: 'open' }, claimNumber: expect.stringMatching(/^000-00-/) });
    expect(insurer.effects()).toEqual({ 'draft S-1': 1, 'patch S-1': 1, 'submit S-1': 1 });
  });

  it('finds no policy under an unknown number, or on a day on which it is not in force', async () => {
    expect(await draft({ policyNumber: 'X-1' })).toMatchObject({
      status: 400,
      answer: { userMessage: 'No policy was found with policy number X-1 for loss date 2025-03-01T07:00:00.000Z' },
    });
    expect((await draft({ lossDate: '2021-03-01T07:00:00.000Z' })).status).toBe(400);
  });

  it('takes a claim on an unverified policy', async () => {
    const { answer } = await ask('POST', '/claim/v1/unverified-policies', {
      attributes: { policyNumber: 'X-1', policyType: { code: 'PersonalArticles' } },
    });
    expect((await draft({ policyNumber: 'X-1', policySystemId: answer.data.attributes.id })).status).toBe(201);
  });

  it('executes a transaction once', async () => {
    const transaction = { 'gw-dbtransaction-id': 'k-1' };
    expect((await draft({}, transaction)).status).toBe(201);
    expect(await draft({}, transaction)).toMatchObject({
      status: 400,
      answer: { errorCode: 'gw.api.webservice.exception.AlreadyExecutedException' },
    });
    expect(insurer.effects()).toEqual({ 'draft S-1': 1 });
  });

  it('is changed by somebody else, on demand', async () => {
    const { answer } = await draft();
    insurer.faults.add({ when: { operation: 'patch', reference: 'S-1' }, times: 1, fault: { kind: 'conflict' } });
    const path = `/claim/v1/claims/${answer.data.attributes.id}`;
    expect((await ask('PATCH', path, { attributes: { description: 'fell' }, checksum: '1' })).status).toBe(409);
    expect((await ask('GET', path)).answer.data.checksum).toBe('2');
    expect((await ask('PATCH', path, { attributes: { description: 'fell' }, checksum: '2' })).status).toBe(200);
  });

  it('keeps progress and quote of a service request apart', async () => {
    const act = await quoted('quoteandservice');
    expect((await act('approve-quote')).status).toBe(400);
    expect((await act('add-quote', statement)).answer.data.attributes).toMatchObject({
      progress: { name: 'Vendor waiting' },
      quoteStatus: { name: 'Waiting for Approval' },
    });
    expect((await act('approve-quote')).answer.data.attributes).toMatchObject({
      progress: { name: 'In Progress' },
      quoteStatus: { name: 'Approved' },
    });
    expect((await act('add-quote', statement)).status).toBe(400);
  });

  it('ends the work with the quote where a quote alone was asked for', async () => {
    const act = await quoted('quoteonly');
    expect((await act('add-quote', statement)).answer.data.attributes).toMatchObject({
      progress: { name: 'Work Complete' },
      quoteStatus: { name: 'Quoted' },
    });
  });

  it('takes an invoice once the work is complete', async () => {
    const act = await quoted('quoteandservice');
    await act('add-quote', statement);
    await act('approve-quote');
    expect((await act('invoices', { referenceNumber: 'F-1' })).status).toBe(400);
    await act('complete-work');
    expect((await act('invoices', { referenceNumber: 'F-1' })).status).toBe(201);
  });

  it('shows its products page by page, and nothing that is older than asked for', async () => {
    const page = (await ask('GET', '/product/v1/products?pageSize=2')).answer;
    expect(page.data).toHaveLength(2);
    expect((await ask('GET', page.links.next.href)).answer).toMatchObject({ data: [{ attributes: { code: 'ELEC-MAISON' } }], links: {} });
    expect((await ask('GET', '/product/v1/products?publishedSince=2026-02-01')).answer.data).toEqual([]);
  });

  it('answers who has its token', async () => {
    expect((await ask('GET', '/product/v1/products', undefined, { authorization: 'Bearer x' })).status).toBe(401);
  });
});
