import type { FastifyRequest } from 'fastify';
import type { KeyScope, Role } from '../api/operation.ts';

/** Who makes a request of the operations API. */
export type Principal =
  /** A person with a session. */
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly role: Role; readonly sessionId: string }
  /** Whoever has the admin token. */
  | { readonly kind: 'token'; readonly name: 'admin-token'; readonly role: 'admin' }
  /** A partner's program, which sees its own things only. `name` is the prefix of its key. */
  | {
      readonly kind: 'key';
      readonly name: string;
      readonly partner: string;
      readonly channels: readonly string[];
      readonly scopes: readonly KeyScope[];
    };

const PRINCIPAL = Symbol('principal');

/** Notes who makes the request, once it is known. */
export function setPrincipal(request: FastifyRequest, principal: Principal): void {
  Object.assign(request, { [PRINCIPAL]: principal });
}

/** Who makes the request; nobody where the operation is open to anyone. */
export function principalOf(request: FastifyRequest): Principal | undefined {
  return (request as { readonly [PRINCIPAL]?: Principal })[PRINCIPAL];
}

/** The partner to whose things an answer is limited; undefined: no limit. */
export function limitedTo(request: FastifyRequest): string | undefined {
  const principal = principalOf(request);
  return principal?.kind === 'key' ? principal.partner : undefined;
}
