import { describe, expect, it } from 'vitest';
import { edited, packFiles } from '../catalog/pack.fixture.ts';
import { finding, hubError } from '../kernel/errors.ts';
import type { JsonObject } from '../kernel/json.ts';
import { documentInWork, type ExampleLedger, exampleCase } from './bench.fixture.ts';
import { answer, booked, booking, envelope, nothingSent, processed, textOf } from './process.fixture.ts';

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
      mentions: ['RA-1'],
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
    const delayMs = Date.parse(dueAt) - Date.parse('2026-11-20T10:00:00Z');
    expect(transport.rings).toEqual([{ v: 1, queue: 'process', ids: [message.id], delayMs }]);
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

describe('what the hub says by itself', () => {
  const opener = { ...envelope('shipment.booked', booked), origin: 'swift', source: 'swift' };
  const body = {
    caseId: exampleCase,
    expectation: 'label',
    kind: 'return',
    openedBy: { messageId: opener.id, type: opener.type, at: opener.occurredAt },
    waitingFor: ['shipment.labelled'],
    dueAt: '2026-11-20T09:30:00Z',
    lateSince: '2026-11-20T09:31:00Z',
  };
  const late = (changes: JsonObject = {}) =>
    documentInWork(JSON.stringify({ type: 'case.late', occurredAt: '2026-11-20T09:30:00Z', body: { ...body, ...changes } }), {
      ...{ source: 'hub', entry: 'canonical', caseId: exampleCase, request: opener },
    });

  it('is in its case as it is, of the hub, and needs no route', async () => {
    // Its case is known: nothing is asked.
    let asked = 0;
    const count = (ledger: ExampleLedger) => {
      ledger.beforeCorrelate = () => {
        asked += 1;
      };
    };
    const { result } = await processed(late(), { prepare: count });
    expect(asked).toBe(0);
    expect(result?.failure).toBeUndefined();
    expect(result).toMatchObject({ types: ['case.late'], caseId: exampleCase, deliveries: [] });
    expect(result?.envelopes).toMatchObject([
      {
        ...{ type: 'case.late', occurredAt: '2026-11-20T09:30:00Z', caseRef: exampleCase, businessKeys: {} },
        ...{ origin: 'acme', source: 'hub', causedBy: opener.id, body },
      },
    ]);
    expect(result?.contents.map(({ stage }) => stage)).toEqual(['route']);
  });

  it('goes where routes send it', async () => {
    const { result } = await processed(late(), {
      changes: {
        'mappings/routes.yaml': '- { name: tell, on: case.late, when: expectation = "label", to: $origin/answers }\n',
        ...edited('mappings/acme/partner.yaml', 'accepts: [shipment.refused]', 'accepts: [case.late]'),
      },
    });
    expect(result?.failure).toBeUndefined();
    expect(result?.deliveries).toMatchObject([{ route: 'tell', partner: 'acme', channel: 'answers' }]);
  });

  it('is dead when it is not valid', async () => {
    const { result } = await processed(late({ kind: 'other' }));
    expect(result).toMatchObject({ ...nothingSent, failure: { stage: 'normalize', findings: [{ code: 'E_CANONICAL' }] } });
  });
});
