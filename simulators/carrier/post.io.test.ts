import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Post, startPost } from './post.ts';

let post: Post;
beforeEach(async () => {
  post = await startPost();
});
afterEach(() => post.close());

const address = { lastName: 'Essai', line2: '3 allée des Essais', zipCode: '69003', city: 'Lyon', countryCode: 'FR' };
const letter = (more: object = {}, weight: number | null = 1.2) => ({
  outputFormat: { outputPrintingType: 'PDF_10x15_300dpi' },
  letter: {
    service: { productCode: 'CORE', orderNumber: 'RET-1' },
    parcel: weight === null ? {} : { weight },
    sender: { address },
    addressee: { address },
    ...more,
  },
});
const ask = (path: string, body: object, apiKey = post.apiKey) =>
  fetch(post.origin + path, { method: 'POST', headers: { 'content-type': 'application/json', apiKey }, body: JSON.stringify(body) });
const label = (body: object, apiKey?: string) => ask('/sls-ws/SlsServiceWSRest/2.0/generateLabel', body, apiKey);
const points = (body: object) => ask('/pointretrait-ws-cxf/rest/v2/pointretrait/findRDVPointRetraitAcheminement', body);
const ids = async (answer: Response) => ((await answer.json()) as { messages: { id: string }[] }).messages.map(({ id }) => id);

describe('the post', () => {
  it('gives a label in parts, with a customs form from abroad', async () => {
    const answer = await label(letter());
    expect(answer.headers.get('content-type')).toMatch(/^multipart\/mixed; boundary="uuid:/);
    const text = await answer.text();
    expect(text).toMatch(/Content-ID: <jsonInfos>[\s\S]*"parcelNumber":"9V\d{9,12}"[\s\S]*Content-ID: <label>[\s\S]*%PDF-/);
    expect(text).not.toContain('<cn23>');
    const abroad = {
      service: { productCode: 'CORI', orderNumber: 'RET-2' },
      sender: { address: { ...address, countryCode: 'BE', zipCode: '1000' } },
    };
    expect(await (await label(letter(abroad))).text()).toContain('Content-ID: <cn23>');
    expect(post.effects()).toEqual({ 'label RET-1': 1, 'label RET-2': 1 });
  });

  it.each([
    ['a product that is none', letter({ service: { productCode: 'XXX' } }), ['30015']],
    ['half a postal code and no weight', letter({ sender: { address: { ...address, zipCode: '69' } } }, null), ['30108', '30300']],
    ['the product of France from abroad', letter({ sender: { address: { ...address, countryCode: 'BE', zipCode: '1000' } } }), ['30213']],
    [
      'the product of returns to France out of it',
      letter({ addressee: { address: { ...address, countryCode: 'BE', zipCode: '1000' } } }),
      ['30213'],
    ],
    ['a relay for nobody who can be called', letter({ service: { productCode: 'BPR' } }), ['30220']],
    ['too much weight', letter({}, 31), ['30301']],
  ])('refuses %s with a 400 and all reasons', async (_, body, reasons) => {
    const answer = await label(body);
    expect(answer.status).toBe(400);
    expect(await ids(answer)).toEqual(reasons);
    expect(post.effects()).toEqual({});
  });

  it('wants its key: in the header for labels, in the body for points', async () => {
    expect(await ids(await label(letter(), 'other'))).toEqual(['30000']);
    expect(await (await points({ zipCode: '69003', city: 'Lyon', countryCode: 'FR' })).json()).toMatchObject({ errorCode: 201 });
  });

  it('finds points, and none where nobody is', async () => {
    const found = await points({ apiKey: post.apiKey, zipCode: '69003', city: 'Lyon', countryCode: 'FR' });
    expect(await found.json()).toMatchObject({
      errorCode: 0,
      listePointRetraitAcheminement: [{ typeDePoint: 'BPR' }, { typeDePoint: 'PCS' }],
    });
    expect(await (await points({ apiKey: post.apiKey, zipCode: '99999', countryCode: 'FR' })).json()).toMatchObject({ errorCode: 300 });
  });

  it('breaks off, forgets the label and refuses on demand', async () => {
    post.faults.add({ times: 1, fault: { kind: 'half' } }, { times: 1, fault: { kind: 'no-label' } });
    post.faults.add({ times: 1, fault: { kind: 'refuse', id: '30220', message: 'Le numéro de portable du destinataire' } });
    expect(await (await label(letter())).text()).not.toMatch(/--\r\n$/);
    expect(await (await label(letter())).text()).not.toContain('<label>');
    expect(await ids(await label(letter()))).toEqual(['30220']);
    expect(post.effects()).toEqual({ 'label RET-1': 2 });
  });
});
