import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], testTimeout: number, serial = false) => ({
  test: {
    name,
    include,
    exclude: ['**/node_modules/**', 'dist/**'],
    testTimeout,
    hookTimeout: 60_000,
    ...(serial ? { fileParallelism: false } : {}),
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/node_modules/**', 'dist/**', 'tests/**', '**/*.conformance.test.ts', '**/*.io.test.ts'],
          testTimeout: 10_000,
        },
      },
      project('conformance', ['**/*.conformance.test.ts', '**/*.io.test.ts'], 30_000),
      project('repo', ['tests/repo/**/*.test.ts'], 60_000),
      project('e2e', ['tests/e2e/**/*.test.ts'], 120_000, true),
      project('crash', ['tests/crash/**/*.test.ts'], 240_000, true),
    ],
  },
});
