import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/* A carrier that tells where parcels are, in codes of its own, and a shop that is told. A code that nobody knows makes a scan dead. */

/** Where the packs lie, for RELAIS_HOME, and some of their texts. */
export interface MendingHome {
  readonly path: string;
  remove(): Promise<void>;
}

/** The carrier's code list. @param known codes beside those that are always known */
export function codesText(known: Readonly<Record<string, string>> = {}): string {
  const rows = Object.entries({ DEP: 'in_transit', ...known }).map(([code, value]) => `    - { partner: ${code}, canonical: ${value} }`);
  return ['lists:', '  scans:', ...rows, ''].join('\n');
}

/** The mapping of the shop's webhook. @param word what it calls the state */
export function hookText(word = 'status'): string {
  return `{ "parcel": events[0].parcelNumber, "${word}": events[0].status }`;
}

/** The carrier's document. */
export function scan(parcel: string, code: string): string {
  return JSON.stringify({ parcel, code, at: '2026-03-13T04:10:00+01:00' });
}

/** @param webhook where the shop listens
 *  @param fourEyes whether the hub asks for a second person */
export async function mendingHome(webhook: string, fourEyes = false): Promise<MendingHome> {
  const path = await mkdtemp(join(tmpdir(), 'relais-mending-'));
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  };
  await write('mappings/hub.yaml', `name: Hub\nfourEyes: ${fourEyes}\n`);
  await write('mappings/routes.yaml', '- { name: tell the shop, on: shipment.tracked, to: [shop/hook] }\n');
  await write('mappings/parcels/codes.yaml', codesText());
  await write(
    'mappings/parcels/in.jsonata',
    `{
  "type": "shipment.tracked",
  "businessKeys": { "parcelNumber": parcel },
  "body": { "carrier": "parcels", "events": [{ "parcelNumber": parcel, "partnerCode": code, "occurredAt": at, "status": $codeOrFail("scans", code) }] }
}
`,
  );
  await write(
    'mappings/parcels/partner.yaml',
    `partner: parcels
name: Parcels
role: carrier
channels:
  scans:
    direction: in
    connector: rest
    message: { mapping: in.jsonata, emits: [shipment.tracked] }
`,
  );
  await write('mappings/shop/hook.jsonata', hookText());
  await write(
    'mappings/shop/cases/hook/one/input.json',
    JSON.stringify({
      carrier: 'parcels',
      events: [{ parcelNumber: 'P', partnerCode: 'DEP', occurredAt: '2026-03-13T04:10:00+01:00', status: 'in_transit' }],
    }),
  );
  await write('mappings/shop/cases/hook/one/expected.json', '{"parcel":"P","status":"in_transit"}');
  await write('mappings/shop/partner.yaml', shopText(webhook));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** The shop's pack. */
export function shopText(webhook: string): string {
  return `partner: shop
name: Shop
role: retailer
channels:
  hook:
    direction: out
    connector: rest
    settings: { url: "${webhook}", allowPrivateNetwork: true }
    request: { accepts: [shipment.tracked], mapping: hook.jsonata }
    retry: [100ms]
`;
}
