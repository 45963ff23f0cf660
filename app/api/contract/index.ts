import { access } from './access.ts';
import { cases } from './cases.ts';
import { failures } from './failures.ts';
import { messages } from './messages.ts';
import { operations } from './operations.ts';
import { partners } from './partners.ts';

/** The operations API, whole. */
export const contract = { ...access, ...operations, ...messages, ...failures, ...cases, ...partners } as const;
/** Name of an operation. */
export type OperationName = keyof typeof contract;
