import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { allowStyles } from './headers.ts';

/** What is a door of the hub, whether it opens or not: never a page. */
const DOORS = /^\/(api|in|soap|health|metrics)(\/|$)/;

/** Where the policy on content names the nonce of styles that code adds; see `console/index.html`. */
const NONCE = '%CSP_NONCE%';

/** Serves the console at every address that is no door: its files, and to whoever asks for a page the one page that it is. Files whose
 *  names have a hash of their content are kept by browsers for good, the page never. Where the console was not built there is none.
 *  @param folder where the build is */
export async function serveConsole(fastify: FastifyInstance, folder: string | undefined = builtConsole()): Promise<void> {
  if (folder === undefined) return;
  const page = readFileSync(resolve(folder, 'index.html'), 'utf8');
  await fastify.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, index: false, dotfiles: 'ignore' });
  // After the doors have let in whom they let in, and before the answer that there is nothing.
  fastify.addHook('preHandler', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (request.routeOptions.url !== undefined || !/^(GET|HEAD)$/.test(request.method) || DOORS.test(path)) return;
    if (isFile(folder, path)) return reply.sendFile(path.slice(1), folder, cachingOf(path));
    if (!wantsPage(request)) return;
    const html = page.replace(NONCE, allowStyles(reply));
    return reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  });
}

/** Beside the compiled product, also for a hub that runs from its sources. */
function builtConsole(): string | undefined {
  return ['../../dist/console', '../../console']
    .map((path) => resolve(import.meta.dirname, path))
    .find((path) => existsSync(resolve(path, 'assets')));
}

/** Names of the build have no blanks, dots in a row or escapes; what has is no file of it. */
function isFile(folder: string, path: string): boolean {
  return /^\/(assets\/)?[\w-]+(\.[\w-]+)+$/.test(path) && path !== '/index.html' && existsSync(resolve(folder, path.slice(1)));
}

function cachingOf(path: string): { readonly maxAge: number; readonly immutable: boolean } {
  const hashed = path.startsWith('/assets/');
  return { maxAge: hashed ? 31_536_000_000 : 3_600_000, immutable: hashed };
}

/** A browser that opens an address says so; a program that asks for JSON is told that there is nothing. */
function wantsPage({ headers }: FastifyRequest): boolean {
  return (headers.accept ?? '').includes('text/html');
}
