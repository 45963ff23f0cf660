import type { Migration } from './migration.ts';

/** What cases add to the key figures, made anew whenever a case is folded. */
export const caseFigures: Migration = {
  number: 16,
  name: 'case-figures',
  sql: `
CREATE TABLE case_figures (
  case_id uuid NOT NULL,
  figure  text COLLATE "C" NOT NULL,
  at      timestamptz NOT NULL,
  partner text COLLATE "C" NOT NULL,
  country text COLLATE "C",
  brand   text COLLATE "C",
  model   text COLLATE "C",
  value   double precision NOT NULL,
  good    boolean
);
CREATE INDEX case_figures_of_case ON case_figures (case_id);
CREATE INDEX case_figures_in_time ON case_figures (figure, at);

INSERT INTO case_marks (case_id, due_at) SELECT id, opened_at FROM cases WHERE merged_into IS NULL;
`,
};
