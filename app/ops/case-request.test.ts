import { expect, test } from 'vitest';
import { caseFilter } from './case-request.ts';

test('cases are filtered by the states of each axis, several with commas', () => {
  const query = { state: 'open,on_hold', decision: 'pending', logistics: 'received', money: 'none' };
  expect(caseFilter(query)).toEqual({
    state: ['open', 'on_hold'],
    decision: ['pending'],
    logistics: ['received'],
    money: ['none'],
    limit: 50,
  });
});

test.each(['state', 'decision', 'logistics', 'money'])('a state that %s does not have is refused, with those that there are', (axis) => {
  expect(() => caseFilter({ [axis]: 'opne' })).toThrow(new RegExp(`${axis} is one or more of \\w+, \\w+`));
});
