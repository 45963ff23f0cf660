import type { FastifyReply, FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { PersonRecord } from '../../core/spi/ledger/people.ts';
import type { LoginRequest, PasswordChange } from '../api/views/index.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { actorOf } from './actor.ts';
import { LoginBrake } from './login-brake.ts';
import { hashPassword, passwordFits, refuseWeak } from './passwords.ts';
import { principalOf } from './principal.ts';
import { sameSecret } from './secrets.ts';
import { type LiveSession, openSession } from './session-desk.ts';

/** The login that takes the admin token as its password: the way in at the first start, and when all else fails. */
export const TOKEN_LOGIN = 'admin';

/** Opens a session with a local account, or as `admin` with the admin token.
 *  @throws E_LOGIN_WRONG the same for an unknown login, a wrong password and a closed account, after the same work; E_LOGIN_SLOW */
export async function logIn(runtime: Runtime, given: LoginRequest, request: FastifyRequest, reply: FastifyReply): Promise<LiveSession> {
  const { ledger, clock } = runtime;
  const login = given.login.trim();
  const brake = new LoginBrake(runtime, login, request.ip);
  await brake.before();
  const isToken = login.toLowerCase() === TOKEN_LOGIN;
  const person = isToken ? undefined : await ledger.findPerson({ login });
  const fits = isToken ? sameSecret(given.password.trim(), runtime.adminToken) : await accountOpens(person, given.password);
  const actor = isToken
    ? ({ kind: 'token', name: 'admin-token' } as const)
    : ({ kind: 'person', name: person?.login ?? 'unknown' } as const);
  // What was typed is not kept: in place of a login it may be a password.
  const deed = { at: clock.now(), actor, subject: isToken ? 'admin-token' : `person ${person?.id ?? 'unknown'}` };
  if (!fits) {
    // Of unknown logins, too: an answer that comes without this commit would tell by its time that there is no such account.
    await ledger.recordDeed({ ...deed, action: 'session.refused' });
    throw hubError('E_LOGIN_WRONG');
  }
  await brake.good();
  await ledger.recordDeed({ ...deed, action: 'session.opened', details: { by: 'password' } });
  return openSession(runtime, request, reply, person);
}

async function accountOpens(person: PersonRecord | undefined, password: string): Promise<boolean> {
  const fits = await passwordFits(password, person?.passwordHash);
  return fits && person?.active === true;
}

/** Changes the password of whoever asks; other sessions of theirs end.
 *  @throws E_LOGIN_WRONG the present one is another; E_PASSWORD_WEAK; E_LOGIN_SLOW; E_REQUEST_INVALID no local account */
export async function changeOwnPassword(runtime: Runtime, { current, next }: PasswordChange, request: FastifyRequest): Promise<void> {
  const { ledger, clock } = runtime;
  const principal = principalOf(request);
  const person = principal?.kind === 'person' ? await ledger.findPerson({ id: principal.id }) : undefined;
  if (principal?.kind !== 'person' || person?.source !== 'local')
    throw hubError('E_REQUEST_INVALID', { reason: 'only local accounts have a password here' });
  const brake = new LoginBrake(runtime, person.login, request.ip);
  await brake.before();
  if (!(await passwordFits(current, person.passwordHash))) throw hubError('E_LOGIN_WRONG');
  await brake.good();
  refuseWeak(next, person.login);
  if (next === current) throw hubError('E_PASSWORD_WEAK', { reason: 'it is the present one' });
  const passwordHash = await hashPassword(next);
  await ledger.recordDeed({ at: clock.now(), actor: actorOf(request), action: 'password.changed', subject: `person ${person.id}` });
  await ledger.changePerson(person.id, { passwordHash, mustChange: false });
  await ledger.endSessionsOf(person.id, principal.sessionId);
}
