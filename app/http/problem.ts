import { errorTable } from '../../core/kernel/error-table.ts';
import type { HubError } from '../../core/kernel/errors.ts';
import type { Json } from '../../core/kernel/json.ts';

/** Media type of a problem (RFC 9457, section 3). */
export const PROBLEM_TYPE = 'application/problem+json';

/** An error as a problem (RFC 9457): `type` and `code` name the row of our table, `details` has the
 *  values of its text, `errors` lists every finding. */
export function problemOf(error: HubError): Json {
  const base = {
    type: `urn:relais:error:${error.code}`,
    title: errorTable[error.code].text.replace(/\{(\w+)\}/g, '…'),
    status: error.status,
    detail: error.message,
    code: error.code,
    remedy: error.remedy,
    ...(error.details === undefined ? {} : { details: error.details }),
  };
  const errors = error.findings.map((found) => ({ ...found, at: { ...found.at } }));
  return errors.length === 0 ? base : { ...base, errors };
}
