import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { TrafficPeriod } from '../../spi/ledger/traffic.ts';
import { timeAt } from '../../spi/ledger/traffic.ts';
import { attempt, delivering, envelope, type LedgerBench, opened, planned, processed, type WithLedger } from './harness.ts';

function lastHour({ clock }: LedgerBench, grain: TrafficPeriod['grain'] = 'minute'): TrafficPeriod {
  return { grain, from: new Date(clock.now().getTime() - 3_600_000), to: new Date(clock.now().getTime() + 60_000) };
}

export function trafficBehaviours(withLedger: WithLedger): void {
  it(
    'counts what came, what ended, what was sent and from whom to whom, of all processes',
    withLedger(async (bench) => {
      const asked = envelope(bench);
      const plans = [planned(bench, { envelopeId: asked.id }), planned(bench, { channel: 'b' })];
      const { work } = await delivering(bench, plans, { envelopes: [asked] });
      bench.clock.advance(400);
      const [one, two] = work;
      if (one === undefined || two === undefined) throw new Error('no deliveries');
      const startedAt = new Date(bench.clock.now().getTime() - 100);
      await bench.ledger.recordAttempt(attempt(bench, one, { startedAt }));
      const other = await bench.another();
      const error = finding('E_DELIVERY_REFUSED', { reason: 'no' }, {});
      await other.recordAttempt(attempt(bench, two, { outcome: 'rejected', error, next: { status: 'dead' } }));
      await bench.ledger.commitProcessed(processed(bench, await opened(bench)));
      // What the other has counted is written when it is asked itself.
      await other.channelTraffic(lastHour(bench));
      for (const grain of ['minute', 'hour'] as const) {
        const rows = await bench.ledger.channelTraffic(lastHour(bench, grain));
        const of = (kind: string, channel: string) => rows.find((row) => row.kind === kind && row.channel === channel);
        expect(of('received', 'returns')).toMatchObject({ partner: 'maison-lumen', count: 2 });
        expect(of('ended', 'returns')).toMatchObject({ count: 2, dead: 1 });
        expect(of('sent', 'labels')).toMatchObject({ partner: 'chronopost', count: 1, dead: 0, atOnce: 1 });
        expect(of('sent', 'b')).toMatchObject({ count: 1, dead: 1, atOnce: 0 });
        expect(timeAt(of('sent', 'labels')?.times ?? [], 0.5)).toBeGreaterThan(75);
        expect(timeAt(of('ended', 'returns')?.times ?? [], 0.95)).toBeGreaterThan(300);
      }
      expect(await bench.ledger.channelTraffic(lastHour(bench), 'maison-lumen')).toHaveLength(2);
      const flow = { from: 'maison-lumen', to: 'chronopost', count: 1 };
      expect([...(await bench.ledger.flowTraffic(lastHour(bench)))].sort((a, b) => (a.type < b.type ? -1 : 1))).toEqual([
        { ...flow, type: '' },
        { ...flow, type: 'return.announced' },
      ]);
      expect(await bench.ledger.deadFlows(lastHour(bench).from)).toEqual([{ ...flow, type: '' }]);
    }),
  );

  it(
    'shows the course of time in steps',
    withLedger(async (bench) => {
      const from = bench.clock.now();
      for (let minute = 0; minute < 4; minute += 1) {
        await bench.ledger.commitProcessed(processed(bench, await opened(bench)));
        bench.clock.advance(60_000);
      }
      const trend = await bench.ledger.trafficTrend({ grain: 'minute', from, to: bench.clock.now() }, 3);
      expect(trend).toEqual([
        { at: from, received: 3, delivered: 0, dead: 0 },
        { at: new Date(from.getTime() + 180_000), received: 1, delivered: 0, dead: 0 },
      ]);
    }),
  );
}
