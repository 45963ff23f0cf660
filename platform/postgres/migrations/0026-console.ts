import type { Migration } from './migration.ts';

/** What the console asks for: the configuration by which each process works, and sending many once more. */
export const console: Migration = {
  number: 26,
  name: 'console',
  sql: `
-- Empty: a process of an earlier release, which does not say.
ALTER TABLE instances ADD COLUMN config_hash text COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE bulks DROP CONSTRAINT bulks_verb_check;
ALTER TABLE bulks ADD CONSTRAINT bulks_verb_check CHECK (verb IN ('retry', 'replay', 'resend', 'discard', 'release', 'correct'));
`,
};
