import { expect, it } from 'vitest';
import { mappedMessages } from './mapped-messages.ts';

const catalogue = (occurredAt: unknown) => [{ type: 'case.late', occurredAt, body: {} }];
const run = (occurredAt: unknown) => () => mappedMessages('acme/in/a', catalogue(occurredAt) as never, ['case.late']);

it.each(['yesterday', '2025-03-01', '2025-03-01T09:00:00', '2025-13-01T09:00:00Z', '1741000000', 1_741_000_000, ''])(
  'refuses %j as the time of a message: cases are folded in the order of instants',
  (occurredAt) => {
    expect(run(occurredAt)).toThrow(
      expect.objectContaining({ code: 'E_MAP_RESULT', message: expect.stringContaining('occurredAt of the case.late is an instant') }),
    );
  },
);

it.each(['2025-03-01T09:00:00+01:00', '2025-03-01T08:00:00.250Z', '2025-03-01T09:00+01:00'])('takes %s', (occurredAt) => {
  // It goes on to the body, which is not valid.
  expect(run(occurredAt)).toThrow(expect.objectContaining({ code: 'E_CANONICAL' }));
});
