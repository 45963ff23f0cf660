import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import helmet from 'helmet';

/** A page may use only what this address serves. */
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

/** Made once: helmet reads and checks its directives when it is built, which costs more than accepting a message. */
const secure = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
  crossOriginEmbedderPolicy: false,
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
  // Only where the request came by https: below.
  strictTransportSecurity: false,
});

/** Headers of all answers, errors among them: what a browser must not do with them. To be set before any hook that may refuse. */
export function secureHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('permissions-policy', PERMISSIONS);
    if (request.protocol === 'https') void reply.header('strict-transport-security', `max-age=${HSTS_S}; includeSubDomains`);
    // Answers may have personal data, wherever they come from; files of the console say for themselves how long they are kept.
    void reply.header('cache-control', 'no-store');
    secure(request.raw, reply.raw, (error) => done(error as Error | undefined));
  });
}

/** Lets this one answer carry styles that a script of ours writes into the page, as the editor of the console does.
 *  @returns the nonce that they must bear */
export function allowStyles(reply: FastifyReply): string {
  const nonce = randomBytes(16).toString('base64url');
  const directives = { ...DIRECTIVES, styleSrc: [...DIRECTIVES.styleSrc, `'nonce-${nonce}'`] };
  helmet.contentSecurityPolicy({ useDefaults: false, directives })(reply.request.raw, reply.raw, () => undefined);
  return nonce;
}
