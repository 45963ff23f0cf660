import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../../core/kernel/errors.ts';
import { beginOidc, endOidc } from '../access/oidc-login.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';

/** Logging in with a provider of identities. A browser is here, not a program: what goes wrong leads to the login page, which says it. */
@Controller()
export class OidcController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('beginOidc')
  begin(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { returnTo } = readQuery('beginOidc', query);
    return this.#lead(reply, () => beginOidc(this.runtime, request, reply, returnTo));
  }

  @Serves('endOidc')
  end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.#lead(reply, () => endOidc(this.runtime, request, reply));
  }

  async #lead(reply: FastifyReply, to: () => Promise<string>): Promise<void> {
    try {
      void reply.header('location', await to());
    } catch (thrown) {
      if (!(thrown instanceof HubError) || thrown.code === 'E_OIDC_OFF' || thrown.status >= 500) throw thrown;
      this.runtime.log.warn({ code: thrown.code, reason: thrown.message }, 'a login with the provider of identities was refused');
      void reply.header('location', `/login?refused=${thrown.code}`);
    }
  }
}
