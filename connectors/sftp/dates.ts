import { posix } from 'node:path';
import { hubError } from '../../core/kernel/errors.ts';
import { fillTemplate, templateNames } from '../../core/spi/template.ts';

/** The `{names}` of a moment, for names of files and folders. */
export type DateNames = (at: Date) => Readonly<Record<string, string>>;

/** @param timezone an IANA name: `Europe/Paris`
 *  @throws E_CONFIG_FIELD */
export function datesIn(timezone: string): DateNames {
  const format = formatFor(timezone);
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const { year = '', month: MM = '', day: dd = '', hour: HH = '', minute: mm = '', second: ss = '' } = part;
    const yyyy = year.padStart(4, '0');
    const [yyyyMMdd, HHmmss] = [`${yyyy}${MM}${dd}`, `${HH}${mm}${ss}`];
    return { yyyy, yy: yyyy.slice(-2), MM, dd, HH, mm, ss, yyyyMMdd, HHmmss, yyyyMMddHHmmss: `${yyyyMMdd}${HHmmss}` };
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit';
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
  } catch {
    throw hubError('E_CONFIG_FIELD', { reason: 'timezone is not the IANA name of a time zone, such as Europe/Paris' });
  }
}

/** The folder of a moment. */
export function folderOf(setting: string, template: string, dates: DateNames, at: Date): string {
  return fillTemplate(setting, template, dates(at), (value) => value);
}

/** Refuses a folder whose `{names}` are no dates, or which begins with one: then nothing would tell the folder from those of
 *  the partner.
 *  @throws E_CONFIG_FIELD */
export function checkDatedFolder(setting: string, template: string): void {
  const known = datesIn('UTC')(new Date(0));
  const unknown = templateNames(template).find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined)
    throw hubError('E_CONFIG_FIELD', { reason: `${setting} has {${unknown}}; it may have {${Object.keys(known).join('}, {')}}` });
  checkOwnFolder(setting, fixedPart(template));
}

/** Refuses what would be the channel's folder itself. @throws E_CONFIG_FIELD */
export function checkOwnFolder(setting: string, path: string | undefined): void {
  if (path !== undefined && (path === '' || ['.', './'].includes(posix.normalize(path))))
    throw hubError('E_CONFIG_FIELD', { reason: `${setting} must begin with a folder of its own, which is not that of the documents` });
}

/** What stands before the first folder with a date. */
export function fixedPart(template: string): string {
  const segments = template.split('/');
  const dated = segments.findIndex((segment) => segment.includes('{'));
  return (dated < 0 ? segments : segments.slice(0, dated)).join('/');
}

/** When a document was made, so that the same name is given to it at every attempt: the delivery's identifier carries it
 *  (UUIDv7, RFC 9562, section 5.7). Undefined for a key that is none. */
export function instantOf(idempotencyKey: string): Date | undefined {
  const [, high = '', low = ''] = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab]/.exec(idempotencyKey) ?? [];
  return high === '' ? undefined : new Date(Number.parseInt(`${high}${low}`, 16));
}
