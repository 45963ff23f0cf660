import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { AuditActor } from '../../core/spi/ledger/audit.ts';
import { principalOf } from './principal.ts';

/** Who makes the request, as the audit names them: a person by login, the admin token, a key by its prefix.
 *  @throws E_LOGIN_NEEDED where nobody is known: operations open to anyone do nothing that is recorded so */
export function actorOf(request: FastifyRequest): AuditActor {
  const principal = principalOf(request);
  if (principal === undefined) throw hubError('E_LOGIN_NEEDED');
  return { kind: principal.kind, name: principal.name };
}
