import { alertKinds } from './alert-kinds.ts';
import type { AlertRule } from './alert-model.ts';

const HOUR = 3_600_000;

/** The rules that come with the hub. Each can be changed or switched off by its name in mappings/alerts.yaml. */
export const builtInAlerts: readonly AlertRule[] = (
  [
    { name: 'failures', on: 'failures', severity: 'warning', threshold: 1, withinMs: HOUR / 4, suppressMs: 4 * HOUR },
    { name: 'many-failures', on: 'failures', severity: 'critical', threshold: 100, withinMs: HOUR / 4, suppressMs: HOUR },
    { name: 'failure-rate', on: 'failure-rate', severity: 'critical', threshold: 20, least: 20, withinMs: HOUR / 4, suppressMs: HOUR },
    { name: 'late', on: 'late', severity: 'warning', threshold: 1, suppressMs: 24 * HOUR },
    { name: 'silence', on: 'silence', severity: 'warning', suppressMs: 4 * HOUR },
    { name: 'acknowledgements', on: 'acknowledgements', severity: 'warning', threshold: 1, suppressMs: 4 * HOUR },
    { name: 'breaker', on: 'breaker', severity: 'critical', withinMs: HOUR / 12, suppressMs: HOUR },
    { name: 'backlog', on: 'backlog', severity: 'critical', threshold: 10_000, withinMs: HOUR / 6, suppressMs: HOUR },
    { name: 'disk', on: 'disk', severity: 'critical', threshold: 10, suppressMs: 4 * HOUR },
    { name: 'job', on: 'job', severity: 'critical', suppressMs: HOUR },
  ] as const
).map((rule) => Object.freeze({ ...rule, builtIn: true, to: [], say: alertKinds[rule.on].say }));
