import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Starts RabbitMQ and Redis, once for the run, where they are needed. */
const services = ['tests/services/global-setup.ts'];

const project = (name: string, include: string[], testTimeout: number, globalSetup: string[] = []) => ({
  test: {
    name,
    include,
    exclude: ['**/node_modules/**', 'dist/**'],
    testTimeout,
    hookTimeout: 60_000,
    globalSetup,
    isolate: false,
    // A machine that stands still for seconds fails a test that waits for a process; a fault of ours fails twice.
    retry: 1,
  },
});

export default defineConfig({
  test: {
    // Many tests wait for processes more than they compute: twice as many as there are cores.
    maxWorkers: availableParallelism() * 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/node_modules/**', 'dist/**', 'tests/{repo,e2e,crash,browser}/**', '**/*.conformance.test.ts', '**/*.io.test.ts'],
          testTimeout: 10_000,
          // Unit tests keep no state in modules: what they import is loaded once for each worker.
          isolate: false,
        },
      },
      project('conformance', ['**/*.conformance.test.ts', '**/*.io.test.ts'], 30_000, services),
      project('repo', ['tests/repo/**/*.test.ts'], 60_000),
      project('e2e', ['tests/e2e/**/*.test.ts'], 120_000, services),
      project('browser', ['tests/browser/{console,mend-and-replay}.test.ts'], 120_000, ['tests/services/browser-setup.ts']),
      // By `npm run test:pages` alone.
      project('pages', ['tests/browser/every-page.test.ts'], 120_000, ['tests/services/browser-setup.ts']),
      project('crash', ['tests/crash/**/*.test.ts'], 240_000, services),
    ],
  },
});
