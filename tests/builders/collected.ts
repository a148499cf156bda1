import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';

const suffix = '.walked';

/** Notes in the run's directory (`tests/after/collect.ts`) that the journey of this test file was walked to its end. */
export const noteWalked = (): void => {
  const directory = process.env.GONGKAI_USED_GRANTS;
  const file = expect.getState().testPath;
  if (directory === undefined || file === undefined) return;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${basename(file)}${suffix}`), '');
};

/** What the journeys of a run have left in its directory. */
export interface Collected {
  /** Names of the test files whose journeys came to their end. */
  readonly walked: ReadonlySet<string>;
  /** Every grant of the templates they ran, and those that were used (`local/permissions/record.ts`). */
  readonly granted: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
}

/** Without the ends of names that are the same everywhere: accounts, regions, hashes. */
const brief = (grant: string): string =>
  grant.replace(/arn:aws:[a-z0-9-]+:[^:]*:[^:]*:/g, '').replace(/(?<=[A-Za-z])[0-9A-Fa-f]{8}(?=[/. ]|$)/g, '');

export const readCollected = (directory: string): Collected => {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  const linesOf = (ending: string): Set<string> =>
    new Set(
      names
        .filter((name) => name.endsWith(ending))
        .flatMap((name) => readFileSync(join(directory, name), 'utf8').split('\n'))
        .filter((line) => line !== '')
        .map(brief),
    );
  return {
    walked: new Set(names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length))),
    granted: linesOf('.granted'),
    used: linesOf('.used'),
  };
};
