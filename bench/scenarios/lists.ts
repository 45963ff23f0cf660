import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../core/kernel/clock.ts';
import { systemIds } from '../../core/kernel/ids.ts';
import { silentLog } from '../../core/spi/log.ts';
import { openLedger } from '../../platform/postgres/open-ledger.ts';
import { type Sample, samples } from '../growth/reads.ts';
import { loadLedger } from '../lists/load.ts';
import { type ListRequest, listRequests } from '../lists/requests.ts';
import type { Context, Row, Scenario } from '../scenario.ts';
import { type Database, freshDatabase } from '../support/database.ts';
import { benchHome } from '../support/home.ts';
import { startHubProcess } from '../support/hub.ts';
import { percentile } from '../support/statistics.ts';

/** What a list may take, in milliseconds. */
const LIST_MS = 200;
/** How long one request is repeated at most, in milliseconds, and how often. */
const REPEATED_MS = 5_000;
const MOST = 200;
const PARTNERS = 30;
const TOKEN = 'bench-bench-bench-bench-bench-bench-bench';

/** Whether every list and search of the operations API stays quick in a large ledger. */
export const lists: Scenario = {
  name: 'lists',
  tells: 'every list and search of the operations API over HTTP, with 1,000,000 messages in the ledger',
  byNameOnly: true,
  run: async (context) => {
    const database = await freshDatabase(context);
    const messages = context.pick(1_000_000, 50_000);
    await migrated(database);
    await loadLedger(database.client, messages, context.say);
    const found = await samples(database.client, context.pick(MOST, 20));
    const ask = await startApi(context, database);
    const { items } = (await ask('/api/failures')) as { items: readonly { fingerprint: string }[] };
    const rows: Row[] = [{ what: 'messages in the ledger', figure: messages, unit: '' }];
    for (const request of listRequests(items[0]?.fingerprint ?? '')) {
      const times = await timesOf(request, found, ask, context.pick(REPEATED_MS, 500));
      context.say(`${request.what}: p95 ${percentile(times, 0.95).toFixed(0)} ms of ${times.length}`);
      rows.push(
        { what: `${request.what}: p50`, figure: percentile(times, 0.5), unit: 'ms' },
        { what: `${request.what}: p95`, figure: percentile(times, 0.95), unit: 'ms', target: { atMost: LIST_MS } },
      );
    }
    return rows;
  },
};

async function migrated({ connectionString }: Database): Promise<void> {
  const ledger = await openLedger({ connectionString, clock: systemClock, ids: systemIds, log: silentLog });
  await ledger.close();
}

type Ask = (path: string) => Promise<unknown>;

/** A hub that answers and does no work: what is open stays open. */
async function startApi(context: Context, { connectionString }: Database): Promise<Ask> {
  const urls = Array.from({ length: PARTNERS }, () => 'http://127.0.0.1:9');
  const { url } = await startHubProcess(context, {
    RELAIS_HOME: await benchHome(context, urls),
    RELAIS_ROLE: 'api',
    RELAIS_ADMIN_TOKEN: TOKEN,
    DATABASE_URL: connectionString,
  });
  return async (path) => {
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${TOKEN}` } });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body.slice(0, 200)}`);
    return JSON.parse(body) as unknown;
  };
}

/** Ascending, in milliseconds; the first answer warms up. */
async function timesOf(
  { path, nextPage, slowly }: ListRequest,
  found: readonly Sample[],
  ask: Ask,
  repeatedMs: number,
): Promise<Float64Array> {
  const times: number[] = [];
  const until = performance.now() + repeatedMs;
  for (let n = -1; n < MOST && (times.length < 3 || performance.now() < until); n += 1) {
    const sample = found[(n + 1) % found.length];
    if (sample === undefined) throw new Error('the ledger has no messages of cases');
    const first = path(sample);
    const asked = nextPage === true ? await behind(first, ask) : first;
    if (slowly === true) await pause(2_100);
    const began = performance.now();
    await ask(asked);
    if (n >= 0) times.push(performance.now() - began);
  }
  return Float64Array.from(times).sort();
}

async function behind(path: string, ask: Ask): Promise<string> {
  const { nextCursor } = (await ask(path)) as { nextCursor?: string };
  return nextCursor === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${nextCursor}`;
}
