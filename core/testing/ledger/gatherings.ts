import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { CaseId, MessageId } from '../../kernel/ids.ts';
import type { GatheredAnswers, PlannedGathering } from '../../spi/ledger/gatherings.ts';
import type { DeliveryInWork, MessageInWork } from '../../spi/ledger/ledger.ts';
import type { Ledger } from '../../spi/ledger/ledger-queries.ts';
import {
  attempt,
  bytes,
  envelope,
  LEASE_MS,
  type LedgerBench,
  openDelivery,
  opened,
  openOne,
  planned,
  processed,
  statusOf,
  textOf,
  type WithLedger,
} from './harness.ts';

const ROUTE = 'best offer';
const WITHIN_MS = 3_000;
const CASE = '00000000-0000-7000-8000-00000000ca5e' as CaseId;

/** A request that asks two buyers, with the deliveries in hand. */
async function asking(bench: LedgerBench, overrides: Partial<PlannedGathering> = {}) {
  const request = await opened(bench);
  const asked = envelope(bench, { caseRef: CASE });
  const deliveries = ['buyer-a', 'buyer-b'].map((partner) =>
    planned(bench, { envelopeId: asked.id, route: ROUTE, partner, channel: 'quotes' }),
  );
  const id = bench.ids.next<MessageId>();
  const gathering = { id, envelopeId: asked.id, route: ROUTE, withinMs: WITHIN_MS, useful: [], ...overrides };
  await bench.ledger.commitProcessed(processed(bench, request, { envelopes: [asked], deliveries, gatherings: [gathering], caseId: CASE }));
  const [a, b] = await Promise.all(deliveries.map((delivery) => openDelivery(bench.ledger, delivery.id)));
  if (a === undefined || b === undefined) throw new Error('not in hand');
  return { request, asked, id, a, b };
}

/** The partner's answer, which its reply mapping made this of. @returns the gatherings that are due by that */
async function answer(bench: LedgerBench, delivery: DeliveryInWork, type = 'tradein.offered', ledger = bench.ledger) {
  const reply = { id: bench.ids.next<MessageId>(), content: { mediaType: 'text/plain', body: bytes('ok') }, configHash: 'c' };
  await ledger.recordAttempt(attempt(bench, delivery, { reply }));
  const message = await openOne(ledger, reply.id);
  return { message, due: () => commitAnswer(bench, message, type, ledger) };
}

async function commitAnswer(bench: LedgerBench, message: MessageInWork, type: string, ledger = bench.ledger) {
  const offer = envelope(bench, { type, caseRef: CASE, source: message.partner, body: { by: message.partner } });
  const answerOf = { gathering: message.gathering as MessageId, envelopes: [offer.id] };
  return (await ledger.commitProcessed(processed(bench, message, { envelopes: [offer], answerOf, caseId: CASE }))).get('process') ?? [];
}

function contentOf(message: MessageInWork): GatheredAnswers {
  return JSON.parse(textOf(message.content.body)) as GatheredAnswers;
}

async function viewOf(ledger: Ledger, id: MessageId) {
  const [view, ...others] = (await ledger.message(id))?.gatherings ?? [];
  expect(others).toEqual([]);
  return view;
}

export function gatheringBehaviours(withLedger: WithLedger): void {
  it(
    'gathers what every channel came to, as soon as the last one is at its end',
    withLedger(async (bench) => {
      const { request, asked, id, a, b } = await asking(bench);
      expect(await bench.ledger.openMessages([id], LEASE_MS), 'neither complete nor due').toEqual([]);
      expect(await viewOf(bench.ledger, request.id)).toMatchObject({
        state: 'open',
        complete: 'all',
        answers: [{ status: 'waiting' }, {}],
      });
      bench.clock.advance(200);
      const first = await answer(bench, a);
      expect(first.message).toMatchObject({ gathering: id, caseId: CASE });
      expect(await first.due()).toEqual([]);
      bench.clock.advance(300);
      const refused = { ...attempt(bench, b), outcome: 'rejected' as const, next: { status: 'dead' as const } };
      const { due } = await bench.ledger.recordAttempt({ ...refused, error: finding('E_DELIVERY_REFUSED', { reason: 'no' }, {}) });
      expect(due.get('process')).toEqual([id]);
      expect(await bench.ledger.claim('process', 10, LEASE_MS)).toEqual([id]);
      const gathering = await openOne(bench.ledger, id);
      expect(gathering).toMatchObject({ source: 'gather', entry: 'gather', partner: request.partner, caseId: CASE, request: asked });
      expect(contentOf(gathering)).toEqual({
        route: ROUTE,
        closedAt: bench.clock.now().toISOString(),
        answers: [
          {
            channel: 'buyer-a/quotes',
            partner: 'buyer-a',
            status: 'answered',
            messages: [{ type: 'tradein.offered', body: { by: 'buyer-a' } }],
            ms: 200,
          },
          { channel: 'buyer-b/quotes', partner: 'buyer-b', status: 'rejected', messages: [], ms: 500 },
        ],
      });
      await bench.ledger.commitProcessed(processed(bench, gathering));
      expect(await statusOf(bench.ledger, id)).toBe('completed');
      expect(await viewOf(bench.ledger, id)).toMatchObject({
        messageId: id,
        requestId: request.id,
        state: 'closed',
        answers: [
          { channel: 'buyer-a/quotes', status: 'answered', types: ['tradein.offered'], late: false, ms: 200 },
          { channel: 'buyer-b/quotes', status: 'rejected', types: [], late: false },
        ],
      });
    }),
  );

  it(
    'is due when its time is up, whatever is there, and leaves out what comes later',
    withLedger(async (bench) => {
      const { request, id, a } = await asking(bench);
      bench.clock.advance(WITHIN_MS - 1);
      expect(await bench.ledger.claim('process', 10, LEASE_MS)).toEqual([]);
      bench.clock.advance(1);
      expect(await bench.ledger.claim('process', 10, LEASE_MS)).toEqual([id]);
      const gathering = await openOne(bench.ledger, id);
      expect(contentOf(gathering).answers.map(({ status, ms }) => [status, ms])).toEqual([
        ['late', undefined],
        ['late', undefined],
      ]);
      const late = await answer(bench, a);
      expect(late.message.gathering).toBe(id);
      expect(await late.due(), 'it is closed').toEqual([]);
      expect(await viewOf(bench.ledger, request.id)).toMatchObject({
        state: 'closed',
        answers: [
          { status: 'answered', late: true, types: ['tradein.offered'] },
          { status: 'waiting', late: true },
        ],
      });
      await bench.ledger.releaseMessage(id, gathering.lease, bench.clock.now());
      expect(textOf((await openOne(bench.ledger, id)).content.body), 'its content is written once').toBe(textOf(gathering.content.body));
    }),
  );

  it(
    'is complete with as many useful answers as are wanted',
    withLedger(async (bench) => {
      const { id, a, b } = await asking(bench, { wanted: 1, useful: ['tradein.offered'] });
      expect(await (await answer(bench, a, 'tradein.refused')).due()).toEqual([]);
      expect(await (await answer(bench, b)).due()).toEqual([id]);
    }),
  );

  it(
    'counts a reply that could not be read as the end of its channel, and its replay as the answer',
    withLedger(async (bench) => {
      const { id, a, b } = await asking(bench);
      const { message } = await answer(bench, a);
      const failure = { stage: 'normalize' as const, findings: [finding('E_MAP_RESULT', { mapping: 'm', reason: 'r' }, {})] };
      await bench.ledger.commitProcessed(processed(bench, message, { failure, answerOf: { gathering: id } }));
      const again = bench.ids.next<MessageId>();
      await bench.ledger.replay(message.id, again, 'c', bench.clock.now());
      const replay = await openOne(bench.ledger, again);
      expect(replay.gathering).toBe(id);
      await commitAnswer(bench, replay, 'tradein.offered');
      expect(await (await answer(bench, b)).due()).toEqual([id]);
      expect(contentOf(await openOne(bench.ledger, id)).answers.map(({ status }) => status)).toEqual(['answered', 'answered']);
    }),
  );

  it(
    'is brought forward once, and closed once, by two workers at once',
    withLedger(async (bench) => {
      const { id, a, b } = await asking(bench);
      const other = await bench.another();
      const answers = await Promise.all([answer(bench, a), answer(bench, b, 'tradein.offered', other)]);
      const due = await Promise.all(answers.map((one) => one.due()));
      expect(due.flat()).toEqual([id]);
      const inHand = await Promise.all([bench.ledger, other].map((ledger) => ledger.openMessages([id], LEASE_MS)));
      const [gathering, ...others] = inHand.flat();
      expect(others).toEqual([]);
      expect(contentOf(gathering as MessageInWork).answers.map(({ status }) => status)).toEqual(['answered', 'answered']);
    }),
  );

  it(
    'is replayed with the answers that it was closed with',
    withLedger(async (bench) => {
      const { id, a } = await asking(bench);
      bench.clock.advance(WITHIN_MS);
      const gathering = await openOne(bench.ledger, id);
      const failure = { stage: 'normalize' as const, findings: [finding('E_MAP_RESULT', { mapping: 'm', reason: 'r' }, {})] };
      await bench.ledger.commitProcessed(processed(bench, gathering, { failure }));
      await (await answer(bench, a)).due();
      const again = bench.ids.next<MessageId>();
      await bench.ledger.replay(id, again, 'c', bench.clock.now());
      const replay = await openOne(bench.ledger, again);
      expect(replay).toMatchObject({ source: 'replay', entry: 'gather', caseId: CASE, request: { id: gathering.request?.id } });
      expect(textOf(replay.content.body)).toBe(textOf(gathering.content.body));
    }),
  );
}

/** Routes that a case takes once. */
export function takenRouteBehaviours(withLedger: WithLedger): void {
  const route = 'eco bonus';
  const taking = { takenRoutes: [{ caseId: CASE, route }] };

  it(
    'gives a route to one of two messages, and nothing of the other is written',
    withLedger(async (bench) => {
      const other = await bench.another();
      const messages = [await opened(bench), await opened(bench)];
      const results = messages.map((message) => processed(bench, message, { ...taking, deliveries: [planned(bench)] }));
      const ended = await Promise.allSettled(results.map((result, index) => (index === 0 ? bench.ledger : other).commitProcessed(result)));
      expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'E_STATE_CONFLICT' } });
      const [won, lost] = ended[0]?.status === 'fulfilled' ? messages : [...messages].reverse();
      if (won === undefined || lost === undefined) throw new Error('two messages');
      expect(await bench.ledger.message(lost.id)).toMatchObject({ status: 'processing', deliveries: [] });
      expect(await bench.ledger.routeTaken(CASE, route, lost.id)).toEqual({ by: won.id, isReplayed: false });
      expect(await bench.ledger.routeTaken(CASE, route, won.id)).toBeUndefined();
      expect((await bench.ledger.commitProcessed(processed(bench, lost, { deliveries: [planned(bench)] }))).size, 'its lease holds').toBe(
        1,
      );
    }),
  );

  it(
    'gives each case its own, and tells two messages of one commit apart',
    withLedger(async (bench) => {
      const messages = [await opened(bench), await opened(bench), await opened(bench)];
      const another = '00000000-0000-7000-8000-00000000ca5f' as CaseId;
      const takes = [CASE, CASE, another].map((caseId) => [{ caseId, route }]);
      const ended = await Promise.allSettled(
        messages.map((message, index) => bench.ledger.commitProcessed(processed(bench, message, { takenRoutes: takes[index] ?? [] }))),
      );
      expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
      expect(ended[2]?.status).toBe('fulfilled');
    }),
  );

  it(
    'takes nothing for who has lost the lease',
    withLedger(async (bench) => {
      const late = await opened(bench);
      bench.clock.advance(LEASE_MS);
      const other = await bench.another();
      const holder = await openOne(other, late.id);
      expect(await bench.ledger.commitProcessed(processed(bench, late, taking))).toEqual(new Map());
      await other.commitProcessed(processed(bench, holder));
      const next = await opened(bench);
      expect(await bench.ledger.routeTaken(CASE, route, next.id)).toBeUndefined();
    }),
  );

  it(
    'lets a replay take over what it replays, and nobody else',
    withLedger(async (bench) => {
      const first = await opened(bench);
      await bench.ledger.commitProcessed(processed(bench, first, taking));
      const again = bench.ids.next<MessageId>();
      await bench.ledger.replay(first.id, again, 'c', bench.clock.now());
      const replay = await openOne(bench.ledger, again);
      expect(await bench.ledger.routeTaken(CASE, route, again)).toEqual({ by: first.id, isReplayed: true });
      await bench.ledger.commitProcessed(processed(bench, replay, { takenRoutes: [{ caseId: CASE, route, takenOver: first.id }] }));
      const another = await opened(bench);
      expect(await bench.ledger.routeTaken(CASE, route, another.id)).toEqual({ by: again, isReplayed: false });
      const wrong = processed(bench, another, { takenRoutes: [{ caseId: CASE, route, takenOver: first.id }] });
      await expect(bench.ledger.commitProcessed(wrong)).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
    }),
  );
}
