import { saidIn, wordingIn } from '../../core/alerts/sentences.ts';
import type { Language } from '../../core/canonical/code-types.ts';
import type { AlertRecord, TellingInWork } from '../../core/spi/ledger/alerts.ts';

/** What a target is told at once: one alert or many. */
export type Digest = readonly Pick<TellingInWork, 'alert' | 'reason'>[];

/** Letters of a subject, and of a text message. */
const SUBJECT_LENGTH = 120;
const SHORT_LENGTH = 300;

/** One line for a subject: `[critical] 3 failures of acme/returns …`, or how many there are. */
export function headline(digest: Digest, language: Language): string {
  const [first] = digest;
  if (first === undefined) return '';
  const { over, severities, alerts } = wordingIn(language);
  const only = `[${first.reason === 'ended' ? over : severities[first.alert.severity]}] ${saidIn(first.alert, language).say}`;
  return shorten(digest.length === 1 ? only : `${alerts(digest.length)}: ${counts(digest, over)}`, SUBJECT_LENGTH);
}

/** Everything, for a mail: what happened, since when, what to do, where to look.
 *  @param publicUrl where the console is; without it there are no links */
export function fullText(digest: Digest, publicUrl: string | undefined, language: Language): string {
  const { marks, severities, since } = wordingIn(language);
  const paragraphs = digest.map(({ alert, reason }) => {
    const { say, remedy } = saidIn(alert, language);
    return [
      `${marks[reason]} ${severities[alert.severity]} ${alert.rule}: ${say}`,
      `  ${since(alert.openedAt.toISOString(), alert.endedAt?.toISOString())}`,
      ...(reason === 'ended' ? [] : [`  ${remedy}`]),
      ...(publicUrl === undefined ? [] : [`  ${linkOf(alert, publicUrl)}`]),
    ].join('\n');
  });
  return `${paragraphs.join('\n\n')}\n`;
}

/** For a text message. */
export function shortText(digest: Digest, language: Language): string {
  const [first] = digest;
  if (first === undefined) return '';
  const { marks, over, alerts } = wordingIn(language);
  const only = `${marks[first.reason]} ${saidIn(first.alert, language).say}`;
  const lines = digest.length === 1 ? only : `Relais: ${alerts(digest.length)}: ${counts(digest, over)}`;
  return shorten(lines, SHORT_LENGTH);
}

/** Where the console shows it. */
export function linkOf({ link }: AlertRecord, publicUrl: string): string {
  return `${publicUrl}${link}`;
}

function counts(digest: Digest, over: string): string {
  const numbers = new Map<string, number>();
  for (const { alert, reason } of digest) {
    const name = reason === 'ended' ? `${over}: ${alert.rule}` : alert.rule;
    numbers.set(name, (numbers.get(name) ?? 0) + 1);
  }
  return [...numbers].map(([name, count]) => `${name} ${count}`).join(', ');
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
