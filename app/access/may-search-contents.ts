import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import { roles } from '../api/operation.ts';
import { principalOf } from './principal.ts';

/** Whether words are found in a document tells what is in it, to whom may not read it: only operators search contents.
 *  @throws E_ROLE_MISSING, E_SCOPE_MISSING */
export function refuseToSearchContents(request: FastifyRequest): void {
  const principal = principalOf(request);
  if (principal?.kind === 'key') throw hubError('E_SCOPE_MISSING', { reason: 'searching contents by `text` is for operators' });
  const role = principal?.role ?? 'viewer';
  if (roles.indexOf(role) < roles.indexOf('operator')) throw hubError('E_ROLE_MISSING', { needed: 'operator', role });
}
