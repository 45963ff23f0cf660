import { expect, it } from 'vitest';
import type { AlertChanges, AlertRecord } from '../../spi/ledger/alerts.ts';
import { attempt, delivering, type LedgerBench, opened, planned, processed, type WithLedger } from './harness.ts';

const LEASE_MS = 60_000;

function alert({ ids, clock }: LedgerBench, overrides: Partial<AlertRecord> = {}): AlertChanges['opened'][number] {
  const id = overrides.id ?? ids.next();
  return {
    ...{ id, rule: 'silence', subject: 'acme/claims', severity: 'warning', state: 'open', count: 1, link: '/partners/acme/claims' },
    ...{ say: 'Nothing has come.', remedy: 'Ask the partner.', openedAt: clock.now(), lastAt: clock.now(), toldAt: clock.now() },
    ...overrides,
    tellings: [{ id: ids.next(), alertId: id, target: 'mail', reason: 'opened' }],
  };
}

function changes({ clock }: LedgerBench, more: Partial<AlertChanges>): AlertChanges {
  return { at: clock.now(), opened: [], kept: [], ended: [], tellings: [], ...more };
}

export function alertBehaviours(withLedger: WithLedger): void {
  it(
    'has one alert of a rule and a subject at a time, whichever process was first, and tells the one that opened',
    withLedger(async (bench) => {
      const other = await bench.another();
      const [one, two] = [alert(bench), alert(bench)];
      const counts = await Promise.all([
        bench.ledger.changeAlerts(changes(bench, { opened: [one] })),
        other.changeAlerts(changes(bench, { opened: [two] })),
      ]);
      expect([...counts].sort()).toEqual([0, 1]);
      expect(await bench.ledger.presentAlerts(bench.clock.now())).toHaveLength(1);
      expect(await bench.ledger.claimTellings(bench.clock.now(), LEASE_MS, 10)).toHaveLength(1);
      expect(await bench.ledger.alertCounts()).toEqual([{ rule: 'silence', severity: 'warning', count: 1 }]);
    }),
  );

  it(
    'keeps, acknowledges and ends an alert; the same may then open again',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      const first = alert(bench);
      await ledger.changeAlerts(changes(bench, { opened: [first] }));
      clock.advance(60_000);
      await ledger.changeAlerts(changes(bench, { kept: [{ id: first.id, say: 'Still nothing.', count: 3, severity: 'critical' }] }));
      expect(await ledger.acknowledgeAlert(first.id, 'nora')).toMatchObject({
        ...{ state: 'acknowledged', acknowledgedBy: 'nora', say: 'Still nothing.', count: 3, severity: 'critical' },
        lastAt: clock.now(),
      });
      expect(await ledger.acknowledgeAlert(first.id, 'paul')).toMatchObject({ acknowledgedBy: 'nora' });
      const next = alert(bench);
      await ledger.changeAlerts(changes(bench, { ended: [first.id], opened: [next] }));
      await expect(ledger.acknowledgeAlert(first.id, 'nora')).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      await expect(ledger.acknowledgeAlert('no-id', 'nora')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
      const present = await ledger.presentAlerts(clock.now());
      expect(present.map(({ id, state }) => [id, state])).toEqual([
        [next.id, 'open'],
        [first.id, 'ended'],
      ]);
      clock.advance(1);
      expect((await ledger.presentAlerts(clock.now())).map(({ id }) => id)).toEqual([next.id]);
    }),
  );

  it(
    'gives a telling to one caller, again when it is due, and never after it arrived or was given up',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      const first = alert(bench);
      await ledger.changeAlerts(changes(bench, { opened: [first] }));
      const claims = await Promise.all([ledger.claimTellings(clock.now(), LEASE_MS, 10), ledger.claimTellings(clock.now(), LEASE_MS, 10)]);
      const [telling] = claims.flat();
      expect(claims.flat()).toHaveLength(1);
      expect(telling).toMatchObject({ target: 'mail', reason: 'opened', attempt: 1, alert: { id: first.id } });
      const ids = [telling?.id ?? ''];
      await ledger.settleTellings(ids, clock.now(), { told: false, code: 'E_MAIL', dueAt: new Date(clock.now().getTime() + 30_000) });
      expect((await ledger.alerts({ limit: 1 })).items[0]?.told).toEqual([{ target: 'mail', at: clock.now(), failed: 'E_MAIL' }]);
      expect(await ledger.claimTellings(clock.now(), LEASE_MS, 10)).toEqual([]);
      clock.advance(30_000);
      expect(await ledger.claimTellings(clock.now(), LEASE_MS, 10)).toMatchObject([{ attempt: 2 }]);
      await ledger.settleTellings(ids, clock.now(), { told: true });
      expect((await ledger.alerts({ limit: 1 })).items[0]?.told).toEqual([{ target: 'mail', at: clock.now() }]);
      clock.advance(LEASE_MS);
      expect(await ledger.claimTellings(clock.now(), LEASE_MS, 10)).toEqual([]);
    }),
  );

  it(
    'mutes an alert: nothing planned is told, it is present beyond its end, and can be unmuted',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      const first = alert(bench, { facts: { kind: 'acknowledgements', count: 1, channel: 'acme/claims' } });
      await ledger.changeAlerts(changes(bench, { opened: [first] }));
      const until = new Date(clock.now().getTime() + 3_600_000);
      expect(await ledger.muteAlert(first.id, until, 'nora')).toMatchObject({
        ...{ state: 'open', mutedUntil: until, mutedBy: 'nora', facts: { kind: 'acknowledgements', count: 1, channel: 'acme/claims' } },
      });
      expect(await ledger.claimTellings(clock.now(), LEASE_MS, 10)).toEqual([]);
      expect(await ledger.muteAlert(first.id, undefined, 'nora')).not.toHaveProperty('mutedUntil');
      await ledger.muteAlert(first.id, until, 'nora');
      await ledger.changeAlerts(changes(bench, { ended: [first.id] }));
      await expect(ledger.muteAlert(first.id, until, 'nora')).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      await expect(ledger.muteAlert('no-id', until, 'nora')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
      clock.advance(1_000);
      expect((await ledger.presentAlerts(clock.now())).map(({ id, mutedBy }) => [id, mutedBy])).toEqual([[first.id, 'nora']]);
      const next = alert(bench, { mutedUntil: until, mutedBy: 'nora' });
      await ledger.changeAlerts(changes(bench, { opened: [next] }));
      expect((await ledger.alerts({ limit: 1 })).items).toMatchObject([{ id: next.id, mutedUntil: until, mutedBy: 'nora' }]);
      clock.advance(3_600_000);
      expect((await ledger.presentAlerts(clock.now())).map(({ id }) => id)).toEqual([next.id]);
    }),
  );

  it(
    'leaves a target in peace that was told something since it wished to be',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      await ledger.changeAlerts(changes(bench, { opened: [alert(bench)] }));
      const [told] = await ledger.claimTellings(clock.now(), LEASE_MS, 10);
      await ledger.settleTellings([told?.id ?? ''], clock.now(), { told: true });
      clock.advance(30_000);
      await ledger.changeAlerts(changes(bench, { opened: [alert(bench, { subject: 'acme/other' })] }));
      const claim = (sinceMs: number, target = 'mail') =>
        ledger.claimTellings(clock.now(), LEASE_MS, 10, new Map([[target, new Date(clock.now().getTime() - sinceMs)]]));
      expect(await claim(60_000)).toEqual([]);
      clock.advance(30_000);
      expect(await claim(60_000)).toMatchObject([{ target: 'mail', alert: { subject: 'acme/other' } }]);
      await ledger.changeAlerts(changes(bench, { opened: [alert(bench, { subject: 'acme/third' })] }));
      expect(await claim(120_000, 'pager')).toHaveLength(1);
    }),
  );

  it(
    'lists open ones first, newest first, page by page',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      const all = [];
      for (const subject of ['a', 'b', 'c', 'd']) {
        const one = alert(bench, { subject });
        all.push(one);
        await ledger.changeAlerts(changes(bench, { opened: [one] }));
        clock.advance(1_000);
      }
      await ledger.acknowledgeAlert(all[3]?.id ?? '', 'nora');
      await ledger.changeAlerts(changes(bench, { ended: [all[1]?.id ?? ''] }));
      const seen: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await ledger.alerts({ limit: 1, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.items.map(({ subject }) => subject));
        cursor = page.nextCursor;
        if (cursor === undefined) break;
      }
      expect(seen).toEqual(['c', 'a', 'd', 'b']);
      expect((await ledger.alerts({ limit: 9, states: ['ended'] })).items.map(({ subject }) => subject)).toEqual(['b']);
      await expect(ledger.alerts({ limit: 9, cursor: 'x' })).rejects.toMatchObject({ code: 'E_REQUEST_INVALID' });
    }),
  );

  it(
    'counts failures by cause and shares by channel, of a stretch of time',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      const at = clock.now();
      const work = await opened(bench);
      const findings = [{ code: 'E_CANONICAL' as const, message: 'It is not.', remedy: 'Mend it.', at: {} }];
      await ledger.commitProcessed(processed(bench, work, { failure: { stage: 'validate', findings } }));
      const { work: deliveries } = await delivering(bench, [planned(bench)]);
      for (const one of deliveries)
        await ledger.recordAttempt(
          attempt(bench, one, {
            outcome: 'rejected',
            next: { status: 'dead' },
            error: { ...findings[0], code: 'E_DELIVERY_REFUSED' } as never,
          }),
        );
      expect([...(await ledger.failureCounts(at))].sort((a, b) => (a.channel < b.channel ? -1 : 1))).toEqual([
        { fingerprint: expect.any(String), channel: 'chronopost/labels', stage: 'deliver', code: 'E_DELIVERY_REFUSED', count: 1 },
        { fingerprint: expect.any(String), channel: 'maison-lumen/returns', stage: 'validate', code: 'E_CANONICAL', count: 1 },
      ]);
      expect(await ledger.messageShares(at)).toEqual([{ channel: 'maison-lumen/returns', messages: 2, dead: 2 }]);
      clock.advance(1);
      expect(await ledger.failureCounts(clock.now())).toEqual([]);
      expect(await ledger.messageShares(clock.now())).toEqual([]);
    }),
  );
}

export function jobBehaviours(withLedger: WithLedger): void {
  it(
    'keeps when a job ran last, when it last succeeded, and since when it fails',
    withLedger(async ({ ledger, clock }) => {
      const start = clock.now();
      await ledger.recordJob({ job: 'overdue', at: start, everyMs: 15_000 });
      clock.advance(15_000);
      const failedAt = clock.now();
      await ledger.recordJob({ job: 'overdue', at: failedAt, everyMs: 15_000, failed: 'E_NOT_READY' });
      clock.advance(15_000);
      await ledger.recordJob({ job: 'overdue', at: clock.now(), everyMs: 15_000, failed: 'E_INTERNAL' });
      expect(await ledger.jobs()).toEqual([
        { job: 'overdue', everyMs: 15_000, ranAt: clock.now(), succeededAt: start, failingSince: failedAt, failed: 'E_INTERNAL' },
      ]);
      await ledger.recordJob({ job: 'overdue', at: clock.now(), everyMs: 15_000 });
      expect(await ledger.jobs()).toEqual([{ job: 'overdue', everyMs: 15_000, ranAt: clock.now(), succeededAt: clock.now() }]);
      await ledger.forgetJob('overdue');
      expect(await ledger.jobs()).toEqual([]);
    }),
  );
}
