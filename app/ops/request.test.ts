import { describe, expect, it } from 'vitest';
import { caseFilter } from './case-request.ts';
import { messageFilter } from './message-request.ts';

describe('an instant in a query', () => {
  it('is of a year of four digits', () => {
    const [from, to] = ['1000-01-01', '9999-12-31T23:59:59Z'];
    expect(messageFilter({ from, to })).toMatchObject({ from: new Date(from), to: new Date(to) });
    expect(caseFilter({ from, to })).toMatchObject({ openedFrom: new Date(from), openedTo: new Date(to) });
  });

  it.each(['soon', '0999-12-31', '+010000-01-01T00:00:00Z', '9999-12-31T23:59:59-12:00', '2026-13-01'])('is not %s', (from) => {
    for (const filter of [messageFilter, caseFilter]) expect(() => filter({ from })).toThrow('from is an instant such as');
  });
});
