import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoWorld } from '../../demo/world.ts';
import { registered } from '../../simulators/flows/claims-steps.ts';
import { notice, noticeNumber } from '../../simulators/insurer/notices.ts';
import { accountOf } from '../support/callers.ts';
import { freshDemoWorld } from '../support/world.ts';
import { violationsOf } from './axe.ts';
import { logIn, openContext, testBrowser } from './console-page.ts';

/* The way of an operator through the console: a message of a claim has failed because the insurer uses a word that nobody knew. */

const person = { login: 'the-admin', password: 'four words of nonsense' };
const seed = 4711;

let world: DemoWorld;
let browser: Browser;
let page: Page;
let claimNumber: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([freshDemoWorld(), testBrowser()]);
  await accountOf(world.hub, person.login, 'admin', person.password);
  const reference = noticeNumber({ seed });
  ({ claimNumber } = await registered(world, notice({ seed }), reference));
  const event = { ...world.partners.claims.insurer.adjuster.coverage(reference) } as { data: object };
  const answer = await fetch(`${world.url}/in/assurance-horizon/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.keyOf('assurance-horizon')}`, 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify({ ...event, data: { ...event.data, outcome: { code: 'swap' } } }),
  });
  expect(answer.ok || answer.status === 422).toBe(true);
  const context = await openContext(browser, 'light', { bypassCSP: true });
  page = await context.newPage();
  await logIn(page, world.hub.url, person.login, person.password);
});

afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** Goes on once the page has nothing to load, and sees that nobody is kept out. */
async function isOpenToAll(): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  expect(await violationsOf(page)).toEqual([]);
}

describe('a failed message of a claim', () => {
  test('is found by the number of the claim, its cause is understood', async () => {
    await page.goto(`${world.hub.url}/messages?status=dead`);
    await page.getByRole('searchbox', { name: 'Find' }).fill(claimNumber);
    await page.keyboard.press('Enter');
    await page.getByText('The code swap is not in the list outcomes.').waitFor();
    expect(new URL(page.url()).search).toBe(`?status=dead&q=${claimNumber}`);
    await page.goto(`${world.hub.url}/failures`);
    await isOpenToAll();
    await page.getByRole('link', { name: 'The code swap is not in the list outcomes.' }).click();
    await page.getByRole('link', { name: 'Add “swap”' }).waitFor();
    await isOpenToAll();
  });

  test('the code list is mended and put in force', async () => {
    await page.getByRole('link', { name: 'Add “swap”' }).click();
    await page.getByRole('button', { name: 'replacement', exact: true }).click();
    await isOpenToAll();
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('The check holds', { exact: true }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Put in force' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('The insurer has a new word');
    await dialog.getByRole('button', { name: 'Put in force' }).click();
    await page.getByRole('link', { name: 'Replay the group' }).click();
  });

  test('the group is replayed as planned', async () => {
    await page.getByRole('button', { name: /^Replay it/ }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('The code list is mended');
    await page.getByRole('button', { name: 'Show the effect' }).click();
    await page.getByRole('button', { name: /^Confirm/ }).waitFor();
    await isOpenToAll();
    await page.getByRole('button', { name: /^Confirm/ }).click();
    await page.getByText('It is done.').waitFor();
  });

  test('the case has what it was waiting for', async () => {
    await page.goto(`${world.hub.url}/cases?q=${claimNumber}&kind=claim`);
    await page.locator('a.row-link').first().click();
    await page.getByRole('listitem').filter({ hasText: 'Decision' }).getByText('Authorised').first().waitFor();
    await isOpenToAll();
  });
});
