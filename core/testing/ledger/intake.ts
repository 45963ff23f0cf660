import { expect, it } from 'vitest';
import type { MessageId } from '../../kernel/ids.ts';
import { bytes, incoming, openOne, textOf, type WithLedger } from './harness.ts';

export function intakeBehaviours(withLedger: WithLedger): void {
  it(
    'has a document committed, with its bytes and its work, when accept settles',
    withLedger(async (bench) => {
      const message = incoming(bench, { filename: 'returns.json', headers: { 'x-request-id': '7' } });
      expect(await bench.ledger.accept(message)).toEqual({ status: 'accepted', messageId: message.id });
      const reader = await bench.another();
      expect(await reader.message(message.id)).toMatchObject({
        status: 'received',
        source: 'received',
        filename: 'returns.json',
        headers: { 'x-request-id': '7' },
        configHash: 'cafe0123',
      });
      expect(await reader.horizon()).toEqual(new Map([['process', bench.clock.now()]]));
      const work = await openOne(reader, message.id);
      expect(work).toMatchObject({
        partner: 'maison-lumen',
        channel: 'returns',
        source: 'received',
        entry: 'document',
        origin: 'maison-lumen',
        attempt: 1,
        receivedAt: bench.clock.now(),
        filename: 'returns.json',
      });
      expect(work.content.mediaType).toBe('application/json');
      expect(textOf(work.content.body)).toBe(textOf(message.content.body));
    }),
  );

  it(
    'accepts 1,000 documents at once',
    withLedger(async (bench) => {
      const messages = Array.from({ length: 1000 }, () => incoming(bench));
      const answers = await Promise.all(messages.map((message) => bench.ledger.accept(message)));
      expect(answers).toEqual(messages.map(({ id }) => ({ status: 'accepted', messageId: id })));
      expect((await bench.ledger.counts()).messages).toMatchObject({ received: 1000, completed: 0 });
    }),
  );

  it(
    'answers a repetition with the first id, also when both come in one moment',
    withLedger(async (bench) => {
      const first = incoming(bench);
      const again = { ...first, id: bench.ids.next<MessageId>() };
      const [one, two] = await Promise.all([bench.ledger.accept(first), bench.ledger.accept(again)]);
      expect([one, two]).toEqual([
        { status: 'accepted', messageId: first.id },
        { status: 'duplicate', messageId: first.id },
      ]);
      const other = await bench.another();
      expect(await other.accept({ ...first, id: bench.ids.next<MessageId>() })).toEqual({ status: 'duplicate', messageId: first.id });
      expect((await bench.ledger.counts()).messages.received).toBe(1);
    }),
  );

  it(
    'takes the answer "accepted" back up when the same call is made twice',
    withLedger(async (bench) => {
      const message = incoming(bench);
      await bench.ledger.accept(message);
      expect(await bench.ledger.accept(message)).toEqual({ status: 'accepted', messageId: message.id });
      expect((await bench.ledger.counts()).messages.received).toBe(1);
    }),
  );

  it(
    'keeps the keys of channels apart',
    withLedger(async (bench) => {
      const first = incoming(bench);
      const elsewhere = { ...first, id: bench.ids.next<MessageId>(), channel: 'returns-api' };
      expect(await Promise.all([first, elsewhere].map((message) => bench.ledger.accept(message)))).toMatchObject([
        { status: 'accepted' },
        { status: 'accepted' },
      ]);
    }),
  );

  it(
    'refuses the same key with other bytes, and nothing but that',
    withLedger(async (bench) => {
      const first = incoming(bench);
      const other = { ...first, id: bench.ids.next<MessageId>(), content: { mediaType: 'application/json', body: bytes('{}') } };
      const results = await Promise.allSettled([first, other, incoming(bench)].map((message) => bench.ledger.accept(message)));
      expect(results).toMatchObject([
        { value: { status: 'accepted' } },
        { reason: { code: 'E_IDEMPOTENCY_CONFLICT' } },
        { value: { status: 'accepted' } },
      ]);
      await expect(bench.ledger.accept(other)).rejects.toMatchObject({ code: 'E_IDEMPOTENCY_CONFLICT' });
      expect(await bench.ledger.message(other.id)).toBeUndefined();
    }),
  );

  it(
    'accepts whatever text and bytes a sender thinks of',
    withLedger(async (bench) => {
      const body = Uint8Array.from({ length: 256 }, (_, index) => index);
      const message = incoming(bench, {
        filename: 'a\0b"{},\\\ud800.edi',
        headers: { subject: 'NUL \0, quote ", backslash \\, lone surrogate \ud800' },
        idempotencyKey: 'k'.repeat(10_000),
        content: { mediaType: 'application/edifact', body },
      });
      const empty = incoming(bench, { content: { mediaType: 'text/plain', body: new Uint8Array() } });
      await Promise.all([bench.ledger.accept(message), bench.ledger.accept(empty)]);
      expect((await bench.ledger.message(message.id))?.headers['subject']).toContain('NUL \0, quote ", backslash \\');
      expect(Uint8Array.from((await openOne(bench.ledger, message.id)).content.body)).toEqual(body);
      expect((await openOne(bench.ledger, empty.id)).content.body).toHaveLength(0);
    }),
  );

  it(
    'does not let one bad message spoil those that share its commit',
    withLedger(async (bench) => {
      const good = [incoming(bench), incoming(bench), incoming(bench)];
      const bad = incoming(bench, { id: 'no-uuid' as MessageId, receivedAt: bench.clock.now() });
      const results = await Promise.allSettled([good[0], bad, good[1], good[2]].map((message) => bench.ledger.accept(message ?? bad)));
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
      expect(results[1]).toMatchObject({ reason: { code: 'E_INTERNAL' } });
    }),
  );
}
