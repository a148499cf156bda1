import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** `npm run test:long` adds what takes minutes, and lets the others play longer games. */
const long = process.env.GONGKAI_LONG !== undefined;

// Four speeds: `unit` is pure and quick, `contract` talks to single services of the embedded stack and to its start, `pages`
// opens pages in a real browser without any stack, `journeys` walk the whole path (bundles, workers, a real browser). `after`
// looks back at them.
export default defineConfig({
  test: {
    // What functions log is looked at where a test asks for it.
    env: {
      TZ: 'UTC',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      POWERTOOLS_METRICS_DISABLED: 'true',
      // For the stacks and commands that tests start: each is the same program again.
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/gongkai/compiled'),
    },
    globalSetup: './tests/after/collect.ts',
    reporters: ['default', './tests/plain-line-reporter.ts'],
    // A machine of two cores would otherwise get one worker.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['contract', 'pages', 'journeys', 'long', 'after'].map((room) => `tests/${room}/**`),
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
          include: ['tests/pages/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'after',
          include: ['tests/after/**/*.test.ts'],
          // When everything else is over: it looks at what the journeys have left.
          sequence: { groupOrder: 1 },
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
