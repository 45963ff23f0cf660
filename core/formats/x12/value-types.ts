/** Is this a date, CCYYMMDD or YYMMDD (X12.6, type DT)? */
export function isDate(value: string): boolean {
  if (!/^\d+$/.test(value) || (value.length !== 8 && value.length !== 6)) return false;
  const month = Number(value.slice(-4, -2));
  const day = Number(value.slice(-2));
  const year = Number(value.slice(0, -4));
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (value.length === 6 || year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/** Is this a time of day, HHMM, HHMMSS or with decimals of a second (X12.6, type TM)? */
export function isTime(value: string): boolean {
  return /^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,2})?$/.test(value);
}
