import { expect, it } from 'vitest';
import { hubError } from '../../kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../kernel/ids.ts';
import type { ReceivedAcknowledgement } from '../../spi/format.ts';
import type { AwaitedInterchange, AwaitingMessage, DecideAcknowledgements } from '../../spi/ledger/acknowledgements.ts';
import { attempt, delivering, type LedgerBench, openDelivery, planned, type WithLedger } from './harness.ts';

const HOUR = 60 * 60 * 1000;

/** Two returns in interchange 7. */
const awaited: AwaitedInterchange = {
  messages: ['RA-1', 'RA-2'].map((document, index) => ({ type: 'RETANN', interchange: '7', reference: String(index + 1), document })),
  within: { technical: 2 * HOUR, application: 40 * 24 * HOUR },
  receiptSuffices: false,
};
const contrl: ReceivedAcknowledgement = {
  kind: 'CONTRL',
  level: 'technical',
  subject: { interchange: '7' },
  verdict: 'accepted',
  findings: [],
};
/** Everything that may be meant is meant. */
const takeAll: DecideAcknowledgements = async (list, candidates) =>
  list.map(({ verdict }) => {
    const [first] = candidates;
    if (first === undefined || verdict === 'received') return { timing: 'unmatched', settles: [] };
    return { timing: 'in time', deliveryId: first.deliveryId, settles: candidates.map(({ ordinal }) => ({ ordinal, state: verdict })) };
  });

export function acknowledgementBehaviours(withLedger: WithLedger): void {
  it(
    'waits for the acknowledgements of what was delivered, until they are overdue',
    withLedger(async (bench) => {
      const { message, work } = await sending(bench);
      const state = async () => (await bench.ledger.message(message.id))?.deliveries[0]?.acknowledgement;
      expect(await state()).toMatchObject({ interchange: '7', technical: 'none', application: 'none', received: [] });
      await bench.ledger.recordAttempt(attempt(bench, work));
      expect(await state()).toMatchObject({ technical: 'waiting', application: 'waiting', technicalDueAt: '2025-03-12T11:00:00.000Z' });
      expect(await bench.ledger.markOverdue(bench.clock.now())).toEqual(new Map());
      bench.clock.advance(2 * HOUR);
      expect(await bench.ledger.markOverdue(bench.clock.now())).toEqual(new Map([['chronopost/labels', 2]]));
      expect(await state()).toMatchObject({ technical: 'overdue', application: 'waiting' });
      expect(await bench.ledger.acknowledgementCounts()).toEqual([
        { channel: 'chronopost/labels', level: 'application', state: 'waiting', count: 2 },
        { channel: 'chronopost/labels', level: 'technical', state: 'overdue', count: 2 },
      ]);
      const listed = await bench.ledger.listAcknowledgements({ level: 'technical', states: ['overdue'], partner: 'chronopost' });
      expect(listed.map(({ document, messageId }) => ({ document, messageId }))).toEqual([
        { document: 'RA-1', messageId: message.id },
        { document: 'RA-2', messageId: message.id },
      ]);
      expect(await bench.ledger.listAcknowledgements({ level: 'technical', states: ['overdue'], partner: 'acme' })).toEqual([]);
      const page = (cursor?: string) =>
        bench.ledger.acknowledgementPage({
          ...{ level: 'technical', states: ['waiting', 'overdue', 'accepted'], limit: 1 },
          ...(cursor === undefined ? {} : { cursor }),
        });
      const first = await page();
      const second = await page(first.nextCursor);
      expect([...first.items, ...second.items]).toEqual(listed);
      expect(second.nextCursor).toBeUndefined();
      await expect(page('nonsense')).rejects.toMatchObject({ code: 'E_REQUEST_INVALID' });
    }),
  );

  it(
    'shows what was sent to whoever decides on an acknowledgement, by each of its references',
    withLedger(async (bench) => {
      const { work } = await sending(bench);
      await sending(bench, {
        ...awaited,
        messages: [{ type: 'RETANN', interchange: '0008', group: '8', reference: '1', document: 'RA-3' }],
      });
      const shown = async (subject: ReceivedAcknowledgement['subject'], partner = 'chronopost') => {
        let seen: readonly AwaitingMessage[] = [];
        const acknowledgements = [{ ...contrl, subject }];
        const arrived = { messageId: bench.ids.next<MessageId>(), partner, at: bench.clock.now(), acknowledgements };
        await bench.ledger.settleAcknowledgements(arrived, async (_, candidates) => {
          seen = candidates;
          return [{ timing: 'unmatched', settles: [] }];
        });
        return seen.map(({ document }) => document);
      };
      expect(await shown({ interchange: '7' })).toEqual(['RA-1', 'RA-2']);
      expect(await shown({ interchange: '000007', message: '1' })).toEqual(['RA-1']);
      expect(await shown({ interchange: '7', message: 'RA-2' })).toEqual(['RA-2']);
      expect(await shown({ group: '8', message: '01' })).toEqual(['RA-3']);
      expect(await shown({ group: '8', document: 'RA-1' })).toEqual([]);
      expect(await shown({ interchange: '8' })).toEqual(['RA-3']);
      expect(await shown({ group: '008' })).toEqual(['RA-3']);
      expect(await shown({ document: 'RA-2' })).toEqual(['RA-2']);
      expect(await shown({ message: 'RA-2' })).toEqual(['RA-2']);
      expect((await shown({ message: '1' })).toSorted()).toEqual(['RA-1', 'RA-3']);
      expect(await shown({ interchange: '7' }, 'acme')).toEqual([]);
      expect(work.idempotencyKey).not.toBe('');
    }),
  );

  it(
    'settles a large interchange as a whole, and each of its messages by itself without the others',
    withLedger(async (bench) => {
      const messages = Array.from({ length: 30_000 }, (_, index) => ({ type: 'RETANN', interchange: '9', reference: String(index + 1) }));
      await sending(bench, { ...awaited, messages });
      const candidates: number[] = [];
      const answer = (subject: ReceivedAcknowledgement['subject']) => {
        const arrived = { messageId: bench.ids.next<MessageId>(), partner: 'chronopost', at: bench.clock.now() };
        return bench.ledger.settleAcknowledgements({ ...arrived, acknowledgements: [{ ...contrl, subject }] }, (list, shown) => {
          candidates.push(shown.length);
          return takeAll(list, shown);
        });
      };
      await answer({ interchange: '9', message: '30000' });
      const [whole] = await answer({ interchange: '9' });
      expect(candidates).toEqual([1, 30_000]);
      expect(whole?.settles.length).toBe(30_000);
    }),
    60_000,
  );

  it(
    'keeps what was said, and changes nothing when it is told so again after a crash',
    withLedger(async (bench) => {
      const { message, work } = await sending(bench);
      await bench.ledger.recordAttempt(attempt(bench, work));
      const finding = { code: '39', at: { message: 1, segment: 3, tag: 'LIN' }, message: 'Data element too long' };
      const refusal: ReceivedAcknowledgement = { ...contrl, verdict: 'rejected', findings: [finding] };
      const arrived = {
        messageId: bench.ids.next<MessageId>(),
        partner: 'chronopost',
        at: bench.clock.now(),
        acknowledgements: [refusal, { ...contrl, verdict: 'received' as const, subject: { interchange: '999' } }],
      };
      const effects = await bench.ledger.settleAcknowledgements(arrived, takeAll);
      expect(effects).toEqual([
        { timing: 'in time', deliveryId: work.id, settles: [1, 2].map((ordinal) => ({ ordinal, state: 'rejected' })) },
        { timing: 'unmatched', settles: [] },
      ]);
      const again = await bench.ledger.settleAcknowledgements(arrived, () => {
        throw new Error('was asked again');
      });
      expect(again.map(({ timing, deliveryId }) => ({ timing, deliveryId }))).toEqual([
        { timing: 'in time', deliveryId: work.id },
        { timing: 'unmatched', deliveryId: undefined },
      ]);
      expect((await bench.ledger.message(message.id))?.deliveries[0]?.acknowledgement).toMatchObject({
        technical: 'rejected',
        application: 'waiting',
        received: [
          { messageId: arrived.messageId, timing: 'in time', verdict: 'rejected', subject: { interchange: '7' }, findings: [finding] },
        ],
      });
    }),
  );

  it(
    'settles what comes at the same time as if one came after the other',
    withLedger(async (bench) => {
      const { message, work } = await sending(bench);
      const shown: string[][] = [];
      const say = (verdict: ReceivedAcknowledgement['verdict'], messageId = bench.ids.next<MessageId>()) => {
        const acknowledgements = [{ ...contrl, verdict }];
        const arrived = { messageId, partner: 'chronopost', at: bench.clock.now(), acknowledgements };
        return bench.ledger.settleAcknowledgements(arrived, (list, candidates) => {
          shown.push(candidates.map(({ technical }) => technical));
          return takeAll(list, candidates);
        });
      };
      const twice = bench.ids.next<MessageId>();
      const fault = bench.ledger.settleAcknowledgements(
        { messageId: bench.ids.next<MessageId>(), partner: 'chronopost', at: bench.clock.now(), acknowledgements: [contrl] },
        () => Promise.reject(hubError('E_INTERNAL', { name: 'fault' })),
      );
      const [failed, ...effects] = await Promise.allSettled([fault, say('accepted', twice), say('rejected'), say('accepted', twice)]);
      expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'E_INTERNAL' } });
      expect(effects).toMatchObject(effects.map(() => ({ status: 'fulfilled', value: [{ timing: 'in time', deliveryId: work.id }] })));
      expect(shown.slice(-2)).toEqual([
        ['none', 'none'],
        ['accepted', 'accepted'],
      ]);
      const seen = (await bench.ledger.message(message.id))?.deliveries[0]?.acknowledgement;
      expect(seen).toMatchObject({ technical: 'rejected', application: 'none' });
      expect(seen?.received.map(({ verdict }) => verdict)).toEqual(['accepted', 'rejected']);
    }),
  );

  it(
    'knows of an acknowledgement that was quicker than the record of the delivery',
    withLedger(async (bench) => {
      const { message, work } = await sending(bench);
      const arrived = { messageId: bench.ids.next<MessageId>(), partner: 'chronopost', at: bench.clock.now(), acknowledgements: [contrl] };
      await bench.ledger.settleAcknowledgements(arrived, takeAll);
      await bench.ledger.recordAttempt(attempt(bench, work));
      expect((await bench.ledger.message(message.id))?.deliveries[0]?.acknowledgement).toMatchObject({ technical: 'accepted' });
      bench.clock.advance(3 * HOUR);
      expect(await bench.ledger.markOverdue(bench.clock.now())).toEqual(new Map());
    }),
  );
}

/** A delivery under way whose partner owes acknowledgements. */
async function sending(bench: LedgerBench, interchange = awaited) {
  const delivery = planned(bench, { awaited: interchange });
  const { message, work } = await delivering(bench, [delivery]);
  return { message, work: work[0] ?? (await openDelivery(bench.ledger, delivery.id as DeliveryId)) };
}
