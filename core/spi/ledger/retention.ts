import type { Finding } from '../../kernel/errors.ts';

/** Kinds of content that may be kept for different times. `original`: documents as they came. `stages`: what they looked like on their
 *  way, and the personal data of canonical messages. `sent`: what went out. `answers`: what partners answered to it. `documents`:
 *  kept files, such as labels. */
export const contentClasses = ['original', 'stages', 'sent', 'answers', 'documents'] as const;
/** One of {@link contentClasses}. */
export type ContentClass = (typeof contentClasses)[number];

/** What is no longer to be kept. */
export interface ForgetRule {
  readonly content: ContentClass;
  /** Everything older. */
  readonly before: Date;
  /** Only of these channels (`partner/channel`); of all but {@link except}, where undefined. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** What one page of forgetting came to. */
export interface Forgotten {
  readonly removed: number;
  readonly bytes: number;
  /** Messages that were looked at. */
  readonly looked: number;
  /** Is there more that this rule has not looked at? */
  readonly more: boolean;
}

/** A run of the job that forgets. */
export interface RetentionRun {
  readonly id: string;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  /** Contents and documents. */
  readonly removed: number;
  readonly bytes: number;
  readonly failed?: Finding;
}

/** Takes away what is kept no longer, and remembers its hashes. */
export interface Forgetting {
  /** Looks at the next messages, the oldest first, and takes away what the rule says; never what open, held or waiting work needs, nor
   *  personal data of canonical messages and documents of cases that are not closed. It goes on where it ended the last time: a message is
   *  looked at once, and after that once a day as long as something of it is left. A rule is known by its class and its channels. */
  forget(rule: ForgetRule, limit: number): Promise<Forgotten>;
  /** Notes that a run begins, or how far it came: the last call counts. */
  noteRetentionRun(run: RetentionRun): Promise<void>;
  /** Newest first. */
  retentionRuns(limit: number): Promise<readonly RetentionRun[]>;
}
