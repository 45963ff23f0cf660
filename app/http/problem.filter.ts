import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asHubError, HubError, hubError } from '../../core/kernel/errors.ts';
import type { DoorAnswer } from '../../core/spi/connector.ts';
import { serviceRefusal } from '../ingress/service-refusal.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { MAX_BODY_BYTES } from './limits.ts';
import { PROBLEM_TYPE, problemOf } from './problem.ts';

/** Whatever goes wrong at the door is answered as a problem with our code, or as a fault of a service; nothing of the inside leaks. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #runtime: Runtime;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = toHubError(thrown, request.url, request.routeOptions.bodyLimit);
    if (error.status >= 500) this.#runtime.log.error({ code: error.code, cause: error.cause, method: request.method }, 'request failed');
    const refusal = serviceRefusal(this.#runtime, request, error);
    if (refusal === undefined) sendProblem(reply, error);
    else sendRefusal(reply, refusal);
  }
}

/** What a sender should wait before it sends again, when the hub could store nothing, in seconds. */
const RETRY_AFTER_S = 2;
/** The same for a partner that is switched off: a person changes that, not the next second. */
const RETRY_AFTER_OFF_S = 600;

/** Answers with an error as a problem; with `Retry-After` where the hub is only not ready (RFC 9110, section 10.2.3). */
export function sendProblem(reply: FastifyReply, error: HubError): void {
  if (error.status === 503) void reply.header('retry-after', String(error.code === 'E_PARTNER_OFF' ? RETRY_AFTER_OFF_S : RETRY_AFTER_S));
  void reply
    .status(error.status)
    .header('content-type', PROBLEM_TYPE)
    .send(JSON.stringify(problemOf(error)));
}

function sendRefusal(reply: FastifyReply, { status, headers, body }: DoorAnswer): void {
  if (status === 503) void reply.header('retry-after', String(RETRY_AFTER_S));
  void reply.status(status).headers(headers).send(Buffer.from(body));
}

/** Fastify and Nest raise errors of their own; the ones that a caller can cause have a code here. */
export function toHubError(thrown: unknown, url: string, maxBytes = MAX_BODY_BYTES): HubError {
  if (thrown instanceof HubError) return thrown;
  const status = thrown instanceof HttpException ? thrown.getStatus() : (thrown as { statusCode?: unknown }).statusCode;
  if (status === 413) return hubError('E_BODY_TOO_LARGE', { maxBytes });
  if (status === 404) return hubError('E_HTTP_NOT_FOUND', { path: url.split('?')[0] });
  if (status === 415) return hubError('E_MEDIA_TYPE', { mediaType: 'this content', accepted: 'application/json' });
  if (typeof status === 'number' && status >= 400 && status < 500) return hubError('E_REQUEST_INVALID', { reason: `HTTP ${status}` });
  return asHubError(thrown);
}
