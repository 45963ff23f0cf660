import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { manualClock } from '../../../core/kernel/clock.ts';
import type { Outcome } from '../../../core/spi/connector.ts';
import { type SelfSigned, selfSigned } from '../../../core/testing/self-signed.ts';
import { openSoapOutbound, type SoapChannel } from '../outbound.ts';
import { answerXml, defaults, quote, type SoapPartner, startSoapPartner } from '../partner.fixture.ts';
import { signingIdentity } from './certificates.ts';
import { securedEnvelope } from './header.ts';

/* The other side is xml-crypto, an implementation that shares nothing with ours. */

const clock = manualClock(new Date().toISOString());
let hub: SelfSigned;
let service: SelfSigned;
let partner: SoapPartner;

beforeAll(async () => {
  hub = selfSigned('hub', 'rsa');
  service = selfSigned('service', 'rsa');
  partner = await startSoapPartner();
});
afterAll(() => partner?.close());

async function send(settings: Partial<SoapChannel['settings']> = {}, credentials: SoapChannel['credentials'] = {}): Promise<Outcome> {
  const endpoint = openSoapOutbound(
    {
      name: 'buyer/quotes',
      settings: {
        ...defaults,
        wsdl: 'quotes.wsdl',
        operation: 'requestQuote',
        endpoint: partner.url,
        certificateAuthority: 'ca.pem',
        allowPrivateNetwork: true,
        ...settings,
      },
      credentials: { signingCertificate: hub.certificate, signingKey: hub.key, ...credentials },
      concurrency: 1,
      resource: async (name) => (name === 'service.pem' ? { text: service.certificate, path: name } : partner.resource(name)),
    },
    clock,
  );
  const body = Buffer.from(JSON.stringify({ reference: 'Größe & <1>', account: { number: 1 } }));
  const document = { body, mediaType: 'application/json', idempotencyKey: 'key', parameters: {} };
  try {
    return await endpoint.send(document, new AbortController().signal);
  } finally {
    await endpoint.close();
  }
}

/** What a partner checks: the signature by the certificate that came along, and what it covers. */
function verified(xml: string, certificate: string): readonly string[] {
  const signature = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
  const check = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  check.loadSignature(signature);
  return check.checkSignature(xml) ? check.getSignedReferences() : [];
}

describe('a signed request', () => {
  it.each(['1.1', '1.2'] as const)('is good for a partner who verifies it, body and timestamp (SOAP %s)', async (soapVersion) => {
    partner.behave('well');
    expect((await send({ soapVersion })).kind).toBe('accepted');
    const body = String(partner.arrivals.at(-1)?.body ?? '');
    const token = /<wsse:BinarySecurityToken[^>]*>([^<]*)</.exec(body)?.[1] ?? '';
    expect(new X509Certificate(Buffer.from(token, 'base64')).raw.equals(new X509Certificate(hub.certificate).raw)).toBe(true);
    const [first, second] = verified(body, hub.certificate);
    expect(first).toMatch(/^<wsu:Timestamp .*<wsu:Created>/);
    expect(second).toContain('<reference>Größe &amp; &lt;1&gt;</reference>');
  });

  it('fails with a partner when its body, its timestamp or the certificate is another', async () => {
    await send();
    const body = String(partner.arrivals.at(-1)?.body ?? '');
    expect(verified(body.replace('Größe', 'Grösse'), hub.certificate)).toEqual([]);
    expect(verified(body.replace(/(<wsu:Expires>)\d{4}/, '$12099'), hub.certificate)).toEqual([]);
    expect(() => verified(body, service.certificate)).toThrow(/invalid signature/);
  });

  it('carries a UsernameToken as well', async () => {
    await send({ passwordType: 'digest' }, { username: 'relais', password: 'Hortensie' });
    const body = String(partner.arrivals.at(-1)?.body ?? '');
    expect(verified(body, hub.certificate)).toHaveLength(2);
    expect(body.match(/<wsse:Security /g)).toHaveLength(1);
    expect(body).toContain('<wsse:Username>relais</wsse:Username>');
  });

  it('is not sent with half an identity, another key or none', async () => {
    const sent = partner.arrivals.length;
    const ec = selfSigned('ec');
    const cases = [
      { signingKey: 'nonsense' },
      { signingKey: service.key },
      { signingCertificate: 'nonsense' },
      { signingCertificate: ec.certificate, signingKey: ec.key },
    ];
    for (const credentials of cases) {
      expect(await send({}, credentials)).toMatchObject({ kind: 'rejected', error: { code: 'E_CONFIG_FIELD' } });
    }
    expect(partner.arrivals).toHaveLength(sent);
  });
});

describe('an answer that must be signed', () => {
  const signed = (xml: string, identity: SelfSigned, at = clock.now()) =>
    securedEnvelope(
      xml.replace('<s:Header/>', '').replace(/(<\/?|xmlns:)s(?=[:=])/g, '$1soap'),
      '',
      { signing: signingIdentity(identity.certificate, identity.key) },
      at,
    );
  const answered = (body: string) => partner.behave((_, response) => answerXml(response, 200, body));

  it('is taken when the trusted service signed it', async () => {
    answered(signed(quote('<count>3</count>'), service));
    const outcome = await send({ trustedSigners: 'service.pem' });
    expect(outcome.kind).toBe('accepted');
    expect(String(outcome.answer?.body)).toBe(Buffer.from('{"count":3}').join(','));
  });

  it.each([
    ['nobody signed it', () => quote()],
    ['somebody else signed it', () => signed(quote(), hub)],
    ['it was changed', () => signed(quote('<count>3</count>'), service).replace('<count>3', '<count>4')],
    ['the signature is of an hour ago', () => signed(quote(), service, new Date(clock.now().getTime() - 3_600_000))],
  ])('is not trusted when %s: asked again later', async (_, body) => {
    answered(body());
    expect(await send({ trustedSigners: 'service.pem' })).toMatchObject({ kind: 'deferred', error: { code: 'E_PEER_UNTRUSTED' } });
  });
});
