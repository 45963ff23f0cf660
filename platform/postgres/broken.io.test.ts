import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manualClock } from '../../core/kernel/clock.ts';
import { countingIds, type MessageId } from '../../core/kernel/ids.ts';
import type { AuditMark } from '../../core/spi/ledger/audit.ts';
import type { Ledger } from '../../core/spi/ledger/ledger-queries.ts';
import { silentLog } from '../../core/spi/log.ts';
import { openLedger } from './open-ledger.ts';
import { startTestDatabase, type TestDatabase } from './testing/test-database.ts';

/* What somebody with the database's password may do, and how it is found. */

const clock = manualClock('2025-03-12T09:00:00.000Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

async function tampered(prepare: (ledger: Ledger) => Promise<unknown>, statement: string, check: (ledger: Ledger) => Promise<unknown>) {
  const connectionString = await database.create();
  const ledger = await openLedger({ connectionString, clock, ids: countingIds(), log: silentLog });
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await prepare(ledger);
    await client.query(statement);
    await check(ledger);
  } finally {
    await client.end();
    await ledger.close();
  }
}

const record = async (ledger: Ledger) => {
  for (let n = 1; n <= 5; n += 1)
    await ledger.recordDeed({ at: clock.now(), actor: { kind: 'person', name: 'ada' }, action: 'tried', subject: `message ${n}` });
};

describe('the audit', () => {
  it.each([
    'UPDATE audit SET reason = NULL',
    'DELETE FROM audit WHERE number = 5',
    'TRUNCATE audit',
    'UPDATE audit_head SET number = 4',
    'DELETE FROM audit_head',
    'TRUNCATE audit_head',
  ])('refuses %s', async (statement) => {
    await expect(tampered(record, statement, async () => undefined)).rejects.toThrow('the audit only grows');
  });

  it.each([
    ['changed', "UPDATE audit SET subject = 'message 9' WHERE number = 3", 3, 'changed'],
    ['changed in its time', "UPDATE audit SET at = at + interval '1 ms' WHERE number = 2", 2, 'changed'],
    ['removed', 'DELETE FROM audit WHERE number = 3', 3, 'missing'],
    ['the first, and removed', 'DELETE FROM audit WHERE number = 1', 1, 'missing'],
    ['put elsewhere', 'UPDATE audit SET number = number + 10 WHERE number = 4', 4, 'missing'],
    [
      'swapped with the next',
      'UPDATE audit SET number = -number WHERE number IN (2, 3); UPDATE audit SET number = 5 + number WHERE number < 0',
      2,
      'changed',
    ],
    ['cut off at the end', 'DELETE FROM audit WHERE number = 5', 5, 'cut-off'],
    ['cut off with all others', 'TRUNCATE audit', 1, 'cut-off'],
  ] as const)('is found broken where an entry was %s behind its back', async (_, statement, brokenAt, how) => {
    const behind = `ALTER TABLE audit DISABLE TRIGGER USER; ${statement}; ALTER TABLE audit ENABLE TRIGGER USER`;
    await tampered(record, behind, async (ledger) => expect(await ledger.verifyDeeds()).toEqual({ entries: brokenAt - 1, brokenAt, how }));
  });

  it('is found to be another one by what was written down elsewhere, whatever was made anew in the database', async () => {
    const marks: AuditMark[] = [];
    const both = ['audit', 'audit_head'].map((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER; DELETE FROM ${table}`).join('; ');
    const write = async (ledger: Ledger) => {
      await record(ledger);
      const { entries, head = '' } = await ledger.verifyDeeds();
      marks.push({ number: entries, hash: head });
    };
    await tampered(write, both, async (ledger) => {
      const [mark] = marks;
      expect(await ledger.verifyDeeds(mark)).toEqual({ entries: 0, brokenAt: 1, how: 'cut-off' });
      clock.advance(1);
      await record(ledger);
      expect(await ledger.verifyDeeds()).toMatchObject({ entries: 5, head: expect.any(String) });
      expect(await ledger.verifyDeeds(mark)).toEqual({ entries: 4, brokenAt: 5, how: 'other' });
    });
  });
});

describe('the ledger', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057' as MessageId;
  const accept = (ledger: Ledger) =>
    ledger.accept({
      id,
      partner: 'acme',
      channel: 'orders',
      configHash: 'x',
      receivedAt: clock.now(),
      idempotencyKey: 'k',
      headers: {},
      content: { mediaType: 'text/plain', body: new TextEncoder().encode('an order') },
    });

  it.each([
    ['content', "UPDATE contents SET body = 'another order'", 1],
    ['content-missing', 'DELETE FROM contents', 0],
    ['work-missing', 'DELETE FROM work', 1],
    ['work-left', "UPDATE messages SET status = 'completed'", 1],
  ])('tells of %s', async (kind, statement, contents) => {
    await tampered(accept, statement, async (ledger) =>
      expect(await ledger.checkLedger()).toEqual({ messages: 1, contents, faults: [{ kind, subject: `message ${id}` }] }),
    );
  });
});
