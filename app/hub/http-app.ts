import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { operationOf } from '../api/operation-of.ts';
import { serveConsole } from '../http/console.ts';
import { doorkeeper } from '../http/doorkeeper.ts';
import { HEADERS_OF_NO_PAGE, secureHeaders } from '../http/headers.ts';
import { MAX_BODY_BYTES, MAX_REQUEST_BYTES } from '../http/limits.ts';
import { ProblemFilter, sendProblem, toHubError } from '../http/problem.filter.ts';
import { type AppParts, appModule } from './app.module.ts';
import { NestLog } from './nest-log.ts';

/** How long a client may take to send its request, in milliseconds. */
const REQUEST_TIMEOUT_MS = 120_000;

/** The Nest application on Fastify. Bodies stay bytes, whatever their type: the channel's format reads them. */
export async function httpApp(parts: AppParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    trustProxy: parts.runtime.access.trustedProxies.length === 0 ? false : [...parts.runtime.access.trustedProxies],
    // Addresses that Fastify itself refuses never reach Nest and its filter.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply.headers(HEADERS_OF_NO_PAGE), toHubError(error, request.url)),
  });
  const app = await NestFactory.create<NestFastifyApplication>(appModule(parts), adapter, {
    bodyParser: false,
    logger: new NestLog(parts.runtime.log),
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  await fastify.register(fastifyCookie);
  secureHeaders(fastify);
  fastify.addHook('onRequest', doorkeeper(parts.runtime));
  fastify.addHook('onResponse', (request, reply, done) => {
    parts.runtime.meters.answered(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  fastify.addHook('onRoute', (route) => {
    const [, operation] = operationOf(String(route.method), route.url) ?? [];
    if (operation !== undefined && operation.large !== true) route.bodyLimit = MAX_REQUEST_BYTES;
  });
  await serveConsole(fastify);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.useGlobalFilters(new ProblemFilter(parts.runtime));
  return app;
}
