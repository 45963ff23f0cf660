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

/** What a change of colours can break. */
const ofColours = ['color-contrast', 'link-in-text-block'] as const;

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

/** What keeps somebody out: violations of a page that are not minor, each with its place.
 *  The context bypasses the policy on content: axe is a script that the page does not know.
 *  @param rules all, or those that a change of colours can break */
export async function violationsOf(page: Page, rules: 'all' | 'of colours' = 'all'): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const options = rules === 'all' ? {} : { runOnly: { type: 'rule', values: ofColours } };
  const violations = await page.evaluate(
    async (only) => {
      const { axe: checker } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } };
      return (await checker.run(only)).violations;
    },
    { ...options, resultTypes: ['violations'], elementRef: false },
  );
  return violations
    .filter(({ impact }) => impact !== 'minor')
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
