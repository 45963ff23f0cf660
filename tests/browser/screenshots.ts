import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startChromium } from '../services/browser-setup.ts';

/* `npm run screenshots`: each page of a hub that is up, at the widths of a desk and of a phone, light and, where it is asked for, dark.
 * RELAIS_URL and RELAIS_ADMIN_TOKEN say which hub; `npm run demo` in another terminal gives one with traffic. */

const folder = resolve(import.meta.dirname, '../../dist/screenshots');
const url = process.env['RELAIS_URL'] ?? 'http://127.0.0.1:8080';
const token = process.env['RELAIS_ADMIN_TOKEN'];
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
  await context.close();
}

/** A message that failed tells most. */
async function messagePages(page: Page, shot: (name: string) => Promise<unknown>): Promise<void> {
  await page.goto(`${url}/messages`);
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
}
