import type { Position } from '../kernel/position.ts';
import { parseDuration } from '../spi/duration.ts';
import type { FieldTable } from '../spi/fields.ts';
import type { RetryPolicy } from './model.ts';
import type { Report } from './report.ts';
import { type ConfigNode, hasUnresolved, readFields } from './yaml-file.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The ladder of Standard Webhooks (specification 1.0, "Deliverability and reliability"): the first attempt at once,
 *  then these delays, each ±20 %. */
export const standardRetry: RetryPolicy = Object.freeze({
  delaysMs: [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
  jitter: 0.2,
});

/** One attempt only. */
export const noRetry: RetryPolicy = Object.freeze({ delaysMs: [], jitter: 0 });

/** Most attempts after the first that a rhythm may have. */
const MOST_ATTEMPTS = 10_000;

/** `retry: { every, for }`: a rhythm, which suits a partner who is asked until its answer is final. */
export const rhythmFields = {
  every: { type: 'duration', required: true, minimum: SECOND, description: 'The time from one attempt to the next.', example: '1h' },
  for: { type: 'duration', required: true, minimum: SECOND, description: 'How long it is tried again, at most.', example: '30d' },
} as const satisfies FieldTable;

/** `retry:` of a channel: `standard`, `none`, a list of delays, or a rhythm. @default standard */
export function readRetry(node: ConfigNode | undefined, report: Report): RetryPolicy | undefined {
  if (node === undefined || node.value === 'standard' || hasUnresolved(node)) return standardRetry;
  if (node.value === 'none') return noRetry;
  if (node.kind === 'group') return readRhythm(node, report);
  if (node.kind !== 'list') {
    refuse(
      report,
      'retry must be standard, none, a list of delays such as [5s, 5m, 2h], or a rhythm such as { every: 1h, for: 30d }',
      node.at,
    );
    return undefined;
  }
  const delays = [...node.children.values()].map((child) => {
    const ms = typeof child.value === 'string' ? parseDuration(child.value) : undefined;
    if (ms === undefined) refuse(report, 'a delay of retry must be a duration such as 5s, 5m or 2h', child.at);
    return ms;
  });
  return delays.every((ms) => ms !== undefined) ? { delaysMs: delays, jitter: standardRetry.jitter } : undefined;
}

function readRhythm(node: ConfigNode, report: Report): RetryPolicy | undefined {
  const fields = readFields(node, rhythmFields, report, { label: 'retry', missingAt: node.keyAt });
  if (fields === undefined) return undefined;
  const count = Math.floor(fields.for / fields.every);
  if (count >= 1 && count <= MOST_ATTEMPTS) return { delaysMs: Array<number>(count).fill(fields.every), jitter: standardRetry.jitter };
  refuse(
    report,
    count < 1 ? 'retry.for is shorter than retry.every' : `retry would try again more than ${MOST_ATTEMPTS} times`,
    node.keyAt,
  );
  return undefined;
}

function refuse(report: Report, reason: string, at: Position): void {
  report.error('E_CONFIG_FIELD', { reason }, at);
}
