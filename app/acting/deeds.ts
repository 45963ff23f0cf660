import type { FastifyRequest } from 'fastify';
import type { AuditedDeed } from '../../core/spi/ledger/audit.ts';
import { actorOf } from '../access/actor.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Puts what is about to be done into the audit. What cannot be recorded is not done. */
export function recordDeed(
  { ledger, clock }: Pick<Runtime, 'ledger' | 'clock'>,
  request: FastifyRequest,
  deed: Omit<AuditedDeed, 'at' | 'actor'>,
): Promise<void> {
  return ledger.recordDeed({ ...deed, at: clock.now(), actor: actorOf(request) });
}

/** Who asks, as bulk actions note it: `person alice`, `token admin-token`. */
export function whoAsks(request: FastifyRequest): string {
  const { kind, name } = actorOf(request);
  return `${kind} ${name}`;
}
