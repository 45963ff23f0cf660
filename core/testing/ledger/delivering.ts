import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { CaseId, MessageId } from '../../kernel/ids.ts';
import type { AttemptRecord } from '../../spi/ledger/ledger.ts';
import { asking } from './correlating.ts';
import {
  attempt,
  bytes,
  delivering,
  envelope,
  LEASE_MS,
  openDelivery,
  openOne,
  planned,
  processed,
  statusOf,
  textOf,
  type WithLedger,
} from './harness.ts';

const refused = finding('E_DELIVERY_REFUSED', { reason: 'status 422' }, {});

export function deliveringBehaviours(withLedger: WithLedger): void {
  it(
    'records every attempt and completes the message when its delivery is delivered',
    withLedger(async (bench) => {
      const { message, work } = await delivering(bench, [planned(bench)]);
      const first = work[0];
      if (first === undefined) throw new Error('no delivery');
      await bench.ledger.recordAttempt(
        attempt(bench, first, {
          outcome: 'deferred',
          error: refused,
          answer: { status: 503, mediaType: 'text/plain', body: bytes('busy') },
          next: { status: 'retrying', dueAt: bench.clock.now() },
        }),
      );
      bench.clock.advance(1000);
      const second = await openDelivery(bench.ledger, first.id);
      await bench.ledger.recordAttempt(
        attempt(bench, second, { answer: { status: 201, mediaType: 'application/json', body: bytes('{"ok":true}') } }),
      );
      const detail = await bench.ledger.message(message.id);
      expect(detail).toMatchObject({
        status: 'completed',
        settledAt: bench.clock.now().toISOString(),
        deliveries: [
          {
            status: 'delivered',
            attemptCount: 2,
            attempts: [
              { number: 1, outcome: 'deferred', status: 503, error: refused },
              { number: 2, outcome: 'accepted', status: 201 },
            ],
          },
        ],
      });
      const answers = (detail?.contents ?? []).filter(({ stage }) => stage === 'reply');
      expect(
        await Promise.all(answers.map(async ({ id, attempt: number }) => [number, textOf((await bench.ledger.content(id))?.body)])),
      ).toEqual([
        [1, 'busy'],
        [2, '{"ok":true}'],
      ]);
    }),
  );

  it(
    'has a delivery waiting while the partner has no final answer, and knows what it said last',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      const { message, work } = await delivering(bench, [planned(bench)]);
      const [first] = work;
      if (first === undefined) throw new Error('no delivery');
      expect(await ledger.lastPendingAnswer(first.id)).toBeUndefined();
      const answered = (text: string) => ({ status: 200, mediaType: 'application/json', body: bytes(text) });
      const later = () => ({ dueAt: new Date(clock.now().getTime() + 1000) });
      const states: Partial<AttemptRecord>[] = [
        { outcome: 'deferred', error: refused, next: { status: 'retrying', ...later() }, answer: answered('busy') },
        { outcome: 'pending', next: { status: 'waiting', ...later() }, answer: answered('open') },
        { outcome: 'pending', next: { status: 'waiting', ...later() }, answer: answered('') },
        { outcome: 'deferred', error: refused, next: { status: 'retrying', ...later() }, answer: answered('busy') },
        { outcome: 'pending', next: { status: 'waiting', ...later() }, answer: answered('') },
      ];
      const told: unknown[] = [];
      for (const [index, state] of states.entries()) {
        const delivery = index === 0 ? first : await openDelivery(ledger, first.id);
        const { failingSince } = await ledger.recordAttempt(attempt(bench, delivery, state));
        told.push([textOf((await ledger.lastPendingAnswer(first.id))?.body), failingSince !== undefined]);
        clock.advance(1000);
      }
      expect(told).toEqual([
        ['', true],
        ['open', false],
        ['open', false],
        ['open', true],
        ['open', false],
      ]);
      const detail = await ledger.message(message.id);
      expect(detail).toMatchObject({ status: 'processing', deliveries: [{ status: 'waiting', nextAttemptAt: expect.any(String) }] });
      expect(detail?.deliveries[0]).not.toHaveProperty('error');
      expect(detail?.deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual(states.map(({ outcome }) => outcome));
      expect((await ledger.counts()).deliveries).toMatchObject({ waiting: 1, retrying: 0 });
      await ledger.retryDelivery(first.id, clock.now());
      await ledger.recordAttempt(attempt(bench, await openDelivery(ledger, first.id)));
      expect(await statusOf(ledger, message.id)).toBe('completed');
    }),
  );

  it(
    'writes nothing for who has lost the lease',
    withLedger(async (bench) => {
      const { message, work } = await delivering(bench, [planned(bench)]);
      const late = work[0];
      if (late === undefined) throw new Error('no delivery');
      bench.clock.advance(LEASE_MS);
      const holder = await openDelivery(bench.ledger, late.id);
      await bench.ledger.recordAttempt(attempt(bench, late, { outcome: 'rejected', next: { status: 'dead' } }));
      await bench.ledger.releaseDelivery(late.id, late.lease, bench.clock.now());
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'processing',
        deliveries: [{ status: 'sending', attempts: [] }],
      });
      await Promise.all([bench.ledger.recordAttempt(attempt(bench, holder)), bench.ledger.recordAttempt(attempt(bench, holder))]);
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'completed',
        deliveries: [{ status: 'delivered', attempts: [{ number: 2 }] }],
      });
    }),
  );

  it(
    'sees the end of a message exactly once, however many deliveries settle at the same time',
    withLedger(async (bench) => {
      const plans = (count: number) => Array.from({ length: count }, (_, index) => planned(bench, { channel: `c${index}` }));
      const messages = await Promise.all([20, 20, 20].map((count) => delivering(bench, plans(count))));
      const ledgers = [bench.ledger, await bench.another(), await bench.another()];
      const all = messages.flatMap(({ work }) => work);
      // Neighbours go to different ledgers, so that each message is settled by all of them.
      await Promise.all(all.map((delivery, index) => (ledgers[index % 3] ?? bench.ledger).recordAttempt(attempt(bench, delivery))));
      for (const { message } of messages)
        expect(await bench.ledger.message(message.id)).toMatchObject({
          status: 'completed',
          deliveryCounts: { open: 0, dead: 0, total: 20 },
        });
      expect((await bench.ledger.counts()).deliveries).toMatchObject({ delivered: 60, pending: 0, sending: 0 });
    }),
  );

  it(
    'has a message dead when one of its deliveries is, once all are settled',
    withLedger(async (bench) => {
      const { message, work } = await delivering(bench, [planned(bench), planned(bench, { channel: 'webhook' })]);
      const [one, two] = work;
      if (one === undefined || two === undefined) throw new Error('no deliveries');
      await bench.ledger.recordAttempt(attempt(bench, one, { outcome: 'rejected', error: refused, next: { status: 'dead' } }));
      expect(await statusOf(bench.ledger, message.id)).toBe('processing');
      await bench.ledger.recordAttempt(attempt(bench, two));
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'dead',
        failure: { stage: 'deliver', findings: [refused] },
        deliveryCounts: { open: 0, dead: 1 },
      });
    }),
  );

  it(
    "makes a partner's answer a message that knows what it answers",
    withLedger(async (bench) => {
      const caseId = await bench.ledger.correlate(asking(bench, { scope: 'maison-lumen', keys: { returnNumber: 'RA-2041' } }));
      const requested = envelope(bench, { type: 'shipment.requested', caseRef: caseId });
      const { message, work } = await delivering(bench, [planned(bench, { envelopeId: requested.id })], { envelopes: [requested], caseId });
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      const reply = {
        id: bench.ids.next<MessageId>(),
        content: { mediaType: 'application/json', body: bytes('{"parcel":1}') },
        configHash: 'beef',
      };
      await bench.ledger.recordAttempt(attempt(bench, delivery, { reply, answer: { status: 200, ...reply.content } }));
      expect(await bench.ledger.message(message.id)).toMatchObject({ status: 'completed', replies: [reply.id] });
      expect(await bench.ledger.claim('process', 10, LEASE_MS)).toEqual([reply.id]);
      const opened = await openOne(bench.ledger, reply.id);
      expect(opened).toMatchObject({
        source: 'reply',
        entry: 'reply',
        partner: 'chronopost',
        channel: 'labels',
        origin: 'maison-lumen',
        caseId,
        request: requested,
      });
      expect(textOf(opened.content.body)).toBe('{"parcel":1}');
      const part = { id: bench.ids.next<MessageId>(), type: 'APERAK', entry: 'part' as const, content: reply.content, errors: [] };
      await bench.ledger.commitProcessed(processed(bench, opened, { parts: [part] }));
      const ofAnswer = { partner: 'chronopost', channel: 'labels', entry: 'part', origin: 'maison-lumen', caseId, request: requested };
      expect(await openOne(bench.ledger, part.id)).toMatchObject({ ...ofAnswer, source: 'split' });
      bench.clock.advance(LEASE_MS);
      await bench.ledger.commitProcessed(processed(bench, await openOne(bench.ledger, part.id)));
      const again = await bench.ledger.replay(part.id, bench.ids.next<MessageId>(), 'beef', bench.clock.now());
      expect(await openOne(bench.ledger, again)).toMatchObject({ ...ofAnswer, source: 'replay' });
      const ofCase = (await bench.ledger.messages({ caseId })).items.map(({ id }) => id);
      expect(ofCase.sort()).toEqual([message.id, reply.id, part.id].sort());
      expect(await bench.ledger.latestInCase(caseId as CaseId, 'shipment.requested')).toEqual(requested);
    }),
  );

  it(
    'settles with a message once its answers are settled too, told by whichever process did it',
    withLedger(async (bench) => {
      const worker = await bench.another();
      const { message, work } = await delivering(bench, [planned(bench)]);
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      const ended = bench.ledger.settled(message.id, AbortSignal.timeout(20_000));
      let early = true;
      void ended.then(() => expect(early).toBe(false));
      const reply = { id: bench.ids.next<MessageId>(), content: { mediaType: 'text/plain', body: bytes('ok') }, configHash: 'beef' };
      await worker.recordAttempt(attempt(bench, delivery, { reply }));
      const answer = await openOne(worker, reply.id);
      early = false;
      await worker.commitProcessed(processed(bench, answer));
      expect(await ended).toBe('completed');
      expect(await bench.ledger.settled(message.id, AbortSignal.abort())).toBe('completed');
    }),
  );

  it(
    'settles with the present status when the caller gives up',
    withLedger(async (bench) => {
      const { message } = await delivering(bench, [planned(bench)]);
      const patience = new AbortController();
      const waiting = bench.ledger.settled(message.id, patience.signal);
      patience.abort();
      expect(await waiting).toBe('processing');
      await expect(bench.ledger.settled(bench.ids.next<MessageId>(), patience.signal)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    }),
  );
}
