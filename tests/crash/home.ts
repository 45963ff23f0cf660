import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CHECK_EACH, NOTICE_EACH, type OutChannel, outChannels } from './documents.ts';

/** The channels that promise the order of a case. */
export const ORDERED: readonly OutChannel[] = ['orders'];
/** How many documents the depot may have in hand at once, on each of its channels. */
export const CONCURRENCY = 4;
/** How long the depot may take to answer, in milliseconds. */
export const ANSWER_TIMEOUT_MS = 2_000;

/** More attempts than any run needs: a delivery of a run must never end for want of patience. */
const retry = ['200ms', '300ms', '500ms', ...Array.from({ length: 60 }, () => '1s')].join(', ');

const outChannel = (name: OutChannel) => `
  ${name}:
    direction: out
    connector: rest
    settings: { url: "\${DEPOT_URL}/${name}", timeout: ${ANSWER_TIMEOUT_MS}ms, allowPrivateNetwork: true }
    request: { accepts: [shipment.booked], mapping: out/document.jsonata }
    limits: { concurrency: ${CONCURRENCY}, timeout: ${ANSWER_TIMEOUT_MS + 1_000}ms }
    retry: [${retry}]
    ordering: ${ORDERED.includes(name) ? 'case' : 'none'}
`;

/** The smallest canonical type that carries a number, a case and a place in the case. */
const booked = `{
  "type": "shipment.booked",
  "businessKeys": { "returnNumber": case },
  "body": {
    "direction": "return", "returnNumber": case, "carrier": "depot", "labelFormat": "PDF",
    "reservationNumber": $string(number), "parcelNumbers": [$string(sequence)],
    "externalRefs": [{ "system": "shop", "type": "text", "value": text }]
  }
}
`;
const document = `{
  "number": $number(reservationNumber), "case": returnNumber, "sequence": $number(parcelNumbers[0]), "text": externalRefs[0].value
}
`;

/** The suite's own world: a shop that sends, and a depot that gets every document, some of them on several channels. */
const files: Readonly<Record<string, string>> = {
  'mappings/hub.yaml': 'name: Crash suite\nidentifiers: { gln: "9501101000049" }\n',
  'mappings/routes.yaml': `
- { name: orders, on: shipment.booked, to: [depot/orders] }
- { name: notices, on: shipment.booked, when: $number(reservationNumber) % ${NOTICE_EACH} = 0, to: [depot/notices] }
- { name: checks, on: shipment.booked, when: $number(reservationNumber) % ${CHECK_EACH} = 0, to: [depot/checks] }
`,
  'mappings/shop/partner.yaml': `
partner: shop
name: Shop
role: retailer
channels:
  returns:
    direction: in
    connector: rest
    message: { mapping: in/document.jsonata, emits: [shipment.booked] }
`,
  'mappings/shop/in/document.jsonata': booked,
  'mappings/depot/partner.yaml': `
partner: depot
name: Depot
role: carrier
channels:${outChannels.map(outChannel).join('')}`,
  'mappings/depot/out/document.jsonata': document,
};

/** Writes the suite's configuration. @returns the folder, for RELAIS_HOME */
export async function writeHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'relais-crash-home-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
  return home;
}
