import { describe, expect, it } from 'vitest';
import { edited, packFiles } from '../catalog/pack.fixture.ts';
import { finding, hubError } from '../kernel/errors.ts';
import type { EnvelopeId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Envelope } from '../spi/envelope.ts';
import type { Content, MessageInWork, PlannedDelivery, ProcessedMessage } from '../spi/ledger.ts';
import { silentLog } from '../spi/log.ts';
import {
  documentInWork,
  type ExampleLedger,
  exampleCase,
  exampleCatalog,
  exampleLedger,
  exampleTime,
  listeningTransport,
} from './bench.fixture.ts';
import { processWorker } from './process.ts';

const booking = () => documentInWork('{"number":"RA-1"}');
const booked: JsonObject = {
  direction: 'return',
  returnNumber: 'RA-1',
  carrier: 'swift',
  reservationNumber: 'R1',
  parcelNumbers: ['P1'],
  labelFormat: 'PDF',
};
const envelope = (type: string, body: JsonObject): Envelope => ({
  id: '00000000-0000-7000-8000-0000000000e1' as EnvelopeId,
  type,
  version: 1,
  occurredAt: '2026-11-20T09:00:00Z',
  caseRef: exampleCase,
  businessKeys: { returnNumber: 'RA-1' },
  origin: 'acme',
  source: 'acme',
  body,
});
const answer = (text: string) =>
  documentInWork(text, {
    partner: 'swift',
    channel: 'labels',
    source: 'reply',
    entry: 'reply',
    caseId: exampleCase,
    request: envelope('shipment.booked', booked),
  });

/** Processes one message. @returns what was written, if anything was, and the ledger and transport that it ran on */
async function processed(
  message: MessageInWork,
  {
    changes = {},
    known = [],
    prepare,
  }: { changes?: Record<string, string>; known?: Envelope[]; prepare?: (l: ExampleLedger) => void } = {},
) {
  const ledger = exampleLedger([message], known);
  prepare?.(ledger);
  const transport = listeningTransport();
  const catalog = exampleCatalog(changes);
  const worker = processWorker({ ledger, transport, log: silentLog, catalog: () => catalog, leaseMs: 60_000, ...exampleTime() });
  await worker({ v: 1, queue: 'process', ids: [message.id] }, new AbortController().signal);
  return { ledger, transport, result: ledger.commits[0] };
}

const textOf = (content: Content | PlannedDelivery['content'] | undefined) =>
  content === undefined || 'error' in content ? undefined : Buffer.from(content.body).toString();
const nothingSent = { envelopes: [], deliveries: [], parts: [], documents: [] } satisfies Partial<ProcessedMessage>;

describe('a document', () => {
  it('comes out as canonical messages, deliveries and the record of the routing, in one commit, and then rings', async () => {
    const { result, transport, ledger } = await processed(booking());
    expect(ledger.commits).toHaveLength(1);
    expect(result).toMatchObject({
      at: new Date('2026-11-20T10:00:00Z'),
      types: ['shipment.booked'],
      caseId: exampleCase,
      envelopes: [
        { type: 'shipment.booked', caseRef: exampleCase, origin: 'acme', source: 'acme', occurredAt: '2026-11-20T09:59:58.000Z' },
      ],
      deliveries: [{ partner: 'swift', channel: 'labels', route: 'label for a booking', envelopeId: result?.envelopes[0]?.id }],
    });
    expect(result).not.toHaveProperty('failure');
    const [delivery] = result?.deliveries ?? [];
    expect(textOf(delivery?.content)).toBe('ref=R1\r\naccount=17\r\nkey=RA-1\r\n');
    expect(delivery?.parameters).toMatchObject({
      messageId: booking().id,
      deliveryId: delivery?.id,
      caseId: exampleCase,
      returnNumber: 'RA-1',
    });
    expect(transport.rings).toEqual([{ v: 1, queue: 'deliver:swift/labels', ids: [delivery?.id] }]);
  });

  it('that cannot be read is dead at decode', async () => {
    const { result } = await processed(documentInWork('{"number":'));
    expect(result).toMatchObject({ ...nothingSent, failure: { stage: 'decode', findings: [{ code: 'E_JSON_SYNTAX' }] } });
  });

  it('that no route takes is dead at route, with the record of every decision', async () => {
    const { result } = await processed(booking(), {
      changes: edited('mappings/routes.yaml', '  to: [swift/labels]', '  when: carrier = "other"\n  to: [swift/labels]'),
    });
    expect(result).toMatchObject({
      ...nothingSent,
      types: ['shipment.booked'],
      failure: { stage: 'route', findings: [{ code: 'E_NO_ROUTE' }] },
    });
    const record = JSON.parse(textOf(result?.contents.find((content) => content.stage === 'route')) ?? 'null') as unknown;
    expect(record).toMatchObject([
      { type: 'shipment.booked', considered: [{ route: 'label for a booking', verdict: 'when' }], destinations: [] },
    ]);
  });

  it('whose mapping gives no valid message is dead at normalize, with every finding', async () => {
    const { result } = await processed(booking(), {
      changes: edited('mappings/acme/in/booking.jsonata', '"carrier": "swift", "reservationNumber": "R1",', ''),
    });
    const codes = result?.failure?.findings.map(({ code, at }) => [code, at.path]);
    expect(result?.failure?.stage).toBe('normalize');
    expect(codes?.length).toBeGreaterThan(1);
  });

  it('that cannot be translated for one destination still goes to the others', async () => {
    const copies = [
      'channels:',
      '  copies:',
      '    direction: out',
      '    connector: mail',
      '    request: { accepts: shipment.booked, mapping: out/copy.jsonata }',
    ];
    const { result } = await processed(booking(), {
      changes: {
        ...edited('mappings/swift/partner.yaml', 'channels:', copies.join('\n')),
        'mappings/swift/out/copy.jsonata': '$assert(false, "no copy")',
        ...edited('mappings/routes.yaml', '[swift/labels]', '[swift/copies, swift/labels]'),
      },
    });
    expect(result).not.toHaveProperty('failure');
    expect(result?.deliveries).toMatchObject([
      { channel: 'copies', content: { error: { code: 'E_MAP_FAILED' } } },
      { channel: 'labels', content: { mediaType: 'text/plain' } },
    ]);
  });
});

describe('an answer', () => {
  it('becomes canonical messages of the case, and goes back to the partner with whom it began', async () => {
    const { result } = await processed(answer('{"error":29}'));
    expect(result).toMatchObject({
      caseId: exampleCase,
      envelopes: [{ type: 'shipment.refused', origin: 'acme', source: 'swift', caseRef: exampleCase }],
      deliveries: [{ partner: 'acme', channel: 'answers', content: { mediaType: 'application/json' } }],
    });
    expect(textOf(result?.deliveries[0]?.content)).toBe('{"number":"RA-1","why":"postcode"}');
  });

  it('that cannot be read is dead at decode: no mapping guesses what it was', async () => {
    const { result } = await processed(answer('<html>done</html>'));
    expect(result).toMatchObject({
      ...nothingSent,
      caseId: exampleCase,
      failure: { stage: 'decode', findings: [{ code: 'E_JSON_SYNTAX' }] },
    });
  });

  it('without a body is null to its mapping', async () => {
    const mapping = (packFiles['mappings/swift/in/answer.jsonata'] ?? '').replace('$string(error)', '$ = null ? "none" : "some"');
    const { result } = await processed(answer(''), { changes: { 'mappings/swift/in/answer.jsonata': mapping } });
    expect(result?.envelopes[0]?.body).toMatchObject({ reason: { code: 'none' } });
  });
});

describe('a route that emits', () => {
  const emitting = {
    ...edited(
      'mappings/routes.yaml',
      '  to: [swift/labels]',
      '  emit: { type: shipment.refused, with: refuse.jsonata, using: [return.announced, shipment.booked] }',
    ),
    'mappings/refuse.jsonata': `{ "type": "shipment.refused", "businessKeys": { "refusal": "X" }, "body": { "direction": "return",
      "returnNumber": returnNumber, "carrier": carrier,
      "reason": { "code": "29", "label": $latest("return.announced").note & " " & $latest("shipment.booked").reservationNumber } } }`,
  };

  it('makes a message of the same case, with what the case knows and what has only just come', async () => {
    const known = [envelope('return.announced', { note: 'early' }), envelope('shipment.booked', { reservationNumber: 'R0' })];
    const { result } = await processed(booking(), { changes: emitting, known });
    expect(result).toMatchObject({
      types: ['shipment.booked', 'shipment.refused'],
      envelopes: [
        { type: 'shipment.booked' },
        {
          type: 'shipment.refused',
          origin: 'acme',
          caseRef: exampleCase,
          businessKeys: { returnNumber: 'RA-1', refusal: 'X' },
          body: { reason: { label: 'early R1' } },
        },
      ],
      deliveries: [{ partner: 'acme', channel: 'answers' }],
    });
    const record = JSON.parse(textOf(result?.contents.find((content) => content.stage === 'route')) ?? 'null') as unknown;
    expect(record).toMatchObject([{ type: 'shipment.booked' }, { type: 'shipment.refused', destinations: [{ channel: 'acme/answers' }] }]);
  });
});

describe('a message that is not at fault', () => {
  const away = (ledger: ExampleLedger) => {
    ledger.beforeCorrelate = () => {
      throw hubError('E_NOT_READY', { reason: 'the ledger is away' });
    };
  };

  it.each([
    [1, '2026-11-20T10:00:02Z'],
    [5, '2026-11-20T10:00:32Z'],
    [16, '2026-11-20T10:01:04Z'],
  ])('is given back after start %i, due again later and later, at most after 64 s', async (attempt, dueAt) => {
    const message = { ...booking(), attempt };
    const { ledger, transport } = await processed(message, { prepare: away });
    expect(ledger.commits).toEqual([]);
    expect(ledger.released).toEqual([{ id: message.id, dueAt: new Date(dueAt) }]);
    expect(transport.rings).toEqual([]);
  });

  it('is given back again and again while the ledger is away', async () => {
    let times = 0;
    const message = booking();
    const { ledger } = await processed(message, {
      prepare: (own) => {
        away(own);
        own.beforeRelease = () => {
          times += 1;
          if (times < 3) throw hubError('E_NOT_READY', { reason: 'the ledger is away' });
        };
      },
    });
    expect(times).toBe(3);
    expect(ledger.released).toMatchObject([{ id: message.id }]);
  });

  it('is dead when it was begun again and again and never ended', async () => {
    const { result, ledger } = await processed({ ...booking(), attempt: 100 }, { prepare: away });
    expect(ledger.released).toEqual([]);
    expect(result).toMatchObject({ ...nothingSent, failure: { findings: [finding('E_GIVEN_UP', { attempts: 99 }, {})] } });
  });

  it('is dead when its channel has left the configuration', async () => {
    const { result } = await processed(documentInWork('{}', { channel: 'gone' }));
    expect(result).toMatchObject({ ...nothingSent, failure: { stage: 'decode', findings: [{ code: 'E_CONFIG_REFERENCE' }] } });
  });
});

describe('a route that gathers', () => {
  const gather = '{ to: [swift/labels], within: 3s, complete: first, with: best.jsonata, emits: shipment.refused }';
  const changes = {
    'mappings/routes.yaml': `- { name: ask, on: shipment.booked, gather: ${gather} }\n- { name: back, on: shipment.refused, when: carrier = "best", to: $origin/answers }\n`,
    'mappings/best.jsonata':
      '{ "type": "shipment.refused", "businessKeys": { "best": answers[0].partner }, "body": $merge([answers.messages[0].body, { "carrier": "best" }]) }',
  };
  const gathering = '00000000-0000-7000-8000-00000000009a' as MessageInWork['id'];
  const refused = { direction: 'return', returnNumber: 'RA-1', carrier: 'swift', reason: { code: '29' } };
  const gathered = (route: string) =>
    documentInWork(
      JSON.stringify({
        route,
        closedAt: '2026-11-20T09:59:59.500Z',
        answers: [
          { channel: 'swift/labels', partner: 'swift', status: 'answered', messages: [{ type: 'shipment.refused', body: refused }], ms: 4 },
        ],
      }),
      { source: 'gather', entry: 'gather', caseId: exampleCase, request: envelope('shipment.booked', booked) },
    );

  it('asks by deliveries of its own, and rings when the time is up', async () => {
    const { result, transport } = await processed(booking(), { changes });
    const [asked] = result?.gatherings ?? [];
    expect(asked).toMatchObject({ route: 'ask', withinMs: 3_000, wanted: 1, useful: [], envelopeId: result?.envelopes[0]?.id });
    expect(result?.deliveries).toMatchObject([{ route: 'ask', partner: 'swift', channel: 'labels' }]);
    expect(transport.rings).toContainEqual({ v: 1, queue: 'process', ids: [asked?.id], delayMs: 3_000 });
  });

  it('needs no route for what answers it, and says which messages those are', async () => {
    const { result } = await processed({ ...answer('{"error":29}'), gathering }, { changes });
    expect(result?.failure).toBeUndefined();
    expect(result?.answerOf).toEqual({ gathering, envelopes: [result?.envelopes[0]?.id] });
    const { result: alone } = await processed(answer('{"error":29}'), { changes });
    expect(alone?.failure?.findings).toMatchObject([{ code: 'E_NO_ROUTE' }]);
  });

  it('counts a reply that fails as the end of its channel, without messages', async () => {
    const { result } = await processed({ ...answer('{'), gathering }, { changes });
    expect(result).toMatchObject({ failure: { stage: 'decode' }, answerOf: { gathering } });
    expect(result?.answerOf?.envelopes).toBeUndefined();
  });

  it('makes canonical messages of the answers in the case of the request, and routes them', async () => {
    const { result } = await processed(gathered('ask'), { changes });
    expect(result?.envelopes).toMatchObject([
      {
        type: 'shipment.refused',
        occurredAt: '2026-11-20T09:59:59.500Z',
        caseRef: exampleCase,
        origin: 'acme',
        businessKeys: { returnNumber: 'RA-1', best: 'swift' },
        body: { carrier: 'best' },
      },
    ]);
    expect(result?.deliveries).toMatchObject([{ route: 'back', partner: 'acme', channel: 'answers' }]);
  });

  it('is dead when its route gathers no more', async () => {
    const { result } = await processed(gathered('gone'), { changes });
    expect(result?.failure).toMatchObject({ stage: 'normalize', findings: [{ code: 'E_CONFIG_REFERENCE' }] });
  });
});

describe('a route that a case takes once', () => {
  const changes = { 'mappings/routes.yaml': '- { name: book, on: shipment.booked, once: case, to: [swift/labels] }\n' };

  it('is noted with what it leads to', async () => {
    const { result } = await processed(booking(), { changes });
    expect(result?.takenRoutes).toEqual([{ caseId: exampleCase, route: 'book' }]);
    expect(result?.deliveries).toHaveLength(1);
  });

  it('is gone through again by who lost the race, and found taken: the message is served, and leads nowhere', async () => {
    let rounds = 0;
    const { ledger, result } = await processed(booking(), {
      changes,
      prepare: (ledger) => {
        const commit = ledger.commitProcessed;
        ledger.commitProcessed = async (written) => {
          rounds += 1;
          if ((written.takenRoutes ?? []).length === 0) return commit(written);
          ledger.routeTaken = async () => ({ by: '00000000-0000-7000-8000-0000000000f2' as MessageInWork['id'], isReplayed: false });
          throw hubError('E_STATE_CONFLICT', { what: 'message', id: written.id, state: 'late for a route', action: 'written' });
        };
      },
    });
    expect(rounds).toBe(2);
    expect(ledger.released).toEqual([]);
    expect(result).toMatchObject({ deliveries: [], takenRoutes: [] });
    expect(result?.failure).toBeUndefined();
    const record = result?.contents.find(({ stage }) => stage === 'route');
    expect(JSON.parse(textOf(record) ?? '')).toMatchObject([{ considered: [{ route: 'book', verdict: 'once', to: [] }] }]);
  });

  it('is taken over by the replay of the message that took it', async () => {
    const by = '00000000-0000-7000-8000-0000000000f2' as MessageInWork['id'];
    const { result } = await processed(booking(), {
      changes,
      prepare: (ledger) => {
        ledger.routeTaken = async () => ({ by, isReplayed: true });
      },
    });
    expect(result?.takenRoutes).toEqual([{ caseId: exampleCase, route: 'book', takenOver: by }]);
    expect(result?.deliveries).toHaveLength(1);
  });
});
