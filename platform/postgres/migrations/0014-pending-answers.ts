import type { Migration } from './migration.ts';

/** Partners that have a document and no final answer yet: the delivery is `waiting`, the attempt `pending`. */
export const pendingAnswers: Migration = {
  number: 14,
  name: 'pending-answers',
  sql: `
ALTER TABLE deliveries DROP CONSTRAINT deliveries_status_check;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_status_check
  CHECK (status IN ('pending', 'delivered', 'retrying', 'waiting', 'dead', 'held', 'cancelled'));
ALTER TABLE attempts DROP CONSTRAINT attempts_outcome_check1;
ALTER TABLE attempts ADD CONSTRAINT attempts_outcome_check
  CHECK (outcome IN ('accepted', 'pending', 'rejected', 'deferred', 'unknown'));
`,
};
