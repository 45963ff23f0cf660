/** A partner's way to write dates and times, compiled from a pattern such as `dd.MM.yyyy HH:mm`. */
export interface DatePattern {
  /** ISO 8601 without an offset: `2025-03-12`, `2025-03-12T09:15:00` or `09:15:00`; undefined for what is none. */
  read(text: string): string | undefined;
  /** The text of such a date; undefined where it is none, or lacks a part that the pattern has. */
  write(iso: string): string | undefined;
}

const widths: Readonly<Record<string, number>> = { yyyy: 4, yy: 2, MM: 2, dd: 2, HH: 2, mm: 2, ss: 2 };
const PART = /yyyy|yy|MM|dd|HH|mm|ss/g;
const ISO = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:(?:^|T)(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** Compiles a pattern of `yyyy` (or `yy`: 70 to 99 are of the last century), `MM`, `dd`, `HH`, `mm`, `ss` and other characters.
 *  @returns undefined for a pattern that gives neither a whole date nor a time of day */
export function compileDatePattern(pattern: string): DatePattern | undefined {
  const parts = pattern.match(PART) ?? [];
  const names = parts.map((part) => (part === 'yy' ? 'yyyy' : part));
  const has = (name: string) => names.includes(name);
  const hasDate = has('yyyy') && has('MM') && has('dd');
  const hasTime = has('HH') && has('mm');
  if (new Set(names).size !== names.length || /[A-Za-z]/.test(pattern.replace(PART, '').replaceAll('T', ''))) return undefined;
  if ((!hasDate && (has('yyyy') || has('MM') || has('dd'))) || (!hasTime && (has('HH') || has('mm') || has('ss')))) return undefined;
  if (!hasDate && !hasTime) return undefined;
  const between = pattern.split(PART).map((text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  const form = new RegExp(
    `^${between.map((text, index) => `${text}${parts[index] === undefined ? '' : `(\\d{${widths[parts[index]]}})`}`).join('')}$`,
  );
  const places = ['yyyy', 'MM', 'dd', 'HH', 'mm', 'ss'].map((name) => (has(name) ? names.indexOf(name) + 1 : -1));
  const yearAt = names.indexOf('yyyy');
  return {
    read: (text) => {
      const match = form.exec(text);
      if (match === null) return undefined;
      const [year, month, day, hour, minute, second] = places.map((place) => match[place] ?? '00');
      const date = hasDate ? `${parts[yearAt] === 'yy' ? fullYear(year ?? '') : year}-${month}-${day}` : '';
      const time = hasTime ? `${hour}:${minute}:${second}` : '';
      return isReal(date, time) ? [date, time].filter((part) => part !== '').join('T') : undefined;
    },
    write: (iso) => {
      const [, year, month, day, hour, minute, second = '00'] = ISO.exec(iso) ?? [];
      if ((hasDate && year === undefined) || (hasTime && hour === undefined)) return undefined;
      if (!isReal(hasDate ? `${year}-${month}-${day}` : '', hasTime ? `${hour}:${minute}:${second}` : '')) return undefined;
      const values: Readonly<Record<string, string | undefined>> = {
        yyyy: year,
        yy: year?.slice(2),
        MM: month,
        dd: day,
        HH: hour,
        mm: minute,
        ss: second,
      };
      return pattern.replace(PART, (part) => values[part] ?? '');
    },
  };
}

function fullYear(digits: string): string {
  return Number(digits) >= 70 ? `19${digits}` : `20${digits}`;
}

function isReal(date: string, time: string): boolean {
  if (time !== '' && !/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) return false;
  if (date === '') return true;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (daysOf[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
