import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { OperationName } from '../api/contract/index.ts';
import { type Operation, roles } from '../api/operation.ts';
import { apiKeyOf } from '../http/credentials.ts';
import type { KeyRing } from '../ingress/api-keys.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { refuseOtherSites, refuseWithoutToken } from './origin.ts';
import { type Principal, setPrincipal } from './principal.ts';
import { sameSecret } from './secrets.ts';
import { sessionOf } from './session-desk.ts';

/** What is open to who must change the first password. */
const BEFORE_CHANGE: readonly OperationName[] = ['changePassword', 'logOut'];
const SAFE = ['GET', 'HEAD'];

/** Lets a request of the operations API in, or not, and notes who makes it. A token of the `Authorization` header counts before a cookie.
 *  @throws E_LOGIN_NEEDED, E_ADMIN_TOKEN_WRONG, E_CSRF, E_PASSWORD_CHANGE_NEEDED, E_ROLE_MISSING, E_SCOPE_MISSING */
export async function admit(
  runtime: Runtime,
  keys: KeyRing,
  request: FastifyRequest,
  operation: Pick<Operation, 'role' | 'scope'>,
  name?: OperationName,
): Promise<void> {
  if (operation.role === 'anyone') return;
  const token = apiKeyOf(request.headers);
  const principal = token === undefined ? await bySession(runtime, request, name) : await byToken(runtime, keys, token);
  if (principal.kind === 'key') refuseOutOfScope(principal, operation);
  else if (roles.indexOf(principal.role) < roles.indexOf(operation.role))
    throw hubError('E_ROLE_MISSING', { needed: operation.role, role: principal.role });
  setPrincipal(request, principal);
}

async function byToken(runtime: Runtime, keys: KeyRing, token: string): Promise<Principal> {
  if (sameSecret(token, runtime.adminToken)) return { kind: 'token', name: 'admin-token', role: 'admin' };
  const record = await keys.find(token);
  if (record === undefined) throw hubError('E_ADMIN_TOKEN_WRONG');
  const { prefix, partner, channels, scopes } = record;
  return { kind: 'key', name: prefix, partner, channels, scopes };
}

async function bySession(runtime: Runtime, request: FastifyRequest, name: OperationName | undefined): Promise<Principal> {
  const live = await sessionOf(runtime, request);
  if (live === undefined) throw hubError('E_LOGIN_NEEDED');
  if (!SAFE.includes(request.method)) {
    refuseOtherSites(request, runtime.access.publicUrl);
    refuseWithoutToken(request, live.token);
  }
  const { person, session } = live;
  if (person === undefined) return { kind: 'token', name: 'admin-token', role: 'admin' };
  if (person.mustChange && (name === undefined || !BEFORE_CHANGE.includes(name))) throw hubError('E_PASSWORD_CHANGE_NEEDED');
  return { kind: 'person', id: person.id, name: person.login, role: person.role, sessionId: session.id };
}

function refuseOutOfScope({ scopes }: Extract<Principal, { kind: 'key' }>, { scope }: Pick<Operation, 'scope'>): void {
  if (scope === undefined) throw hubError('E_SCOPE_MISSING', { reason: 'it is for people and the admin token' });
  if (!scopes.includes(scope)) throw hubError('E_SCOPE_MISSING', { reason: `it has not the scope ${scope}` });
}
