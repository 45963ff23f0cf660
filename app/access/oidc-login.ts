import type { FastifyReply, FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { PersonRecord } from '../../core/spi/ledger/people.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { readCookie, removeCookie, writeCookie } from './cookies.ts';
import { type BegunLogin, newLogin, OidcProvider, type Vouched } from './oidc.ts';
import { seal, unseal } from './seal.ts';
import { openSession } from './session-desk.ts';

/** How long a person may take at the provider, in seconds. */
const PATIENCE_S = 600;
const COOKIE = 'relais-oidc';

const providers = new WeakMap<Runtime, OidcProvider>();

/** @throws E_OIDC_OFF */
function providerOf(runtime: Runtime): OidcProvider {
  const { oidc, publicUrl } = runtime.access;
  if (oidc === undefined || publicUrl === undefined) throw hubError('E_OIDC_OFF');
  const provider = providers.get(runtime) ?? new OidcProvider(oidc, publicUrl);
  providers.set(runtime, provider);
  return provider;
}

/** @returns where the provider asks who it is */
export async function beginOidc(
  runtime: Runtime,
  request: FastifyRequest,
  reply: FastifyReply,
  returnTo: string | undefined,
): Promise<string> {
  const provider = providerOf(runtime);
  const login = newLogin(returnTo, runtime.clock.now().getTime() + PATIENCE_S * 1_000);
  const to = await provider.begin(login);
  writeCookie(request, reply, COOKIE, seal(JSON.stringify(login), runtime.adminToken, COOKIE), PATIENCE_S);
  return to.href;
}

/** Opens a session for whom the provider sent back. @returns where in the console to go on
 *  @throws E_OIDC_OFF, E_OIDC_FAILED, E_OIDC_NO_ROLE, E_LOGIN_WRONG the account is closed here */
export async function endOidc(runtime: Runtime, request: FastifyRequest, reply: FastifyReply): Promise<string> {
  const provider = providerOf(runtime);
  const sealed = unseal(readCookie(request, COOKIE) ?? '', runtime.adminToken, COOKIE);
  const begun = sealed === undefined ? undefined : (JSON.parse(sealed) as BegunLogin);
  removeCookie(request, reply, COOKIE);
  if (begun === undefined || begun.until < runtime.clock.now().getTime())
    throw hubError('E_OIDC_FAILED', { reason: 'it was not begun in this browser, or too long ago' });
  const vouched = await provider.end(request.url.slice(request.url.indexOf('?')), begun);
  const person = await personOf(runtime, vouched);
  const { ledger, clock } = runtime;
  const deed = { at: clock.now(), actor: { kind: 'person', name: person.login }, subject: `person ${person.id}` } as const;
  if (!person.active) {
    await ledger.recordDeed({ ...deed, action: 'session.refused' });
    throw hubError('E_LOGIN_WRONG');
  }
  await ledger.recordDeed({ ...deed, action: 'session.opened', details: { by: 'oidc' } });
  await openSession(runtime, request, reply, person);
  return begun.returnTo;
}

/** The account of this identity, made at its first login; its role follows the groups at every login.
 *  @throws E_OIDC_NO_ROLE no group gives a role; sessions that there are end */
async function personOf({ ledger, clock, ids }: Runtime, { issuer, subject, login, name, role }: Vouched): Promise<PersonRecord> {
  const known = await ledger.findPerson({ identity: { issuer, subject } });
  if (role === undefined) {
    if (known !== undefined) await ledger.endSessionsOf(known.id);
    throw hubError('E_OIDC_NO_ROLE');
  }
  const at = clock.now();
  const actor = { kind: 'hub', name: 'oidc' } as const;
  if (known !== undefined) {
    if (known.role === role && known.name === name) return known;
    await ledger.recordDeed({ at, actor, action: 'person.changed', subject: `person ${known.id}`, details: { role } });
    if (known.role !== role) await ledger.endSessionsOf(known.id);
    return (await ledger.changePerson(known.id, { role, name })) ?? known;
  }
  const id = ids.next<string>();
  // A login that a local account has already is not taken from it.
  const taken = login.toLowerCase() === 'admin' || (await ledger.findPerson({ login })) !== undefined;
  const own = taken ? `${login} (${id.slice(-8)})` : login;
  const person: PersonRecord = {
    id,
    login: own,
    name,
    role,
    active: true,
    source: 'oidc',
    mustChange: false,
    identity: { issuer, subject },
    createdAt: at,
  };
  await ledger.recordDeed({ at, actor, action: 'person.added', subject: `person ${id}`, details: { login: own, role } });
  await ledger.addPerson(person);
  return person;
}
