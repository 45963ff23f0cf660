import { expect, it } from 'vitest';
import type { AuditedDeed } from '../../spi/ledger/audit.ts';
import type { PersonRecord } from '../../spi/ledger/people.ts';
import { incoming, type LedgerBench, opened, processed, type WithLedger } from './harness.ts';

function person({ ids, clock }: LedgerBench, overrides: Partial<PersonRecord> = {}): PersonRecord {
  return {
    id: ids.next<string>(),
    login: 'Ada',
    name: 'Ada L.',
    role: 'operator',
    active: true,
    source: 'local',
    passwordHash: '$argon2id$…',
    mustChange: true,
    createdAt: clock.now(),
    ...overrides,
  };
}

function deed({ clock }: LedgerBench, overrides: Partial<AuditedDeed> = {}): AuditedDeed {
  return { at: clock.now(), actor: { kind: 'person', name: 'ada' }, action: 'message.replayed', subject: 'message 1', ...overrides };
}

export function accessBehaviours(withLedger: WithLedger): void {
  it(
    'keeps people by login, whatever its case, and by identity',
    withLedger(async (bench) => {
      const { ledger } = bench;
      const ada = person(bench);
      const identity = { issuer: 'https://id.example', subject: 's-1' };
      const { passwordHash: _none, ...rest } = person(bench, { login: 'bob', source: 'oidc', identity, mustChange: false });
      await ledger.addPerson(ada);
      await ledger.addPerson(rest);
      expect(await ledger.findPerson({ login: 'ADA' })).toEqual(ada);
      expect(await ledger.findPerson({ identity })).toEqual(rest);
      expect(await ledger.findPerson({ id: bench.ids.next<string>() })).toBeUndefined();
      await expect(ledger.addPerson(person(bench, { login: 'aDa' }))).rejects.toMatchObject({ code: 'E_LOGIN_TAKEN' });
      expect(await ledger.changePerson(ada.id, { role: 'admin', mustChange: false })).toEqual({ ...ada, role: 'admin', mustChange: false });
      expect((await ledger.listPeople(bench.clock.now())).map(({ login, sessions }) => [login, sessions])).toEqual([
        ['Ada', 0],
        ['bob', 0],
      ]);
    }),
  );

  it(
    'keeps sessions with their person until they are ended or forgotten',
    withLedger(async (bench) => {
      const { ledger, clock, ids } = bench;
      const ada = person(bench);
      await ledger.addPerson(ada);
      const open = async (tokenHash: string, personId?: string) => {
        const [createdAt, expiresAt] = [clock.now(), new Date(clock.now().getTime() + 1_000)];
        const session = { id: ids.next<string>(), tokenHash, createdAt, lastUsedAt: createdAt, expiresAt };
        await ledger.openSession(personId === undefined ? session : { ...session, personId });
        return session;
      };
      const [one, two, nobodys] = [await open('a', ada.id), await open('b', ada.id), await open('c')];
      expect(await ledger.findSession('a')).toEqual({ session: { ...one, personId: ada.id }, person: ada });
      expect(await ledger.findSession('c')).toEqual({ session: nobodys });
      expect(await ledger.endSessionsOf(ada.id, two.id)).toBe(1);
      expect([await ledger.findSession('a'), (await ledger.findSession('b'))?.session.id]).toEqual([undefined, two.id]);
      clock.advance(500);
      await ledger.noteSessionUse(two.id, clock.now());
      expect((await ledger.listPeople(clock.now()))[0]).toMatchObject({ sessions: 1, lastSeenAt: clock.now() });
      clock.advance(500);
      expect(await ledger.forgetSessions(new Date(0), clock.now())).toBe(2);
      expect(await ledger.findSession('b')).toBeUndefined();
    }),
  );

  it(
    'counts logins that fail, all of those made at once, and lets who has to wait no further',
    withLedger(async (bench) => {
      const { clock } = bench;
      const other = await bench.another();
      const wait = (failures: number) => (failures < 3 ? 0 : failures * 1_000);
      const count = (ledger = bench.ledger) => ledger.countLogin('k', clock.now(), wait);
      expect((await Promise.all([count(), count(other), count()])).sort()).toEqual([0, 0, 0]);
      expect(await count(other)).toBe(3_000);
      clock.advance(3_000);
      expect([await count(), await count()]).toEqual([0, 4_000]);
      await bench.ledger.takeBackLogin('k');
      expect([await count(), await count()]).toEqual([0, 4_000]);
      await bench.ledger.forgetLogins('k');
      expect(await count()).toBe(0);
      await bench.ledger.noteGoodLogin('known', new Date(clock.now().getTime() + 1_000));
      expect(await other.wasGoodLogin('known', clock.now())).toBe(true);
      clock.advance(1_000);
      expect(await other.wasGoodLogin('known', clock.now())).toBe(false);
    }),
  );

  it(
    'replaces a key by one that lives beside it for a while',
    withLedger(async ({ ledger, clock }) => {
      const createdAt = clock.now();
      const old = { prefix: 'rk_old', hash: 'a', partner: 'acme', channels: [], scopes: ['send', 'read'] as const, createdAt };
      await ledger.addKey(old);
      const endsAt = new Date(createdAt.getTime() + 1_000);
      expect(await ledger.replaceKey({ ...old, prefix: 'rk_new', hash: 'b', replaces: 'rk_old' }, endsAt)).toBe(true);
      expect(await ledger.findKey('a')).toMatchObject({ expiresAt: endsAt });
      expect(await ledger.findKey('b')).toMatchObject({ replaces: 'rk_old', scopes: ['send', 'read'] });
      clock.advance(1_000);
      const late = { ...old, prefix: 'rk_late', hash: 'c', createdAt: clock.now(), replaces: 'rk_old' };
      expect(await ledger.replaceKey(late, clock.now())).toBe(false);
      expect(await ledger.findKey('c')).toBeUndefined();
    }),
  );

  it(
    'makes one chain of what several processes record at once, and lists it',
    withLedger(async (bench) => {
      const other = await bench.another();
      const odd = { reason: 'a\u0000b\ud800c', details: { n: 1.5, is: true, text: 'é€😀', a: '' } };
      await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          (index % 2 === 0 ? bench.ledger : other).recordDeed(deed(bench, { subject: `message ${index}`, ...(index === 7 ? odd : {}) })),
        ),
      );
      await bench.ledger.recordDeed(
        deed(bench, { actor: { kind: 'token', name: 'admin-token' }, action: 'key.created', subject: 'key rk' }),
      );
      const { items, nextCursor } = await bench.ledger.deeds({ limit: 3 });
      expect(items.map(({ number }) => number)).toEqual([61, 60, 59]);
      const next = await bench.ledger.deeds({ limit: 500, cursor: nextCursor ?? '' });
      expect(next.items.map(({ number }) => number)).toEqual(Array.from({ length: 58 }, (_, index) => 58 - index));
      for (const subject of ['7', 'message 7']) {
        const found = await bench.ledger.deeds({ subject });
        expect(found.items).toMatchObject([{ subject: 'message 7', reason: 'ab\ufffdc', details: odd.details }]);
      }
      const filtered = await bench.ledger.deeds({ actor: 'admin-token', action: 'key.created', from: bench.clock.now() });
      expect(filtered.items.map(({ number }) => number)).toEqual([61]);
      expect(await bench.ledger.verifyDeeds()).toEqual({ entries: 61, head: items[0]?.hash });
    }),
  );

  it(
    'finds the ledger whole while work goes on',
    withLedger(async (bench) => {
      await bench.ledger.accept(incoming(bench));
      await bench.ledger.commitProcessed(processed(bench, await opened(bench)));
      expect(await bench.ledger.checkLedger()).toEqual({ messages: 2, contents: 2, faults: [] });
    }),
  );
}
