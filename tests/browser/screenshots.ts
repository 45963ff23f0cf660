import 'reflect-metadata';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startChromium } from '../services/browser-setup.ts';
import { cookiesOf } from './account.ts';
import { type Place, placesOf, settled } from './places.ts';
import { addThings, apiOf, thingsOf } from './things.ts';

/* `npm run screenshots`: each page of the console of a demo, at the widths of a desk and of a phone, light and dark. Words after it are
 * beginnings of names: only those pictures are taken. HUB_URL and HUB_TOKEN name a hub that is up, to look at that one. */

const folder = resolve(import.meta.dirname, '../../dist/screenshots');
const token = process.env['HUB_TOKEN'] ?? `pictures-${randomUUID()}`;
const password = 'a password for pictures';
const wanted = process.argv.slice(2);

/** A demo that has played its flows, and where it is. */
async function startDemo(): Promise<{ readonly url: string; readonly demo: ChildProcess }> {
  const demo = spawn(process.execPath, [resolve(import.meta.dirname, '../../dist/demo/main.js')], {
    env: { ...process.env, PORT: '0', RELAIS_ADMIN_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const url = await new Promise<string | undefined>((tell) => {
    demo.stdout.on('data', (chunk) => {
      said += String(chunk);
      const found = /The console is at (\S+?): /.exec(said)?.[1];
      if (found !== undefined) tell(found);
    });
    demo.once('exit', () => tell(undefined));
  });
  if (url !== undefined) return { url, demo };
  throw new Error(`the demo did not start: ${said.slice(-2000)}`);
}

async function take(browser: Browser, places: readonly Place[], login: string, width: number, theme: 'light' | 'dark'): Promise<void> {
  const viewport = { width, height: 900 };
  const context = await browser.newContext({ viewport, colorScheme: theme, locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await page.getByLabel('Login', { exact: true }).fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  if (wanted.length === 0 || wanted.includes('login')) await shot(page, `login-${width}-${theme}`);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.locator('.shell').waitFor();
  for (const { name, path, open } of places) {
    await page.goto(`${url}${path}`);
    await settled(page);
    await open?.(page);
    if (open !== undefined) await settled(page);
    await shot(page, `${name}-${width}-${theme}`);
  }
  await context.close();
}

const shot = (page: Page, name: string) => page.screenshot({ path: resolve(folder, `${name}.png`) });

mkdirSync(folder, { recursive: true });
const given = process.env['HUB_URL'];
const { url, demo } = given === undefined ? await startDemo() : { url: given, demo: undefined };
const api = apiOf(url, token);
const server = await startChromium();
const browser = await chromium.connect(server.wsEndpoint());
try {
  if (given === undefined) await addThings(api, 'maison-lumen');
  const places = placesOf(await thingsOf(api)).filter(({ name }) => wanted.length === 0 || wanted.some((one) => name.startsWith(one)));
  const { login } = await cookiesOf(api, url, 'Camille Martin', password);
  await take(browser, places, login, 1440, 'light');
  await take(browser, places, login, 390, 'light');
  await take(browser, places, login, 1440, 'dark');
  process.stdout.write(`written to ${folder}\n`);
} finally {
  await browser.close();
  await server.close();
  if (demo !== undefined) {
    demo.kill('SIGTERM');
    await once(demo, 'exit');
  }
}
