import { describe, expect, it } from 'vitest';
import { hubError } from '../kernel/errors.ts';
import type { MessageInWork } from '../spi/ledger/ledger.ts';
import { documentInWork, exampleCase } from './bench.fixture.ts';
import { answer, booked, booking, envelope, processed, textOf } from './process.fixture.ts';

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
