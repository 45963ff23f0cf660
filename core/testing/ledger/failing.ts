import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import { fingerprintOf } from '../../kernel/fingerprint.ts';
import type { MessageId } from '../../kernel/ids.ts';
import type { PlannedDelivery } from '../../spi/ledger/ledger.ts';
import { attempt, delivering, type LedgerBench, openDelivery, opened, planned, processed, type WithLedger } from './harness.ts';

const UNKNOWN_CODE = { stage: 'normalize', code: 'E_CODE_UNKNOWN', path: '/items/reason', partner: 'maison-lumen', channel: 'returns' };
const REFUSED = { stage: 'deliver', code: 'E_DELIVERY_REFUSED', path: '', partner: 'chronopost', channel: 'labels' };
const refusal = finding('E_DELIVERY_REFUSED', { reason: 'no such depot' }, {});

/** A message that fails at the code of its item number `index`. */
async function failing(bench: LedgerBench, index: number, overrides: Parameters<typeof opened>[1] = {}): Promise<MessageId> {
  const message = await opened(bench, overrides);
  const found = finding('E_CODE_UNKNOWN', { code: 'X', list: 'reasons' }, { path: `/items/${index}/reason` });
  await bench.ledger.commitProcessed(processed(bench, message, { failure: { stage: 'normalize', findings: [found] } }));
  return message.id;
}

/** A message whose delivery the partner refuses. */
async function refused(bench: LedgerBench, plan: PlannedDelivery = planned(bench)) {
  const { message, work } = await delivering(bench, [plan]);
  for (const one of work)
    await bench.ledger.recordAttempt(attempt(bench, one, { outcome: 'rejected', error: refusal, next: { status: 'dead' } }));
  return { messageId: message.id, deliveryId: plan.id };
}

async function counts(bench: LedgerBench): Promise<Readonly<Record<string, number>>> {
  const { items } = await bench.ledger.failures({}, bench.clock.now());
  return Object.fromEntries(items.map(({ fingerprint, count }) => [fingerprint, count]));
}

export function failingBehaviours(withLedger: WithLedger): void {
  it(
    'gathers what failed at the same place, most recent first',
    withLedger(async (bench) => {
      const began = bench.clock.now();
      await failing(bench, 0);
      bench.clock.advance(1000);
      const newest = await failing(bench, 7);
      bench.clock.advance(1000);
      const { messageId, deliveryId } = await refused(bench);
      const { items, total, nextCursor } = await bench.ledger.failures({}, bench.clock.now());
      expect([total, nextCursor]).toEqual([{ messages: 3, groups: 2 }, undefined]);
      expect(items).toMatchObject([
        { ...REFUSED, fingerprint: fingerprintOf(REFUSED), count: 1, example: { messageId, deliveryId, finding: refusal } },
        {
          ...UNKNOWN_CODE,
          fingerprint: fingerprintOf(UNKNOWN_CODE),
          count: 2,
          firstAt: began.toISOString(),
          lastAt: new Date(began.getTime() + 1000).toISOString(),
          example: { messageId: newest, finding: { at: { path: '/items/7/reason' } } },
        },
      ]);
      expect(items[1]?.example).not.toHaveProperty('deliveryId');
      expect(await bench.ledger.failure(fingerprintOf(REFUSED), bench.clock.now())).toEqual(items[0]);
      expect(await bench.ledger.failure('0000', bench.clock.now())).toBeUndefined();
      expect(await bench.ledger.failureCount()).toBe(3);
      expect((await bench.ledger.failuresSince(began, 10)).map(({ messageId: id }) => id)).toEqual([newest, messageId]);
    }),
  );

  it(
    'counts by day, and pages and filters the groups',
    withLedger(async (bench) => {
      await failing(bench, 0);
      await failing(bench, 1, { channel: 'orders' });
      bench.clock.advance(3 * 86_400_000);
      await failing(bench, 0);
      await failing(bench, 0, { channel: 'orders', partner: 'acme' });
      const now = bench.clock.now();
      const group = await bench.ledger.failure(fingerprintOf(UNKNOWN_CODE), now);
      expect(group?.days).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1]);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await bench.ledger.failures({ limit: 1, ...(cursor === undefined ? {} : { cursor }) }, now);
        expect(page.total).toEqual({ messages: 4, groups: 3 });
        seen.push(...page.items.map(({ fingerprint }) => fingerprint));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(3);
      const found = async (filter: Parameters<typeof bench.ledger.failures>[0]) => (await bench.ledger.failures(filter, now)).items.length;
      expect(await found({ channel: 'orders' })).toBe(2);
      expect(await found({ channel: 'orders', partner: 'acme' })).toBe(1);
      expect([await found({ stage: 'normalize' }), await found({ stage: 'route' })]).toEqual([3, 0]);
      expect([await found({ code: 'E_CODE_UNKNOWN' }), await found({ code: 'E_NO_ROUTE' })]).toEqual([3, 0]);
      expect([await found({ from: now }), await found({ to: now })]).toEqual([2, 2]);
      await expect(bench.ledger.failures({ cursor: 'nonsense' }, now)).rejects.toMatchObject({ code: 'E_REQUEST_INVALID' });
    }),
  );

  it(
    'forgets what is retried, cancelled, discarded or replayed, and knows what dies again',
    withLedger(async (bench) => {
      const [retried, cancelled] = [await refused(bench), await refused(bench)];
      const [discarded, replayed] = [await failing(bench, 0), await failing(bench, 1)];
      const [refusedGroup, unknownGroup] = [fingerprintOf(REFUSED), fingerprintOf(UNKNOWN_CODE)];
      expect(await counts(bench)).toEqual({ [refusedGroup]: 2, [unknownGroup]: 2 });
      await bench.ledger.retryDelivery(retried.deliveryId, bench.clock.now());
      expect(await counts(bench)).toEqual({ [refusedGroup]: 1, [unknownGroup]: 2 });
      await bench.ledger.cancelDelivery(cancelled.deliveryId, bench.clock.now());
      expect(await counts(bench)).toEqual({ [unknownGroup]: 2 });
      await bench.ledger.discard(discarded, 'not needed', bench.clock.now());
      expect(await counts(bench)).toEqual({ [unknownGroup]: 1 });
      await bench.ledger.replay(replayed, bench.ids.next(), 'cafe0124', bench.clock.now());
      expect(await counts(bench)).toEqual({});
      const again = await openDelivery(bench.ledger, retried.deliveryId);
      await bench.ledger.recordAttempt(attempt(bench, again, { outcome: 'rejected', error: refusal, next: { status: 'dead' } }));
      expect(await counts(bench)).toEqual({ [refusedGroup]: 1 });
    }),
  );

  it(
    'names what could not be translated, parts that are not valid, and what gave no reason',
    withLedger(async (bench) => {
      const error = finding('E_MAP_FAILED', { mapping: 'x', reason: 'y' }, { file: 'mappings/x.jsonata', line: 3 });
      const part = { type: 'RETANN', entry: 'part', content: { mediaType: 'application/json', body: new Uint8Array([123]) } } as const;
      const errors = [finding('E_EDI_ELEMENT_MISSING', { element: '3035' }, { message: 1, segment: 4, tag: 'NAD', element: 1 })];
      await bench.ledger.commitProcessed(
        processed(bench, await opened(bench), {
          deliveries: [planned(bench, { content: { error } })],
          parts: [{ ...part, id: bench.ids.next(), errors }],
        }),
      );
      const { work } = await delivering(bench, [planned(bench)]);
      for (const one of work) await bench.ledger.recordAttempt(attempt(bench, one, { outcome: 'rejected', next: { status: 'dead' } }));
      const { items } = await bench.ledger.failures({}, bench.clock.now());
      expect(items.map(({ stage, code, path, partner }) => [stage, code, path, partner]).sort()).toEqual([
        ['deliver', 'E_INTERNAL', '', 'chronopost'],
        ['translate', 'E_MAP_FAILED', 'mappings/x.jsonata:3', 'chronopost'],
        ['validate', 'E_EDI_ELEMENT_MISSING', 'NAD 1', 'maison-lumen'],
      ]);
    }),
  );

  it(
    'finds the messages of a group, and those with an error',
    withLedger(async (bench) => {
      const own = await failing(bench, 0);
      const twice = [planned(bench), planned(bench, { channel: 'b' })];
      const { message, work } = await delivering(bench, twice);
      for (const one of work)
        await bench.ledger.recordAttempt(attempt(bench, one, { outcome: 'rejected', error: refusal, next: { status: 'dead' } }));
      const found = async (filter: Parameters<typeof bench.ledger.messages>[0]) =>
        (await bench.ledger.messages(filter)).items.map(({ id }) => id);
      expect(await found({ failure: fingerprintOf(UNKNOWN_CODE) })).toEqual([own]);
      expect(await found({ failure: fingerprintOf(REFUSED) })).toEqual([message.id]);
      expect(await found({ error: 'E_DELIVERY_REFUSED' })).toEqual([message.id]);
      expect(await found({ error: 'E_CODE_UNKNOWN', partner: 'maison-lumen', status: ['dead'] })).toEqual([own]);
      expect(await found({ error: 'E_CODE_UNKNOWN', failure: fingerprintOf(REFUSED) })).toEqual([]);
      expect(await found({ error: 'E_NO_ROUTE' })).toEqual([]);
    }),
  );
}
