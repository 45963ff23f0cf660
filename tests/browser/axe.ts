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

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a change of colours can break. */
const ofColours = ['color-contrast', 'link-in-text-block'] as const;

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

/** The page at a width: what keeps somebody out, and what is broader than there is room. */
export async function openToAll(page: Page, width: number, rules: 'all' | 'of colours' = 'all'): Promise<readonly string[]> {
  await page.setViewportSize({ width, height: 900 });
  await settled(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  const violations = await violationsOf(page, rules);
  return [...(wide > width ? [`${wide} wide`] : []), ...violations].map((say) => `at ${width}: ${say}`);
}
