import type { AlertKind } from '../catalog/alerts/alert-kinds.ts';
import type { AlertRule } from '../catalog/alerts/alert-model.ts';
import { formatDuration } from '../spi/duration.ts';
import type { AlertFacts } from '../spi/ledger/alerts.ts';
import { isMissed, polledChannel } from './jobs.ts';
import type { Readings } from './readings.ts';

/** Something that a rule finds true now. */
export interface Condition {
  readonly rule: AlertRule;
  readonly subject: string;
  readonly count: number;
  readonly facts: AlertFacts;
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
        facts: { kind: 'failures', count, channel, stage, code, within: within(rule) },
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
        facts: { kind: 'failure-rate', dead, messages, channel, within: within(rule) },
        link: channelLink(channel),
      })),
  late: (rule, { late }) =>
    late
      .filter(({ count }) => count >= (rule.threshold ?? 1))
      .map(({ name, count }) => ({
        subject: name,
        count,
        facts: { kind: 'late', count, name },
        link: '/late',
      })),
  silence: (rule, { silent }) =>
    silent
      .filter(({ channel }) => concerns(rule, channel))
      .map(({ channel, lastAt, dueAt }) => ({
        subject: channel,
        count: 1,
        facts: { kind: 'silence', channel, lastAt, dueAt },
        link: channelLink(channel),
      })),
  acknowledgements: (rule, { overdue }) =>
    [...overdue]
      .filter(([channel, count]) => concerns(rule, channel) && count >= (rule.threshold ?? 1))
      .map(([channel, count]) => ({
        subject: channel,
        count,
        facts: { kind: 'acknowledgements', count, channel },
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
        facts: { kind: 'breaker', channel, since: since.toISOString() },
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
        facts: { kind: 'backlog', count: open, queue, seconds: Math.round(ageMs / 1_000) },
        link: queue.startsWith('deliver:') ? channelLink(queue.slice('deliver:'.length)) : '/',
      })),
  disk: (rule, { freeDisk }) =>
    freeDisk === undefined || freeDisk >= (rule.threshold ?? 0)
      ? []
      : [
          {
            subject: 'data folder',
            count: 1,
            facts: { kind: 'disk', percent: Math.floor(freeDisk) },
            link: '/settings',
          },
        ],
  job: (rule, { jobs, at, watchingSince }) =>
    jobs.flatMap((standing) => {
      const { job, succeededAt, failed } = standing;
      if (!isMissed(standing, { at, watchingSince, ...(rule.withinMs === undefined ? {} : { mayTakeMs: rule.withinMs }) })) return [];
      const polled = polledChannel(job);
      return [
        {
          subject: job,
          count: 1,
          facts: {
            kind: 'job',
            job,
            ...(succeededAt === undefined ? {} : { succeededAt: succeededAt.toISOString() }),
            ...(failed === undefined ? {} : { failed }),
          },
          link: polled === undefined ? '/alerts?tab=jobs' : channelLink(polled),
        },
      ];
    }),
};

function concerns({ partner, channel }: AlertRule, place: string): boolean {
  return (partner === undefined || place.startsWith(`${partner}/`)) && (channel === undefined || place === channel);
}

function within({ withinMs = 0 }: AlertRule): string {
  return formatDuration(withinMs);
}

function channelLink(channel: string): string {
  return `/partners/${channel}`;
}
