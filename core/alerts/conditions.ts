import type { AlertKind } from '../catalog/alert-kinds.ts';
import type { AlertRule } from '../catalog/alert-model.ts';
import { formatDuration } from '../spi/duration.ts';
import type { Readings } from './readings.ts';

/** Something that a rule finds true now. */
export interface Condition {
  readonly rule: AlertRule;
  readonly subject: string;
  readonly count: number;
  readonly say: string;
  readonly link: string;
}

type Found = Omit<Condition, 'rule'>;
/** @param isPresent does the rule already have an alert on this subject? */
type Watch = (rule: AlertRule, readings: Readings, isPresent: (subject: string) => boolean) => readonly Found[];

/** What holds now, by all rules. Pure.
 *  @param isPresent has the rule of that name an alert on that subject that has not ended? What flickers ends later than it begins */
export function conditions(
  rules: readonly AlertRule[],
  readings: Readings,
  isPresent: (rule: string, subject: string) => boolean,
): readonly Condition[] {
  return rules.flatMap((rule) =>
    watches[rule.on](rule, readings, (subject) => isPresent(rule.name, subject)).map((found) => ({ rule, ...found })),
  );
}

const watches: Readonly<Record<AlertKind, Watch>> = {
  failures: (rule, { failures }) =>
    (failures.get(rule.withinMs ?? 0) ?? [])
      .filter(({ channel, count }) => concerns(rule, channel) && count >= (rule.threshold ?? 1))
      .map(({ fingerprint, channel, stage, code, count }) => ({
        subject: fingerprint,
        count,
        say: `${times(count, 'failure')} of ${channel} at ${stage} (${code}) within ${within(rule)}.`,
        link: `/failures/${encodeURIComponent(fingerprint)}`,
      })),
  'failure-rate': (rule, { shares }) =>
    (shares.get(rule.withinMs ?? 0) ?? [])
      .filter(({ channel, messages, dead }) => {
        if (!concerns(rule, channel) || messages < (rule.least ?? 1)) return false;
        return dead * 100 >= messages * (rule.threshold ?? 100);
      })
      .map(({ channel, messages, dead }) => ({
        subject: channel,
        count: dead,
        say: `${dead} of ${messages} messages of ${channel} failed within ${within(rule)} (${Math.round((dead * 100) / messages)} %).`,
        link: channelLink(channel),
      })),
  late: (rule, { late }) =>
    late
      .filter(({ count }) => count >= (rule.threshold ?? 1))
      .map(({ name, count }) => ({
        subject: name,
        count,
        say: `${times(count, 'expectation')} ${name} ${count === 1 ? 'is' : 'are'} late.`,
        link: `/late?name=${encodeURIComponent(name)}`,
      })),
  silence: (rule, { silent }) =>
    silent
      .filter(({ channel }) => concerns(rule, channel))
      .map(({ channel, lastAt, dueAt }) => ({
        subject: channel,
        count: 1,
        say: `Nothing has come on ${channel} since ${lastAt}; something was due by ${dueAt}.`,
        link: channelLink(channel),
      })),
  acknowledgements: (rule, { overdue }) =>
    [...overdue]
      .filter(([channel, count]) => concerns(rule, channel) && count >= (rule.threshold ?? 1))
      .map(([channel, count]) => ({
        subject: channel,
        count,
        say: `${times(count, 'acknowledgement')} of ${channel} ${count === 1 ? 'is' : 'are'} overdue.`,
        link: channelLink(channel),
      })),
  breaker: (rule, { failing, at }, isPresent) =>
    failing
      // A breaker that probes is closed for a moment: an alert ends only when the channel has worked.
      .filter(({ channel, since, stopped }) => {
        if (!concerns(rule, channel) || at.getTime() - since.getTime() < (rule.withinMs ?? 0)) return false;
        return stopped || isPresent(channel);
      })
      .map(({ channel, since }) => ({
        subject: channel,
        count: 1,
        say: `Every attempt at ${channel} has failed since ${since.toISOString()}.`,
        link: channelLink(channel),
      })),
  backlog: (rule, { backlog }) =>
    backlog
      .filter(({ queue, open, ageMs }) => {
        const channel = queue.startsWith('deliver:') ? queue.slice('deliver:'.length) : undefined;
        if ((rule.partner ?? rule.channel) !== undefined && (channel === undefined || !concerns(rule, channel))) return false;
        return open >= (rule.threshold ?? Number.POSITIVE_INFINITY) || ageMs >= (rule.withinMs ?? Number.POSITIVE_INFINITY);
      })
      .map(({ queue, open, ageMs }) => ({
        subject: queue,
        count: open,
        say: `${times(open, 'piece')} of work on ${queue}; the oldest is ${Math.round(ageMs / 1_000)} s overdue.`,
        link: queue.startsWith('deliver:') ? channelLink(queue.slice('deliver:'.length)) : '/',
      })),
  disk: (rule, { freeDisk }) =>
    freeDisk === undefined || freeDisk >= (rule.threshold ?? 0)
      ? []
      : [
          {
            subject: 'data folder',
            count: 1,
            say: `${Math.floor(freeDisk)} % of the disk of the data folder are free.`,
            link: '/settings',
          },
        ],
  job: (rule, { jobs, at, watchingSince }) =>
    jobs.flatMap((standing) => {
      const { job, everyMs, succeededAt, failingSince, failed } = standing;
      const mayTakeMs = rule.withinMs ?? Math.max(3 * everyMs, LEAST_JOB_MS);
      const missed = everyMs > 0 && at.getTime() - latest(succeededAt ?? standing.ranAt, watchingSince) >= mayTakeMs;
      // What fails for good is told soon, also where its rhythm is long: tomorrow is too late.
      const fails = failingSince !== undefined && at.getTime() - latest(failingSince, watchingSince) >= Math.min(mayTakeMs, LEAST_JOB_MS);
      if (!missed && !fails) return [];
      const since = succeededAt === undefined ? 'not succeeded yet' : `not succeeded since ${succeededAt.toISOString()}`;
      return [
        { subject: job, count: 1, say: `The job ${job} has ${since}${failed === undefined ? '' : ` (${failed})`}.`, link: '/settings' },
      ];
    }),
};

/** A job that missed one run is no news. */
const LEAST_JOB_MS = 60_000;

function latest(a: Date, b: Date): number {
  return Math.max(a.getTime(), b.getTime());
}

function concerns({ partner, channel }: AlertRule, place: string): boolean {
  return (partner === undefined || place.startsWith(`${partner}/`)) && (channel === undefined || place === channel);
}

function within({ withinMs = 0 }: AlertRule): string {
  return formatDuration(withinMs);
}

function times(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function channelLink(channel: string): string {
  return `/partners/${channel}`;
}
