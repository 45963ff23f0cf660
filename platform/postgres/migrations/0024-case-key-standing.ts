import type { Migration } from './migration.ts';

/** How a case came by a key: a number that is merely quoted connects no two cases to which its issuer gave different ones. */
export const caseKeyStanding: Migration = {
  number: 24,
  name: 'case-key-standing',
  sql: `
-- Written by an earlier release: nobody knows who said it; it joins as before.
ALTER TABLE case_keys ADD COLUMN standing text COLLATE "C" NOT NULL DEFAULT 'told';
`,
};
