import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { CaseId, DocumentId, MessageId } from '../../kernel/ids.ts';
import type { ContentClass } from '../../spi/retention.ts';
import { asking } from './correlating.ts';
import { attempt, bytes, delivering, envelope, type LedgerBench, opened, planned, processed, type WithLedger } from './harness.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const EMAIL = 'jane.doe@example.org';
const IMEI = '490154203237518';

const body = {
  returnNumber: 'RA-2041',
  parties: { consumer: { name: 'Jane Doe', email: EMAIL } },
  items: [{ lineNumber: 1, imei: [{ value: IMEI, raw: IMEI, valid: true }] }],
};

/** A message of a case with everything that can be forgotten. */
async function fullMessage(bench: LedgerBench, caseRef: CaseId) {
  const { ledger, ids } = bench;
  const one = envelope(bench, { caseRef, body, businessKeys: { returnNumber: 'RA-2041', imei: IMEI } });
  const label = { id: ids.next<DocumentId>(), type: 'label', filename: 'label.pdf', mediaType: 'application/pdf', body: bytes('%PDF') };
  const { message, work } = await delivering(bench, [planned(bench, { envelopeId: one.id })], {
    caseId: caseRef,
    types: ['return.announced'],
    envelopes: [one],
    documents: [label],
    contents: [{ stage: 'route', mediaType: 'application/json', body: bytes('[]') }],
  });
  const [delivery] = work;
  if (delivery === undefined) throw new Error('no delivery');
  const answer = { status: 200, mediaType: 'text/plain', body: bytes('received') };
  await ledger.recordAttempt(attempt(bench, delivery, { answer }));
  return { id: message.id, deliveryId: delivery.id, envelopeId: one.id, documentId: label.id };
}

const stagesOf = async ({ ledger }: LedgerBench, id: MessageId) =>
  (await ledger.message(id))?.contents.map(({ stage, attempt: number }) => (number === undefined ? stage : `${stage} ${number}`)).sort();

export function forgettingBehaviours(withLedger: WithLedger): void {
  const forget = (bench: LedgerBench, content: ContentClass, more = {}) =>
    bench.ledger.forget({ content, before: bench.clock.now(), ...more }, 100);

  it(
    'forgets each class of content by itself and keeps its hash',
    withLedger(async (bench) => {
      const { id, documentId, envelopeId } = await fullMessage(bench, '' as CaseId);
      const before = (await bench.ledger.message(id))?.contents ?? [];
      bench.clock.advance(DAY_MS);
      expect(await stagesOf(bench, id)).toEqual(['receive', 'reply 1', 'route', 'translate']);

      expect((await forget(bench, 'stages')).removed).toBe(1);
      expect(await stagesOf(bench, id)).toEqual(['receive', 'reply 1', 'translate']);
      const [canonical] = await bench.ledger.canonicalOf(id, 10);
      expect(canonical).toMatchObject({ id: envelopeId, redactedAt: bench.clock.now(), businessKeys: { returnNumber: 'RA-2041' } });
      expect(JSON.stringify(canonical)).not.toMatch(/Jane|example\.org|490154203237518/);
      expect(canonical?.body).toMatchObject({ returnNumber: 'RA-2041', parties: { consumer: { name: '***' } } });

      expect((await forget(bench, 'answers')).removed).toBe(1);
      expect((await forget(bench, 'sent')).removed).toBe(1);
      expect(await stagesOf(bench, id)).toEqual(['receive']);
      expect(await bench.ledger.keptDocument(documentId)).toBeDefined();
      expect((await forget(bench, 'documents')).removed).toBe(1);
      expect(await bench.ledger.keptDocument(documentId)).toBeUndefined();
      expect((await forget(bench, 'original')).removed).toBe(1);
      expect(await stagesOf(bench, id)).toEqual([]);

      const gone = await bench.ledger.goneContents(id, 10);
      const hashes = before.map(({ id: content, sha256 }) => [content, sha256]).sort();
      expect(
        gone
          .filter(({ stage }) => stage !== 'document')
          .map(({ id: content, sha256 }) => [content, sha256])
          .sort(),
      ).toEqual(hashes);
      expect(await bench.ledger.message(id)).toMatchObject({ status: 'completed', deliveries: [{ status: 'delivered' }] });
      const replay = bench.ledger.replay(id, bench.ids.next<MessageId>(), 'cafe', bench.clock.now());
      await expect(replay).rejects.toMatchObject({ code: 'E_CONTENT_DROPPED' });
    }),
  );

  it(
    'forgets on the channels that the rule names, and what is old enough, page by page',
    withLedger(async (bench) => {
      const ids = [await opened(bench), await opened(bench, { channel: 'other' }), await opened(bench)];
      for (const work of ids) await bench.ledger.commitProcessed(processed(bench, work));
      expect((await bench.ledger.forget({ content: 'original', before: bench.clock.now() }, 10)).removed).toBe(0);
      bench.clock.advance(DAY_MS);
      const rule = { content: 'original' as const, before: bench.clock.now(), except: ['maison-lumen/other'] };
      const first = await bench.ledger.forget(rule, 1);
      expect(first).toMatchObject({ removed: 1, next: expect.any(String) as string });
      const second = await bench.ledger.forget(rule, 1, first.next);
      expect(second).toMatchObject({ removed: 0 });
      expect(await bench.ledger.forget(rule, 10, second.next)).toMatchObject({ removed: 1 });
      expect(await forget(bench, 'original', { only: ['maison-lumen/other'] })).toMatchObject({ removed: 1 });
    }),
  );

  it(
    'never forgets what open or held work needs',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      const waiting = await opened(bench);
      const { message, work } = await delivering(bench, [planned(bench)]);
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      await ledger.recordAttempt(attempt(bench, delivery, { outcome: 'deferred', next: { status: 'held' } }));
      clock.advance(DAY_MS);
      for (const content of ['original', 'sent', 'stages', 'answers'] as const) expect((await forget(bench, content)).removed).toBe(0);
      expect(await stagesOf(bench, waiting.id)).toEqual(['receive']);
      expect(await stagesOf(bench, message.id)).toEqual(['receive', 'translate']);
    }),
  );

  it(
    'remembers the runs',
    withLedger(async ({ ledger, clock, ids }) => {
      const run = { id: ids.next<MessageId>() as string, startedAt: clock.now(), removed: 0, bytes: 0 };
      await ledger.noteRetentionRun(run);
      expect(await ledger.retentionRuns(5)).toEqual([run]);
      const ended = {
        ...run,
        endedAt: clock.now(),
        removed: 5,
        bytes: 10,
        failed: finding('E_NOT_READY', { reason: 'busy' }, {}),
      };
      await ledger.noteRetentionRun(ended);
      expect(await ledger.retentionRuns(5)).toEqual([ended]);
    }),
  );

  it(
    'erases a person: contents, personal data, keys and search terms go, hashes and deliveries stay; the same again changes nothing',
    withLedger(async (bench) => {
      const { ledger, clock, ids } = bench;
      const { id, documentId } = await fullMessage(bench, '' as CaseId);
      const other = await opened(bench, { filename: 'other.json' });
      await ledger.commitProcessed(processed(bench, other, { envelopes: [envelope(bench)] }));
      expect((await ledger.messages({ q: IMEI })).items.map((one) => one.id)).toEqual([id]);

      const plan = {
        id: ids.next<MessageId>() as string,
        subject: 'person 1234',
        reason: 'asked by letter',
        plannedBy: 'admin',
        at: clock.now(),
        searchMs: 5_000,
      };
      const planned = await ledger.planErasure({ ...plan, of: { person: 'JANE.DOE@example.org' } });
      expect(planned).toMatchObject({ state: 'planned', messages: 1, cases: 0, contents: 5 });
      expect(await stagesOf(bench, id)).toHaveLength(4);

      expect(await ledger.beginErasure(planned.id)).toMatchObject({ state: 'running' });
      expect(await ledger.runningErasures()).toEqual([planned.id]);
      while (await ledger.erasePart(planned.id, 1, clock.now()));
      expect(await ledger.erasePart(planned.id, 1, clock.now())).toBe(false);
      expect(await ledger.endErasure(planned.id, clock.now())).toMatchObject({ state: 'done', endedAt: clock.now() });
      expect((await ledger.erasures({})).items).toEqual([
        expect.objectContaining({ id: planned.id, subject: 'person 1234', state: 'done' }),
      ]);

      expect(await ledger.message(id)).toMatchObject({
        status: 'completed',
        headers: {},
        contents: [],
        deliveries: [{ status: 'delivered' }],
      });
      expect(await ledger.keptDocument(documentId)).toBeUndefined();
      expect(JSON.stringify(await ledger.canonicalOf(id, 10))).not.toMatch(/Jane|example\.org|490154203237518/);
      expect((await ledger.goneContents(id, 10)).map(({ because }) => because)).toEqual(Array.from({ length: 5 }, () => 'erasure'));
      expect((await ledger.messages({ q: IMEI })).items).toEqual([]);
      expect((await ledger.messages({ q: 'RA-2041' })).items).toHaveLength(2);
      expect(await stagesOf(bench, other.id)).toEqual(['receive']);
      const again = await ledger.planErasure({ ...plan, id: ids.next<MessageId>(), of: { person: EMAIL } });
      expect(again).toMatchObject({ messages: 0, cases: 0 });
    }),
  );

  it(
    'erases a case with what came of its messages: other cases stay as they are, and so do its keys that are not personal',
    withLedger(async (bench) => {
      const { ledger, clock, ids } = bench;
      const keys = { returnNumber: 'RA-2041', imei: IMEI };
      const caseId = await ledger.correlate(asking(bench, { scope: 'maison-lumen', keys }));
      const beside = await ledger.correlate(asking(bench, { scope: 'maison-lumen', keys: { returnNumber: 'RA-1' } }));
      const { id } = await fullMessage(bench, caseId);
      const other = await fullMessage(bench, beside);
      const plan = { subject: `case ${caseId}`, reason: 'r', plannedBy: 'p', at: clock.now(), searchMs: 0 };
      const erasure = await ledger.planErasure({ ...plan, id: ids.next<MessageId>(), of: { caseId } });
      expect(erasure).toMatchObject({ messages: 1, cases: 1 });
      await ledger.beginErasure(erasure.id);
      while (await ledger.erasePart(erasure.id, 10, clock.now()));
      await ledger.endErasure(erasure.id, clock.now());
      const shown = await ledger.case(caseId);
      expect(shown?.keys).toEqual([{ issuer: 'maison-lumen', name: 'returnNumber', value: 'RA-2041' }]);
      expect(shown?.events.map((event) => [event.type, event.messageId])).toEqual([['return.announced', id]]);
      expect(JSON.stringify(shown)).not.toMatch(/Jane|example\.org|490154203237518/);
      expect(shown?.documents).toEqual([]);
      expect(await stagesOf(bench, other.id)).toHaveLength(4);
      expect(JSON.stringify(await ledger.case(beside))).toMatch(/Jane/);
    }),
  );

  it(
    'refuses an erasure while work of it is open, and of a case that is none',
    withLedger(async (bench) => {
      const { ledger, clock, ids } = bench;
      const one = envelope(bench, { body });
      const { work } = await delivering(bench, [planned(bench, { envelopeId: one.id })], { envelopes: [one] });
      const plan = { subject: 'x', reason: 'r', plannedBy: 'p', at: clock.now(), searchMs: 5_000 };
      const { id } = await ledger.planErasure({ ...plan, id: ids.next<MessageId>(), of: { person: 'Jane Doe' } });
      await expect(ledger.beginErasure(id)).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      for (const delivery of work) await ledger.recordAttempt(attempt(bench, delivery));
      expect(await ledger.beginErasure(id)).toMatchObject({ state: 'running' });
      await expect(ledger.beginErasure(id)).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      const nowhere = ledger.planErasure({ ...plan, id: ids.next<MessageId>(), of: { caseId: ids.next<CaseId>() } });
      await expect(nowhere).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    }),
  );
}
