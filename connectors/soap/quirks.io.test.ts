import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../core/kernel/json.ts';
import type { Outcome } from '../../core/spi/connector.ts';
import { SOAP_11, SOAP_12 } from './envelope.ts';
import { openSoapOutbound, type SoapChannel } from './outbound.ts';
import { answerXml, defaults, envelope, type SoapPartner, startSoapPartner } from './partner.fixture.ts';

/* What services on the internet do, one test each. The service is fixtures/labels.asmx.wsdl. */

let partner: SoapPartner;
beforeEach(async () => {
  partner = await startSoapPartner();
});
afterEach(() => partner?.close());

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const label = (inside: string, namespace = SOAP_11) =>
  envelope(
    `<CreateLabelResponse xmlns="urn:example:labels"><CreateLabelResult>${inside}</CreateLabelResult></CreateLabelResponse>`,
    namespace,
  );
const answers = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}, status = 200) =>
  partner.behave((_, response) => {
    if (typeof body === 'string') answerXml(response, status, body, headers);
    else response.writeHead(status, { 'content-type': 'text/xml', ...headers }).end(body);
  });

async function send(
  args: Json = {},
  settings: Partial<SoapChannel['settings']> = {},
  credentials: SoapChannel['credentials'] = {},
): Promise<Outcome> {
  const endpoint = openSoapOutbound({
    name: 'carrier/labels',
    settings: {
      ...defaults,
      wsdl: 'labels.asmx.wsdl',
      operation: 'CreateLabel',
      endpoint: partner.url,
      certificateAuthority: 'ca.pem',
      allowPrivateNetwork: true,
      ...settings,
    },
    credentials,
    concurrency: 1,
    resource: partner.resource,
  });
  try {
    const body = Buffer.from(JSON.stringify(args));
    return await endpoint.send({ body, mediaType: 'application/json', idempotencyKey: 'k', parameters: {} }, new AbortController().signal);
  } finally {
    await endpoint.close();
  }
}

const answerOf = ({ answer }: Outcome): unknown => JSON.parse(Buffer.from(answer?.body ?? []).toString('utf8'));
const sent = () => String(partner.arrivals.at(-1)?.body ?? '');

describe('an answer', () => {
  it('with an error code inside a 200 body is handed on whole: the pack classifies it', async () => {
    answers(label('<STAT>24</STAT>'));
    const outcome = await send();
    expect(outcome.kind).toBe('accepted');
    expect(answerOf(outcome)).toEqual({ CreateLabelResult: { STAT: 24 } });
  });

  it.each([
    ['1.1 to a 1.2 request', '1.2', SOAP_11],
    ['1.2 to a 1.1 request', '1.1', SOAP_12],
  ])('in SOAP %s is read', async (_, soapVersion, namespace) => {
    answers(label('<STAT>0</STAT>', namespace));
    expect(answerOf(await send({}, { soapVersion }))).toEqual({ CreateLabelResult: { STAT: 0 } });
  });

  it('with an empty number, an empty text, nil, and a list of one', async () => {
    answers(label(`<STAT/><Number xsi:nil="true" xmlns:xsi="${XSI}"/><LabelUrl/><Pages><string>1</string></Pages>`));
    expect(answerOf(await send())).toEqual({ CreateLabelResult: { STAT: null, Number: null, LabelUrl: '', Pages: { string: ['1'] } } });
  });

  it('with prefixes of its own, blanks around everything and comments', async () => {
    answers(
      `\r\n<!-- x --><e:Envelope xmlns:e="${SOAP_11}">\n<e:Body>\n <a:CreateLabelResponse xmlns:a="urn:example:labels">\n  <b:CreateLabelResult xmlns:b="urn:example:labels"> <b:STAT> 0 </b:STAT><!-- y --></b:CreateLabelResult>\n</a:CreateLabelResponse></e:Body></e:Envelope>\n`,
    );
    expect(answerOf(await send())).toEqual({ CreateLabelResult: { STAT: 0 } });
  });

  it.each([
    ['a byte order mark', Buffer.from(`\ufeff${label('<Number>Größe</Number>')}`, 'utf8'), {}],
    ['UTF-16', Buffer.from(`\ufeff${label('<Number>Größe</Number>').replace(/<\?xml[^>]*\?>/, '')}`, 'utf16le'), {}],
    [
      'the character set of the header',
      Buffer.from(label('<Number>Größe</Number>'), 'latin1'),
      { 'content-type': 'text/xml; charset=ISO-8859-1' },
    ],
    ['a content type of HTML', Buffer.from(label('<Number>Größe</Number>'), 'utf8'), { 'content-type': 'text/html' }],
    ['no content type to speak of', Buffer.from(label('<Number>Größe</Number>'), 'utf8'), { 'content-type': 'application/octet-stream' }],
  ])('with %s is read', async (_, body, headers) => {
    answers(body, headers);
    expect(answerOf(await send())).toEqual({ CreateLabelResult: { Number: 'Größe' } });
  });

  it('with relative addresses has them whole, at the places that are listed', async () => {
    answers(
      label(
        '<LabelUrl>/ww2/PDF/Sticker.aspx?ens=1&amp;x=2</LabelUrl><Pages><string>page/1</string><string>https://cdn.example/2</string></Pages>',
      ),
    );
    const addressesAt = ['CreateLabelResult.LabelUrl', 'CreateLabelResult.Pages.string'];
    const { origin } = new URL(partner.url);
    expect(answerOf(await send({}, { addressesAt }))).toEqual({
      CreateLabelResult: {
        LabelUrl: `${origin}/ww2/PDF/Sticker.aspx?ens=1&x=2`,
        Pages: { string: [`${origin}/page/1`, 'https://cdn.example/2'] },
      },
    });
    expect(answerOf(await send())).toMatchObject({ CreateLabelResult: { LabelUrl: '/ww2/PDF/Sticker.aspx?ens=1&x=2' } });
  });

  it('with a document in base64, in lines, is one text', async () => {
    const pdf = Buffer.from('%PDF-1.4 label');
    answers(label(`<Number>\n${pdf.toString('base64')}\n</Number>`));
    const { CreateLabelResult } = answerOf(await send()) as { CreateLabelResult: { Number: string } };
    expect(Buffer.from(CreateLabelResult.Number, 'base64').equals(pdf)).toBe(true);
  });

  it('that refers to what stands beside it, with types of its own, is put together (rpc/encoded)', async () => {
    const types = `xmlns:i="${XSI}" xmlns:d="http://www.w3.org/2001/XMLSchema" xmlns:enc="http://schemas.xmlsoap.org/soap/encoding/"`;
    answers(
      envelope(
        `<CreateLabelResponse ${types} xmlns="urn:example:labels"><CreateLabelResult href="#id0"/></CreateLabelResponse>` +
          `<multiRef id="id0" enc:root="0" ${types}><STAT href="#id1"/><extra i:type="d:boolean">1</extra></multiRef><multiRef id="id1" ${types} i:type="d:int">7</multiRef>`,
      ),
    );
    expect(answerOf(await send())).toEqual({ CreateLabelResult: { STAT: 7, extra: true } });
  });

  it.each([
    ['go in a circle', '<m id="a"><x href="#b"/></m><m id="b"><x href="#a"/></m>'],
    ['multiply', `<m id="a">${'<x href="#b"/>'.repeat(1000)}</m><m id="b">${'<x href="#c"/>'.repeat(1000)}</m><m id="c"/>`],
  ])('whose references %s is no answer', async (_, beside) => {
    answers(envelope(`<CreateLabelResponse xmlns="urn:example:labels"><CreateLabelResult href="#a"/></CreateLabelResponse>${beside}`));
    expect((await send()).kind).toBe('deferred');
  });

  it('of HTTP 500 with a fault and its detail says what was wrong', async () => {
    const detail =
      '<detail><Error><ErrorId>InvalidWeight</ErrorId><ErrorMessage>Maximum supported weight is 31,5</ErrorMessage></Error></detail>';
    answers(envelope(`<s:Fault><faultcode>s:Server</faultcode><faultstring>Invalid weight</faultstring>${detail}</s:Fault>`), {}, 500);
    const outcome = await send({}, { finalFaults: ['InvalidWeight'] });
    expect(outcome.kind).toBe('rejected');
    expect((await send({}, { answerFaults: ['InvalidWeight'] })).kind, 'where a fault is an answer').toBe('accepted');
    expect(answerOf(outcome)).toEqual({
      fault: {
        code: 'Server',
        message: 'Invalid weight',
        detail: { Error: { ErrorId: 'InvalidWeight', ErrorMessage: 'Maximum supported weight is 31,5' } },
      },
    });
  });
});

describe('a request', () => {
  const args = { Text: 'not under the digest', City: 'Besançon', Shop: 'credential:account', Name: 'Zoé & <Co>', Weight: 1200 };
  const settings = { digestAt: 'Security', digestWithout: ['Text'], credentialsAt: ['Shop', '$headers.UserCredentials.password'] };
  const secrets = { account: 'ZZHUB001', digestKey: 'PrivateK', password: 'Hortensie' };

  it('carries a digest over its values in the order of the WSDL and the key, in ISO 8859-1', async () => {
    answers(label('<STAT>0</STAT>'));
    await send(args, settings, secrets);
    const expected = createHash('md5').update(Buffer.from('ZZHUB001Zoé & <Co>Besançon1200PrivateK', 'latin1')).digest('hex').toUpperCase();
    expect(sent()).toContain(`<Weight>1200</Weight><Security>${expected}</Security><Text>not under the digest</Text>`);
    await send({ ...args, Name: '<![CDATA[x]]>' }, { ...settings, digest: 'sha256', digestCharset: 'UTF-8' }, secrets);
    const other = createHash('sha256').update('ZZHUB001<![CDATA[x]]>Besançon1200PrivateK').digest('hex').toUpperCase();
    expect(sent()).toContain(`<Security>${other}</Security>`);
  });

  it('is not sent when a value has a character that the digest cannot have', async () => {
    expect(await send({ ...args, Name: 'Łukasz' }, settings, secrets)).toMatchObject({ kind: 'rejected', error: { code: 'E_MAP_RESULT' } });
    expect(await send(args, settings, {})).toMatchObject({ kind: 'rejected', error: { code: 'E_CONFIG_FIELD' } });
    expect(partner.arrivals).toHaveLength(0);
  });

  it('carries the header blocks that the WSDL declares, credentials in them, in either version', async () => {
    answers(label('<STAT>0</STAT>'));
    const $headers = { UserCredentials: { password: 'credential:password', userid: 'hub & co' } };
    for (const soapVersion of ['1.1', '1.2']) {
      await send({ ...args, $headers }, { ...settings, soapVersion }, secrets);
      expect(sent()).toContain(
        '<soap:Header><n1:UserCredentials xmlns:n1="urn:example:labels"><n1:userid>hub &amp; co</n1:userid><n1:password>Hortensie</n1:password></n1:UserCredentials></soap:Header><soap:Body>',
      );
    }
    expect(await send({ $headers: { Other: {} } }, settings, secrets)).toMatchObject({ kind: 'rejected', error: { code: 'E_MAP_RESULT' } });
    expect(await send({ $headers: { UserCredentials: { userid: 'credential:password' } } }, settings, secrets)).toMatchObject({
      kind: 'rejected',
      error: { code: 'E_MAP_RESULT', at: { path: '/$headers/UserCredentials/userid' } },
    });
  });

  it('is written in the order of the mapping, for a service that wants another than its WSDL', async () => {
    answers(label('<STAT>0</STAT>'));
    await send({ City: 'Lyon', Shop: 'x' }, { elementOrder: 'mapping' });
    expect(sent()).toContain('<City>Lyon</City><Shop>x</Shop>');
    await send({ City: 'Lyon', Shop: 'x' });
    expect(sent()).toContain('<Shop>x</Shop><City>Lyon</City>');
  });
});
