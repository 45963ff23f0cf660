import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** The browser of this run. */
export function testBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserUrl'));
}

/** Logs in by the login page. */
export async function logIn(page: Page, url: string, login: string, password: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Login', { exact: true }).fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

/** A page in English, in one of the themes. */
export function openContext(
  browser: Browser,
  theme: 'light' | 'dark',
  more: { readonly bypassCSP?: boolean } = {},
): Promise<BrowserContext> {
  return browser.newContext({
    locale: 'en-GB',
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    ...more,
  });
}
