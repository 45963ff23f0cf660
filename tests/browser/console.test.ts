import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoWorld } from '../../demo/world.ts';
import { openToAll } from './axe.ts';
import { logIn, openContext } from './console-page.ts';
import { announced, type ConsoleWorld, person, startConsoleWorld } from './console-world.ts';
import { settled } from './places.ts';

let started: ConsoleWorld;
let world: DemoWorld;
let browser: Browser;
const loggedIn: ConsoleWorld['loggedIn'] = (theme, more) => started.loggedIn(theme, more);

beforeAll(async () => {
  started = await startConsoleWorld();
  ({ world, browser } = started);
});
afterAll(() => started?.stop());

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
