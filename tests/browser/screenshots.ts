import 'reflect-metadata';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startChromium } from '../services/browser-setup.ts';

/* `npm run screenshots`: each page of the console of a demo, at the widths of a desk and of a phone, light and dark. HUB_URL and HUB_TOKEN
 * name a hub that is up, to look at that one. */

const folder = resolve(import.meta.dirname, '../../dist/screenshots');
const token = process.env['HUB_TOKEN'] ?? `pictures-${randomUUID()}`;
const password = 'a password for pictures';
const pages = [
  '/',
  '/messages',
  '/failures',
  '/cases',
  '/late',
  '/alerts',
  '/bulk',
  '/reports',
  '/partners',
  '/configuration',
  '/audit',
  '/settings',
];
const wanted = process.argv.slice(2);

/** The first thing of each list, with what leads to it: what failed tells most. */
const firsts = [
  { name: 'failure', list: '/failures', link: 'a[href^="/failures/"]' },
  { name: 'case', list: '/cases', link: 'a[href^="/cases/"]' },
  { name: 'partner', list: '/partners', link: 'a[href^="/partners/"]' },
] as const;

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

/** An administrator for the pictures; the name is new each time. */
async function account(): Promise<string> {
  const login = `pictures-${Date.now()}`;
  const added = await fetch(`${url}/api/people`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ login, name: 'Camille Martin', role: 'admin' }),
  });
  if (!added.ok) throw new Error(`no account: ${added.status} ${await added.text()}`);
  const { firstPassword } = (await added.json()) as { firstPassword: string };
  const opened = await fetch(`${url}/api/session`, { method: 'POST', body: JSON.stringify({ login, password: firstPassword }) });
  const { csrfToken } = (await opened.json()) as { csrfToken: string };
  const cookie = opened.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  await fetch(`${url}/api/session/password`, {
    method: 'PUT',
    headers: { cookie, 'x-csrf-token': csrfToken },
    body: JSON.stringify({ current: firstPassword, next: password }),
  });
  return login;
}

async function take(browser: Browser, login: string, width: number, theme: 'light' | 'dark'): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await page.getByLabel('Login', { exact: true }).fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  const shot = (name: string) => page.screenshot({ path: resolve(folder, `${name}-${width}-${theme}.png`) });
  await shot('login');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.locator('.shell').waitFor();
  for (const path of pages.filter((one) => wanted.length === 0 || wanted.includes(one))) {
    await page.goto(`${url}${path}`);
    await settle(page);
    await shot(path === '/' ? 'overview' : path.slice(1));
  }
  await messagePages(page, shot);
  for (const { name, list, link } of firsts) {
    await page.goto(`${url}${list}`);
    await settle(page);
    const first = page.locator(`main ${link}`).first();
    if ((await first.count()) === 0) continue;
    await first.click();
    await settle(page);
    await shot(name);
  }
  await context.close();
}

/** A message that failed tells most. */
async function messagePages(page: Page, shot: (name: string) => Promise<unknown>): Promise<void> {
  await page.goto(`${url}/messages?status=dead`);
  await settle(page);
  const link = page.locator('a.row-link').first();
  if ((await link.count()) === 0) return;
  await link.click();
  for (const tab of ['', 'stages', 'structure', 'mapping', 'routing']) {
    await page.goto(`${page.url().split('?')[0]}?tab=${tab}`);
    await settle(page);
    await shot(`message-${tab || 'journey'}`);
  }
}

/** Skeletons are gone, and what moves stands. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton') === null, undefined, { timeout: 20_000 }).catch(() => {});
}

mkdirSync(folder, { recursive: true });
const given = process.env['HUB_URL'];
const { url, demo } = given === undefined ? await startDemo() : { url: given, demo: undefined };
const server = await startChromium();
const browser = await chromium.connect(server.wsEndpoint());
try {
  const login = await account();
  await take(browser, login, 1440, 'light');
  await take(browser, login, 390, 'light');
  await take(browser, login, 1440, 'dark');
  process.stdout.write(`written to ${folder}\n`);
} finally {
  await browser.close();
  await server.close();
  if (demo !== undefined) {
    demo.kill('SIGTERM');
    await once(demo, 'exit');
  }
}
