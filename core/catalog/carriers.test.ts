import { describe, expect, it } from 'vitest';
import type { ConnectorDefinition } from '../spi/connector.ts';
import type { FormatDefinition } from '../spi/format.ts';
import { loadCatalog } from './load.ts';
import { dropConnector, jsonFormat, mailConnector, packInput } from './pack.fixture.ts';

/** A connector whose channels are carried by others. */
const riding: ConnectorDefinition = {
  ...dropConnector,
  kind: 'riding',
  capabilities: { inbound: 'carried', carriedBy: 'over', outbound: true, idempotencyKey: true, answers: true },
  inbound: {
    settings: { over: { type: 'text', required: true, description: 'Who carries.' } },
    credentials: {},
    open: () => ({ carried: true }),
  },
  outbound: {
    settings: { over: { type: 'text', required: true, description: 'Who carries.' } },
    credentials: {},
    open: () => ({ send: async () => ({ kind: 'accepted' as const }), test: async () => {}, close: async () => {} }),
  },
};
const at = { segment: 1 };
/** JSON in envelopes. */
const letters: FormatDefinition = {
  ...jsonFormat,
  kind: 'letters',
  envelope: {
    places: { controlReference: at, sender: at, recipient: at, test: at },
    identifierIn: (written: string) => written,
    acknowledgements: { technical: 'YES', application: 'TAKEN' },
  },
  open: (given, resources) => ({ ...jsonFormat.open(given, resources), acknowledgements: () => undefined }),
};

const network = 'mappings/network/partner.yaml';
const mailbox = [
  'partner: network',
  'name: Network',
  'role: marketplace',
  'channels:',
  '  in: { direction: in, connector: drop, settings: { folder: in }, format: { kind: letters } }',
  '',
].join('\n');
const shop = (over: string, more = '', format = 'letters') =>
  [
    'partner: shop',
    'name: Shop',
    'role: retailer',
    'identifiers: { own: SHOP }',
    'channels:',
    `  returns: { direction: in, connector: riding, settings: { over: ${over} }, format: { kind: ${format} }, message: { mapping: in/a.jsonata, emits: [shipment.booked] }${more} }`,
    '',
  ].join('\n');

function load(partner: string, more: Readonly<Record<string, string>> = {}) {
  return loadCatalog(
    packInput(
      { [network]: mailbox, 'mappings/shop/partner.yaml': partner, 'mappings/shop/in/a.jsonata': '[]', ...more },
      {
        connectors: new Map([dropConnector, mailConnector, riding].map((each) => [each.kind, each])),
        formats: new Map([jsonFormat, letters].map((each) => [each.kind, each])),
      },
    ),
  );
}

describe('a channel that another one carries', () => {
  it('is found by its carrier, and the other way round', () => {
    const result = load(shop('network/in'), linesAway);
    if (!('catalog' in result)) throw new Error(JSON.stringify(result.findings));
    expect(result.catalog.channel('shop/returns')?.carrier).toBe('network/in');
    expect(result.catalog.carriedBy('network/in').map(({ fullName }) => fullName)).toEqual(['shop/returns']);
    expect(result.catalog.carriedBy('shop/returns')).toEqual([]);
  });

  it('may go out over one that takes nothing of its own', () => {
    const outbox = `${mailbox}  out: { direction: out, connector: drop, settings: { folder: out }, format: { kind: letters } }\n`;
    const riding = shop('network/in', ', acknowledge: { kind: yes, to: answers }').concat(
      '  answers: { direction: out, connector: riding, settings: { over: network/out }, format: { kind: letters } }\n',
    );
    const messages = (partner: string) => {
      const result = load(partner, { ...linesAway, [network]: outbox });
      return 'findings' in result ? result.findings.map(({ message }) => message).join('\n') : '';
    };
    expect(messages(riding)).not.toContain('the channel out takes nothing');
    expect(messages(shop('network/in'))).toContain('the channel out takes nothing');
  });

  it.each([
    ['a carrier that does not exist', shop('network/inn'), 'settings.over: there is no channel network/inn (did you mean'],
    ['one of another direction', shop('acme/answers'), 'settings.over: the channel acme/answers is outbound'],
    ['one that is carried itself', shop('shop/returns'), 'settings.over: the channel shop/returns is carried itself'],
    ['one without interchanges', shop('acme/returns', '', 'json'), 'settings.over: the format json of acme/returns has no interchanges'],
    ['one of another format', shop('network/in', '', 'json'), 'settings.over: the channel network/in carries letters, not json'],
    [
      'a partner whom nothing tells from others',
      shop('network/in').replace('identifiers: { own: SHOP }\n', ''),
      'what comes in on network/in is told apart by its sender: give the partner identifiers',
    ],
  ])('refuses %s', (_, partner, reason) => {
    const result = load(partner, linesAway);
    const findings = 'findings' in result ? result.findings : [];
    expect(findings.map(({ message }) => message).join('\n')).toContain(reason);
    expect(findings.find(({ message }) => message.includes(reason))?.at).toMatchObject({
      file: 'mappings/shop/partner.yaml',
      line: expect.any(Number),
    });
  });

  it('refuses two channels for one sender', () => {
    const twin = shop('network/in').replace('partner: shop', 'partner: twin');
    const result = load(shop('network/in'), { ...linesAway, 'mappings/twin/partner.yaml': twin, 'mappings/twin/in/a.jsonata': '[]' });
    const findings = 'findings' in result ? result.findings : [];
    expect(findings.map(({ message }) => message)).toEqual(['The sender on network/in, also of shop/returns, SHOP is defined twice.']);
  });
});

/** The other pack of the fixture speaks a format that is not known here. */
const linesAway = {
  'mappings/swift/partner.yaml':
    'partner: swift\nname: Swift\nrole: carrier\nchannels:\n  labels: { direction: out, connector: drop, settings: { folder: a }, request: { accepts: shipment.booked, mapping: out/label.jsonata } }\n',
};
