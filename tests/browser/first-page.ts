import 'reflect-metadata';
import { chromium } from 'playwright-core';
import { startChromium } from '../services/browser-setup.ts';
import { cookiesOf } from './account.ts';
import { apiOf } from './things.ts';

/* How soon the first page can be used: HUB_URL and HUB_TOKEN name a hub that is up. Each load is that of a browser that keeps nothing.
 * "drawn" is when the figures of the overview stand; "usable" when after that the page has nothing left to do (requestIdleCallback). */

const LOADS = 15;
const url = process.env['HUB_URL'] ?? 'http://127.0.0.1:8080';
const api = apiOf(url, process.env['HUB_TOKEN'] ?? '');

interface Load {
  readonly drawnMs: number;
  readonly usableMs: number;
  readonly scriptBytes: number;
  readonly allBytes: number;
}

const server = await startChromium();
const browser = await chromium.connect(server.wsEndpoint());
try {
  const { cookies } = await cookiesOf(api, url, 'First Page');
  const loads: Load[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url })));
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator('.totals dd').first().waitFor();
    loads.push(
      await page.evaluate(async () => {
        const drawnMs = performance.now();
        await new Promise((idle) => requestIdleCallback(idle));
        const sizes = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        const sum = (list: readonly PerformanceResourceTiming[]) => list.reduce((bytes, one) => bytes + one.encodedBodySize, 0);
        const scripts = sizes.filter(({ name }) => name.endsWith('.js'));
        return { drawnMs, usableMs: performance.now(), scriptBytes: sum(scripts), allBytes: sum(sizes) };
      }),
    );
    await context.close();
  }
  const of = (name: keyof Load) => loads.map((load) => load[name]).sort((a, b) => a - b);
  const say = (name: keyof Load) => {
    const sorted = of(name);
    return `${name} median ${Math.round(sorted[Math.floor(LOADS / 2)] ?? 0)}, most ${Math.round(sorted.at(-1) ?? 0)}`;
  };
  process.stdout.write(`${LOADS} loads\n${(['drawnMs', 'usableMs', 'scriptBytes', 'allBytes'] as const).map(say).join('\n')}\n`);
} finally {
  await browser.close();
  await server.close();
}
