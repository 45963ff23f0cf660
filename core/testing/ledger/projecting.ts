import { expect, it } from 'vitest';
import type { CaseId, MessageId } from '../../kernel/ids.ts';
import type { CaseFolding, ProjectedCase, RecordedCase } from '../../spi/ledger/cases.ts';
import { asking } from './correlating.ts';
import { envelope, type LedgerBench, opened, openOne, processed, textOf, type WithLedger } from './harness.ts';

/** Counts: a case is closed by its third event, and waits after its first for a second. */
const folding: CaseFolding = {
  settle: (events, cases) => {
    const [parent, child] = [...cases].sort((a, b) => (a.id < b.id ? -1 : 1));
    const links = parent === undefined || child === undefined ? [] : [{ from: parent.id, to: child.id, relation: child.kind }];
    // What says so belongs to the child.
    const moves = events.filter((event) => event.body['of'] === child?.kind && event.caseId !== child?.id);
    return { links, moves: moves.map((event) => ({ document: event.id, to: (child as { id: CaseId }).id })) };
  },
  fold: async ({ kind, openedAt, events }: RecordedCase, now: Date): Promise<ProjectedCase> => {
    const [first, second] = events;
    const dueAt = new Date(openedAt.getTime() + 1_000);
    return {
      kind,
      state: events.length > 2 ? 'closed' : 'open',
      decision: 'none',
      logistics: 'none',
      money: 'none',
      lastAt: openedAt,
      ignored: 0,
      milestones: {},
      observations: [
        { figure: 'end-to-end', at: openedAt.toISOString(), partner: 'shop', country: 'FR', brand: 'Aubier', value: events.length },
        { figure: 'decision', at: openedAt.toISOString(), partner: 'shop', value: 1, good: events.length > 1 },
      ],
      expectations:
        first === undefined
          ? []
          : [
              {
                name: 'second',
                openedBy: first.id,
                openedAt,
                dueAt,
                state: second !== undefined ? 'met' : dueAt < now ? 'late' : 'open',
                say: 'No second one came.',
                waitingFor: ['return.received'],
                ...(second === undefined ? {} : { metBy: second.id, metAt: now }),
              },
            ],
    };
  },
};

async function happen(bench: LedgerBench, caseRef: CaseId, count: number, body: Record<string, string> = {}): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const one = envelope(bench, { caseRef, businessKeys: { returnNumber: `N-${caseRef}` }, body });
    await bench.ledger.commitProcessed(processed(bench, await opened(bench), { envelopes: [one], caseId: caseRef }));
  }
}

async function newCase(bench: LedgerBench, key: string, type = 'return.announced', cause?: CaseId): Promise<CaseId> {
  return bench.ledger.correlate(asking(bench, { type, scope: 'x', keys: { [key]: '1' }, ...(cause === undefined ? {} : { cause }) }));
}

export function projectingBehaviours(withLedger: WithLedger): void {
  it(
    'shows all others when one case cannot be folded, and tries it again later',
    withLedger(async (bench) => {
      const [bad, good] = [await newCase(bench, 'bad'), await newCase(bench, 'good')];
      await happen(bench, bad, 1);
      await happen(bench, good, 1);
      const fold: CaseFolding['fold'] = (recorded, now) =>
        recorded.id === bad ? Promise.reject(new Error()) : folding.fold(recorded, now);
      expect(await bench.ledger.projectCases(10, { ...folding, fold })).toMatchObject({ cases: 1, failed: [bad] });
      expect((await bench.ledger.cases({})).items.map(({ id }) => id)).toEqual([good]);
      expect(await bench.ledger.projectCases(10, folding)).toMatchObject({ cases: 0, failed: [] });
      bench.clock.advance(600_000);
      expect(await bench.ledger.projectCases(10, folding)).toMatchObject({ cases: 1, failed: [] });
      expect((await bench.ledger.cases({})).items).toHaveLength(2);
    }),
  );

  it(
    'shows cases as they were folded last, and counts them',
    withLedger(async (bench) => {
      let news = 0;
      const stop = bench.ledger.onCaseNews(() => {
        news += 1;
      });
      const [a, b] = [await newCase(bench, 'a'), await newCase(bench, 'b')];
      await happen(bench, a, 1);
      await happen(bench, b, 3);
      expect(news).toBe(4);
      stop();
      expect((await bench.ledger.cases({})).items).toEqual([]);
      const other = await bench.another();
      const rounds = await Promise.all([bench.ledger.projectCases(2, folding), other.projectCases(2, folding)]);
      expect(rounds.reduce((sum, { events }) => sum + events, 0)).toBeGreaterThanOrEqual(4);
      expect(await bench.ledger.projectCases(10, folding)).toMatchObject({ cases: 0, more: false });
      expect((await bench.ledger.cases({})).items).toMatchObject([
        { id: b, kind: 'return', state: 'closed', events: 3, partners: ['maison-lumen'] },
        { id: a, state: 'open', events: 1 },
      ]);
      expect(await bench.ledger.caseCounts()).toEqual([
        { kind: 'return', state: 'closed', count: 1 },
        { kind: 'return', state: 'open', count: 1 },
      ]);
      await happen(bench, a, 2);
      await bench.ledger.projectCases(10, folding);
      expect(await bench.ledger.caseCounts()).toEqual([{ kind: 'return', state: 'closed', count: 2 }]);
    }),
  );

  it(
    'summarises what was measured, by group; what is folded again is counted once',
    withLedger(async (bench) => {
      const [a, b] = [await newCase(bench, 'a'), await newCase(bench, 'b')];
      await happen(bench, a, 1);
      await happen(bench, b, 3);
      for (let round = 0; round < 2; round += 1) {
        await bench.ledger.projectCases(10, folding);
        await bench.ledger.markCases(undefined, 10);
      }
      const now = bench.clock.now();
      const period = { from: new Date(now.getTime() - 3_600_000), to: new Date(now.getTime() + 3_600_000), limit: 10 };
      expect(await bench.ledger.figures({ ...period, figure: 'end-to-end', by: ['country', 'brand'] })).toEqual([
        { group: { country: 'FR', brand: 'Aubier' }, count: 2, sum: 4, mean: 2, median: 2, p90: expect.closeTo(2.8) },
      ]);
      expect(await bench.ledger.figures({ ...period, figure: 'decision', by: [] })).toMatchObject([{ group: {}, count: 2, good: 1 }]);
      expect(await bench.ledger.figures({ ...period, figure: 'decision', by: ['model'] })).toMatchObject([{ group: { model: null } }]);
      expect(await bench.ledger.figures({ ...period, to: period.from, figure: 'decision', by: [] })).toEqual([]);
      expect(await bench.ledger.documentFigures({ ...period, by: ['partner'] })).toEqual([
        { group: { partner: 'maison-lumen' }, count: 4, good: 4 },
      ]);
    }),
  );

  it(
    'filters cases, and pages through them',
    withLedger(async (bench) => {
      const ids: CaseId[] = [];
      for (const key of ['a', 'b', 'c', 'd', 'e']) {
        const id = await newCase(bench, key, key < 'c' ? 'claim.notified' : 'return.announced');
        await happen(bench, id, key === 'e' ? 3 : 1);
        ids.unshift(id);
        bench.clock.advance(500);
      }
      await bench.ledger.projectCases(100, folding);
      const found = async (filter: Parameters<typeof bench.ledger.cases>[0]) =>
        (await bench.ledger.cases(filter)).items.map(({ id }) => id);
      expect(await found({ kind: ['claim'] })).toEqual(ids.slice(3));
      expect(await found({ state: ['closed'] })).toEqual(ids.slice(0, 1));
      expect(await found({ q: `n-${ids[2]}` })).toEqual([ids[2]]);
      expect(await found({ q: 'n-1' })).toEqual([]);
      expect(await found({ partner: 'maison-lumen', kind: ['return'] })).toEqual(ids.slice(0, 3));
      expect(await found({ partner: 'nobody' })).toEqual([]);
      expect(await found({ late: true })).toEqual(ids.slice(2));
      const first = await bench.ledger.cases({ limit: 2 });
      const second = await bench.ledger.cases({ limit: 2, ...(first.nextCursor === undefined ? {} : { cursor: first.nextCursor }) });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.slice(0, 4));
      expect(await bench.ledger.lateCounts()).toEqual([{ name: 'second', count: 3 }]);
      expect(await bench.ledger.lateExpectations(10)).toMatchObject([
        { caseId: ids[4], say: 'No second one came.' },
        { caseId: ids[3] },
        { caseId: ids[2] },
      ]);
      expect(await bench.ledger.lateExpectations(10, 'nobody')).toEqual([]);
    }),
  );

  it(
    'finds what has become late without any news, once',
    withLedger(async (bench) => {
      const [a, b] = [await newCase(bench, 'a'), await newCase(bench, 'b')];
      await happen(bench, a, 1);
      await happen(bench, b, 2);
      await bench.ledger.projectCases(100, folding);
      const nothing = { counts: new Map(), messages: [] };
      expect(await bench.ledger.markLate(bench.clock.now(), 10, 'cafe')).toEqual(nothing);
      bench.clock.advance(1_001);
      const other = await bench.another();
      const news = await Promise.all([bench.ledger.markLate(bench.clock.now(), 10, 'cafe'), other.markLate(bench.clock.now(), 10, 'cafe')]);
      expect(news.flatMap(({ counts }) => [...counts])).toEqual([['second', 1]]);
      const [told, ...more] = news.flatMap(({ messages }) => messages);
      expect(more).toEqual([]);
      const message = await openOne(bench.ledger, told ?? '');
      expect(message).toMatchObject({ source: 'hub', entry: 'canonical', caseId: a, origin: 'maison-lumen', request: { caseRef: a } });
      expect(JSON.parse(textOf(message.content.body))).toMatchObject({
        type: 'case.late',
        body: {
          ...{ caseId: a, expectation: 'second', kind: 'return', waitingFor: ['return.received'], say: 'No second one came.' },
          ...{ openedBy: { messageId: message.request?.id, type: message.request?.type }, numbers: { returnNumber: `N-${a}` } },
          lateSince: bench.clock.now().toISOString(),
        },
      });
      expect(await bench.ledger.lateExpectations(10)).toMatchObject([{ caseId: a, state: 'late' }]);
      await bench.ledger.projectCases(100, folding);
      expect((await bench.ledger.cases({ late: true })).items).toMatchObject([{ id: a, late: 1 }]);
      await happen(bench, a, 1);
      await bench.ledger.projectCases(100, folding);
      expect((await bench.ledger.cases({ late: true })).items).toEqual([]);
      expect(await bench.ledger.markLate(bench.clock.now(), 10, 'cafe')).toEqual(nothing);
    }),
  );

  it(
    'knows when something came last on channels that are watched, from the first look on',
    withLedger(async (bench) => {
      const channels = [
        { partner: 'maison-lumen', channel: 'returns' },
        { partner: 'chronopost', channel: 'tracking' },
      ];
      const [before, other] = [bench.clock.now(), await bench.another()];
      await bench.ledger.lookForArrivals(channels, before);
      bench.clock.advance(60_000);
      const came = await opened(bench);
      await bench.ledger.commitProcessed(processed(bench, came));
      bench.clock.advance(300_000);
      await Promise.all([bench.ledger, other].map((ledger) => ledger.lookForArrivals(channels, bench.clock.now())));
      const silent = { partner: 'chronopost', channel: 'tracking', lastAt: before };
      expect(await bench.ledger.arrivals()).toEqual([silent, { ...channels[0], lastAt: came.receivedAt }]);
      // A replay is no sign of life.
      await bench.ledger.replay(came.id, bench.ids.next<MessageId>(), 'cafe', bench.clock.now());
      bench.clock.advance(1_000);
      await bench.ledger.lookForArrivals([], bench.clock.now());
      await bench.ledger.lookForArrivals(channels, bench.clock.now());
      expect(await bench.ledger.arrivals()).toEqual([silent, { ...channels[0], lastAt: came.receivedAt }]);
    }),
  );

  it(
    'folds what was merged with what it was merged into, and forgets it',
    withLedger(async (bench) => {
      const older = await newCase(bench, 'a');
      bench.clock.advance(1);
      const younger = await newCase(bench, 'b');
      await happen(bench, older, 1);
      await happen(bench, younger, 2);
      await bench.ledger.projectCases(100, folding);
      await bench.ledger.correlate(asking(bench, { scope: 'x', keys: { a: '1', b: '1' } }));
      await bench.ledger.projectCases(100, folding);
      expect((await bench.ledger.cases({})).items).toMatchObject([{ id: older, events: 3, state: 'closed' }]);
      expect(await bench.ledger.caseCounts()).toEqual([{ kind: 'return', state: 'closed', count: 1 }]);
      expect((await bench.ledger.case(younger))?.expectations).toMatchObject([{ name: 'second', state: 'met' }]);
    }),
  );

  it(
    'places canonical messages in the cases of their dossier, and links these',
    withLedger(async (bench) => {
      const claim = await newCase(bench, 'a', 'claim.notified');
      await happen(bench, claim, 1);
      await happen(bench, claim, 1, { of: 'repair' });
      bench.clock.advance(1);
      const repair = await newCase(bench, 'b', 'repair.ordered', claim);
      await happen(bench, repair, 1);
      await bench.ledger.projectCases(100, folding);
      expect((await bench.ledger.case(claim))?.events).toHaveLength(1);
      expect((await bench.ledger.case(repair))?.events).toHaveLength(2);
      for (const id of [claim, repair])
        expect((await bench.ledger.case(id))?.links).toMatchObject([{ from: claim, to: repair, relation: 'repair' }]);
    }),
  );

  it(
    'folds a case of many events no oftener than in as many milliseconds, and all anew when it is asked to',
    withLedger(async (bench) => {
      const id = await newCase(bench, 'a');
      await happen(bench, id, 120);
      expect(await bench.ledger.projectCases(1_000, folding)).toMatchObject({ cases: 1, events: 120 });
      await happen(bench, id, 1);
      expect(await bench.ledger.projectCases(1_000, folding)).toMatchObject({ cases: 0 });
      bench.clock.advance(121);
      expect(await bench.ledger.projectCases(1_000, folding)).toMatchObject({ cases: 1, events: 121 });
      bench.clock.advance(1_000);
      expect(await bench.ledger.markCases(undefined, 10)).toEqual({ last: id, count: 1 });
      expect(await bench.ledger.markCases(id, 10)).toEqual({ count: 0 });
      expect(await bench.ledger.projectCases(10, folding)).toMatchObject({ cases: 1 });
    }),
  );
}
