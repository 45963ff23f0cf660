import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Catalog } from '../../core/catalog/model.ts';
import { systemClock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { systemIds } from '../../core/kernel/ids.ts';
import type { Ledger } from '../../core/spi/ledger/ledger-queries.ts';
import { type Logger, silentLog } from '../../core/spi/log.ts';
import { openLedger } from '../../platform/postgres/open-ledger.ts';
import { startTestDatabase, type TestDatabase } from '../../platform/postgres/testing/test-database.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Configuration, type LoadedConfiguration } from './configuration.ts';
import { takeUpWanted } from './take-up.ts';

/* One process asks for a configuration; another one takes it up from its own files. */

let database: TestDatabase;
const open: Ledger[] = [];
beforeAll(async () => {
  database = await startTestDatabase();
  const connectionString = await database.create();
  for (let n = 0; n < 2; n += 1) open.push(await openLedger({ connectionString, clock: systemClock, ids: systemIds, log: silentLog }));
});
afterAll(async () => {
  await Promise.all(open.map((ledger) => ledger.close()));
  await database?.stop();
});

const loaded = (hash: string): LoadedConfiguration => ({
  catalog: { hash } as Catalog,
  files: new Map(),
  warnings: [],
  loadedAt: new Date(),
});

test('what one process asks for is in force in another when its files give it, and not before', async () => {
  const [one, other] = open as [Ledger, Ledger];
  const configuration = new Configuration(loaded('old'));
  const followed: string[] = [];
  configuration.follow((now, before) => void followed.push(`${before.catalog.hash} ${now.catalog.hash}`));
  const said: string[] = [];
  const log: Logger = { ...silentLog, error: (_details: unknown, words?: string) => void said.push(words ?? '') };
  let looks = 0;
  let files: () => LoadedConfiguration = () => loaded('old');
  const load = () => {
    looks += 1;
    return files();
  };
  const stop = await takeUpWanted({
    ledger: other,
    configuration,
    log,
    jobs: new Jobs({ ledger: other, clock: systemClock, log: silentLog }),
    load,
  });
  const twiceMore = async () => {
    const from = looks;
    await eventually('the files were looked at twice more', async () => (looks >= from + 2 ? true : undefined));
  };
  try {
    await one.wantConfiguration('new');
    await twiceMore();
    expect([configuration.catalog().hash, said]).toEqual(['old', ['the files here give another configuration than is wanted']]);
    files = () => {
      throw hubError('E_CONFIG_REFUSED', { count: 1 });
    };
    await one.wantConfiguration('newer');
    await twiceMore();
    expect([configuration.catalog().hash, said.slice(1)]).toEqual(['old', ['the files here give no configuration that holds']]);
    files = () => loaded('newer');
    await eventually('it is in force', async () => (configuration.catalog().hash === 'newer' ? true : undefined));
    expect(followed).toEqual(['old newer']);
  } finally {
    await stop();
  }
});
