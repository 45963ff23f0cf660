/** A holiday that comes every year: on a day of a month, so many days from Easter Sunday, or on the nth weekday of a month (-1: the
 *  last one; 1 is Monday, 7 is Sunday). */
export type HolidayRule =
  | { readonly name: string; readonly month: number; readonly day: number }
  | { readonly name: string; readonly easter: number }
  | { readonly name: string; readonly month: number; readonly weekday: number; readonly nth: number };

/** On which days nobody works. */
export interface CalendarRules {
  readonly name: string;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekend: readonly number[];
  readonly holidays: readonly HolidayRule[];
  /** What becomes of a fixed holiday on a weekend: nothing, the next working day (`GB`), or the nearest one (`US`). */
  readonly moved?: 'next' | 'nearest';
}

const fixed = (name: string, month: number, day: number): HolidayRule => ({ name, month, day });
const easter = (name: string, days: number): HolidayRule => ({ name, easter: days });
const nth = (name: string, month: number, weekday: number, count: number): HolidayRule => ({ name, month, weekday, nth: count });
const saturdayAndSunday = [6, 7];
const [newYear, labourDay, christmas] = [fixed('New Year', 1, 1), fixed('Labour Day', 5, 1), fixed('Christmas', 12, 25)];
const [goodFriday, easterMonday, ascension, whitMonday] = [
  easter('Good Friday', -2),
  easter('Easter Monday', 1),
  easter('Ascension', 39),
  easter('Whit Monday', 50),
];

/** Holidays of a whole country; those of regions, and days that a government sets for one year, are not in the tables.
 *  Sources: Code du travail L3133-1 (FR), arrêté royal du 18 avril 1974 (BE), the nine holidays common to all Länder (DE), Estatuto de
 *  los Trabajadores art. 37.2 and the national list (ES), Banking and Financial Dealings Act 1971 for England and Wales (GB),
 *  5 U.S.C. 6103 (US). */
export const calendars: Readonly<Record<string, CalendarRules>> = {
  none: { name: 'Saturdays and Sundays only', weekend: saturdayAndSunday, holidays: [] },
  FR: {
    name: 'France',
    weekend: saturdayAndSunday,
    holidays: [
      ...[newYear, easterMonday, labourDay, fixed('Victory 1945', 5, 8), ascension, whitMonday, fixed('Bastille Day', 7, 14)],
      ...[fixed('Assumption', 8, 15), fixed("All Saints' Day", 11, 1), fixed('Armistice', 11, 11), christmas],
    ],
  },
  BE: {
    name: 'Belgium',
    weekend: saturdayAndSunday,
    holidays: [
      ...[newYear, easterMonday, labourDay, ascension, whitMonday, fixed('National Day', 7, 21), fixed('Assumption', 8, 15)],
      ...[fixed("All Saints' Day", 11, 1), fixed('Armistice', 11, 11), christmas],
    ],
  },
  DE: {
    name: 'Germany',
    weekend: saturdayAndSunday,
    holidays: [
      ...[newYear, goodFriday, easterMonday, labourDay, ascension, whitMonday, fixed('German Unity Day', 10, 3), christmas],
      fixed('Second Day of Christmas', 12, 26),
    ],
  },
  ES: {
    name: 'Spain',
    weekend: saturdayAndSunday,
    holidays: [
      ...[newYear, fixed('Epiphany', 1, 6), goodFriday, labourDay, fixed('Assumption', 8, 15), fixed('National Day', 10, 12)],
      ...[fixed("All Saints' Day", 11, 1), fixed('Constitution Day', 12, 6), fixed('Immaculate Conception', 12, 8), christmas],
    ],
  },
  GB: {
    name: 'England and Wales',
    weekend: saturdayAndSunday,
    moved: 'next',
    holidays: [
      ...[newYear, goodFriday, easterMonday, nth('Early May', 5, 1, 1), nth('Spring', 5, 1, -1), nth('Summer', 8, 1, -1), christmas],
      fixed('Boxing Day', 12, 26),
    ],
  },
  US: {
    name: 'United States, federal',
    weekend: saturdayAndSunday,
    moved: 'nearest',
    holidays: [
      ...[newYear, nth('Martin Luther King Day', 1, 1, 3), nth("Washington's Birthday", 2, 1, 3), nth('Memorial Day', 5, 1, -1)],
      ...[fixed('Juneteenth', 6, 19), fixed('Independence Day', 7, 4), nth('Labor Day', 9, 1, 1), nth('Columbus Day', 10, 1, 2)],
      ...[fixed('Veterans Day', 11, 11), nth('Thanksgiving', 11, 4, 4), christmas],
    ],
  },
};
