import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/* A shop that asks three buyers what they would pay, and is told the best. The canonical messages are those of shipments: what is
   tried is how answers are gathered, not what they say. */

export const buyers = ['buyer-a', 'buyer-b', 'buyer-c'] as const;
export type Buyer = (typeof buyers)[number];
/** A price; or what else a buyer does: refuse, fail, or keep quiet until it is released. */
export type Conduct = number | 'refuses' | 'fails' | 'quiet';

/** The shop and the buyers, behind one server. */
export interface Market {
  /** Where the packs of this market lie: for RELAIS_HOME. */
  readonly home: string;
  /** What buyers do when they are asked about this number. */
  plan(number: string, conduct: Readonly<Record<Buyer, Conduct>>): void;
  /** The quiet ones answer now, with this price. */
  release(number: string, price: number): void;
  /** How often a buyer was asked about a number, each idempotency key once. */
  asked(number: string, buyer: Buyer): number;
  /** What the shop was told about a number, each idempotency key once. */
  told(number: string): readonly { readonly best: string; readonly answers: readonly string[] }[];
  stop(): Promise<void>;
}

export async function openMarket(): Promise<Market> {
  const plans = new Map<string, Readonly<Record<Buyer, Conduct>>>();
  const quiet = new Map<string, ServerResponse[]>();
  const asks = new Map<string, Set<string>>();
  const outcomes = new Map<string, Map<string, { best: string; answers: string[] }>>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { number: string; best: string; answers: string[] };
      const key = String(request.headers['idempotency-key']);
      const place = request.url?.slice(1) ?? '';
      if (place === 'shop') {
        const known = outcomes.get(body.number) ?? new Map();
        outcomes.set(body.number, known.set(key, body));
        response.end('{}');
        return;
      }
      const asking = `${body.number} ${place}`;
      asks.set(asking, (asks.get(asking) ?? new Set()).add(key));
      const conduct = plans.get(body.number)?.[place as Buyer] ?? 'fails';
      if (conduct === 'quiet') quiet.set(body.number, [...(quiet.get(body.number) ?? []), response]);
      else if (conduct === 'fails') response.writeHead(500).end('{}');
      else response.end(JSON.stringify(conduct === 'refuses' ? { refused: true } : { price: conduct }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const home = await mkdtemp(join(tmpdir(), 'relais-market-'));
  for (const [path, text] of files(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
  return {
    home,
    plan: (number, conduct) => void plans.set(number, conduct),
    release: (number, price) => {
      for (const response of quiet.get(number) ?? []) response.end(JSON.stringify({ price }));
      quiet.delete(number);
    },
    asked: (number, buyer) => asks.get(`${number} ${buyer}`)?.size ?? 0,
    told: (number) => [...(outcomes.get(number)?.values() ?? [])].map(({ best, answers }) => ({ best, answers })),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

const asked = '[buyer-a/quotes, buyer-b/quotes, buyer-c/quotes]';
const gather = (rule: string, settings: string) => `
- name: best offer ${rule}
  on: shipment.booked
  when: reservationNumber = "${rule}"
  gather: { to: ${asked}, ${settings}, with: best.jsonata, emits: [shipment.labelled] }
`;

function files(url: string): readonly (readonly [string, string])[] {
  return [
    ['mappings/hub.yaml', 'name: Market\n'],
    [
      'mappings/routes.yaml',
      [
        gather('all', 'within: 60s'),
        gather('first', 'within: 60s, complete: first, useful: shipment.refused'),
        gather('two', 'within: 60s, complete: 2'),
        gather('soon', 'within: 500ms'),
        '- { name: ask once, on: shipment.booked, once: case, when: reservationNumber = "once", to: [buyer-a/quotes] }',
        '- { name: tell the shop, on: shipment.labelled, to: $origin/outcomes }',
        // Only where nothing gathers: what answers a gathering needs no route.
        '- { name: answer of one, on: shipment.refused, when: reservationNumber = "once", emit: { type: shipment.labelled, with: alone.jsonata } }',
        '',
      ].join('\n'),
    ],
    [
      'mappings/best.jsonata',
      `(
  $offers := answers.messages.body^(>$number(reason.code));
  { "type": "shipment.labelled", "body": {
    "direction": "return", "returnNumber": request.returnNumber, "carrier": $count($offers) = 0 ? "none" : $offers[0].carrier,
    "parcelNumbers": [answers.(partner & " " & status)],
    "labels": [{ "documentId": "00000000-0000-7000-8000-00000000d0c5", "mediaType": "application/pdf", "format": "PDF", "filename": "none.pdf", "state": "alive" }] } }
)`,
    ],
    [
      'mappings/alone.jsonata',
      `{ "type": "shipment.labelled", "body": { "direction": "return", "returnNumber": returnNumber, "carrier": carrier, "parcelNumbers": ["alone"],
  "labels": [{ "documentId": "00000000-0000-7000-8000-00000000d0c5", "mediaType": "application/pdf", "format": "PDF", "filename": "none.pdf", "state": "alive" }] } }`,
    ],
    [
      'mappings/shop/partner.yaml',
      `partner: shop
name: Shop
role: retailer
channels:
  asks:
    direction: in
    connector: rest
    message: { mapping: ask.jsonata, emits: [shipment.booked] }
  outcomes:
    direction: out
    connector: rest
    settings: { url: "${url}/shop", allowPrivateNetwork: true }
    request: { accepts: [shipment.labelled], mapping: outcome.jsonata }
    retry: [100ms, 100ms, 1s, 1s]
`,
    ],
    [
      'mappings/shop/ask.jsonata',
      `{ "type": "shipment.booked", "businessKeys": { "returnNumber": number }, "body": { "direction": "return", "returnNumber": number,
  "carrier": "shop", "reservationNumber": rule, "parcelNumbers": ["P1"], "labelFormat": "PDF" } }`,
    ],
    ['mappings/shop/outcome.jsonata', '{ "number": returnNumber, "best": carrier, "answers": [parcelNumbers] }'],
    ...buyers.flatMap((buyer) => [
      [
        `mappings/${buyer}/partner.yaml`,
        `partner: ${buyer}
name: ${buyer}
role: buyer
channels:
  quotes:
    direction: out
    connector: rest
    settings: { url: "${url}/${buyer}", allowPrivateNetwork: true }
    request: { accepts: [shipment.booked], mapping: ask.jsonata }
    reply: { mapping: offer.jsonata, emits: [shipment.refused], classify: 'refused = true ? "rejected" : "accepted"' }
    retry: none
`,
      ] as const,
      [`mappings/${buyer}/ask.jsonata`, '{ "number": returnNumber }'] as const,
      [
        `mappings/${buyer}/offer.jsonata`,
        `{ "type": "shipment.refused", "body": { "direction": "return", "returnNumber": $request.body.returnNumber, "carrier": "${buyer}",
  "reservationNumber": $request.body.reservationNumber, "reason": { "code": $string(price) } } }`,
      ] as const,
    ]),
  ];
}
