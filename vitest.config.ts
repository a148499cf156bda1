import { defineConfig } from 'vitest/config';

/** `npm run test:long` adds what takes minutes, and lets the others play longer games. */
const long = process.env.GONGKAI_LONG !== undefined;

// Four speeds: `unit` is pure and quick, `contract` talks to single services of the embedded stack, `pages` opens pages in a
// real browser without any stack, `journeys` walk the whole path (bundles, workers, a real browser).
export default defineConfig({
  test: {
    env: { TZ: 'UTC' },
    reporters: ['default', './tests/plain-line-reporter.ts'],
    // A machine of two cores would otherwise get one worker.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/contract/**', 'tests/journeys/**', 'tests/long/**'],
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
          // Each has a stack of its own; two of them would measure each other.
          fileParallelism: false,
        },
      },
      ...(long
        ? [
            {
              extends: true as const,
              test: { name: 'long', include: ['tests/long/**/*.test.ts'], fileParallelism: false },
            },
          ]
        : []),
    ],
  },
});
