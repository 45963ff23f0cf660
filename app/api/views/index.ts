import type { Finding } from '../../../core/kernel/errors.ts';

export type { MessageDetail } from '../../../core/spi/ledger/ledger-queries.ts';
export type * from './access.ts';
export type * from './cases.ts';
export type * from './failures.ts';
export type * from './messages.ts';
export type * from './operations.ts';
export type * from './partners.ts';

/** What is wrong and what to do (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly remedy: string;
  /** The values that fill detail and remedy. */
  readonly details?: Finding['details'];
  readonly errors?: readonly Finding[];
}
