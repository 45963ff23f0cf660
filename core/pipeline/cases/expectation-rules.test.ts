import { expect, it } from 'vitest';
import { foldExpectations } from '../../cases/expectations.ts';
import { foldCase } from '../../cases/fold-case.ts';
import type { EnvelopeId } from '../../kernel/ids.ts';
import { countingIds } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { exampleCatalog } from '../bench.fixture.ts';
import { expectationRules } from './expectation-rules.ts';

const catalog = exampleCatalog({
  'mappings/expectations.yaml': `expectations:
  - name: label-used
    on: shipment.labelled
    when: direction != "outbound"
    until: [shipment.tracked, shipment.cancelled]
    untilWhen: $not(tracking in ["pending", "unknown"])
    within: 28d
    say: The label has not been used.
`,
});

let count = 0;
function event(type: string, occurredAt: string, body: JsonObject) {
  count += 1;
  const id = `00000000-0000-7000-8000-${String(count).padStart(12, '0')}` as EnvelopeId;
  return { id, type, occurredAt, recordedAt: occurredAt, source: 'post', origin: 'shop', businessKeys: {}, body };
}
const labelled = event('shipment.labelled', '2026-03-01T09:00:00Z', { direction: 'return' });
const scanned = (...scans: readonly (readonly [status: string, occurredAt: string])[]) =>
  event('shipment.tracked', scans[0]?.[1] ?? '', {
    carrier: 'post',
    events: scans.map(([status, occurredAt]) => ({ parcelNumber: 'P1', status, occurredAt })),
  });

async function labelUsed(...after: readonly ReturnType<typeof event>[]) {
  const [events, now] = [[labelled, ...after], new Date('2026-04-30T00:00:00Z')];
  const rules = await expectationRules(catalog, countingIds(), events, now);
  return foldExpectations(rules, events, foldCase(events), now).map(({ state, metAt }) => [state, metAt]);
}

it('a scan that says nothing of the parcel meets nothing; the first that does, in the same message or a later one, does', async () => {
  expect(await labelUsed(scanned(['pending', '2026-03-02T09:00:00Z']))).toEqual([['late', undefined]]);
  const picked = '2026-03-03T09:00:00Z';
  expect(await labelUsed(scanned(['pending', '2026-03-02T09:00:00Z'], ['picked_up', picked]))).toEqual([['met', picked]]);
  const [pending, moving] = [scanned(['unknown', '2026-03-02T09:00:00Z']), scanned(['in_transit', picked])];
  expect(await labelUsed(moving, pending)).toEqual([['met', picked]]);
});

it('a message of another type that has no such field meets it', async () => {
  const at = '2026-03-04T09:00:00Z';
  expect(await labelUsed(event('shipment.cancelled', at, {}))).toEqual([['met', at]]);
});
