import { afterAll, beforeAll, describe } from 'vitest';
import { ledgerConformance } from '../../core/testing/ledger.conformance.ts';
import { freshStore } from './testing/ledger-store.ts';
import { startTestDatabase, type TestDatabase } from './testing/test-database.ts';

describe('ledger on PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startTestDatabase();
  });
  afterAll(() => database.stop());
  ledgerConformance(() => freshStore(database), process.env['DATABASE_URL'] === undefined);
});
