import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { CaseId, DocumentId, MessageId } from '../../kernel/ids.ts';
import type { BulkPlan } from '../../spi/ledger/bulks.ts';
import type { ContentClass } from '../../spi/ledger/retention.ts';
import { asking } from './correlating.ts';
import {
  attempt,
  bytes,
  delivering,
  envelope,
  type LedgerBench,
  openDelivery,
  opened,
  planned,
  processed,
  type WithLedger,
} from './harness.ts';

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

/** A correction that waits for a second person. */
function correction({ ids, clock }: LedgerBench, message: MessageId): BulkPlan {
  return {
    id: ids.next(),
    verb: 'correct',
    target: { search: { q: EMAIL, status: 'dead' } },
    configuration: 'today',
    reason: 'a typing error',
    fourEyes: true,
    plannedBy: 'person alice',
    plannedAt: clock.now(),
    items: [message],
    sample: [{ messageId: message, deliveries: [{ after: EMAIL }] }],
    payload: bytes(EMAIL),
  };
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
      expect(await bench.ledger.forget(rule, 2)).toEqual({ removed: 1, bytes: expect.any(Number) as number, looked: 2, more: true });
      expect(await bench.ledger.forget(rule, 2)).toMatchObject({ removed: 1, looked: 1, more: false });
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
    'looks at each message once, and again at what is left of it after a day, or when it was tried again',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      const looked = async (content: ContentClass) => (await forget(bench, content)).looked;
      const failed = await delivering(bench, [planned(bench)]);
      const [delivery] = failed.work;
      if (delivery === undefined) throw new Error('no delivery');
      const answer = { status: 500, mediaType: 'text/plain', body: bytes('no') };
      await ledger.recordAttempt(attempt(bench, delivery, { outcome: 'rejected', answer, next: { status: 'dead' } }));
      clock.advance(DAY_MS);
      expect(await looked('answers')).toBe(1);
      expect(await looked('answers')).toBe(0);
      await ledger.retryDelivery(delivery.id, clock.now());
      expect(await forget(bench, 'answers')).toMatchObject({ looked: 1, removed: 0 });
      expect(await looked('answers')).toBe(0);
      const again = await openDelivery(ledger, delivery.id);
      await ledger.recordAttempt(attempt(bench, again, { answer }));
      await opened(bench);
      clock.advance(DAY_MS + 1);
      expect(await forget(bench, 'answers')).toMatchObject({ looked: 2, removed: 1 });
      expect(await looked('answers')).toBe(0);
      expect(await looked('original'), 'another rule has a place of its own').toBe(2);
    }),
  );

  it(
    'forgets actions on many that ended, and configurations that others took the place of, but for those that work needs',
    withLedger(async (bench) => {
      const { ledger, clock, ids } = bench;
      const { id } = await fullMessage(bench, '' as CaseId);
      const plan = { ...correction(bench, id), verb: 'replay' as const, configuration: 'then' as const };
      await ledger.planBulk(plan);
      await ledger.cancelBulk(plan.id, clock.now());
      expect(await ledger.dropBulks(clock.now(), 10)).toBe(0);
      const pack = (text: string) =>
        new Map([
          ['mappings/hub.yaml', text],
          ['schemas/all.json', '{}'],
        ]);
      for (const hash of ['one', 'two', 'cafe', 'now']) {
        await ledger.keepConfiguration(hash, pack(hash));
        clock.advance(DAY_MS);
      }
      expect(await ledger.dropBulks(clock.now(), 10)).toBe(1);
      expect(await ledger.bulk(plan.id)).toBeUndefined();
      await ledger.replay(id, ids.next<MessageId>(), 'cafe', clock.now(), true);
      const twoBegan = new Date(clock.now().getTime() - 3 * DAY_MS);
      expect(await ledger.dropConfigurations(twoBegan, 'now')).toBe(0);
      expect(await ledger.dropConfigurations(new Date(twoBegan.getTime() + 1), 'now')).toBe(1);
      expect(await ledger.keptConfiguration('one')).toBeUndefined();
      expect(await ledger.keptConfiguration('two')).toEqual(pack('two'));
      expect(await ledger.dropConfigurations(clock.now(), 'now')).toBe(1);
      expect(await ledger.keptConfiguration('cafe')).toEqual(pack('cafe'));
      expect(await ledger.keptConfiguration('now')).toEqual(pack('now'));
    }),
  );

  it(
    'an erasure ends corrections that wait, and takes what was shown, searched for and kept of the person',
    withLedger(async (bench) => {
      const { ledger, clock, ids } = bench;
      const { id } = await fullMessage(bench, '' as CaseId);
      const plan = correction(bench, id);
      await ledger.planBulk(plan);
      const view = { owner: 'token', page: 'messages' as const, shared: false, createdAt: clock.now() };
      await ledger.saveView({ ...view, id: ids.next(), name: 'hers', query: `q=${encodeURIComponent(EMAIL)}&status=dead` });
      await ledger.saveView({ ...view, id: ids.next(), name: 'all that failed', query: 'status=dead' });
      const asked = {
        id: ids.next<MessageId>() as string,
        subject: 'person 1',
        reason: 'r',
        plannedBy: 'p',
        at: clock.now(),
        searchMs: 5_000,
      };
      await ledger.planErasure({ ...asked, of: { person: EMAIL } });
      expect(await ledger.erasure(asked.id)).toMatchObject({ state: 'planned', messages: 1 });
      await ledger.beginErasure(asked.id);
      while (await ledger.erasePart(asked.id, 10, clock.now()));
      expect(await ledger.bulk(plan.id)).toMatchObject({ state: 'cancelled', sample: [], target: { search: { status: 'dead' } } });
      expect((await ledger.savedViews('token')).map(({ name }) => name)).toEqual(['all that failed']);
      await expect(ledger.erasure(ids.next())).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
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
