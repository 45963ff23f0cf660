import { type OutboundHarness, outboundConformance } from '../../core/testing/connector.conformance.ts';
import { partnerText } from '../../core/testing/https-partner.ts';
import { soapConnector } from './connector.ts';
import { openSoapOutbound, type SoapChannel } from './outbound.ts';
import { defaults, type SoapPartner, startSoapPartner } from './partner.fixture.ts';

const maxAnswerBytes = 4_096;
const credentials = { username: 'relais', password: 'Hortensie-91-Kupfer', account: '48151623', secrets: { pin: 'Zinnie-77-Nickel' } };

function channelTo(partner: SoapPartner, options: { timeoutMs?: number; allowPrivateNetwork?: boolean } = {}): SoapChannel {
  return {
    name: 'partner/quotes',
    settings: {
      ...defaults,
      wsdl: 'quotes.wsdl',
      operation: 'requestQuote',
      endpoint: partner.url,
      timeout: options.timeoutMs ?? 5_000,
      maxAnswerBytes,
      credentialsAt: ['account.number', 'account.password', 'comment'],
      certificateAuthority: 'ca.pem',
      allowPrivateNetwork: options.allowPrivateNetwork ?? true,
    },
    credentials,
    concurrency: 4,
    resource: partner.resource,
  };
}

async function start(): Promise<OutboundHarness> {
  const partner = await startSoapPartner(maxAnswerBytes);
  return {
    open: (options) => openSoapOutbound(channelTo(partner, options)),
    document: (n) => {
      const args = {
        account: { number: 'credential:account', subAccount: '', password: 'credential:password' },
        reference: `RA-${n}-Größe`,
        device: [{ sku: 'P1', brand: 'Ex', imei: '490154203237518' }],
        comment: 'credential:pin',
      };
      return { body: Buffer.from(JSON.stringify(args)), mediaType: 'application/json', idempotencyKey: `key-${n}`, parameters: {} };
    },
    behave: partner.behave,
    arrivals: (document) => {
      const { reference } = JSON.parse(Buffer.from(document.body).toString('utf8')) as { reference: string };
      const whole = (body: string) =>
        body.includes(`<reference>${reference}</reference>`) && body.endsWith('Envelope>') && body.includes('<number>48151623</number>');
      return partner.arrivals.filter(({ method, body }) => method === 'POST' && whole(body.toString())).length;
    },
    keys: () => [],
    connections: () => ({ opened: partner.connections.opened, open: partner.connections.open }),
    close: partner.close,
  };
}

outboundConformance('soap', {
  capabilities: soapConnector.capabilities,
  start,
  secrets: [credentials.password, credentials.account, credentials.secrets.pin],
  partnerText,
});
