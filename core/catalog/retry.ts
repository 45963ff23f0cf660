import type { Position } from '../kernel/position.ts';
import { parseDuration } from '../spi/duration.ts';
import type { RetryPolicy } from './model.ts';
import type { Report } from './report.ts';
import { type ConfigNode, hasUnresolved } from './yaml-file.ts';

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

/** `retry:` of a channel: `standard`, `none`, or a list of delays. @default standard */
export function readRetry(node: ConfigNode | undefined, report: Report): RetryPolicy | undefined {
  if (node === undefined || node.value === 'standard' || hasUnresolved(node)) return standardRetry;
  if (node.value === 'none') return noRetry;
  if (node.kind !== 'list') {
    refuse(report, 'retry must be standard, none, or a list of delays such as [5s, 5m, 2h]', node.at);
    return undefined;
  }
  const delays = [...node.children.values()].map((child) => {
    const ms = typeof child.value === 'string' ? parseDuration(child.value) : undefined;
    if (ms === undefined) refuse(report, 'a delay of retry must be a duration such as 5s, 5m or 2h', child.at);
    return ms;
  });
  return delays.every((ms) => ms !== undefined) ? { delaysMs: delays, jitter: standardRetry.jitter } : undefined;
}

function refuse(report: Report, reason: string, at: Position): void {
  report.error('E_CONFIG_FIELD', { reason }, at);
}
