import type { FieldTable } from '../../spi/fields.ts';
import type { FormatCodec } from '../../spi/format.ts';
import { type BatchPolicy, type BatchSchedule, MOST_MEMBERS, type TimeOfDay } from '../batch-policy.ts';
import type { OutboundChannel } from '../model.ts';
import type { Report } from '../report.ts';
import { type ConfigNode, hasUnresolved, placeOf, readFields } from '../yaml-file.ts';

const HOUR_MS = 3_600_000;

/** `batch:` of an outbound channel. */
export const batchFields = {
  every: {
    type: 'duration',
    minimum: 1_000,
    maximum: 24 * HOUR_MS,
    description: 'Closes a batch at every multiple of this time, counted in UTC: 15m closes at each quarter of an hour.',
    example: '15m',
  },
  at: {
    type: 'text-list',
    form: { pattern: '([01]\\d|2[0-3]):[0-5]\\d', says: 'a time of day such as 06:00 or 18:30' },
    description: 'Closes a batch at these times of day, in the time zone of the partner. Instead of every.',
    example: '18:00',
  },
  days: {
    type: 'choice',
    choices: ['all', 'workdays'],
    description: 'The days on which the times of at count; workdays are Monday to Friday. Without it, all.',
  },
  max: {
    type: 'integer',
    default: 200,
    minimum: 1,
    maximum: MOST_MEMBERS,
    description: 'Most messages in one batch. When so many wait, one is closed at once.',
  },
} as const satisfies FieldTable;

/** What of its channel decides whether it may send batches. */
export interface BatchingChannel {
  readonly name: string;
  readonly timezone: string;
  readonly ordering: OutboundChannel['ordering'];
  readonly requests: OutboundChannel['requests'];
  readonly format: { readonly kind: string; readonly codec: Pick<FormatCodec, 'join'>; readonly isKnown: boolean };
}

/** Reads `batch:`. Undefined if anything is wrong with it; the report has all of it. */
export function readBatch(node: ConfigNode, channel: BatchingChannel, report: Report): BatchPolicy | undefined {
  const { name, ordering, requests, format } = channel;
  let allowed = true;
  const refuse = (reason: string) => {
    report.error('E_CONFIG_FIELD', { reason: `${name}.batch ${reason}` }, node.keyAt);
    allowed = false;
  };
  if (ordering === 'case') refuse('does not go with ordering: case, as one batch could overtake another: leave out one of the two');
  if (format.isKnown && format.codec.join === undefined)
    refuse(`needs a format whose documents hold several messages; ${format.kind}, as it is set here, holds one: leave batch out`);
  if (requests.size === 0) refuse('is for what request: makes; acknowledgements alone are sent one by one: leave it out');
  const fields = readFields(node, batchFields, report, { label: `${name}.batch`, missingAt: node.keyAt });
  if (fields === undefined) return undefined;
  const schedule = readSchedule(node, fields, channel, refuse, report);
  return allowed && schedule !== undefined ? Object.freeze({ schedule, max: fields.max }) : undefined;
}

function readSchedule(
  node: ConfigNode,
  { every, at, days }: { readonly every?: number; readonly at?: readonly string[]; readonly days?: string },
  { name, timezone }: BatchingChannel,
  refuse: (reason: string) => void,
  report: Report,
): BatchSchedule | undefined {
  const given = ['every', 'at'].filter((key) => node.children.has(key));
  if (given.length !== 1) {
    refuse('needs either every, such as 15m, or at, such as ["06:00", "18:00"]');
    return undefined;
  }
  const daysNode = node.children.get('days');
  if (daysNode !== undefined && given[0] === 'every') {
    report.error('E_CONFIG_FIELD', { reason: `${name}.batch.days goes with at; every counts on all days` }, daysNode.keyAt);
    return undefined;
  }
  if (every !== undefined) return { everyMs: every };
  const atNode = node.children.get('at');
  // Where a variable is not known on this machine, nothing is closed by it either.
  if (at === undefined || hasUnresolved(atNode)) return { everyMs: 24 * HOUR_MS };
  if (at.length === 0 || new Set(at).size < at.length) {
    const reason = at.length === 0 ? 'needs at least one time of day' : 'has a time of day twice';
    report.error('E_CONFIG_FIELD', { reason: `${name}.batch.at ${reason}` }, atNode === undefined ? node.keyAt : placeOf(atNode));
    return undefined;
  }
  return { at: at.map(timeOfDay), days: days === 'workdays' ? 'workdays' : 'all', timezone };
}

function timeOfDay(text: string): TimeOfDay {
  const [hour = '', minute = ''] = text.split(':');
  return { hour: Number(hour), minute: Number(minute) };
}
