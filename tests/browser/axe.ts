import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { settled } from './places.ts';

/** A violation of axe-core, as far as it is told. */
interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What the script of axe-core leaves on a page. */
interface Checker {
  run(context: object, options: object): Promise<{ readonly violations: readonly Violation[] }>;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rows beyond the first ones are like them, and most of the work. */
const alike = 'tbody tr:nth-child(n + 5), .timeline-step:nth-child(n + 5)';

/** Has axe-core on every page that is opened from now on. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript(axe);
}

/** What keeps somebody out: violations of a page that are not minor, each with its place.
 *  The context bypasses the policy on content: axe is a script that the page does not know. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const violations = await page.evaluate(async (exclude) => {
    const { axe: checker } = globalThis as unknown as { axe: Checker };
    return (await checker.run({ exclude: [exclude] }, { resultTypes: ['violations'] })).violations;
  }, alike);
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
}

/** The page at a width: what keeps somebody out, and what is broader than there is room. */
export async function openToAll(page: Page, width: number): Promise<readonly string[]> {
  await page.setViewportSize({ width, height: 900 });
  await settled(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  const violations = await violationsOf(page);
  return [...(wide > width ? [`${wide} wide`] : []), ...violations].map((say) => `at ${width}: ${say}`);
}
