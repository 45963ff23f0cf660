import { describe, expect, it } from 'vitest';
import type { AlertRule } from '../catalog/alerts/alert-model.ts';
import { builtInAlerts } from '../catalog/alerts/built-in-alerts.ts';
import { countingIds } from '../kernel/ids.ts';
import type { AlertChanges, AlertRecord } from '../spi/ledger/alerts.ts';
import { tellingJob } from './jobs.ts';
import { judge } from './judge.ts';
import type { Readings } from './readings.ts';

const START = Date.parse('2026-03-02T08:00:00.000Z');
const MINUTE = 60_000;
const minute = (count: number): Date => new Date(START + count * MINUTE);
const ids = countingIds();

function rule(name: string, changes: Partial<AlertRule> = {}): AlertRule {
  const found = builtInAlerts.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no rule ${name}`);
  return { ...found, to: ['mail'], ...changes };
}

function readings(at: Date, changes: Partial<Readings> = {}): Readings {
  return {
    ...{ at, watchingSince: minute(-60), failures: new Map(), shares: new Map(), late: [], silent: [], overdue: new Map() },
    ...{ failing: [], backlog: [], jobs: [] },
    ...changes,
  };
}

/** What the ledger would hold after the changes. */
function applied(present: readonly AlertRecord[], { opened, kept, ended, tellings, at }: AlertChanges): readonly AlertRecord[] {
  const told = new Set(tellings.filter(({ reason }) => reason !== 'ended').map(({ alertId }) => alertId));
  return [...present, ...opened].map((alert) => ({
    ...alert,
    ...kept.find(({ id }) => id === alert.id),
    ...(told.has(alert.id) ? { toldAt: at } : {}),
    ...(ended.includes(alert.id) ? { state: 'ended' as const, endedAt: at } : {}),
  }));
}

function run(rules: readonly AlertRule[], looks: readonly Readings[]): { said: readonly string[]; present: readonly AlertRecord[] } {
  let present: readonly AlertRecord[] = [];
  const said: string[] = [];
  for (const look of looks) {
    const changes = judge(rules, look, present, () => ids.next());
    const all = [...changes.opened.flatMap(({ tellings }) => tellings), ...changes.tellings];
    for (const { reason, target } of all) said.push(`${(look.at.getTime() - START) / MINUTE} ${reason} ${target}`);
    present = applied(present, changes);
  }
  return { said, present };
}

const overdue = (at: Date, count: number) => readings(at, { overdue: new Map(count === 0 ? [] : [['acme/claims', count]]) });

describe('judge', () => {
  it('opens one alert, tells it once, again after each suppression window, and when it is over', () => {
    const rules = [rule('acknowledgements', { suppressMs: 60 * MINUTE })];
    const { said, present } = run(
      rules,
      [0, 1, 59, 60, 61, 120, 121].map((at) => overdue(minute(at), at === 121 ? 0 : 2)),
    );
    expect(said).toEqual(['0 opened mail', '60 again mail', '120 again mail', '121 ended mail']);
    expect(present.map(({ state, subject, count, openedAt }) => ({ state, subject, count, openedAt }))).toEqual([
      { state: 'ended', subject: 'acme/claims', count: 2, openedAt: minute(0) },
    ]);
  });

  it('does not tell what comes and goes more than once in its window', () => {
    const rules = [rule('acknowledgements', { suppressMs: 60 * MINUTE })];
    const { said, present } = run(
      rules,
      [0, 5, 10, 15, 20, 70].map((at, index) => overdue(minute(at), index === 5 || index % 2 === 0 ? 1 : 0)),
    );
    expect(said).toEqual(['0 opened mail', '5 ended mail', '70 again mail']);
    expect(present.map(({ state }) => state)).toEqual(['ended', 'ended', 'open']);
  });

  it('does not tell again what somebody looks after, but tells that it is over', () => {
    const rules = [rule('acknowledgements', { suppressMs: 60 * MINUTE })];
    const first = judge(rules, overdue(minute(0), 1), [], () => ids.next());
    const taken = applied([], first).map((alert) => ({ ...alert, state: 'acknowledged' as const, acknowledgedBy: 'nora' }));
    expect(judge(rules, overdue(minute(600), 1), taken, () => ids.next()).tellings).toEqual([]);
    expect(judge(rules, overdue(minute(601), 0), taken, () => ids.next()).tellings).toMatchObject([{ reason: 'ended', target: 'mail' }]);
  });

  it('tells nothing of what is muted, also when it ends and comes back, and tells it once the time is over', () => {
    const rules = [rule('acknowledgements', { suppressMs: MINUTE })];
    const first = judge(rules, overdue(minute(0), 1), [], () => ids.next());
    const muted = applied([], first).map((alert) => ({ ...alert, mutedUntil: minute(30), mutedBy: 'nora' }));
    const still = judge(rules, overdue(minute(10), 1), muted, () => ids.next());
    expect([still.tellings, still.kept.length]).toEqual([[], 1]);
    const over = judge(rules, overdue(minute(11), 0), muted, () => ids.next());
    expect([over.tellings, over.ended.length]).toEqual([[], 1]);
    const back = judge(rules, overdue(minute(20), 1), applied(muted, over), () => ids.next());
    expect(back.opened).toMatchObject([{ mutedUntil: minute(30), mutedBy: 'nora', tellings: [] }]);
    const told = judge(rules, overdue(minute(30), 1), applied(applied(muted, over), back), () => ids.next());
    expect(told.tellings).toMatchObject([{ reason: 'again', target: 'mail' }]);
  });

  it('ends alerts of a rule that is there no more, and tells nobody', () => {
    const first = judge([rule('acknowledgements')], overdue(minute(0), 1), [], () => ids.next());
    expect(judge([], overdue(minute(1), 1), applied([], first), () => ids.next())).toMatchObject({
      ended: [first.opened[0]?.id],
      tellings: [],
    });
  });

  it('does not tell a target that it cannot be told', () => {
    const jobs = [{ job: tellingJob('mail'), everyMs: 0, ranAt: minute(5), failingSince: minute(0), failed: 'E_MAIL' }];
    const changes = judge([rule('job', { to: ['mail', 'pager'] })], readings(minute(5), { jobs }), [], () => ids.next());
    expect(changes.opened).toMatchObject([{ subject: 'tell mail', tellings: [{ target: 'pager' }] }]);
    expect(changes.opened[0]?.say).toBe('The job tell mail has not succeeded yet (E_MAIL).');
  });

  it('opens 200 alerts of a rule at most', () => {
    const late = Array.from({ length: 300 }, (_, index) => ({ name: `late-${index}`, count: 1 }));
    const changes = judge([rule('late')], readings(minute(0), { late }), [], () => ids.next());
    expect(changes.opened).toHaveLength(200);
  });
});

describe('what holds', () => {
  const opened = (rules: readonly AlertRule[], given: Readings) =>
    judge(rules, given, [], () => ids.next()).opened.map(({ rule: name, subject, say }) => ({ name, subject, say }));

  it.each<[string, AlertRule, Partial<Readings>, readonly string[]]>([
    [
      'failures of one cause, from the threshold on',
      rule('failures', { threshold: 3 }),
      {
        failures: new Map([
          [
            15 * MINUTE,
            [
              { fingerprint: 'f1', channel: 'acme/claims', stage: 'validate', code: 'E_CANONICAL', count: 3 },
              { fingerprint: 'f2', channel: 'acme/claims', stage: 'decode', code: 'E_JSON_SYNTAX', count: 2 },
            ],
          ],
        ]),
      },
      ['3 failures of acme/claims at validate (E_CANONICAL) within 15m.'],
    ],
    [
      'failures of one partner alone',
      rule('failures', { partner: 'acme' }),
      {
        failures: new Map([
          [15 * MINUTE, [{ fingerprint: 'f3', channel: 'acme-two/claims', stage: 'decode', code: 'E_JSON_SYNTAX', count: 9 }]],
        ]),
      },
      [],
    ],
    [
      'a share, where enough came',
      rule('failure-rate'),
      {
        shares: new Map([
          [
            15 * MINUTE,
            [
              { channel: 'acme/claims', messages: 20, dead: 4 },
              { channel: 'acme/few', messages: 19, dead: 19 },
              { channel: 'acme/good', messages: 1_000, dead: 199 },
            ],
          ],
        ]),
      },
      ['4 of 20 messages of acme/claims failed within 15m (20 %).'],
    ],
    ['what is late', rule('late'), { late: [{ name: 'label-in-time', count: 1 }] }, ['1 expectation label-in-time is late.']],
    [
      'silence',
      rule('silence'),
      { silent: [{ channel: 'acme/claims', lastAt: '2026-03-02T04:00:00.000Z', dueAt: '2026-03-02T06:00:00.000Z' }] },
      ['Nothing has come on acme/claims since 2026-03-02T04:00:00.000Z; something was due by 2026-03-02T06:00:00.000Z.'],
    ],
    [
      'a channel that fails for longer than its breaker may be open',
      rule('breaker'),
      {
        failing: [
          { channel: 'swift/labels', since: minute(-5), stopped: true },
          { channel: 'swift/new', since: minute(-4), stopped: true },
          { channel: 'swift/probing', since: minute(-50), stopped: false },
        ],
      },
      ['Every attempt at swift/labels has failed since 2026-03-02T07:55:00.000Z.'],
    ],
    [
      'a queue that is long, or old',
      rule('backlog'),
      {
        backlog: [
          { queue: 'process', open: 10_000, ageMs: 0 },
          { queue: 'deliver:swift/labels', open: 1, ageMs: 10 * MINUTE },
          { queue: 'deliver:swift/other', open: 9_999, ageMs: 9 * MINUTE },
        ],
      },
      [
        '10000 pieces of work on process; the oldest is 0 s overdue.',
        '1 piece of work on deliver:swift/labels; the oldest is 600 s overdue.',
      ],
    ],
    ['a disk that is nearly full', rule('disk'), { freeDisk: 9.7 }, ['9 % of the disk of the data folder are free.']],
    ['a disk that has room', rule('disk'), { freeDisk: 10 }, []],
    [
      'jobs that fail, or do not run',
      rule('job'),
      {
        jobs: [
          { job: 'overdue', everyMs: 15_000, ranAt: minute(-2), succeededAt: minute(-2) },
          { job: 'poll acme/claims', everyMs: MINUTE, ranAt: minute(0), succeededAt: minute(-2) },
          { job: 'poll acme/long', everyMs: MINUTE, ranAt: minute(-29), succeededAt: minute(-29) },
          { job: 'poll acme/restarts', everyMs: MINUTE, ranAt: minute(0), failingSince: minute(-4), failed: 'E_NOT_READY' },
          { job: 'poll acme/away', everyMs: MINUTE, ranAt: minute(0), failingSince: minute(-5), failed: 'E_NOT_READY' },
          {
            job: 'retention',
            everyMs: 1_440 * MINUTE,
            ranAt: minute(-3),
            succeededAt: minute(-1_440),
            failingSince: minute(-3),
            failed: 'E_NOT_READY',
          },
        ],
      },
      [
        'The job overdue has not succeeded since 2026-03-02T07:58:00.000Z.',
        'The job poll acme/away has not succeeded yet (E_NOT_READY).',
        'The job retention has not succeeded since 2026-03-01T08:00:00.000Z (E_NOT_READY).',
      ],
    ],
    [
      'no job of a hub that has just come back',
      rule('job'),
      { watchingSince: minute(0), jobs: [{ job: 'overdue', everyMs: 15_000, ranAt: minute(-600), succeededAt: minute(-600) }] },
      [],
    ],
  ])('%s', (_what, one, given, sentences) => {
    expect(opened([one], readings(minute(0), given)).map(({ say }) => say)).toEqual(sentences);
  });

  it('a breaker that probes keeps its alert until the channel has worked', () => {
    const failing = (stopped: boolean) => [{ channel: 'swift/labels', since: minute(-5), stopped }];
    const rules = [rule('breaker')];
    const { present } = run(rules, [
      readings(minute(0), { failing: failing(true) }),
      readings(minute(1), { failing: failing(false) }),
      readings(minute(2), { failing: failing(true) }),
    ]);
    expect(present.map(({ state }) => state)).toEqual(['open']);
  });
});
