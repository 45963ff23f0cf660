import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** A violation of axe-core, as far as it is told. */
interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

/** What keeps somebody out: serious and critical violations of a page, each with its place.
 *  The context bypasses the policy on content: axe is a script that the page does not know. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await (globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe.run();
    return found;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
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
