import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../access/actor.ts';
import { changeOwnPassword, logIn } from '../access/login.ts';
import { csrfTokenOf, refuseOtherSites } from '../access/origin.ts';
import { closeSession, type LiveSession, sessionOf } from '../access/session-desk.ts';
import { readBody } from '../api/read-body.ts';
import { Serves } from '../api/serves.ts';
import type { SessionView } from '../api/views/index.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';

/** Who is here: logging in and out with a local account. */
@Controller()
export class SessionController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('getSession')
  async show(@Req() request: FastifyRequest): Promise<SessionView> {
    return this.#view(await sessionOf(this.runtime, request));
  }

  @Serves('logIn')
  async open(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    refuseOtherSites(request, this.runtime.access.publicUrl);
    return this.#view(await logIn(this.runtime, readBody('LoginRequest', request.body), request, reply));
  }

  @Serves('logOut')
  async close(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const live = await sessionOf(this.runtime, request);
    if (live === undefined) return;
    const { ledger, clock } = this.runtime;
    await ledger.recordDeed({ at: clock.now(), actor: actorOf(request), action: 'session.ended', subject: `session ${live.session.id}` });
    await closeSession(this.runtime, request, reply, live.session.id);
  }

  @Serves('changePassword')
  async changePassword(@Req() request: FastifyRequest): Promise<void> {
    await changeOwnPassword(this.runtime, readBody('PasswordChange', request.body), request);
  }

  #view(live: LiveSession | undefined): SessionView {
    const { oidc } = this.runtime.access;
    const methods = { password: true, ...(oidc === undefined ? {} : { oidc: oidc.name }) };
    if (live === undefined) return { methods };
    const { person } = live;
    return {
      person:
        person === undefined
          ? { id: 'admin-token', login: 'admin', name: 'Admin token', role: 'admin' }
          : { id: person.id, login: person.login, name: person.name, role: person.role },
      csrfToken: csrfTokenOf(live.token),
      expiresAt: live.endsAt.toISOString(),
      ...(person?.mustChange === true ? { mustChangePassword: true } : {}),
      methods,
    };
  }
}
