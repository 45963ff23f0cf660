import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { DocumentId, MessageId } from '../../kernel/ids.ts';
import type { ControlReference } from '../../spi/ledger/ledger.ts';
import { asking } from './correlating.ts';
import {
  bytes,
  delivering,
  envelope,
  LEASE_MS,
  type LedgerBench,
  opened,
  openOne,
  planned,
  processed,
  statusOf,
  textOf,
  type WithLedger,
} from './harness.ts';

export function processingBehaviours(withLedger: WithLedger): void {
  it(
    'writes deliveries by the thousand whole, each with what it sends, beside a message that has one',
    withLedger(async (bench) => {
      const [many, few] = await Promise.all([opened(bench), opened(bench)]);
      const deliveries = Array.from({ length: 1_201 }, (_, index) => planned(bench, { route: `answer ${index}` }));
      const [due] = await Promise.all([
        bench.ledger.commitProcessed(processed(bench, many, { deliveries })),
        bench.ledger.commitProcessed(processed(bench, few, { deliveries: [planned(bench)] })),
      ]);
      expect(due.get('deliver:chronopost/labels')).toHaveLength(1_201);
      expect(await bench.ledger.message(many.id)).toMatchObject({ deliveryCounts: { open: 1_201, total: 1_201 } });
      expect(await bench.ledger.message(few.id)).toMatchObject({ deliveryCounts: { open: 1, total: 1 } });
      const opening = await bench.ledger.openDeliveries(
        deliveries.slice(400, 600).map(({ id }) => id),
        LEASE_MS,
      );
      expect(opening.map(({ content }) => textOf(content.body)).sort()).toEqual(
        deliveries
          .slice(400, 600)
          .map(({ id }) => `{"to":"${id}"}`)
          .sort(),
      );
    }),
  );

  it(
    'writes all that processing came to',
    withLedger(async (bench) => {
      const message = await opened(bench);
      const caseId = await bench.ledger.correlate(asking(bench, { scope: 'maison-lumen', keys: { returnNumber: 'RA-2041' } }));
      const announced = envelope(bench, { caseRef: caseId });
      const delivery = planned(bench, { envelopeId: announced.id });
      const label = {
        id: bench.ids.next<DocumentId>(),
        type: 'label',
        filename: 'label.pdf',
        mediaType: 'application/pdf',
        body: bytes('%PDF'),
      };
      const due = await bench.ledger.commitProcessed(
        processed(bench, message, {
          types: ['RETANN', 'return.announced'],
          controlReference: 'REF7',
          caseId,
          envelopes: [announced],
          deliveries: [delivery],
          documents: [label],
          contents: [{ stage: 'normalize', mediaType: 'application/json', body: bytes('{"canonical":true}') }],
        }),
      );
      expect(due).toEqual(new Map([['deliver:chronopost/labels', [delivery.id]]]));
      expect(await bench.ledger.latestInCase(caseId, 'return.announced')).toEqual(announced);
      expect(await bench.ledger.document(label.id)).toMatchObject({ type: 'label', filename: 'label.pdf', mediaType: 'application/pdf' });
      const detail = await bench.ledger.message(message.id);
      expect(detail).toMatchObject({
        status: 'processing',
        types: ['RETANN', 'return.announced'],
        controlReference: 'REF7',
        caseId,
        deliveryCounts: { open: 1, dead: 0, total: 1 },
        deliveries: [
          {
            id: delivery.id,
            envelopeId: announced.id,
            status: 'pending',
            attemptCount: 0,
            idempotencyKey: delivery.idempotencyKey,
            attempts: [],
          },
        ],
        documents: [{ id: label.id, bytes: 4 }],
      });
      const stored = await Promise.all(
        (detail?.contents ?? []).map(async ({ id, stage, deliveryId }) => [
          stage,
          deliveryId,
          textOf((await bench.ledger.content(id))?.body),
        ]),
      );
      expect(stored.sort()).toEqual([
        ['normalize', undefined, '{"canonical":true}'],
        ['receive', undefined, textOf(message.content.body)],
        ['translate', delivery.id, textOf('error' in delivery.content ? undefined : delivery.content.body)],
      ]);
      expect(await bench.ledger.openDeliveries([delivery.id], LEASE_MS)).toMatchObject([
        {
          messageId: message.id,
          partner: 'chronopost',
          channel: 'labels',
          attempt: 1,
          idempotencyKey: delivery.idempotencyKey,
          parameters: { returnNumber: 'RA-2041' },
        },
      ]);
    }),
  );

  it(
    'writes nothing for who has lost the lease',
    withLedger(async (bench) => {
      const late = await opened(bench);
      bench.clock.advance(LEASE_MS);
      const other = await bench.another();
      const holder = await openOne(other, late.id);
      expect(await bench.ledger.commitProcessed(processed(bench, late, { deliveries: [planned(bench)] }))).toEqual(new Map());
      expect(await bench.ledger.message(late.id)).toMatchObject({ status: 'processing', deliveries: [] });
      await bench.ledger.releaseMessage(late.id, late.lease, bench.clock.now());
      expect((await other.commitProcessed(processed(bench, holder, { deliveries: [planned(bench)] }))).size).toBe(1);
      expect((await bench.ledger.message(late.id))?.deliveries).toHaveLength(1);
    }),
  );

  it(
    'has one row for a message, route and destination, however often it is planned or committed',
    withLedger(async (bench) => {
      const message = await opened(bench);
      const other = await bench.another();
      const result = () => processed(bench, message, { deliveries: [planned(bench), planned(bench)] });
      const due = await Promise.all([
        bench.ledger.commitProcessed(result()),
        bench.ledger.commitProcessed(result()),
        other.commitProcessed(result()),
      ]);
      expect(due.filter((queues) => queues.size > 0)).toHaveLength(1);
      expect(due.flatMap((queues) => [...queues.values()].flat())).toHaveLength(1);
      expect(await bench.ledger.message(message.id)).toMatchObject({
        deliveryCounts: { open: 1, total: 1 },
        deliveries: [{ status: 'pending' }],
      });
    }),
  );

  it(
    'completes a message that leads nowhere, or only to what is held',
    withLedger(async (bench) => {
      const quiet = await opened(bench);
      await bench.ledger.commitProcessed(processed(bench, quiet));
      await bench.ledger.stopChannel('chronopost', 'labels', { state: 'paused', reason: 'strike', at: bench.clock.now() });
      const { message: held, work } = await delivering(bench, [planned(bench)]);
      expect(work).toEqual([]);
      expect([await statusOf(bench.ledger, quiet.id), await statusOf(bench.ledger, held.id)]).toEqual(['completed', 'completed']);
      expect((await bench.ledger.message(held.id))?.deliveries).toMatchObject([{ status: 'held' }]);
      expect((await bench.ledger.message(quiet.id))?.settledAt).toBe(bench.clock.now().toISOString());
    }),
  );

  it(
    'has a failed message dead, while its acknowledgement still goes out',
    withLedger(async (bench) => {
      const failure = { stage: 'validate' as const, findings: [finding('E_SCHEMA', { reason: 'is missing' }, { segment: 4, tag: 'BGM' })] };
      const acknowledgement = planned(bench, { route: 'acknowledge', partner: 'maison-lumen', channel: 'acks' });
      const { message, work } = await delivering(bench, [acknowledgement], { failure });
      expect(await bench.ledger.message(message.id)).toMatchObject({ status: 'dead', failure, deliveryCounts: { open: 1 } });
      const [delivery] = work;
      if (delivery === undefined) throw new Error('the acknowledgement is not open');
      await bench.ledger.recordAttempt({
        deliveryId: delivery.id,
        lease: delivery.lease,
        attempt: 1,
        startedAt: bench.clock.now(),
        endedAt: bench.clock.now(),
        outcome: 'accepted',
        next: { status: 'delivered' },
      });
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'dead',
        failure,
        deliveryCounts: { open: 0, dead: 0 },
        deliveries: [{ status: 'delivered' }],
      });
    }),
  );

  it(
    'has a delivery that cannot be translated dead, and lets the others go on',
    withLedger(async (bench) => {
      const error = finding('E_MAP_FAILED', { mapping: 'labels', reason: 'no weight' }, { line: 3 });
      const { message, work } = await delivering(bench, [planned(bench, { content: { error } }), planned(bench, { channel: 'webhook' })]);
      expect(work).toHaveLength(1);
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'processing',
        deliveryCounts: { open: 1, dead: 1, total: 2 },
      });
      const alone = await delivering(bench, [planned(bench, { content: { error } })]);
      expect(await bench.ledger.message(alone.message.id)).toMatchObject({
        status: 'dead',
        failure: { stage: 'translate', findings: [error] },
      });
    }),
  );

  it(
    'discards a proven duplicate and writes nothing else',
    withLedger(async (bench) => {
      const [first, second] = [await opened(bench), await opened(bench)];
      expect(await claim(bench, 'REF7', first.id)).toEqual({ predecessorMissing: false });
      expect(await claim(bench, 'REF7', first.id)).toEqual({ predecessorMissing: false });
      expect(await claim(bench, 'REF7', second.id)).toMatchObject({ earlier: { messageId: first.id, sameContent: true } });
      expect(await claim(bench, 'REF7', second.id, { contentHash: 'bb' })).toMatchObject({
        earlier: { messageId: first.id, sameContent: false },
      });
      const due = await bench.ledger.commitProcessed(
        processed(bench, second, { duplicateOf: first.id, deliveries: [planned(bench)], envelopes: [envelope(bench)] }),
      );
      expect(due).toEqual(new Map());
      expect(await bench.ledger.message(second.id)).toMatchObject({ status: 'discarded', duplicateOf: first.id, deliveries: [] });
    }),
  );

  it(
    'gives a control reference again when its message was refused, or is forgotten',
    withLedger(async (bench) => {
      const [refused, next, later] = [await opened(bench), await opened(bench), await opened(bench)];
      await claim(bench, 'REF8', refused.id);
      const failure = { stage: 'decode' as const, findings: [finding('E_EDI_NO_MESSAGE', {}, {})] };
      await bench.ledger.commitProcessed(processed(bench, refused, { failure }));
      expect(await claim(bench, 'REF8', next.id)).toEqual({ predecessorMissing: false });
      expect(await claim(bench, 'REF8', later.id)).toMatchObject({ earlier: { messageId: next.id } });
      bench.clock.advance(60_000);
      expect(await claim(bench, 'REF8', later.id, { since: bench.clock.now() })).toEqual({ predecessorMissing: false });
    }),
  );

  it(
    'knows when the one before an interchange is missing',
    withLedger(async (bench) => {
      const work = await opened(bench);
      const missing = async (reference: string, predecessors: readonly string[]) =>
        (await claim(bench, reference, work.id, { predecessors })).predecessorMissing;
      expect(await missing('41', ['40'])).toBe(false);
      expect(await missing('42', ['41'])).toBe(false);
      expect(await missing('44', ['43'])).toBe(true);
      expect(await missing('0045', ['44', '0044'])).toBe(false);
      expect(await missing('47', [])).toBe(false);
    }),
  );

  it(
    'counts one that is held among the missing, where that is asked, and one that was refused and answered never',
    withLedger(async (bench) => {
      const [first, held, refused, next] = [await opened(bench), await opened(bench), await opened(bench), await opened(bench)];
      const failure = { stage: 'decode' as const, findings: [finding('E_INTERCHANGE_GAP', { reference: '43', before: '42' }, {})] };
      await claim(bench, '41', first.id);
      await claim(bench, '43', held.id);
      await bench.ledger.commitProcessed(processed(bench, held, { failure }));
      await claim(bench, '53', refused.id);
      const { envelopeId: _, ...answer } = planned(bench);
      await bench.ledger.commitProcessed(processed(bench, refused, { failure, deliveries: [answer] }));
      const missing = async (reference: string, before: string, behindHeld: boolean) =>
        (await claim(bench, reference, next.id, { predecessors: [before], behindHeld })).predecessorMissing;
      expect(await missing('44', '43', true)).toBe(true);
      expect(await missing('44', '43', false)).toBe(false);
      expect(await missing('54', '53', true)).toBe(false);
    }),
  );

  it(
    'makes the parts of an interchange messages of their own',
    withLedger(async (bench) => {
      const whole = await opened(bench);
      const part = (errors: readonly ReturnType<typeof finding>[]) => ({
        id: bench.ids.next<MessageId>(),
        type: 'RETANN',
        reference: '1',
        entry: 'part' as const,
        content: { mediaType: 'application/json', body: bytes('{"tree":{}}') },
        errors,
      });
      const [good, bad] = [part([]), part([finding('E_SCHEMA', { reason: 'is missing' }, { segment: 2 })])];
      expect(await bench.ledger.commitProcessed(processed(bench, whole, { parts: [good, bad] }))).toEqual(
        new Map([['process', [good.id]]]),
      );
      expect(await openOne(bench.ledger, good.id)).toMatchObject({
        source: 'split',
        entry: 'part',
        origin: 'maison-lumen',
        partner: 'maison-lumen',
        channel: 'returns',
      });
      expect(await bench.ledger.message(bad.id)).toMatchObject({ status: 'dead', parentId: whole.id, failure: { stage: 'validate' } });
      expect(await bench.ledger.message(whole.id)).toMatchObject({ status: 'completed', parts: [good.id, bad.id] });
    }),
  );

  it(
    'counts without a gap and without giving a number twice',
    withLedger(async (bench) => {
      const ledgers = [bench.ledger, await bench.another()];
      const numbers = await Promise.all(
        Array.from({ length: 200 }, (_, index) => (ledgers[index % 2] ?? bench.ledger).nextNumber('hub:maison-lumen')),
      );
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
      expect(await bench.ledger.nextNumber('hub:other')).toBe(1);
    }),
  );
}

function claim(bench: LedgerBench, reference: string, messageId: MessageId, changes: Partial<ControlReference> = {}) {
  const since = new Date('2025-01-01T00:00:00Z');
  return bench.ledger.claimControlReference({
    scope: 'maison-lumen:A:B',
    reference,
    messageId,
    contentHash: 'aa',
    since,
    predecessors: [],
    behindHeld: false,
    ...changes,
  });
}
