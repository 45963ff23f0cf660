import type { Page } from 'playwright-core';

/** What is in the hub, by which places with data are reached. What is not there leads to no place. */
export interface Things {
  readonly failed?: string | undefined;
  readonly edi?: string | undefined;
  readonly failure?: string | undefined;
  readonly caseId?: string | undefined;
  readonly bulk?: string | undefined;
  readonly partner: string;
  readonly channel: string;
  readonly codes?: string | undefined;
  readonly mapping?: string | undefined;
}

/** Something of the console that can be looked at. */
export interface Place {
  /** Name of its picture. */
  readonly name: string;
  /** The path as `route.ts` has it; `*` is an address of no page. */
  readonly route: string;
  readonly path: string;
  /** What is opened there, by keys or pointer as somebody would. */
  readonly open?: (page: Page) => Promise<void>;
}

const button =
  (name: string | RegExp, nth = 0) =>
  async (page: Page) => {
    await page.locator('main').getByRole('button', { name }).nth(nth).click();
    await page.locator('dialog[open]').waitFor();
  };

/** Every page of the console with its tabs, and what can be opened on them. The login stands beside: whoever is in does not see it. */
export function placesOf(things: Things): readonly Place[] {
  const { failed, edi, failure, caseId, bulk, partner, channel, codes, mapping } = things;
  const tabs = (route: string, path: string, name: string, list: readonly string[]): Place[] =>
    list.map((tab) => ({ name: `${name}-${tab}`, route, path: `${path}?tab=${tab}` }));
  const of = (id: string | undefined, places: (id: string) => readonly Place[]): readonly Place[] => (id === undefined ? [] : places(id));
  const message = '/messages/$id';
  return [
    { name: 'overview', route: '/', path: '/' },
    { name: 'overview-list', route: '/', path: '/?view=list&window=24h' },
    { name: 'palette', route: '/', path: '/alerts', open: openPalette },
    { name: 'messages', route: '/messages', path: '/messages' },
    { name: 'messages-filters', route: '/messages', path: '/messages?status=dead', open: openFilters },
    { name: 'messages-none', route: '/messages', path: '/messages?q=nothing-like-this' },
    ...of(failed, (id) => [
      { name: 'message', route: message, path: `/messages/${id}` },
      ...tabs(message, `/messages/${id}`, 'message', ['stages', 'mapping', 'routing', 'links']),
      { name: 'message-correct', route: message, path: `/messages/${id}`, open: button('Correct') },
      { name: 'message-replay', route: message, path: `/messages/${id}`, open: button('Replay') },
      { name: 'message-discard', route: message, path: `/messages/${id}`, open: button('Discard') },
      { name: 'message-reveal', route: message, path: `/messages/${id}?tab=stages`, open: button('Show personal data') },
    ]),
    ...of(edi, (id) => tabs(message, `/messages/${id}`, 'message', ['structure'])),
    { name: 'failures', route: '/failures', path: '/failures' },
    ...of(failure, (id) => [
      { name: 'failure', route: '/failures/$fingerprint', path: `/failures/${id}` },
      { name: 'failure-plan', route: '/failures/$fingerprint', path: `/failures/${id}`, open: button(/^Replay (it|all)/) },
    ]),
    { name: 'cases', route: '/cases', path: '/cases' },
    ...of(caseId, (id) => [{ name: 'case', route: '/cases/$id', path: `/cases/${id}` }]),
    { name: 'late', route: '/late', path: '/late' },
    { name: 'bulk-list', route: '/bulk', path: '/bulk' },
    ...of(bulk, (id) => [{ name: 'bulk', route: '/bulk/$id', path: `/bulk/${id}` }]),
    { name: 'reports', route: '/reports', path: '/reports' },
    { name: 'partners', route: '/partners', path: '/partners' },
    { name: 'partner', route: '/partners/$partner', path: `/partners/${partner}` },
    { name: 'channel', route: '/partners/$partner/$channel', path: `/partners/${partner}/${channel}` },
    { name: 'configuration', route: '/configuration', path: '/configuration' },
    ...of(codes, (path) => [{ name: 'code-lists', route: '/configuration', path: `/configuration?path=${encodeURIComponent(path)}` }]),
    ...of(mapping, (path) => [{ name: 'mapping', route: '/configuration', path: `/configuration?path=${encodeURIComponent(path)}` }]),
    { name: 'audit', route: '/audit', path: '/audit' },
    { name: 'settings', route: '/settings', path: '/settings' },
    ...tabs('/settings', '/settings', 'settings', ['people', 'keys', 'retention', 'erasure', 'hub']),
    { name: 'settings-key', route: '/settings', path: '/settings?tab=keys', open: button('New key') },
    { name: 'not-found', route: '*', path: '/nothing-is-here' },
    { name: 'message-missing', route: message, path: '/messages/00000000-0000-7000-8000-000000000000' },
    { name: 'alerts', route: '/alerts', path: '/alerts' },
    ...tabs('/alerts', '/alerts', 'alerts', ['rules', 'targets']),
  ];
}

/** The page stands: nothing is loading, and what is shown by an editor is set. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .skeleton') === null && document.fonts.status === 'loaded');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search everything' }).fill('mes');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
}

async function openFilters(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More filters' }).click();
}
