import { day, type Said, scans, timeline } from './case.fixture.ts';
import { foldCase } from './fold-case.ts';

export const MONEY = { amount: 1250, currency: 'EUR' };

/** State, decision, logistics and money after each message. */
export function foldedPath(...said: readonly Said[]): readonly string[] {
  const events = timeline(...said);
  return events.map((_, index) => {
    const { state, decision, logistics, money } = foldCase(events.slice(0, index + 1));
    return [state, decision, logistics, money].join(' ');
  });
}

/** What did not move the case, and why. */
export function ignoredBy(...said: readonly Said[]): readonly string[] {
  return foldCase(timeline(...said)).history.flatMap(({ type, ignored }) => ignored.map(({ why }) => `${type}: ${why}`));
}

/** One scan of a carrier. */
export function tracked(status: string, index: number, more = {}): Said {
  return ['shipment.tracked', { ...scans([status, day(index)]), ...more }];
}
