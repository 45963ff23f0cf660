import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../core/catalog/model.ts';
import { systemClock } from '../../core/kernel/clock.ts';
import { type CaseId, type EnvelopeId, type MessageId, systemIds } from '../../core/kernel/ids.ts';
import { caseFolding } from '../../core/pipeline/cases/folding.ts';
import { correlated } from '../../core/pipeline/stages/correlate.ts';
import type { Envelope } from '../../core/spi/envelope.ts';
import type { Ledger } from '../../core/spi/ledger/ledger-queries.ts';
import { silentLog } from '../../core/spi/log.ts';
import { openLedger } from '../../platform/postgres/open-ledger.ts';
import { startTestDatabase, type TestDatabase } from '../../platform/postgres/testing/test-database.ts';

/* Five documents of three partners about one thing, in any order and at once. Only all together say what belongs to what: the
   retailer's return, the carrier's parcel for it, the repair that the goods went into. */
const documents = (run: string): readonly Pick<Envelope, 'type' | 'source' | 'businessKeys'>[] => [
  { type: 'return.announced', source: 'retailer', businessKeys: { returnNumber: run } },
  { type: 'shipment.labelled', source: 'carrier', businessKeys: { parcelNumber: `P${run}`, 'returnNumber@retailer': run } },
  { type: 'shipment.tracked', source: 'carrier', businessKeys: { parcelNumber: `P${run}` } },
  { type: 'repair.ordered', source: 'repairer', businessKeys: { repairOrderNumber: `R${run}`, 'returnNumber@retailer': run } },
  { type: 'repair.completed', source: 'repairer', businessKeys: { repairOrderNumber: `R${run}` } },
];
const folding = caseFolding(() => ({ expectations: [], hub: { name: 'hub', identifiers: {} } }) as unknown as Catalog, systemIds);
const ports = (ledger: Ledger) => ({ ledger, clock: systemClock, ids: systemIds, log: silentLog });

describe('five documents of one case', () => {
  let database: TestDatabase;
  const ledgers: Ledger[] = [];
  beforeAll(async () => {
    database = await startTestDatabase();
    const connectionString = await database.create();
    for (let n = 0; n < 3; n += 1)
      ledgers.push(await openLedger({ connectionString, clock: systemClock, ids: systemIds, log: silentLog, poolSize: 5 }));
  });
  afterAll(async () => {
    await Promise.all(ledgers.map((ledger) => ledger.close()));
    await database.stop();
  });

  /** As the pipeline does: into its case, and committed. @returns the case of that moment */
  async function arrive(ledger: Ledger, document: ReturnType<typeof documents>[number]): Promise<CaseId> {
    const id = systemIds.next<MessageId>();
    const content = { mediaType: 'application/json', body: Buffer.from(`{"id":"${id}"}`) };
    const at = systemClock.now();
    const channel = { partner: document.source, channel: 'in', configHash: 'cafe' };
    await ledger.accept({ id, ...channel, receivedAt: at, idempotencyKey: id, headers: {}, content });
    const [work] = await ledger.openMessages([id], 60_000);
    if (work === undefined) throw new Error(`${id} is not open`);
    const envelope = await correlated(ports(ledger), {
      ...document,
      id: systemIds.next<EnvelopeId>(),
      version: 1,
      occurredAt: at.toISOString(),
      caseRef: '' as CaseId,
      origin: document.source,
      body: {},
    });
    const nothing = { deliveries: [], parts: [], documents: [], contents: [] };
    await ledger.commitProcessed({
      id,
      lease: work.lease,
      at,
      types: [envelope.type],
      envelopes: [envelope],
      caseId: envelope.caseRef,
      ...nothing,
    });
    return envelope.caseRef;
  }

  async function project(): Promise<void> {
    for (;;) {
      const rounds = await Promise.all(ledgers.map((ledger) => ledger.projectCases(50, folding)));
      if (rounds.every(({ cases, more }) => cases === 0 && !more)) return;
    }
  }

  it('come to one return and one repair that are linked, whatever the order, however many at once', async () => {
    const runs = permutations([0, 1, 2, 3, 4]);
    const found = await Promise.all(
      runs.map(async (order, run) => {
        const all = documents(`RA-${run}`);
        // As many at once as the number of the run says: one after the other, in twos, …, all.
        const atOnce = (run % 5) + 1;
        const cases: CaseId[] = [];
        for (let at = 0; at < order.length; at += atOnce) {
          const some = order.slice(at, at + atOnce);
          const arrived = some.map((index, n) => arrive(ledgers[(run + n) % 3] as Ledger, all[index] as (typeof all)[number]));
          cases.push(...(await Promise.all(arrived)));
        }
        return cases;
      }),
    );
    await project();
    const [ledger] = ledgers as [Ledger];
    for (const [run, cases] of found.entries()) {
      const shown = await Promise.all(cases.map((id) => ledger.case(id)));
      const distinct = [...new Map(shown.map((one) => [one?.id, one])).values()];
      const told = distinct.map((one) => ({ kind: one?.kind, types: one?.events.map(({ type }) => type).sort() }));
      expect(
        told.sort((a, b) => ((a.kind ?? '') < (b.kind ?? '') ? 1 : -1)),
        `order ${runs[run]}`,
      ).toEqual([
        { kind: 'return', types: ['return.announced', 'shipment.labelled', 'shipment.tracked'] },
        { kind: 'repair', types: ['repair.completed', 'repair.ordered'] },
      ]);
      const [from, to] = ['return', 'repair'].map((kind) => distinct.find((one) => one?.kind === kind)?.id);
      expect(distinct[0]?.links).toMatchObject([{ from, to, relation: 'repair' }]);
      expect((await ledger.cases({ q: `RA-${run}` })).items.map(({ id }) => id).sort()).toEqual([from, to].sort());
    }
    expect((await ledger.caseCounts()).reduce((sum, { count }) => sum + count, 0)).toBe(runs.length * 2);
  }, 300_000);

  it('stay two where a partner quotes the number of the other one, however many quote at once', async () => {
    const [ledger] = ledgers as [Ledger];
    const order = (number: string) => ({ type: 'repair.ordered', source: 'insurer', businessKeys: { repairOrderNumber: number } });
    const work = (own: string, quoted: string) => ({
      type: 'repair.progressed',
      source: 'workshop',
      businessKeys: { repairerNumber: own, 'repairOrderNumber@insurer': quoted },
    });
    const [one, two] = [await arrive(ledger, order('SR-1')), await arrive(ledger, order('SR-2'))];
    expect([await arrive(ledger, work('W-1', 'SR-1')), await arrive(ledger, work('W-2', 'SR-2'))]).toEqual([one, two]);
    const wrong = Array.from({ length: 6 }, (_, n) =>
      arrive(ledgers[n % 3] as Ledger, n % 2 === 0 ? work('W-1', 'SR-2') : work('W-2', 'SR-1')),
    );
    expect(await Promise.all(wrong)).toEqual([one, two, one, two, one, two]);
    // One that the insurer gives later than it was quoted: it is the insurer's to say of which case it is.
    expect(await arrive(ledger, work('W-1', 'SR-3'))).toBe(one);
    const three = await arrive(ledger, order('SR-3'));
    expect([one, two]).not.toContain(three);
    expect(await arrive(ledger, work('W-3', 'SR-3'))).toBe(three);
    for (const id of [one, two, three]) expect(await ledger.case(id)).toMatchObject({ id, merged: [] });
  });
});

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
