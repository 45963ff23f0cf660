import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../../demo/world.ts';
import { retailerPack } from '../../simulators/cast/returns.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { accountOf } from '../support/callers.ts';
import { freshWorld } from '../support/world.ts';
import { logIn, openContext, seriousViolations, testBrowser } from './console-page.ts';

const person = { login: 'the-operator', password: 'four words of nonsense' };
const announced = returnJson({ seed: 6, n: 1 });

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([freshWorld(), testBrowser()]);
  await accountOf(world.hub, person.login, 'operator', person.password);
  const answer = await fetch(`${world.hub.url}/in/${retailerPack}/returns-api`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.apiKey}`, 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify(announced),
  });
  expect(answer.status).toBeLessThan(300);
});

afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

async function loggedIn(theme: 'light' | 'dark', more = {}): Promise<Page> {
  const context = await openContext(browser, theme, more);
  const page = await context.newPage();
  await logIn(page, world.hub.url, person.login, person.password);
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
    await page.goto(`${world.hub.url}/messages?q=${announced.returnNumber}`);
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
    const context = await openContext(browser, 'light');
    const page = await context.newPage();
    await logIn(page, `${world.hub.url}/messages?status=dead`, person.login, person.password);
    expect(page.url()).toBe(`${world.hub.url}/messages?status=dead`);
    await context.close();
  });

  test('the policy on content forbids nothing that the pages do', async () => {
    const page = await loggedIn('dark');
    const refused: string[] = [];
    page.on('console', (message) => /Content Security Policy/i.test(message.text()) && refused.push(message.text()));
    for (const path of ['/', '/messages', '/failures', '/partners']) {
      await page.goto(`${world.hub.url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    expect(refused).toEqual([]);
    await page.context().close();
  });

  test('the first page needs less than 300 KB of script', async () => {
    const page = await loggedIn('light');
    await page.goto(world.hub.url, { waitUntil: 'networkidle' });
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

describe('nobody is kept out: no serious violation', () => {
  test.each(['light', 'dark'] as const)('in the %s theme', async (theme) => {
    const page = await loggedIn(theme, { bypassCSP: true });
    const found: Record<string, readonly string[]> = {};
    for (const path of ['/', '/?view=list', '/messages', '/login']) {
      await page.goto(`${world.hub.url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      found[path] = await seriousViolations(page);
    }
    expect(found).toEqual({ '/': [], '/?view=list': [], '/messages': [], '/login': [] });
    await page.context().close();
  });
});
