import { HubError, hubError } from '../../../core/kernel/errors.ts';

/** SQLSTATE classes and codes that say "not now": connection exceptions, out of resources, shutting down or starting up. */
const PASSING = /^(08...|53...|57P0[1-5]|25006|26000)$/;
/** What the operating system and the driver call the same. */
const LOST =
  /ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|terminated|connection (timeout|error)|timeout exceeded|not queryable|Cannot use a pool/i;

/** What DATABASE_URL got wrong. */
const UNUSABLE: Readonly<Record<string, string>> = {
  '3D000': 'there is no such database on the server',
  '28P01': 'the server refuses the password',
  '28000': 'the server refuses the user',
  '42501': 'the user may not do what the hub needs',
};

/** Two transactions waited for each other, or a statement could not be serialized: the same again will do. */
const COLLISION = /^40(001|P01)$/;

/** Whatever the driver threw, as a HubError: `E_NOT_READY` when the database is away, else `E_INTERNAL` with its SQLSTATE.
 *  What PostgreSQL quotes of the data (detail, context) is removed: it may be a partner's text. */
export function asLedgerError(thrown: unknown): HubError {
  if (thrown instanceof HubError) return thrown;
  const code = codeOf(thrown);
  const text = thrown instanceof Error ? thrown.message : '';
  if (PASSING.test(code) || LOST.test(code) || (!isSqlState(code) && LOST.test(text))) {
    return hubError('E_NOT_READY', { reason: `the ledger's database is away${code === '' ? '' : ` (${code})`}` });
  }
  const unusable = UNUSABLE[code];
  if (unusable !== undefined) return hubError('E_LEDGER_UNUSABLE', { reason: unusable });
  return hubError('E_INTERNAL', { name: code === '' ? nameOf(thrown) : `PostgreSQL ${code}` }, { cause: withoutData(thrown) });
}

/** Is it worth doing the same transaction once more, at once? */
export function isCollision(thrown: unknown): boolean {
  return COLLISION.test(codeOf(thrown));
}

/** Is the database away, so that nothing is known of what was being done? */
export function isAway(thrown: unknown): boolean {
  return thrown instanceof HubError && thrown.code === 'E_NOT_READY';
}

function codeOf(thrown: unknown): string {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function isSqlState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code);
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown;
}

/** Class 22 is about values: its messages quote them after a colon. */
function withoutData(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown;
  const bare = Object.assign(thrown, { detail: undefined, where: undefined, internalQuery: undefined, hint: undefined });
  if (!codeOf(thrown).startsWith('22')) return bare;
  const [message = ''] = thrown.message.split(/[:"]/, 1);
  return Object.assign(bare, { message, stack: thrown.stack?.replace(thrown.message, () => message) });
}
