import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../../demo/world.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { announce, operatorOf } from '../support/operator.ts';
import { freshWorld } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await freshWorld();
  for (const n of [1, 2]) await announce(world, returnJson({ seed: 9_100, n }));
});
afterAll(() => world?.stop());

interface Shown {
  readonly rows: readonly {
    readonly group: Readonly<Record<string, string | null>>;
    readonly figures: Readonly<Record<string, number | null>>;
  }[];
}

describe('key figures', () => {
  test('are listed with what they tell and by what they can be told apart', async () => {
    const { reports } = await operatorOf(world).get<{ reports: { name: string; groups: string[] }[] }>('/api/reports');
    expect(reports.map(({ name }) => name)).toContain('return-rate');
    for (const { name, groups } of reports) {
      const { rows } = await operatorOf(world).get<Shown>(`/api/reports/${name}?by=${groups.join(',')}`);
      expect(Array.isArray(rows), name).toBe(true);
    }
  });

  test('tell how many pieces come back, and which share of documents was taken as it came', async () => {
    const returned = await eventually('the cases are folded', async () => {
      const { rows } = await operatorOf(world).get<Shown>('/api/reports/return-rate?by=country');
      return rows.length > 0 && rows[0]?.figures['returned'] !== 0 ? rows : undefined;
    });
    expect(returned).toMatchObject([{ group: { country: 'FR' }, figures: { shareOfReturns: 1, sold: null, rate: null } }]);
    const { rows } = await operatorOf(world).get<Shown>('/api/reports/first-time-right?by=partner');
    expect(rows).toEqual([{ group: { partner: 'maison-lumen' }, figures: { documents: 2, right: 2, rate: 1 } }]);
  });

  test('come as a CSV file too', async () => {
    const answer = await operatorOf(world).ask('/api/reports/first-time-right?by=partner&format=csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await answer.text()).toBe('partner,documents,right,rate\r\nmaison-lumen,2,2,1\r\n');
  });

  test.each([
    ['/api/reports/weather', 404, 'E_NOT_FOUND'],
    ['/api/reports/return-rate?by=carrier', 400, 'E_REQUEST_INVALID'],
    ['/api/reports/first-time-right?by=brand', 400, 'E_REQUEST_INVALID'],
    ['/api/reports/return-rate?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', 400, 'E_REQUEST_INVALID'],
    ['/api/reports/return-rate?format=xlsx', 400, 'E_REQUEST_INVALID'],
    ['/api/reports/return-rate?by=month,month', 400, 'E_REQUEST_INVALID'],
  ])('%s is refused', async (path, status, code) => {
    const answer = await operatorOf(world).ask(path);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });
});
