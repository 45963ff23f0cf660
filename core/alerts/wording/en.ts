import { alertKinds } from '../../catalog/alerts/alert-kinds.ts';
import { counted, percent, type Wording } from './wording.ts';

/** English. */
export const en: Wording = {
  sentences: {
    failures: ({ count, channel, stage, code, within }) =>
      `${counted(count, 'failure', 'failures')} of ${channel} at ${stage} (${code}) within ${within}.`,
    'failure-rate': (facts) =>
      `${facts.dead} of ${facts.messages} messages of ${facts.channel} failed within ${facts.within} (${percent(facts)} %).`,
    late: ({ count, name }) => `${counted(count, 'expectation', 'expectations')} ${name} ${count === 1 ? 'is' : 'are'} late.`,
    silence: ({ channel, lastAt, dueAt }) => `Nothing has come on ${channel} since ${lastAt}; something was due by ${dueAt}.`,
    acknowledgements: ({ count, channel }) =>
      `${counted(count, 'acknowledgement', 'acknowledgements')} of ${channel} ${count === 1 ? 'is' : 'are'} overdue.`,
    breaker: ({ channel, since }) => `Every attempt at ${channel} has failed since ${since}.`,
    backlog: ({ count, queue, seconds }) => `${counted(count, 'piece', 'pieces')} of work on ${queue}; the oldest is ${seconds} s overdue.`,
    disk: (facts) => `${facts.percent} % of the disk of the data folder are free.`,
    job: ({ job, succeededAt, failed }) => {
      const since = succeededAt === undefined ? 'not succeeded yet' : `not succeeded since ${succeededAt}`;
      return `The job ${job} has ${since}${failed === undefined ? '' : ` (${failed})`}.`;
    },
    test: () => 'This is a test: alerts reach you here.',
  },
  remedies: {
    failures: alertKinds.failures.remedy,
    'failure-rate': alertKinds['failure-rate'].remedy,
    late: alertKinds.late.remedy,
    silence: alertKinds.silence.remedy,
    acknowledgements: alertKinds.acknowledgements.remedy,
    breaker: alertKinds.breaker.remedy,
    backlog: alertKinds.backlog.remedy,
    disk: alertKinds.disk.remedy,
    job: alertKinds.job.remedy,
    test: 'There is nothing to do.',
  },
  severities: { warning: 'warning', critical: 'critical' },
  marks: { opened: 'NEW', again: 'STILL', ended: 'OVER' },
  over: 'over',
  alerts: (count) => counted(count, 'alert', 'alerts'),
  since: (from, to) => `Since ${from}${to === undefined ? '' : `, until ${to}`}`,
};
