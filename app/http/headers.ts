import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A page may use only what this address serves. Styles that a script of ours writes into the page carry the nonce of the answer
 *  (`reply.cspNonce.style`): the editor of the console writes some. */
const DIRECTIVES = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  manifestSrc: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
};

/** Of answers that are given before any hook runs: to addresses that cannot be read. They are no pages. */
export const HEADERS_OF_NO_PAGE: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** How long browsers remember to come by https only, in seconds: a year. */
const HSTS_S = 31_536_000;
const PERMISSIONS =
  'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()';

/** Headers of all answers, errors among them: what a browser must not do with them. To be awaited before any hook that may refuse. */
export async function secureHeaders(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyHelmet, {
    global: true,
    enableCSPNonces: true,
    contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // Only where the request came by https: below.
    strictTransportSecurity: false,
  });
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('permissions-policy', PERMISSIONS);
    if (request.protocol === 'https') void reply.header('strict-transport-security', `max-age=${HSTS_S}; includeSubDomains`);
    // Answers may have personal data, wherever they come from; files of the console say for themselves how long they are kept.
    void reply.header('cache-control', 'no-store');
  });
}
