import { createHash } from 'node:crypto';
import type { AuditedDeed } from '../../../core/spi/ledger/audit.ts';

/** The hash before the first entry: 32 bytes of zero. */
export const BEFORE_FIRST: Buffer = Buffer.alloc(32);

const LONGEST = { name: 200, action: 100, subject: 300, reason: 1000, detail: 500 } as const;

/** A deed as it is kept: texts shortened, and without characters that PostgreSQL does not take. What is hashed must come back as it was. */
export function keepable(deed: AuditedDeed): AuditedDeed {
  const { details, reason } = deed;
  return {
    at: deed.at,
    actor: { kind: deed.actor.kind, name: clean(deed.actor.name, LONGEST.name) },
    action: clean(deed.action, LONGEST.action),
    subject: clean(deed.subject, LONGEST.subject),
    ...(reason === undefined ? {} : { reason: clean(reason, LONGEST.reason) }),
    ...(details === undefined ? {} : { details: Object.fromEntries(Object.entries(details).map(keepableDetail)) }),
  };
}

function keepableDetail([name, value]: [string, string | number | boolean]): [string, string | number | boolean] {
  return [clean(name, LONGEST.name), typeof value === 'string' ? clean(value, LONGEST.detail) : value];
}

function clean(text: string, longest: number): string {
  return text
    .replaceAll('\0', '')
    .slice(0, longest)
    .replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

/** SHA-256 over the hash before and the deed, as docs/security.md describes it for who wants to check a copy of the table by other means:
 *  the 32 bytes, then UTF-8 of a JSON array without blanks, the details as pairs in the order of their names. */
export function hashOfEntry(before: Buffer, number: number, { at, actor, action, subject, reason, details }: AuditedDeed): Buffer {
  const pairs = details === undefined ? null : Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([number, at.toISOString(), actor.kind, actor.name, action, subject, reason ?? null, pairs]);
  return createHash('sha256').update(before).update(text).digest();
}
