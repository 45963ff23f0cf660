import type { AlertRecord, TellingInWork, TellingReason } from '../../core/spi/alerts.ts';

/** What a target is told at once: one alert or many. */
export type Digest = readonly Pick<TellingInWork, 'alert' | 'reason'>[];

/** Letters of a subject, and of a text message. */
const SUBJECT_LENGTH = 120;
const SHORT_LENGTH = 300;

const marks: Readonly<Record<TellingReason, string>> = { opened: 'NEW', again: 'STILL', ended: 'OVER' };

/** One line for a subject: `[critical] 3 failures of acme/returns …`, or how many there are. */
export function headline(digest: Digest): string {
  const [first] = digest;
  if (first === undefined) return '';
  const only = `[${first.reason === 'ended' ? 'over' : first.alert.severity}] ${first.alert.say}`;
  return shorten(digest.length === 1 ? only : `${digest.length} alerts: ${counts(digest)}`, SUBJECT_LENGTH);
}

/** Everything, for a mail: what happened, since when, what to do, where to look.
 *  @param publicUrl where the console is; without it there are no links */
export function fullText(digest: Digest, publicUrl: string | undefined): string {
  const paragraphs = digest.map(({ alert, reason }) =>
    [
      `${marks[reason]} ${alert.severity} ${alert.rule}: ${alert.say}`,
      `  Since ${alert.openedAt.toISOString()}${alert.endedAt === undefined ? '' : `, until ${alert.endedAt.toISOString()}`}`,
      ...(reason === 'ended' ? [] : [`  ${alert.remedy}`]),
      ...(publicUrl === undefined ? [] : [`  ${linkOf(alert, publicUrl)}`]),
    ].join('\n'),
  );
  return `${paragraphs.join('\n\n')}\n`;
}

/** For a text message. */
export function shortText(digest: Digest): string {
  const [first] = digest;
  if (first === undefined) return '';
  const lines = digest.length === 1 ? `${marks[first.reason]} ${first.alert.say}` : `Relais: ${digest.length} alerts: ${counts(digest)}`;
  return shorten(lines, SHORT_LENGTH);
}

/** Where the console shows it. */
export function linkOf({ link }: AlertRecord, publicUrl: string): string {
  return `${publicUrl}${link}`;
}

function counts(digest: Digest): string {
  const numbers = new Map<string, number>();
  for (const { alert, reason } of digest) {
    const name = reason === 'ended' ? `over: ${alert.rule}` : alert.rule;
    numbers.set(name, (numbers.get(name) ?? 0) + 1);
  }
  return [...numbers].map(([name, count]) => `${name} ${count}`).join(', ');
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
