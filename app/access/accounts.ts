import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { PersonRecord } from '../../core/spi/ledger/people.ts';
import type { PersonChange, PersonRequest } from '../api/views/index.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { actorOf } from './actor.ts';
import { TOKEN_LOGIN } from './login.ts';
import { firstPassword, hashPassword } from './passwords.ts';
import { principalOf } from './principal.ts';

/** A new local account. Its first password is shown once and must be changed at the first login.
 *  @throws E_LOGIN_TAKEN */
export async function addLocalPerson(
  { ledger, clock, ids }: Runtime,
  { login, name, role }: PersonRequest,
  request: FastifyRequest,
): Promise<{ readonly person: PersonRecord; readonly firstPassword: string }> {
  if (login.toLowerCase() === TOKEN_LOGIN || (await ledger.findPerson({ login })) !== undefined) throw hubError('E_LOGIN_TAKEN');
  const password = firstPassword();
  const at = clock.now();
  const person: PersonRecord = {
    id: ids.next<string>(),
    login,
    name: name.trim(),
    role,
    active: true,
    source: 'local',
    passwordHash: await hashPassword(password),
    mustChange: true,
    createdAt: at,
  };
  await ledger.recordDeed({
    at,
    actor: actorOf(request),
    action: 'person.added',
    subject: `person ${person.id}`,
    details: { login, role },
  });
  await ledger.addPerson(person);
  return { person, firstPassword: password };
}

/** Changes an account. A new role or password, or closing it, ends its sessions.
 *  @returns the first password, where one was made
 *  @throws E_REQUEST_INVALID nothing to change, a password where there is none, or one's own role or account */
export async function changeAccount(
  { ledger, clock }: Runtime,
  person: PersonRecord,
  { name, role, active, newPassword }: PersonChange,
  request: FastifyRequest,
): Promise<string | undefined> {
  const refused = (reason: string) => hubError('E_REQUEST_INVALID', { reason });
  const principal = principalOf(request);
  const isOwn = principal?.kind === 'person' && principal.id === person.id;
  if (isOwn && (active === false || (role !== undefined && role !== person.role)))
    throw refused('another admin changes your role, or closes your account');
  if (newPassword === true && person.source !== 'local') throw refused('this account has its password elsewhere');
  const password = newPassword === true ? firstPassword() : undefined;
  const details = {
    ...(name === undefined ? {} : { name: 'changed' }),
    ...(role === undefined ? {} : { role }),
    ...(active === undefined ? {} : { active }),
    ...(password === undefined ? {} : { password: 'new first password' }),
  };
  if (Object.keys(details).length === 0) throw refused('there is nothing to change');
  await ledger.recordDeed({ at: clock.now(), actor: actorOf(request), action: 'person.changed', subject: `person ${person.id}`, details });
  await ledger.changePerson(person.id, {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(role === undefined ? {} : { role }),
    ...(active === undefined ? {} : { active }),
    ...(password === undefined ? {} : { passwordHash: await hashPassword(password), mustChange: true }),
  });
  if (password !== undefined || active === false || (role !== undefined && role !== person.role)) await ledger.endSessionsOf(person.id);
  return password;
}

/** Ends all sessions of a person. */
export async function endSessionsOf({ ledger, clock }: Runtime, { id }: PersonRecord, request: FastifyRequest): Promise<void> {
  await ledger.recordDeed({ at: clock.now(), actor: actorOf(request), action: 'sessions.ended', subject: `person ${id}` });
  await ledger.endSessionsOf(id);
}
