import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { CaseId, DocumentId, MessageId } from '../../kernel/ids.ts';
import type { MessageFilter } from '../../spi/ledger/ledger-queries.ts';
import { asking } from './correlating.ts';
import {
  attempt,
  delivering,
  envelope,
  incoming,
  type LedgerBench,
  openDelivery,
  opened,
  planned,
  processed,
  type WithLedger,
} from './harness.ts';

async function found(bench: LedgerBench, filter: MessageFilter): Promise<readonly MessageId[]> {
  return (await bench.ledger.messages(filter)).items.map(({ id }) => id);
}

export function queryBehaviours(withLedger: WithLedger): void {
  it(
    'pages through all messages, newest first, each once, while new ones come in',
    withLedger(async (bench) => {
      const messages = Array.from({ length: 95 }, (_, index) =>
        incoming(bench, { receivedAt: new Date(bench.clock.now().getTime() + Math.floor(index / 10)) }),
      );
      await Promise.all(messages.map((message) => bench.ledger.accept(message)));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await bench.ledger.messages({ limit: 20, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
        await bench.ledger.accept(incoming(bench, { receivedAt: new Date(bench.clock.now().getTime() + 1000) }));
      } while (cursor !== undefined);
      expect(seen).toEqual(messages.map(({ id }) => id).reverse());
      await expect(bench.ledger.messages({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'E_REQUEST_INVALID' });
      expect((await bench.ledger.messages({})).items).toHaveLength(50);
      expect((await bench.ledger.messages({ limit: 100_000 })).items).toHaveLength(100);
    }),
  );

  it(
    'filters by status, partner, channel, type, case and time, all at once',
    withLedger(async (bench) => {
      const caseId = await bench.ledger.correlate(asking(bench, { scope: 'x', keys: { k: '1' } }));
      const done = await opened(bench);
      await bench.ledger.commitProcessed(processed(bench, done, { types: ['RETANN', 'return.announced'], caseId }));
      const dead = await opened(bench);
      await bench.ledger.commitProcessed(
        processed(bench, dead, {
          types: ['RETANN'],
          mentions: ['C-48815'],
          failure: { stage: 'normalize', findings: [finding('E_CHARSET', { charset: 'UNOC' }, {})] },
        }),
      );
      const { message: waiting } = await delivering(bench, [planned(bench)]);
      bench.clock.advance(1000);
      const begun = await opened(bench, { partner: 'acme', channel: 'orders' });
      const fresh = incoming(bench, { partner: 'acme' });
      await bench.ledger.accept(fresh);

      expect(await found(bench, { status: ['completed'] })).toEqual([done.id]);
      expect(await found(bench, { status: ['dead'] })).toEqual([dead.id]);
      expect(await found(bench, { status: ['processing'] })).toEqual([begun.id, waiting.id]);
      expect(await found(bench, { status: ['received', 'dead'] })).toEqual([fresh.id, dead.id]);
      expect(await found(bench, { status: ['received'], to: bench.clock.now() })).toEqual([]);
      expect(await found(bench, { partner: 'acme' })).toEqual([fresh.id, begun.id]);
      expect(await found(bench, { partner: 'acme', channel: 'orders' })).toEqual([begun.id]);
      expect(await found(bench, { type: 'RETANN' })).toEqual([dead.id, done.id]);
      expect(await found(bench, { q: 'c-48815' })).toEqual([dead.id]);
      expect(await found(bench, { type: 'return.announced', status: ['completed'], partner: 'maison-lumen' })).toEqual([done.id]);
      expect(await found(bench, { caseId })).toEqual([done.id]);
      expect(await found(bench, { from: bench.clock.now() })).toEqual([fresh.id, begun.id]);
      expect(await found(bench, { to: bench.clock.now() })).toEqual([waiting.id, dead.id, done.id]);
      expect(await found(bench, { type: 'RETANN', status: [] })).toEqual([]);
      await expect(bench.ledger.messages({ caseId: 'no-uuid' as CaseId })).rejects.toMatchObject({ code: 'E_REQUEST_INVALID' });
    }),
  );

  it(
    'finds a message by business key, control reference, file name or the beginning of its id',
    withLedger(async (bench) => {
      const message = await opened(bench, { filename: 'Retours 2025.edi' });
      const envelopes = [envelope(bench, { businessKeys: { returnNumber: 'RA-2041', orderNumber: 'Retours 2025.edi' } })];
      await bench.ledger.commitProcessed(processed(bench, message, { controlReference: 'ICR0099', envelopes, types: ['RETANN'] }));
      await opened(bench);
      for (const q of ['RA-2041', 'ra-2041', ' ICR0099 ', 'retours 2025.EDI', message.id, message.id.toUpperCase()])
        expect(await found(bench, { q })).toEqual([message.id]);
      expect(await found(bench, { q: message.id.slice(0, 30) })).toHaveLength(2);
      for (const q of ['RA-204', 'ZZ', '%', '0000', 'x\0y', 'a'.repeat(5000)]) expect(await found(bench, { q })).toEqual([]);
      expect(await found(bench, { q: 'RA-2041', partner: 'acme' })).toEqual([]);
    }),
  );

  it(
    'finds words in contents of any stage, whatever their case and character set',
    withLedger(async (bench) => {
      const withContent = async (body: Uint8Array, stage?: Uint8Array) => {
        const message = await opened(bench, { content: { mediaType: 'text/plain', body } });
        const contents = stage === undefined ? [] : [{ stage: 'normalize' as const, mediaType: 'application/json', body: stage }];
        await bench.ledger.commitProcessed(processed(bench, message, { contents, deliveries: [planned(bench)] }));
        return message.id;
      };
      const utf8 = await withContent(Buffer.from('Retour de Mme Ève Sørensen, 20 % off\\'), Buffer.from('{"note":"Broken Hinge"}'));
      const latin = await withContent(Buffer.from("ève\0 d'Hôtel", 'latin1'));
      const text = async (words: string, rest: MessageFilter = {}) => found(bench, { text: words, ...rest });
      expect(await text('ève')).toEqual([latin, utf8]);
      expect(await text('SØRENSEN')).toEqual([utf8]);
      expect(await text("D'HÔTEL")).toEqual([latin]);
      expect(await text('broken hinge')).toEqual([utf8]);
      expect(await text('broken hinge', { stage: 'normalize' })).toEqual([utf8]);
      expect(await text('broken hinge', { stage: 'receive' })).toEqual([]);
      expect(await text('20 % OFF\\')).toEqual([utf8]);
      expect(await text('20 _ off')).toEqual([]);
      expect(await text('{"to":', { stage: 'translate' })).toEqual([latin, utf8]);
      expect(await text('ève', { partner: 'acme' })).toEqual([]);
      const first = await bench.ledger.messages({ text: 'ève', limit: 1 });
      expect(first.items.map(({ id }) => id)).toEqual([latin]);
      expect(await text('ève', { limit: 1, cursor: first.nextCursor ?? '' })).toEqual([utf8]);
    }),
  );

  it(
    'shows a case with its keys and its canonical messages',
    withLedger(async (bench) => {
      const caseId = await bench.ledger.correlate(
        asking(bench, { type: 'claim.notified', scope: 'insurer', keys: { claimNumber: 'C-1' } }),
      );
      const types = ['claim.opened', 'claim.decided', 'claim.decided'];
      const envelopes = types.map((type) => envelope(bench, { type, caseRef: caseId }));
      for (const one of envelopes) {
        await bench.ledger.commitProcessed(processed(bench, await opened(bench), { envelopes: [one], caseId }));
        bench.clock.advance(1000);
      }
      const shown = await bench.ledger.case(caseId);
      expect(shown).toMatchObject({ kind: 'claim', keys: [{ issuer: 'insurer', name: 'claimNumber', value: 'C-1' }] });
      expect(shown?.events.map(({ type, id }) => [type, id])).toEqual(envelopes.map(({ type, id }) => [type, id]));
      expect(await bench.ledger.latestInCase(caseId, 'claim.decided')).toEqual(envelopes[2]);
      expect(await bench.ledger.latestInCase(caseId, 'claim.closed')).toBeUndefined();
    }),
  );

  it(
    'counts messages and deliveries by status',
    withLedger(async (bench) => {
      await bench.ledger.accept(incoming(bench));
      await opened(bench);
      await bench.ledger.commitProcessed(processed(bench, await opened(bench)));
      await bench.ledger.stopChannel('chronopost', 'd', { state: 'paused', reason: 'strike', at: bench.clock.now() });
      const { work } = await delivering(bench, [
        planned(bench),
        planned(bench, { channel: 'b' }),
        planned(bench, { channel: 'c' }),
        planned(bench, { channel: 'd' }),
      ]);
      const [one, two] = work;
      if (one === undefined || two === undefined) throw new Error('no deliveries');
      await bench.ledger.recordAttempt(attempt(bench, one));
      await bench.ledger.recordAttempt(attempt(bench, two, { outcome: 'rejected', next: { status: 'dead' } }));
      expect(await bench.ledger.counts()).toEqual({
        messages: { received: 1, processing: 2, completed: 1, dead: 0, discarded: 0 },
        deliveries: { pending: 0, sending: 1, delivered: 1, retrying: 0, waiting: 0, dead: 1, held: 1, cancelled: 0 },
      });
      await bench.ledger.recordAttempt(attempt(bench, await openAgain(bench, work[2]?.id ?? '')));
      expect(await bench.ledger.counts()).toMatchObject({ messages: { processing: 1, dead: 1 }, deliveries: { sending: 0, delivered: 2 } });
    }),
  );

  it(
    'has nothing to say about what does not exist',
    withLedger(async (bench) => {
      const unknown = bench.ids.next<string>();
      expect(await bench.ledger.message(unknown as MessageId)).toBeUndefined();
      expect(await bench.ledger.message('nonsense' as MessageId)).toBeUndefined();
      expect(await bench.ledger.case(unknown as CaseId)).toBeUndefined();
      expect(await bench.ledger.keptDocument(unknown as DocumentId)).toBeUndefined();
      for (const id of [`${unknown}.0`, 'nonsense', '']) expect(await bench.ledger.content(id)).toBeUndefined();
    }),
  );

  it(
    'keeps API keys by their hash',
    withLedger(async (bench) => {
      const createdAt = bench.clock.now();
      const key = { prefix: 'rk_ab12', hash: 'a'.repeat(64), partner: 'acme', channels: ['orders'], scopes: ['send'] as const, createdAt };
      await bench.ledger.addKey(key);
      await expect(bench.ledger.addKey(key)).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      expect(await bench.ledger.findKey(key.hash)).toEqual(key);
      expect(await bench.ledger.findKey(key.hash)).toEqual({ ...key, lastUsedAt: bench.clock.now() });
      expect(await bench.ledger.findKey('b'.repeat(64))).toBeUndefined();
      expect(
        [await bench.ledger.listKeys('acme'), await bench.ledger.listKeys('other'), await bench.ledger.listKeys()].map(
          ({ length }) => length,
        ),
      ).toEqual([1, 0, 1]);
      expect([
        await bench.ledger.revokeKey('rk_ab12', bench.clock.now()),
        await bench.ledger.revokeKey('rk_ab12', bench.clock.now()),
      ]).toEqual([1, 0]);
      expect(await bench.ledger.findKey(key.hash)).toMatchObject({ revokedAt: bench.clock.now() });
    }),
  );
}

/** A delivery whose worker was slow, opened by the next one. */
async function openAgain(bench: LedgerBench, id: string) {
  bench.clock.advance(60_000);
  return openDelivery(bench.ledger, id);
}
