import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { BulkPlan } from '../../spi/ledger/bulks.ts';
import type { MessageInWork } from '../../spi/ledger/ledger.ts';
import type { Ledger } from '../../spi/ledger/ledger-queries.ts';
import {
  attempt,
  bytes,
  delivering,
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

const failure = { stage: 'normalize', findings: [finding('E_NO_ROUTE', { type: 'return.announced' }, {})] } as const;

async function dead(bench: LedgerBench): Promise<MessageInWork> {
  const message = await opened(bench);
  await bench.ledger.commitProcessed(processed(bench, message, { failure }));
  return message;
}

/** A message that was delivered to one destination. */
async function delivered(bench: LedgerBench) {
  const { message, work } = await delivering(bench, [planned(bench, { envelopeId: bench.ids.next<EnvelopeId>() })]);
  const [delivery] = work;
  if (delivery === undefined) throw new Error('no delivery');
  await bench.ledger.recordAttempt(attempt(bench, delivery));
  return { message, delivery };
}

function correction({ ids, clock }: LedgerBench, id: MessageId, evenIfAccepted = false) {
  return { id, newId: ids.next<MessageId>(), body: bytes('{"mended":true}'), configHash: 'beef', at: clock.now(), evenIfAccepted };
}

function plan({ ids, clock }: LedgerBench, items: readonly string[], overrides: Partial<BulkPlan> = {}): BulkPlan {
  return {
    id: ids.next(),
    verb: 'replay',
    target: { messages: [] },
    configuration: 'today',
    reason: 'the list is mended',
    fourEyes: false,
    plannedBy: 'person alice',
    plannedAt: clock.now(),
    items,
    sample: [],
    ...overrides,
  };
}

async function workOff({ ledger, ids, clock }: LedgerBench, limit = 2): Promise<number> {
  let rounds = 0;
  while ((await ledger.workOnBulk(limit, 'beef', () => ids.next<MessageId>(), clock.now())).worked > 0) rounds += 1;
  return rounds;
}

const replaysOf = async (ledger: Ledger) => (await ledger.messages({ limit: 500 })).items.filter(({ source }) => source === 'replay');

export function mendingBehaviours(withLedger: WithLedger): void {
  it(
    'sends what was delivered again: the same bytes and key, another attempt',
    withLedger(async (bench) => {
      const { message, delivery } = await delivered(bench);
      expect([...(await bench.ledger.resend(message.id, undefined, bench.clock.now()))]).toEqual([
        ['deliver:chronopost/labels', [delivery.id]],
      ]);
      expect(await statusOf(bench.ledger, message.id)).toBe('processing');
      const again = await openDelivery(bench.ledger, delivery.id);
      expect(again).toMatchObject({ idempotencyKey: delivery.idempotencyKey, content: delivery.content });
      await bench.ledger.recordAttempt(attempt(bench, again));
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'completed',
        deliveryCounts: { open: 0, dead: 0, total: 1 },
        deliveries: [{ status: 'delivered', attempts: [{ outcome: 'accepted' }, { outcome: 'accepted' }] }],
      });
    }),
  );

  it(
    'refuses to send again what is another message’s, and where nothing was sent',
    withLedger(async (bench) => {
      const { message, delivery } = await delivered(bench);
      const other = await dead(bench);
      const now = bench.clock.now();
      await expect(bench.ledger.resend(other.id, [delivery.id], now)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
      await expect(bench.ledger.resend(other.id, undefined, now)).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      await expect(bench.ledger.resend(bench.ids.next<MessageId>(), undefined, now)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
      expect(await statusOf(bench.ledger, message.id)).toBe('completed');
    }),
  );

  it(
    'processes a replay by the configuration of that day where that is asked for, and its parts',
    withLedger(async (bench) => {
      const old = await dead(bench);
      const id = await bench.ledger.replay(old.id, bench.ids.next<MessageId>(), 'cafe', bench.clock.now(), true);
      const work = await openOne(bench.ledger, id);
      expect(work).toMatchObject({ asOf: 'cafe', isReplay: true });
      const part = { id: bench.ids.next<MessageId>(), type: 'X', entry: 'part' as const, content: old.content, errors: [] };
      await bench.ledger.commitProcessed(processed(bench, work, { parts: [part], configHash: 'cafe' }));
      expect(await openOne(bench.ledger, part.id)).toMatchObject({ asOf: 'cafe' });
      const usual = await opened(bench);
      expect(usual.asOf).toBeUndefined();
      await bench.ledger.commitProcessed(processed(bench, usual, { configHash: 'f00d' }));
      expect(await bench.ledger.message(usual.id)).toMatchObject({ configHash: 'f00d' });
    }),
  );

  it(
    'corrects a dead message by a child, and discards the original when the child has come to its end',
    withLedger(async (bench) => {
      const old = await dead(bench);
      const asked = correction(bench, old.id);
      for (let twice = 0; twice < 2; twice += 1) expect(await bench.ledger.correct(asked)).toBe(asked.newId);
      const child = await openOne(bench.ledger, asked.newId);
      expect(child).toMatchObject({ source: 'correction', isReplay: true });
      expect(textOf(child.content.body)).toBe('{"mended":true}');
      expect(await statusOf(bench.ledger, old.id)).toBe('dead');
      await bench.ledger.commitProcessed(processed(bench, child, { failure }));
      expect(await statusOf(bench.ledger, old.id), 'one thing is to be mended, in one place').toBe('discarded');
      const grandchild = correction(bench, child.id);
      await bench.ledger.correct(grandchild);
      await bench.ledger.commitProcessed(processed(bench, await openOne(bench.ledger, grandchild.newId)));
      expect(await statusOf(bench.ledger, child.id)).toBe('discarded');
      expect((await bench.ledger.stuckCounts()).deadMessages).toBe(0);
      await expect(bench.ledger.correct(correction(bench, old.id))).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      await expect(
        bench.ledger.replay(old.id, bench.ids.next<MessageId>(), 'beef', bench.clock.now()),
        'it would take effect twice',
      ).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
    }),
  );

  it(
    'refuses to correct what a destination accepted, unless that is meant',
    withLedger(async (bench) => {
      const { message } = await delivered(bench);
      await expect(bench.ledger.correct(correction(bench, message.id))).rejects.toMatchObject({
        code: 'E_ALREADY_ACCEPTED',
        message: expect.stringContaining('chronopost/labels'),
      });
      const asked = correction(bench, message.id, true);
      await bench.ledger.correct(asked);
      await bench.ledger.commitProcessed(processed(bench, await openOne(bench.ledger, asked.newId)));
      expect(await statusOf(bench.ledger, message.id), 'what was well stays well').toBe('completed');
    }),
  );

  it(
    'keeps a dead delivery in its place until the replay is delivered',
    withLedger(async (bench) => {
      const { message, work } = await delivering(bench, [planned(bench)]);
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      await bench.ledger.recordAttempt(attempt(bench, delivery, { outcome: 'rejected', next: { status: 'dead' } }));
      const first = await bench.ledger.replay(message.id, bench.ids.next<MessageId>(), 'beef', bench.clock.now());
      await bench.ledger.commitProcessed(processed(bench, await openOne(bench.ledger, first), { failure }));
      expect(await statusOf(bench.ledger, message.id)).toBe('dead');
      const second = await bench.ledger.replay(message.id, bench.ids.next<MessageId>(), 'beef', bench.clock.now());
      await bench.ledger.commitProcessed(processed(bench, await openOne(bench.ledger, second)));
      expect(await bench.ledger.message(message.id)).toMatchObject({ status: 'discarded', deliveries: [{ status: 'cancelled' }] });
      expect(await statusOf(bench.ledger, first), 'what was tried before is superseded, too').toBe('discarded');
    }),
  );

  it(
    'does each item of a bulk action once, also when several work on it, and counts what could not be done',
    withLedger(async (bench) => {
      const messages = [await dead(bench), await dead(bench), await dead(bench)];
      const { message: fine } = await delivered(bench);
      const alive = await opened(bench);
      const asked = plan(
        bench,
        [...messages, fine, alive].map(({ id }) => id),
      );
      await bench.ledger.planBulk(asked);
      expect(await workOff(bench), 'nothing before it is confirmed').toBe(0);
      await bench.ledger.confirmBulk(asked.id, 'person alice', bench.clock.now());
      const other = await bench.another();
      await Promise.all([workOff(bench), workOff({ ...bench, ledger: other })]);
      expect(await bench.ledger.bulk(asked.id)).toMatchObject({
        state: 'done',
        count: 5,
        done: 4,
        failed: 1,
        refusals: [{ code: 'E_STATE_CONFLICT', count: 1 }],
      });
      expect((await replaysOf(bench.ledger)).map(({ parentId }) => parentId).sort()).toEqual(
        [...messages, fine].map(({ id }) => id).sort(),
      );
      expect(await bench.ledger.claim('process', 10, LEASE_MS)).toHaveLength(4);
    }),
  );

  it(
    'retries, sends again, finds what is held and discards in bulk',
    withLedger(async (bench) => {
      const { message, work } = await delivering(bench, [planned(bench, { envelopeId: bench.ids.next<EnvelopeId>() })]);
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      await bench.ledger.recordAttempt(attempt(bench, delivery, { outcome: 'rejected', next: { status: 'dead' } }));
      const gone = await dead(bench);
      expect(await bench.ledger.deadDeliveriesOf([message.id, gone.id])).toEqual([delivery.id]);
      const retries = plan(bench, [delivery.id], { verb: 'retry' });
      bench.clock.advance(1);
      const discards = plan(bench, [gone.id], { verb: 'discard' });
      for (const one of [retries, discards]) {
        await bench.ledger.planBulk(one);
        await bench.ledger.confirmBulk(one.id, 'person bob', bench.clock.now());
      }
      await workOff(bench);
      expect(await statusOf(bench.ledger, gone.id)).toBe('discarded');
      await bench.ledger.recordAttempt(attempt(bench, await openDelivery(bench.ledger, delivery.id)));
      expect(await statusOf(bench.ledger, message.id)).toBe('completed');

      const again = plan(bench, [message.id], { verb: 'resend' });
      await bench.ledger.planBulk(again);
      await bench.ledger.confirmBulk(again.id, 'person bob', bench.clock.now());
      await workOff(bench);
      await bench.ledger.recordAttempt(attempt(bench, await openDelivery(bench.ledger, delivery.id), { next: { status: 'held' } }));
      expect(await bench.ledger.heldDeliveriesOf([message.id, gone.id])).toEqual([delivery.id]);
    }),
  );

  it(
    'asks for a second person where that is meant, and does not begin what was cancelled or forgotten',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      const old = await dead(bench);
      const asked = plan(bench, [old.id], { verb: 'correct', fourEyes: true, payload: bytes('{"mended":1}') });
      const cancelled = plan(bench, [old.id]);
      const forgotten = plan(bench, [old.id], { plannedAt: new Date(clock.now().getTime() - 1) });
      for (const one of [asked, cancelled, forgotten]) await ledger.planBulk(one);
      await expect(ledger.confirmBulk(asked.id, 'person alice', clock.now())).rejects.toMatchObject({ code: 'E_FOUR_EYES' });
      await ledger.cancelBulk(cancelled.id, clock.now());
      await expect(ledger.confirmBulk(cancelled.id, 'person bob', clock.now())).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      await ledger.expireBulks(clock.now(), clock.now());
      await ledger.confirmBulk(asked.id, 'person bob', clock.now());
      await workOff(bench);
      const page = await ledger.bulks(2);
      const { items } = await ledger.bulks(2, page.nextCursor);
      expect([...page.items, ...items].map(({ state }) => state).sort()).toEqual(['cancelled', 'done', 'expired']);
      const [child] = (await ledger.messages({ limit: 10 })).items.filter(({ source }) => source === 'correction');
      expect(textOf((await ledger.content(`${child?.id}.0`))?.body)).toBe('{"mended":1}');
    }),
  );

  it(
    'keeps configurations by their hash, and what every process is asked to take up',
    withLedger(async ({ ledger }) => {
      const files = new Map([
        ['mappings/acme/partner.yaml', 'partner: acme\n'],
        ['mappings/hub.yaml', 'name: Relais\n'],
        ['schemas/partners/acme/a.json', '{}'],
      ]);
      await ledger.keepConfiguration('cafe', files);
      await ledger.keepConfiguration('cafe', files);
      const changed = new Map([...files, ['mappings/acme/partner.yaml', 'partner: acme # é\n']]);
      await ledger.keepConfiguration('beef', changed);
      expect(await ledger.keptConfiguration('cafe')).toEqual(files);
      expect(await ledger.keptConfiguration('beef')).toEqual(changed);
      expect(await ledger.keptConfiguration('f00d')).toBeUndefined();
      expect(await ledger.wantedConfiguration()).toBeUndefined();
      await ledger.wantConfiguration('cafe');
      await ledger.wantConfiguration('beef');
      expect(await ledger.wantedConfiguration()).toEqual({ hash: 'beef', number: 2 });
    }),
  );

  it(
    'lets one process at a time change the configuration',
    withLedger(async ({ ledger, another }) => {
      const other = await another();
      const within = await ledger.changeConfiguration(async () => {
        await expect(other.changeConfiguration(async () => 'both')).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
        return 'one';
      });
      expect(within).toBe('one');
      expect(await other.changeConfiguration(async () => 'the other')).toBe('the other');
      await expect(ledger.changeConfiguration(() => Promise.reject(new RangeError('a fault')))).rejects.toBeDefined();
      expect(await other.changeConfiguration(async () => 'after a fault')).toBe('after a fault');
    }),
  );
}
