import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RelayNetwork, startRelayNetwork } from './relay-network.ts';

let network: RelayNetwork;
beforeEach(async () => {
  network = await startRelayNetwork();
});
afterEach(() => network.close());

const asked = {
  Enseigne: 'ZZHUB001',
  ModeCol: 'REL',
  ModeLiv: 'LCC',
  NDossier: 'RET-1',
  Expe_Ad1: 'HUB DEMO',
  Expe_CP: '77127',
  Expe_Pays: 'FR',
  Poids: '1200',
  NbColis: '1',
  COL_Rel: 'AUTO',
};

const digest = (values: readonly string[], key = network.key): string =>
  createHash('md5')
    .update(values.join('') + key, 'latin1')
    .digest('hex')
    .toUpperCase();

async function call(operation: string, given: Readonly<Record<string, string>>, security = digest(Object.values(given))): Promise<string> {
  const members = Object.entries({ ...given, Security: security }).map(([name, value]) => `<${name}>${value}</${name}>`);
  const body = `<${operation} xmlns="http://www.mondialrelay.fr/webservice/">${members.join('')}</${operation}>`;
  const answer = await fetch(network.url, {
    method: 'POST',
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`,
  });
  expect(answer.status).toBe(200);
  return answer.text();
}
const textOf = (xml: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.replaceAll('&amp;', '&') ?? '';
const create = (more: Readonly<Record<string, string>> = {}) => call('WSI2_CreationEtiquette', { ...asked, ...more });
const trace = async (number: string) =>
  textOf(await call('WSI2_TracingColisDetaille', { Enseigne: network.account, Expedition: number, Langue: 'FR' }), 'STAT');

describe('the relay network', () => {
  it('books a return and names the page of its label without a host', async () => {
    const answer = await create();
    expect(textOf(answer, 'STAT')).toBe('0');
    const page = textOf(answer, 'URL_Etiquette');
    expect(page).toMatch(/^\/ww2\/PDF\/StickerMaker2\.aspx\?ens=ZZHUB001&expedition=90000001&/);
    const label = await fetch(network.origin + page);
    expect(label.headers.get('content-type')).toBe('application/pdf');
    expect(await label.text()).toContain('(Depot : AUTO)');
    const other = await fetch(network.origin + page.replace('90000001', '90000002'));
    expect(other.headers.get('content-type')).toMatch(/^text\/html/);
    expect(network.effects()).toEqual({ 'service RET-1': 1 });
  });

  it.each([
    ['97', 'a digest with another key', () => call('WSI2_CreationEtiquette', asked, digest(Object.values(asked), 'other'))],
    ['2', 'another account', () => create({ Enseigne: 'OTHER' })],
    ['27', 'another way of delivery', () => create({ ModeLiv: '24R' })],
    ['11', 'a point that is none', () => create({ COL_Rel: '1' })],
    ['20', 'no weight', () => create({ Poids: '' })],
    ['48', 'two parcels', () => create({ NbColis: '2' })],
    ['30', 'small letters', () => create({ Expe_Ad1: 'Hub' })],
    ['36', 'half a postal code', () => create({ Expe_CP: '771' })],
  ])('says %s inside a good answer to %s', async (stat, _, ask) => {
    expect(textOf(await ask(), 'STAT')).toBe(stat);
    expect(network.effects()).toEqual({});
  });

  it('finds points with positions with a comma, and none where nobody knows the place', async () => {
    const search = (CP: string) =>
      call('WSI4_PointRelais_Recherche', { Enseigne: network.account, Pays: 'FR', Ville: 'LYON', CP, NombreResultats: '1' });
    const found = await search('69003');
    expect(textOf(found, 'Latitude')).toBe('45,7602140');
    expect(found.match(/<Num>/g)).toHaveLength(1);
    expect(textOf(await search('99999'), 'STAT')).toBe('9');
  });

  it('moves a parcel on with each question', async () => {
    const number = textOf(await create(), 'ExpeditionNum');
    const said = [await trace(number), await trace(number), await trace(number), await trace(number)];
    expect(said).toEqual(['80', '81', '82', '82']);
    expect(await trace('90000099')).toBe('94');
  });

  it('is held up, mixes up and refuses on demand', async () => {
    const number = textOf(await create(), 'ExpeditionNum');
    const when = { operation: 'WSI2_TracingColisDetaille', reference: 'RET-1' };
    network.faults.add({ when, times: 1, fault: { kind: 'anomaly' } }, { when, times: 1, fault: { kind: 'stat', stat: '99' } });
    expect([await trace(number), await trace(number)]).toEqual(['83', '99']);
    network.faults.add({ when, times: 1, fault: { kind: 'unordered' } });
    const events = await call('WSI2_TracingColisDetaille', { Enseigne: network.account, Expedition: number, Langue: 'FR' });
    const times = [...events.matchAll(/<Heure>([^<]*)</g)].map(([, time]) => time);
    expect(times).toEqual(['22:10', '06:05', '17:42', '17:42']);
  });
});
