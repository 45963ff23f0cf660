import { type BrowserServer, chromium as playwright } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findProgram } from './find.ts';
import { thisMachine } from './machine.ts';
import { chromium } from './service.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of the run is driven from. */
    browserUrl: string;
  }
}

/** Starts the system's Chromium, installing it where it is missing and may be. Never skips. */
export async function startChromium(): Promise<BrowserServer> {
  const executablePath = await findProgram(
    chromium,
    thisMachine,
    'The tests need Chromium: install chromium (Debian and Ubuntu: apt-get install chromium).',
  );
  // Chromium refuses its sandbox to root; it sees nothing here but our own pages.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return playwright.launchServer({ executablePath, args: [...args, '--disable-gpu', '--disable-dev-shm-usage'] });
}

/** One browser for all files of the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startChromium();
  project.provide('browserUrl', server.wsEndpoint());
  return () => server.close();
}
