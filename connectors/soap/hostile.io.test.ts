import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { HubError } from '../../core/kernel/errors.ts';
import type { PushRequest } from '../../core/spi/connector.ts';
import { SOAP_12 } from './envelope.ts';
import { callOf, openService, post, quoteCall } from './service.fixture.ts';
import { parseXml } from './xml.ts';

const service = openService();
const good = callOf(quoteCall);
const ADDRESSING = 'http://www.w3.org/2005/08/addressing';
const replyTo = (address: string) =>
  `<a:ReplyTo xmlns:a="${ADDRESSING}" s:mustUnderstand="1"><a:Address>${address}</a:Address></a:ReplyTo>`;
const forget = (inside: string) => callOf(`<q:forgetQuote xmlns:q="urn:example:quotes">${inside}</q:forgetQuote>`);

async function refused(request: PushRequest): Promise<{ code: string; status: number; xml: string }> {
  try {
    await service.call(request);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(HubError);
    const { status, body } = service.refuse(thrown as HubError, request);
    const xml = Buffer.from(body).toString('utf8');
    // Whatever was sent, the fault is well-formed.
    parseXml(xml);
    return { code: (thrown as HubError).code, status, xml };
  }
  return { code: 'taken', status: 200, xml: '' };
}

describe('hostile input', () => {
  const cases: [what: string, request: PushRequest, code: string, status: number][] = [
    ['nothing', post(''), 'E_BODY_EMPTY', 500],
    ['HTML', post('<!DOCTYPE html><html><body>x</body></html>'), 'E_XML_DOCTYPE', 500],
    [
      'an entity bomb',
      post(good.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]>').replace('RA-1', '&b;')),
      'E_XML_DOCTYPE',
      500,
    ],
    ['a file by entity', post(good.replace('?>', '?><!DOCTYPE x SYSTEM "file:///etc/passwd">')), 'E_XML_DOCTYPE', 500],
    ['an unknown entity', post(good.replace('RA-1', '&nbsp;')), 'E_XML_SYNTAX', 500],
    ['half an envelope', post(good.slice(0, -30)), 'E_XML_SYNTAX', 500],
    ['two documents', post(good + quoteCall), 'E_XML_SYNTAX', 500],
    ['bytes of another character set', post(Buffer.from(good.replace('RA-1', 'é'), 'latin1')), 'E_CHARSET', 500],
    ['an unknown character set', post(good, { 'content-type': 'text/xml; charset=klingon' }), 'E_CHARSET', 500],
    ['what is too deep', post(forget(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`)), 'E_DOCUMENT_LIMIT', 500],
    ['too many elements', post(forget('<a/>'.repeat(200_001))), 'E_DOCUMENT_LIMIT', 500],
    ['too many bytes', post(forget(' '.repeat(10_485_761))), 'E_BODY_TOO_LARGE', 413],
    ['JSON', post('{}', { 'content-type': 'application/json' }), 'E_MEDIA_TYPE', 415],
    ['no content type', { ...post(good), headers: {} }, 'E_MEDIA_TYPE', 415],
    ['an attachment', post(good, { 'content-type': 'multipart/related; type="application/xop+xml"' }), 'E_MEDIA_TYPE', 415],
    ['a compressed body', post(gzipSync(good), { 'content-encoding': 'gzip', 'content-type': 'text/xml' }), 'E_MEDIA_TYPE', 415],
    ['compressed bytes that say nothing of it', post(gzipSync(good), { 'content-type': 'text/xml' }), 'E_CHARSET', 500],
    ['another document', post('<order/>'), 'E_SOAP_ENVELOPE', 500],
    [
      'an envelope of another version',
      post(good.replace('http://schemas.xmlsoap.org/soap/envelope/', 'urn:soap:1.3')),
      'E_SOAP_VERSION',
      500,
    ],
    ['no body', post(good.replace(/<s:Body>[\s\S]*<\/s:Body>/, '')), 'E_SOAP_ENVELOPE', 500],
    ['two bodies', post(good.replace('</s:Envelope>', '<s:Body/></s:Envelope>')), 'E_SOAP_ENVELOPE', 500],
    ['two elements in the body', post(callOf(quoteCall + quoteCall)), 'E_SOAP_ENVELOPE', 500],
    ['an empty body', post(callOf('')), 'E_SOAP_OPERATION', 500],
    ['an unknown operation', post(callOf('<x/>', '', SOAP_12)), 'E_SOAP_OPERATION', 400],
    ['another namespace', post(callOf(quoteCall.replace('urn:example:quotes', 'urn:other'))), 'E_SOAP_OPERATION', 500],
    ['an answer', post(callOf('<q:requestQuoteResponse xmlns:q="urn:example:quotes"/>')), 'E_SOAP_OPERATION', 500],
    [
      'an included part',
      post(forget('<reference><i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="cid:1"/></reference>')),
      'E_XML_SCHEMA',
      500,
    ],
    ['an answer wanted elsewhere', post(callOf(quoteCall, replyTo('http://127.0.0.1:1/'))), 'E_SOAP_ENVELOPE', 500],
    ['an answer wanted on the way back', post(callOf(quoteCall, replyTo(`${ADDRESSING}/anonymous`))), 'taken', 200],
    ['an action that is another', post(good, { soapaction: '"urn:example:quotes:forget"' }), 'taken', 200],
  ];
  it.each(cases)('%s', async (_, request, code, status) => {
    expect(await refused(request)).toMatchObject({ code, status });
  });

  it('is not reflected: what was sent is named in short, and escaped', async () => {
    const { xml } = await refused(post(callOf(`<${'x'.repeat(5_000)} xmlns="urn:&lt;script>"/>`)));
    expect(xml.length).toBeLessThan(2_000);
    expect(xml).not.toContain('<script');
    const { xml: schema } = await refused(post(forget('<reference>4111 1111 1111 1111</reference><more>Erika Mustermann</more>')));
    expect(schema).not.toContain('Mustermann');
  });

  it('with a hundred thousand faults is answered with the first hundred', async () => {
    const { code, xml } = await refused(post(forget('<reference>1</reference>'.repeat(50_000))));
    expect(code).toBe('E_XML_SCHEMA');
    expect(xml.match(/<r:finding/g)?.length).toBeLessThanOrEqual(100);
  });

  const namespaces = Array.from({ length: 10_000 }, (_, n) => ` xmlns:n${n}="urn:n"`).join('');
  const pieces = (piece: string) => post(good.replace('RA-1', piece.repeat(300_000)));
  it.each([
    [
      'ten thousand namespaces around ten thousand',
      post(forget(`<a${namespaces}>${'<b xmlns:m="urn:m"/>'.repeat(10_000)}</a>`)),
      'E_XML_SCHEMA',
    ],
    ['a text in pieces of CDATA', pieces('<![CDATA[x]]>'), 'taken'],
    ['a text cut by comments', pieces('x<!---->'), 'taken'],
    ['a text cut by processing instructions', pieces('x<?a?>'), 'taken'],
  ])('takes no more than a moment: %s', { timeout: 60_000 }, async (_, request, code) => {
    // Processor time: that of the wall depends on what else the machine does.
    const start = process.cpuUsage();
    expect((await refused(request)).code).toBe(code);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(8_000);
  });

  it('does not confuse prefixes that look alike', async () => {
    const around = good.replace('<s:Envelope', '<s:Envelope xmlns:a.b="http://www.w3.org/2001/XMLSchema-instance"');
    const inside = around
      .replace('<q:requestQuote', '<q:requestQuote xmlns:axb="urn:x"')
      .replace('<reference>', '<reference a.b:type="x:s" xmlns:x="urn:x">');
    expect((await refused(post(inside))).xml).not.toContain('a.b');
  });

  it('with names of the language is data', async () => {
    expect((await refused(post(callOf(quoteCall.replace('RA-1', '__proto__'))))).code).toBe('taken');
    expect((await refused(post(callOf('<__proto__/>')))).code).toBe('E_SOAP_OPERATION');
    expect((await refused(post(callOf(quoteCall, '<x:__proto__ xmlns:x="urn:x"/>')))).code).toBe('taken');
  });
});

it('no mutation of a call makes anything but a call or a fault', async () => {
  // Mulberry32: the same mutations at every run.
  let state = 20_250_312;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = (length: number) => Math.floor(random() * length);
  const seen = new Map<string, number>();
  for (let n = 0; n < 1_000; n += 1) {
    const bytes = Buffer.from(good);
    const cut = pick(bytes.length);
    const mutated = [
      () => bytes.subarray(0, cut),
      () => Buffer.concat([bytes.subarray(0, cut), Buffer.from([pick(256)]), bytes.subarray(cut + 1)]),
      () => Buffer.concat([bytes.subarray(0, cut), bytes.subarray(cut + pick(40))]),
      () => Buffer.concat([bytes.subarray(0, cut), bytes.subarray(pick(bytes.length))]),
    ][pick(4)]?.();
    const { code } = await refused(post(mutated ?? bytes));
    expect(code, `mutation ${n}`).not.toBe('E_INTERNAL');
    seen.set(code, (seen.get(code) ?? 0) + 1);
  }
  expect(seen.size).toBeGreaterThan(4);
});
