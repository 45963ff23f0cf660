import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/* A shop that tells of returns, and is told what is late. What documents say is of no matter: they name the canonical type, the keys
   and the body that come of them. */

/** Where the packs of the shop lie: for RELAIS_HOME. */
export interface CaseHome {
  readonly path: string;
  /** From now on something is expected every minute on the channel `pulse`, on which nothing comes. */
  expectPulse(): Promise<void>;
  remove(): Promise<void>;
}

const types = [
  'return.received',
  'return.closed',
  'repair.ordered',
  'shipment.tracked',
  'shipment.cancelled',
  'tradein.received',
  'tradein.graded',
];

/** @param webhook where the shop listens */
export async function caseHome(webhook: string): Promise<CaseHome> {
  const path = await mkdtemp(join(tmpdir(), 'relais-cases-'));
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  };
  await write('mappings/hub.yaml', 'name: Hub\n');
  await write(
    'mappings/routes.yaml',
    [
      ...types.map((type) => `- { name: keep ${type}, on: ${type}, to: [] }`),
      '- { name: received and graded, on: tradein.received, when: $case.facts.graded, to: [shop/watch] }',
      '- { name: graded and received, on: tradein.graded, when: $case.facts.received, to: [shop/watch] }',
      '- { name: pass on what is watched, on: shipment.tracked, when: carrier = "watched", to: [shop/watch] }',
      // Of what the other expectation says nobody wants to hear.
      '- { name: tell what is late, on: case.late, when: expectation = "assessment", to: $origin/hook }\n',
    ].join('\n'),
  );
  await write(
    'mappings/expectations.yaml',
    `expectations:
  - name: assessment
    on: return.received
    until: [return.assessed, return.closed]
    within: 1s
    say: Nobody has looked at the goods.
    labels: { fr: Expertise }
    says: { fr: Personne n'a regardé la marchandise. }
  - { name: parts, on: repair.ordered, until: [repair.completed], within: 1s, say: The repair is not done. }
`,
  );
  await write('mappings/shop/partner.yaml', shop(webhook, ''));
  await write(
    'mappings/shop/in.jsonata',
    '($one := function($it) {{ "type": $it.type, "businessKeys": $it.keys, "body": $it.body }}; $exists(all) ? [all.$one($)] : $one($))',
  );
  await write(
    'mappings/shop/watch.jsonata',
    '$exists(events) ? { "parcel": events[0].parcelNumber, "order": numbers.orderNumber } : { "device": $envelope.businessKeys.tradeInNumber }',
  );
  await write(
    'mappings/shop/late.jsonata',
    '{ "case": caseId, "what": expectation, "number": numbers.returnNumber, "of": $envelope.source }',
  );
  return {
    path,
    expectPulse: () => write('mappings/shop/partner.yaml', shop(webhook, 'expect: { rhythm: daily 00:00-24:00 every 1m }')),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

const shop = (webhook: string, expect: string): string => `partner: shop
name: Shop
role: retailer
tolerance: { quantity: 1 }
channels:
  news:
    direction: in
    connector: rest
    message: { mapping: in.jsonata, emits: [${types.join(', ')}] }
  pulse:
    direction: in
    connector: rest
    message: { mapping: in.jsonata, emits: [return.received] }
    ${expect}
  hook:
    direction: out
    connector: rest
    settings: { url: "${webhook}", allowPrivateNetwork: true }
    request: { accepts: [case.late], mapping: late.jsonata }
    retry: [100ms, 100ms, 1s]
  watch:
    direction: out
    connector: rest
    settings: { url: "${webhook}", allowPrivateNetwork: true }
    request: { accepts: [shipment.tracked, tradein.received, tradein.graded], mapping: watch.jsonata }
    limits: { concurrency: 16 }
    ordering: case
`;
