import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const pages = resolve(import.meta.dirname, '../../console/src');

/** The path of each route of the console, as its source has it: what the router knows is what a browser can be led to. */
export function routePaths(): readonly string[] {
  const sources = readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(resolve(pages, file), 'utf8'));
  return sources
    .flatMap((source) => source.split('createRoute({').slice(1))
    .flatMap((route) => /^\s*getParentRoute: [^\n]*\n\s*path: '([^']+)'/.exec(route)?.[1] ?? []);
}
