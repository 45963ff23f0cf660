import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { bearerOf } from './credentials.ts';

/** Lets in who carries the admin token. */
@Injectable()
export class AdminGuard implements CanActivate {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  canActivate(context: ExecutionContext): boolean {
    const given = bearerOf(context.switchToHttp().getRequest<FastifyRequest>().headers);
    if (given === undefined || !sameSecret(given, this.runtime.adminToken)) throw hubError('E_ADMIN_TOKEN_WRONG');
    return true;
  }
}

/** Compares without telling by its duration how much was right. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
