import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSoapOutbound } from '../../connectors/soap/outbound.ts';
import type { OutboundEndpoint, Outcome } from '../../core/spi/connector.ts';
import { readLines } from '../support/log.ts';
import { type Carrier, type CarrierEntry, type CarrierOptions, startCarrier } from './carrier.ts';

const wsdl = fileURLToPath(new URL('../../schemas/partners/chronopost/shipping.wsdl', import.meta.url));
const never = new AbortController().signal;

let carrier: Carrier;
const endpoints: OutboundEndpoint[] = [];
const start = async (options: CarrierOptions = {}): Promise<void> => {
  carrier = await startCarrier(options);
};
beforeEach(() => start());
afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
  await carrier.close();
});

/** The hub's own connector, as the pack configures it. */
function open(
  operation: string,
  options: { soapVersion?: string; timeout?: number; password?: string; account?: string } = {},
): OutboundEndpoint {
  const endpoint = openSoapOutbound({
    name: 'carrier/labels',
    settings: {
      wsdl: 'shipping.wsdl',
      operation,
      endpoint: carrier.url,
      soapVersion: options.soapVersion ?? '1.1',
      timeout: options.timeout ?? 5_000,
      maxAnswerBytes: 1_000_000,
      credentialsAt: ['headerValue.accountNumber', 'password'],
      finalFaults: [],
      answerFaults: [],
      addressesAt: [],
      elementOrder: 'schema',
      digest: 'md5',
      digestCharset: 'UTF-8',
      digestWithout: [],
      passwordType: 'text',
      allowPrivateNetwork: true,
    },
    credentials: { account: options.account ?? carrier.account, password: options.password ?? carrier.password },
    concurrency: 2,
    resource: async () => ({ text: await readFile(wsdl, 'utf8'), path: wsdl }),
  });
  endpoints.push(endpoint);
  return endpoint;
}

const party = (role: string, zip: string) => ({
  [`${role}Adress1`]: '1 rue des Exemples',
  [`${role}City`]: 'Lyon',
  [`${role}Name`]: 'Exemple & Fils',
  [`${role}PreAlert`]: 0,
  [`${role}ZipCode`]: zip,
});
const booking = (reference: string, parcels = 1, recipientZip = '26000') => ({
  numberOfParcel: parcels,
  headerValue: { accountNumber: 'credential:account', idEmit: 'CHRFR', subAccount: '' },
  shipperValue: Array.from({ length: parcels }, () => party('shipper', '69003')),
  recipientValue: Array.from({ length: parcels }, () => party('recipient', recipientZip)),
  customerValue: party('customer', '26000'),
  refValue: Array.from({ length: parcels }, (_, n) => ({ shipperRef: reference, recipientRef: `${reference}-${n + 1}` })),
  skybillValue: Array.from({ length: parcels }, () => ({
    productCode: '01',
    weight: 1.2,
    weightUnit: 'KGM',
    shipHour: 12,
    height: 10,
    length: 20,
    width: 30,
  })),
  skybillParamsValue: { mode: 'PDF', withReservation: 1 },
  password: 'credential:password',
});

interface Booked {
  readonly return: {
    readonly errorCode: number;
    readonly errorMessage: string;
    readonly reservationNumber: string;
    readonly resultMultiParcelValue: readonly { readonly skybillNumber: string; readonly geoPostNumeroColis: string }[];
  };
}

const send = (endpoint: OutboundEndpoint, args: object): Promise<Outcome> =>
  endpoint.send({ body: Buffer.from(JSON.stringify(args)), mediaType: 'application/json', idempotencyKey: 'key', parameters: {} }, never);
const read = <T>(outcome: Outcome): T => JSON.parse(Buffer.from(outcome.answer?.body ?? []).toString('utf8')) as T;
const book = (reference: string, options = {}) => send(open('shippingMultiParcelV4', options), booking(reference));

describe('the carrier', () => {
  it('books parcels, then gives their label: the same bytes each time', async () => {
    const booked = read<Booked>(await send(open('shippingMultiParcelV4'), booking('RA-1', 2))).return;
    expect(booked).toMatchObject({ errorCode: 0, errorMessage: '', reservationNumber: expect.stringMatching(/^\d{21}$/) });
    expect(booked.resultMultiParcelValue).toMatchObject([
      {
        skybillNumber: 'XP900000019FR',
        geoPostNumeroColis: expect.stringMatching(/^XP900000019248[0-9A-Z]$/),
        geoPostCodeBarre: '%0026000XP900000019248226250',
      },
      { skybillNumber: 'XP900000022FR' },
    ]);
    const fetch = () => send(open('getReservedSkybillWithTypeAndMode'), { reservationNumber: booked.reservationNumber, mode: 'PDF' });
    const label = read<{ return: { errorCode: number; skybill: string; type: string } }>(await fetch()).return;
    expect(label).toMatchObject({ errorCode: 0, type: 'PDF' });
    const pdf = Buffer.from(label.skybill, 'base64').toString('latin1');
    expect(pdf).toMatch(/^%PDF-1\.4\n[\s\S]*\(XP900000019FR\)[\s\S]*\(XP900000022FR\)[\s\S]*%%EOF\n$/);
    expect(pdf.slice(Number(/startxref\n(\d+)/.exec(pdf)?.[1]))).toMatch(/^xref\n/);
    for (const [, offset = ''] of pdf.matchAll(/^(\d{10}) 00000 n/gm)) expect(pdf.slice(Number(offset))).toMatch(/^\d+ 0 obj\n/);
    expect(read(await fetch())).toEqual({ return: label });
  });

  it('knows no other reservation', async () => {
    const outcome = await send(open('getReservedSkybillWithTypeAndMode'), { reservationNumber: '1', mode: 'PDF' });
    expect(read(outcome)).toEqual({ return: { errorCode: 2, errorMessage: 'Parcel information not found' } });
  });

  it('puts its refusals into a good answer', async () => {
    expect(read<Booked>(await book('RA-1', { account: '1' })).return).toEqual({ errorCode: 33, errorMessage: 'Invalid account' });
    expect(read<Booked>(await book('RA-1', { password: 'x' })).return).toEqual({ errorCode: 3, errorMessage: 'Bad password' });
    carrier.faults.add({ when: { recipientZipCode: '97133' }, fault: { kind: 'refuse', code: 29, message: 'No service' } });
    const refused = await send(open('shippingMultiParcelV4'), booking('RA-2', 1, '97133'));
    expect(refused.kind).toBe('accepted');
    expect(read(refused)).toEqual({ return: { errorCode: 29, errorMessage: 'No service' } });
    expect(carrier.effects()).toEqual({});
  });

  it('answers 1.1 to 1.2, and 1.2 only when told to', async () => {
    expect((await book('RA-1', { soapVersion: '1.2' })).kind).toBe('accepted');
    carrier.faults.add({ fault: { kind: 'soap12' } });
    expect((await book('RA-2', { soapVersion: '1.2' })).kind).toBe('accepted');
  });

  it('blames the message for a number that is none', async () => {
    expect(await book('RA-1', { account: 'abc' })).toMatchObject({ kind: 'rejected', error: { code: 'E_DELIVERY_REFUSED' } });
  });

  it('fails on demand so many times, then works', async () => {
    carrier.faults.add({ when: { reference: 'RA-1' }, times: 2, fault: { kind: 'status', status: 503, retryAfter: 7 } });
    expect(await book('RA-1')).toMatchObject({ kind: 'deferred', retryAfterMs: 7_000 });
    expect((await book('RA-2')).kind).toBe('accepted');
    expect((await book('RA-1')).kind).toBe('deferred');
    expect((await book('RA-1')).kind).toBe('accepted');
    expect(carrier.effects()).toEqual({ 'RA-2': 1, 'RA-1': 1 });
  });

  it('is slow, hangs, faults or cuts on demand', async () => {
    carrier.faults.add({ times: 1, fault: { kind: 'slow', ms: 30 } }, { times: 1, fault: { kind: 'hang' } });
    carrier.faults.add(
      { times: 1, fault: { kind: 'fault', code: 'Server', message: 'down' } },
      { times: 1, fault: { kind: 'cut', after: 'work' } },
    );
    expect((await book('RA-1')).kind).toBe('accepted');
    expect(await book('RA-2', { timeout: 200 })).toMatchObject({ kind: 'deferred', error: { code: 'E_DELIVERY_TIMEOUT' } });
    expect((await book('RA-3')).kind).toBe('deferred');
    expect((await book('RA-4')).kind).toBe('deferred');
    expect(carrier.effects()).toEqual({ 'RA-1': 1, 'RA-4': 1 });
  });

  it('books again what is asked for again, and the books show it', async () => {
    await book('RA-1');
    await book('RA-1');
    expect(carrier.effects()).toEqual({ 'RA-1': 2 });
    expect(
      carrier.log
        .entries()
        .filter((entry) => entry.event === 'effect')
        .map((entry) => entry.repetition),
    ).toEqual([false, true]);
  });

  it('is controlled over HTTP too', async () => {
    await fetch(`${carrier.origin}/_faults`, {
      method: 'POST',
      body: JSON.stringify({ times: 1, fault: { kind: 'status', status: 503 } }),
    });
    expect((await book('RA-1')).kind).toBe('deferred');
    await fetch(`${carrier.origin}/_faults`, { method: 'POST', body: JSON.stringify([{ fault: { kind: 'status', status: 503 } }]) });
    await fetch(`${carrier.origin}/_faults`, { method: 'DELETE' });
    expect((await book('RA-1')).kind).toBe('accepted');
    const report = (await (await fetch(`${carrier.origin}/_log`)).json()) as { effects: unknown; entries: unknown[] };
    expect(report.effects).toEqual({ 'RA-1': 1 });
    expect(report.entries).toHaveLength(3);
  });

  it('keeps a log on disk, and remembers after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relais-carrier-'));
    const logFile = join(folder, 'carrier.jsonl');
    try {
      await carrier.close();
      await start({ logFile });
      const first = read<Booked>(await book('RA-1')).return;
      await carrier.close();
      await start({ logFile });
      const label = await send(open('getReservedSkybillWithTypeAndMode'), { reservationNumber: first.reservationNumber, mode: 'PDF' });
      expect(read(label)).toMatchObject({ return: { errorCode: 0 } });
      expect(read<Booked>(await book('RA-2')).return.reservationNumber).not.toBe(first.reservationNumber);
      expect(readLines<CarrierEntry>(logFile).map(({ event, reference }) => `${event} ${reference}`)).toEqual([
        'received RA-1',
        'effect RA-1',
        'received ',
        'received RA-2',
        'effect RA-2',
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
