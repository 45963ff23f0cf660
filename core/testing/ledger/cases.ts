import { expect, it } from 'vitest';
import type { CaseId } from '../../kernel/ids.ts';
import { type KnownCases, keyPlace, type Standing } from '../../spi/ledger/correlation.ts';
import { asking } from './correlating.ts';
import { attempt, envelope, LEASE_MS, type LedgerBench, opened, planned, processed, type WithLedger } from './harness.ts';

/** Commits one canonical message of a case. */
async function happen(bench: LedgerBench, caseRef: CaseId, type: string) {
  bench.clock.advance(10);
  const one = envelope(bench, { type, caseRef });
  await bench.ledger.commitProcessed(processed(bench, await opened(bench), { envelopes: [one], caseId: caseRef }));
  return one;
}

export function caseBehaviours(withLedger: WithLedger): void {
  it(
    'finds one case for all who share a key, however many ask at once',
    withLedger(async (bench) => {
      const ledgers = [bench.ledger, await bench.another(), await bench.another()];
      const requests = Array.from({ length: 120 }, (_, index) =>
        asking(bench, { scope: 'maison-lumen', keys: { returnNumber: `RA-${index % 10}`, [`own${index % 3}`]: `N-${index}` } }),
      );
      const found = await Promise.all(requests.map((request, index) => (ledgers[index % 3] ?? bench.ledger).correlate(request)));
      expect(new Set(found).size).toBe(10);
      for (const [index, caseId] of found.entries()) expect(caseId).toBe(found[index % 10]);
      const shown = await bench.ledger.case(found[0] as CaseId);
      expect(shown).toMatchObject({ id: found[0], kind: 'return', openedAt: bench.clock.now() });
      expect(shown?.keys).toContainEqual({ issuer: 'maison-lumen', name: 'returnNumber', value: 'RA-0' });
    }),
  );

  it(
    'joins new keys to the case of a cause, and keeps the scopes of partners apart',
    withLedger(async (bench) => {
      const ask = (type: string, scope: string, keys: Record<string, string>, cause?: CaseId) =>
        bench.ledger.correlate(asking(bench, { type, scope, keys, ...(cause === undefined ? {} : { cause }) }));
      const caseId = await ask('return.announced', 'maison-lumen', { returnNumber: '4711' });
      expect(await ask('shipment.labelled', 'chronopost', { parcelNumber: 'XY1' }, caseId)).toBe(caseId);
      expect(await ask('shipment.tracked', 'chronopost', { parcelNumber: 'XY1' })).toBe(caseId);
      expect(await ask('return.announced', 'other', { returnNumber: '4711' })).not.toBe(caseId);
      expect(await ask('return.announced', 'maison-lumen', {})).not.toBe(caseId);
    }),
  );

  it(
    'merges cases that turn out to be one; whoever holds the younger one is led to the older',
    withLedger(async (bench) => {
      const ask = (keys: Record<string, string>) => bench.ledger.correlate(asking(bench, { scope: 'x', keys }));
      const older = await ask({ a: '1' });
      bench.clock.advance(1000);
      const younger = await ask({ b: '1' });
      const first = await happen(bench, younger, 'return.announced');
      const second = await happen(bench, older, 'return.authorised');
      expect(younger).not.toBe(older);
      expect(await ask({ a: '1', b: '1' })).toBe(older);
      // What was on its way under the younger one.
      const third = await happen(bench, younger, 'return.received');
      for (const id of [older, younger]) {
        const shown = await bench.ledger.case(id);
        expect(shown).toMatchObject({ id: older, merged: [younger] });
        expect(shown?.events.map((event) => event.id)).toEqual([first.id, second.id, third.id]);
        expect(await bench.ledger.latestInCase(id, 'return.received')).toMatchObject({ id: third.id });
        expect((await bench.ledger.recordedCase(id))?.events).toHaveLength(3);
        expect((await bench.ledger.messages({ caseId: id })).items).toHaveLength(3);
      }
      expect(await ask({ b: '1' })).toBe(older);
      const oldest = await bench.ledger.correlate({ ...asking(bench, { scope: 'x', keys: { c: '1' } }), at: new Date(0) });
      expect(await ask({ b: '1', c: '1' })).toBe(oldest);
      expect(await bench.ledger.case(younger)).toMatchObject({ id: oldest, merged: [older, younger].sort() });
    }),
  );

  it(
    'merges whatever the order, however many are at it at once',
    withLedger(async (bench) => {
      const ledgers = [bench.ledger, await bench.another(), await bench.another()];
      const [chains, length] = [8, 6];
      // Each document has its own number and that of the next: only all together are one case.
      const documents = Array.from({ length: chains * length }, (_, index) => ({
        chain: index % chains,
        at: (Math.floor(index / chains) * 5) % length,
      }));
      const found = await Promise.all(
        documents.map(({ chain, at }, index) =>
          (ledgers[index % 3] ?? bench.ledger).correlate(
            asking(bench, { scope: `x${chain}`, keys: { [`own${at}`]: 'number', [`own${at + 1}`]: 'number' } }),
          ),
        ),
      );
      const roots = await Promise.all(found.map(async (id) => (await bench.ledger.case(id))?.id));
      for (const [index, { chain }] of documents.entries()) expect(roots[index]).toBe(roots[chain]);
      expect(new Set(roots).size).toBe(chains);
    }),
  );

  it(
    'tells what issuers gave to the cases that a quote leads to, and lets them take along what was only quoted',
    withLedger(async (bench) => {
      const key = { issuer: 'insurer', name: 'repairOrderNumber', strength: 'identity' } as const;
      const seen: KnownCases[] = [];
      const ask = (value: string, standing: Standing, cause?: CaseId) => {
        const asked = asking(bench, { type: 'repair.ordered', scope: 'insurer', keys: {}, ...(cause === undefined ? {} : { cause }) });
        return bench.ledger.correlate({
          ...asked,
          keys: [{ ...key, value, quoted: standing === 'quoted' }],
          decide: (_, known, newId) => {
            seen.push(known);
            const from = known.keys.get(keyPlace({ ...key, value }));
            const opened = cause === undefined && newId();
            const caseId = opened || (cause as CaseId);
            const dossier = known.cases.find(({ id }) => id === caseId)?.dossier ?? caseId;
            const written = { ...key, value, standing };
            return {
              ...{ caseId, dossier, kinds: [], merges: [], joins: [], apart: [] },
              ...(opened ? { opens: 'repair' as const } : {}),
              keys: from === undefined ? [written] : [],
              claims: from === undefined ? [] : [{ ...written, from, to: caseId }],
            };
          },
        });
      };
      const one = await ask('1', 'given');
      expect(await ask('2', 'quoted', one)).toBe(one);
      expect(seen.at(-1)).toMatchObject({ given: [{ issuer: 'insurer', value: '1', caseId: one }] });
      const two = await ask('2', 'given');
      expect(two).not.toBe(one);
      expect(seen.at(-1)?.keys.get(keyPlace({ ...key, value: '2' }))).toEqual({ caseId: one, standing: 'quoted' });
      expect((await bench.ledger.case(one))?.keys.map(({ value }) => value)).toEqual(['1']);
      expect((await bench.ledger.case(two))?.keys.map(({ value }) => value)).toEqual(['2']);
    }),
  );

  it(
    'finds the latest of what hangs together, and of nothing else',
    withLedger(async (bench) => {
      const ask = (type: string, keys: Record<string, string>, cause?: CaseId) =>
        bench.ledger.correlate(asking(bench, { type, scope: 'x', keys, ...(cause === undefined ? {} : { cause }) }));
      const goods = await ask('return.announced', { returnNumber: '1' });
      const dispute = await ask('dispute.opened', { disputeNumber: '1' }, goods);
      const stranger = await ask('dispute.opened', { disputeNumber: '2' });
      const opened = await happen(bench, dispute, 'dispute.opened');
      await happen(bench, stranger, 'dispute.opened');
      expect(dispute).not.toBe(goods);
      expect(await bench.ledger.latestInCase(goods, 'dispute.opened')).toBeUndefined();
      expect(await bench.ledger.latestInDossier(goods, 'dispute.opened')).toMatchObject({ id: opened.id });
      expect(await bench.ledger.latestInDossier(goods, 'dispute.closed')).toBeUndefined();
    }),
  );

  it(
    'has one case of a kind in a dossier, however many ask at once by the cause alone',
    withLedger(async (bench) => {
      const ledgers = [bench.ledger, await bench.another()];
      const claim = await bench.ledger.correlate(asking(bench, { type: 'claim.notified', scope: 'x', keys: { claim: '1' } }));
      const repairs = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (ledgers[index % 2] ?? bench.ledger).correlate(
            asking(bench, { type: 'repair.ordered', scope: 'y', keys: index % 3 === 0 ? { order: `${index}` } : {}, cause: claim }),
          ),
        ),
      );
      expect(new Set(repairs).size).toBe(1);
      expect(repairs[0]).not.toBe(claim);
      expect(await bench.ledger.case(repairs[0] as CaseId)).toMatchObject({ kind: 'repair' });
    }),
  );

  it(
    'keeps deliveries in order through a merge',
    withLedger(async (bench) => {
      const ask = (keys: Record<string, string>) => bench.ledger.correlate(asking(bench, { scope: 'x', keys }));
      const older = await ask({ a: '1' });
      const younger = await ask({ b: '1' });
      const send = async (caseId: CaseId) => {
        bench.clock.advance(10);
        const delivery = planned(bench, { inOrderOf: caseId });
        await bench.ledger.commitProcessed(processed(bench, await opened(bench), { deliveries: [delivery] }));
        return delivery.id;
      };
      const first = await send(younger);
      const second = await send(older);
      await ask({ a: '1', b: '1' });
      const third = await send(younger);
      const ids = [third, second, first];
      for (const expected of [first, second, third]) {
        const work = await bench.ledger.openDeliveries(ids, LEASE_MS);
        expect(work.map(({ id }) => id)).toEqual([expected]);
        for (const one of work) await bench.ledger.recordAttempt(attempt(bench, one));
      }
    }),
  );

  it(
    'has one of two that went by the same case at the same time see the other',
    withLedger(async (bench) => {
      for (const other of [bench.ledger, await bench.another()]) {
        const keys = { returnNumber: bench.ids.next<CaseId>() };
        const caseId = await bench.ledger.correlate(asking(bench, { scope: 'maison-lumen', keys }));
        const results = [];
        for (const ledger of [bench.ledger, other]) {
          const work = await opened(bench);
          const envelopes = [envelope(bench, { caseRef: caseId })];
          results.push({ ledger, result: processed(bench, work, { envelopes, caseId, seenCases: [{ caseId, events: 0 }] }) });
        }
        const ended = await Promise.allSettled(results.map(({ ledger, result }) => ledger.commitProcessed(result)));
        expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        const lost = results.find((_, index) => ended[index]?.status === 'rejected')?.result;
        if (lost === undefined) throw new Error('none has lost');
        await expect(bench.ledger.commitProcessed(lost)).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
        const seen = await bench.ledger.recordedCase(caseId);
        expect(seen?.events).toHaveLength(1);
        await other.commitProcessed({ ...lost, seenCases: [{ caseId, events: 1 }] });
        expect((await bench.ledger.case(caseId))?.events).toHaveLength(2);
      }
    }),
  );

  it(
    'has who went by a case that was merged since look again',
    withLedger(async (bench) => {
      const ask = (keys: Record<string, string>) => bench.ledger.correlate(asking(bench, { scope: 'x', keys }));
      const older = await ask({ a: '1' });
      bench.clock.advance(1000);
      const younger = await ask({ b: '1' });
      await happen(bench, older, 'return.announced');
      const work = await opened(bench);
      await ask({ a: '1', b: '1' });
      const result = (events: number) => processed(bench, work, { seenCases: [{ caseId: younger, events }] });
      await expect(bench.ledger.commitProcessed(result(0))).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      await bench.ledger.commitProcessed(result(1));
      expect((await bench.ledger.message(work.id))?.status).toBe('completed');
    }),
  );
}
