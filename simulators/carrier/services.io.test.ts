import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Carrier, startCarrier } from './carrier.ts';
import { RELAY_POINTS, SHIPPING, TRACKING } from './soap.ts';

let carrier: Carrier;
beforeEach(async () => {
  carrier = await startCarrier();
});
afterEach(() => carrier.close());

async function call(url: string, namespace: string, operation: string, args: string): Promise<string> {
  const body = `<n:${operation} xmlns:n="${namespace}">${args}</n:${operation}>`;
  const response = await fetch(url, {
    method: 'POST',
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`,
  });
  return response.text();
}

const account = (): string => `<accountNumber>${carrier.account}</accountNumber>`;
const password = (): string => `<password>${carrier.password}</password>`;
const all = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, found = '']) => found);

function book(reference: string): Promise<string> {
  const blocks = ['69003', '26000']
    .map((zip) => `<shipperValue><shipperZipCode>${zip}</shipperZipCode></shipperValue>`)
    .concat(['26000', '69003'].map((zip) => `<recipientValue><recipientZipCode>${zip}</recipientZipCode></recipientValue>`))
    .concat([`<refValue><shipperRef>${reference}</shipperRef></refValue>`, '<skybillValue/>', '<skybillValue/>']);
  const args = `<headerValue>${account()}</headerValue>${blocks.join('')}${password()}<numberOfParcel>2</numberOfParcel>`;
  return call(carrier.url, SHIPPING, 'shippingMultiParcelV4', args);
}

function order(reference: string, from: string, until: string, country = 'FR'): Promise<string> {
  const times = `<datePassage>${from}</datePassage><datePassageFermeture>${until}</datePassageFermeture>`;
  const place = `<adresseEnlevement><codePays>${country}</codePays></adresseEnlevement>`;
  const args = `<headerValue>${account()}</headerValue>${password()}${times}${place}<referenceEsdClient>${reference}</referenceEsdClient>`;
  return call(carrier.url, SHIPPING, 'creerEnlevementNational', args);
}

describe('the carrier, beside labels', () => {
  it('tells the stages of a plan for each parcel of a booking; nothing of a parcel that it does not know', async () => {
    carrier.journeys.plan('RO-1', [
      [{ code: 'DC', hoursAgo: 2 }],
      [
        { code: 'DC', hoursAgo: 2 },
        { code: 'DB', hoursAgo: 1 },
      ],
    ]);
    const numbers = all(await book('RO-1'), 'skybillNumber');
    expect(numbers).toHaveLength(2);
    const track = (number = ''): Promise<string> =>
      call(carrier.trackingUrl, TRACKING, 'trackSkybillV2', `<skybillNumber>${number}</skybillNumber>`);
    expect(all(await track(numbers[0]), 'code')).toEqual(['DC']);
    expect(all(await track(numbers[0]), 'code')).toEqual(['DC', 'DB']);
    expect(all(await track(numbers[1]), 'code'), 'the other parcel has a journey of its own').toEqual(['DC']);
    expect(await track('XP900000000FR')).not.toContain('<events>');
  });

  it('voids a label that nobody used, and no other', async () => {
    const [number = ''] = all(await book('RO-1'), 'skybillNumber');
    const cancel = () => call(carrier.trackingUrl, TRACKING, 'cancelSkybill', `<skybillNumber>${number}</skybillNumber>`);
    expect(all(await cancel(), 'errorCode')).toEqual(['0']);
    carrier.journeys.plan('RO-1', [[{ code: 'DB', hoursAgo: 1 }]]);
    expect(await cancel()).toContain("the parcel doesn't match account or parcel information not found");
  });

  it('orders a driver and calls him off once', async () => {
    const [esd = ''] = all(await order('EN-1', '2026-12-14T09:00:00', '2026-12-14T18:00:00'), 'numeroUniqueESD');
    expect(carrier.pickups()).toEqual([{ number: esd, reference: 'EN-1', at: '2026-12-14T09:00:00' }]);
    expect(carrier.effects()).toEqual({ 'pickup EN-1': 1 });
    const callOff = () => call(carrier.url, SHIPPING, 'annulerEnlevements', `${account()}${password()}<esdNumber>${esd}</esdNumber>`);
    expect(all(await callOff(), 'codeErreur')).toEqual(['0']);
    expect(all(await callOff(), 'codeErreur')).toEqual(['7']);
    expect(carrier.pickups()).toEqual([]);
  });

  it('refuses hours that cannot be, and other countries', async () => {
    expect(all(await order('EN-1', '2026-12-14T18:00:00', '2026-12-14T09:00:00'), 'codeErreur')).toEqual(['12']);
    expect(all(await order('EN-1', '2026-12-14T09:00:00', '2026-12-14T18:00:00', 'BE'), 'codeErreur')).toEqual(['14']);
    expect(carrier.effects()).toEqual({});
  });

  it('finds relay points, no more than asked for; none in Corsica', async () => {
    const find = (zip: string) => {
      const where = `<zipCode>${zip}</zipCode><countryCode>FR</countryCode><maxPointChronopost>2</maxPointChronopost>`;
      return call(carrier.relayPointsUrl, RELAY_POINTS, 'recherchePointChronopost', `${account()}${password()}${where}`);
    };
    expect(all(await find('69003'), 'identifiant')).toEqual(['6900X', '6900Y']);
    expect(all(await find('20000'), 'errorCode')).toEqual(['11']);
  });
});
