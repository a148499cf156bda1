import { defineConfig } from 'vitest/config';

// Four speeds: `unit` is pure and quick, `contract` talks to single services of the embedded stack, `pages` opens pages in a
// real browser without any stack, `journeys` walk the whole path (bundles, workers, a real browser).
export default defineConfig({
  test: {
    env: { TZ: 'UTC' },
    reporters: ['default', './tests/plain-line-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/contract/**', 'tests/journeys/**'],
          // Synthesising the template takes a second, and a busy machine many.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: ['tests/journeys/*-page*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: ['tests/journeys/*-page*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
