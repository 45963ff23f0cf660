import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoWorld } from '../../demo/world.ts';
import { retailerPack } from '../../simulators/cast/returns.ts';
import { registered } from '../../simulators/flows/claims-steps.ts';
import { flows } from '../../simulators/flows/index.ts';
import { notice, noticeNumber } from '../../simulators/insurer/notices.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { accountOf } from '../support/callers.ts';
import { freshDemoWorld } from '../support/world.ts';
import { bringAxe, openToAll } from './axe.ts';
import { logIn, openContext, testBrowser } from './console-page.ts';
import { type Place, placesOf, settled } from './places.ts';
import { routePaths } from './routes.ts';
import { addThings, apiOf, thingsOf } from './things.ts';

const person = { login: 'the-admin', password: 'four words of nonsense' };
const announced = returnJson({ seed: 6, n: 1 });
const seed = 4712;

let world: DemoWorld;
let browser: Browser;
let places: readonly Place[];
let cookie: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([freshDemoWorld(), testBrowser()]);
  ({ cookie } = await accountOf(world.hub, person.login, 'admin', person.password));
});

beforeAll(async () => {
  const api = apiOf(world.url, world.hub.runtime.adminToken);
  await Promise.all([announce(), failedClaim(), flows.find(({ name }) => name === 'x12-return-to-credit')?.run(world, seed)]);
  await addThings(api, retailerPack);
  places = placesOf(await thingsOf(api));
});

afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

async function announce(): Promise<void> {
  const answer = await fetch(`${world.url}/in/${retailerPack}/returns-api`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.apiKey}`, 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify(announced),
  });
  expect(answer.status).toBeLessThan(300);
}

/** A claim of which the insurer says something that nobody understands. */
async function failedClaim(): Promise<void> {
  const reference = noticeNumber({ seed });
  await registered(world, notice({ seed }), reference);
  const event = { ...world.partners.claims.insurer.adjuster.coverage(reference) } as { data: object };
  await fetch(`${world.url}/in/assurance-horizon/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.keyOf('assurance-horizon')}`, 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify({ ...event, data: { ...event.data, outcome: { code: 'swap' } } }),
  });
}

/** A page at the overview; the session is one for all tests. */
async function loggedIn(theme: 'light' | 'dark', more = {}): Promise<Page> {
  const context = await openContext(browser, theme, more);
  const [name = '', value = ''] = cookie.split('=', 2);
  await context.addCookies([{ name, value, url: world.url }]);
  const page = await context.newPage();
  await page.goto(world.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

describe('the console', () => {
  test('a message is found by the number of its return, and shows its stages', async () => {
    const page = await loggedIn('light');
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search everything' }).fill(announced.returnNumber);
    await page
      .getByRole('option', { name: /return/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${world.url}/messages?q=${announced.returnNumber}`);
    await page.locator('a.row-link').first().click();
    await page.getByRole('tab', { name: 'Stages' }).click();
    await page.locator('.cm-content', { hasText: announced.returnNumber }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('stages');
    await page.context().close();
  });

  test('marked messages are planned as one action, and going back leads to the list as it was', async () => {
    const page = await loggedIn('light');
    await page.goto(`${world.hub.url}/messages`);
    await page.getByRole('button', { name: 'Completed' }).click();
    await page
      .getByRole('checkbox', { name: /^Mark return/ })
      .first()
      .check();
    await page.getByRole('region', { name: 'Act on many' }).getByRole('button', { name: 'Replay' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('to see what it would do');
    await page.getByRole('button', { name: 'Show the effect' }).click();
    await page.getByRole('button', { name: 'Confirm: Replay 1' }).waitFor();
    await page.getByRole('button', { name: 'Drop the plan' }).click();
    await page.getByText('Stopped after 0 of 1.').waitFor();
    await page.goBack();
    await page.getByRole('checkbox', { name: /^Mark/ }).first().waitFor();
    expect(new URL(page.url()).search).toBe('?status=completed');
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/messages' && url.search === '');
    await page.context().close();
  });

  test('a key that nobody has leads to a search in the contents', async () => {
    const page = await loggedIn('light');
    await page.goto(`${world.hub.url}/messages?q=NOBODYS-4711`);
    await page.getByRole('link', { name: 'Look for “NOBODYS-4711” in the contents' }).click();
    await page.waitForURL((url) => url.search === '?text=NOBODYS-4711');
    await page.context().close();
  });

  test('whoever is not logged in is led to the login, and back to the address', async () => {
    const context = await openContext(browser, 'light', { bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${world.url}/messages?status=dead`);
    await page.getByLabel('Login', { exact: true }).waitFor();
    expect([...(await openToAll(page, 1440)), ...(await openToAll(page, 390))]).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await logIn(page, `${world.url}/messages?status=dead`, person.login, person.password);
    expect(page.url()).toBe(`${world.url}/messages?status=dead`);
    await context.close();
  });

  test('the policy on content forbids nothing that the pages do', async () => {
    const page = await loggedIn('dark');
    const refused: string[] = [];
    page.on('console', (message) => /Content Security Policy/i.test(message.text()) && refused.push(message.text()));
    for (const path of ['/', '/messages', '/failures', '/partners']) {
      await page.goto(`${world.url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    expect(refused).toEqual([]);
    await page.context().close();
  });

  test('the first page needs less than 300 KB of script', async () => {
    const page = await loggedIn('light');
    await page.goto(world.url, { waitUntil: 'networkidle' });
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    );
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(300_000);
    await page.context().close();
  });
});

describe('by keys alone', () => {
  test('the first stop leads past the navigation to the content', async () => {
    const page = await loggedIn('light');
    await page.goto(`${world.url}/messages`);
    await settled(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.context().close();
  });

  test('rows are gone through and opened, an action is opened and left, and the focus is where it was', async () => {
    const page = await loggedIn('light');
    await page.goto(`${world.url}/messages?status=dead`);
    await settled(page);
    await page.locator('a.row-link').first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'What happened' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Stages', selected: true }).waitFor();
    const replay = page.getByRole('button', { name: 'Replay', exact: true });
    await replay.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await replay.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.context().close();
  });

  test('a page is found by its name', async () => {
    const page = await loggedIn('light');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search everything' }).fill('audit');
    await page.getByRole('dialog').getByRole('option', { name: 'Audit', exact: true }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor();
    await page.context().close();
  });
});

describe('nobody is kept out: no rule is broken at a desk in the light, and on a phone in the dark', () => {
  const looks = [
    { theme: 'light', width: 1440 },
    { theme: 'dark', width: 390 },
  ] as const;
  let pages: readonly Page[];

  beforeAll(async () => {
    pages = await Promise.all(looks.map(({ theme }) => loggedIn(theme, { bypassCSP: true })));
    await Promise.all(pages.map(bringAxe));
  });

  afterAll(async () => {
    await Promise.all((pages ?? []).map((page) => page.context().close()));
  });

  test.each([...routePaths().filter((path) => path !== '/login'), '*'])('%s, with its tabs and dialogs', async (path) => {
    const here = places.filter(({ route }) => route === path);
    expect(here.length, 'places.ts leads to each page of the router').toBeGreaterThan(0);
    const found = await Promise.all(pages.map((page, index) => walk(page, here, looks[index]?.width ?? 0)));
    expect(found.flat()).toEqual([]);
  });
});

/** Goes to places one by one. @returns what is wrong there */
async function walk(page: Page, here: readonly Place[], width: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, path, open } of here) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${world.url}${path}`);
    await settled(page);
    await open?.(page);
    found.push(...(await openToAll(page, width)).map((say) => `${name} ${say}`));
  }
  return found;
}
