import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringAxe, openToAll } from './axe.ts';
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts';
import { type Place, settled } from './places.ts';
import { routePaths } from './routes.ts';

/* Nobody is kept out: axe-core finds nothing on any page, at a desk in the light and on a phone in the dark. Run alone by
 * `npm run test:pages`: it takes the machine for a minute or two. */

const looks = [
  { theme: 'light', width: 1440 },
  { theme: 'dark', width: 390 },
] as const;

let started: ConsoleWorld;
let places: readonly Place[];
let pages: readonly Page[];

beforeAll(async () => {
  started = await startConsoleWorld();
});
beforeAll(async () => {
  places = await started.places();
  pages = await Promise.all(looks.map(({ theme }) => started.loggedIn(theme, { bypassCSP: true })));
  await Promise.all(pages.map(bringAxe));
});
afterAll(() => started?.stop());

test.each([...routePaths().filter((path) => path !== '/login'), '*'])('%s, with its tabs and dialogs', async (path) => {
  const here = places.filter(({ route }) => route === path);
  expect(here.length, 'places.ts leads to each page of the router').toBeGreaterThan(0);
  const found = await Promise.all(pages.map((page, index) => walk(page, here, looks[index]?.width ?? 0)));
  expect(found.flat()).toEqual([]);
});

/** Goes to places one by one. @returns what is wrong there */
async function walk(page: Page, here: readonly Place[], width: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, path, open } of here) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${started.world.url}${path}`);
    await settled(page);
    await open?.(page);
    found.push(...(await openToAll(page, width)).map((say) => `${name} ${say}`));
  }
  return found;
}
