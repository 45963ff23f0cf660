import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { DemoWorld } from '../../demo/world.ts';
import { retailerPack } from '../../simulators/cast/returns.ts';
import { registered } from '../../simulators/flows/claims-steps.ts';
import { flows } from '../../simulators/flows/index.ts';
import { notice, noticeNumber } from '../../simulators/insurer/notices.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { accountOf } from '../support/callers.ts';
import { freshDemoWorld } from '../support/world.ts';
import { openContext, testBrowser } from './console-page.ts';
import { type Place, placesOf } from './places.ts';
import { addThings, apiOf, thingsOf } from './things.ts';

/** Who looks at the console. */
export const person = { login: 'the-admin', password: 'four words of nonsense' };
/** A return that was announced. */
export const announced = returnJson({ seed: 6, n: 1 });
const seed = 4712;

/** The demo's hub in which something of every kind happened, and a browser. */
export interface ConsoleWorld {
  readonly world: DemoWorld;
  readonly browser: Browser;
  /** A page at the overview; the session is one for all. */
  loggedIn(theme: 'light' | 'dark', more?: object): Promise<Page>;
  /** Has something on every page, and says where. */
  places(): Promise<readonly Place[]>;
  stop(): Promise<void>;
}

/** Starts the hub and the browser. */
export async function startConsoleWorld(): Promise<ConsoleWorld> {
  const [world, browser] = await Promise.all([freshDemoWorld(), testBrowser()]);
  const { cookie } = await accountOf(world.hub, person.login, 'admin', person.password);
  const [name = '', value = ''] = cookie.split('=', 2);
  await Promise.all([announce(world), failedClaim(world)]);
  return {
    world,
    browser,
    loggedIn: async (theme, more = {}) => {
      const context = await openContext(browser, theme, more);
      await context.addCookies([{ name, value, url: world.url }]);
      const page = await context.newPage();
      await page.goto(world.url);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    },
    places: async () => {
      const api = apiOf(world.url, world.hub.runtime.adminToken);
      await flows.find((flow) => flow.name === 'x12-return-to-credit')?.run(world, seed);
      await addThings(api, retailerPack);
      return placesOf(await thingsOf(api));
    },
    stop: async () => {
      await browser.close();
      await world.stop();
    },
  };
}

async function announce(world: DemoWorld): Promise<void> {
  const answer = await fetch(`${world.url}/in/${retailerPack}/returns-api`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.apiKey}`, 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify(announced),
  });
  expect(answer.status).toBeLessThan(300);
}

/** A claim of which the insurer says something that nobody understands. */
async function failedClaim(world: DemoWorld): Promise<void> {
  const reference = noticeNumber({ seed });
  await registered(world, notice({ seed }), reference);
  const event = { ...world.partners.claims.insurer.adjuster.coverage(reference) } as { data: object };
  await fetch(`${world.url}/in/assurance-horizon/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.keyOf('assurance-horizon')}`, 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify({ ...event, data: { ...event.data, outcome: { code: 'swap' } } }),
  });
}
