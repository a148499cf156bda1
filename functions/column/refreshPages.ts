import { findFacts } from '../shared/objects.ts';
import { sideBySide } from '../shared/sideBySide.ts';
import type { Column } from './column.ts';
import { derive } from './derive.ts';
import type { DerivedPage } from './plan.ts';
import { atOneMoment } from './reads.ts';
import { refresh } from './refresh.ts';

const pagesAtOnce = 16;

/**
 * Makes pages and copies again, step after step, so that no page leads to one that is not there yet. All of them are looked
 * at before the truth is read, and so the truth need be read only once for all; one that somebody else wrote meanwhile is
 * made once more by itself, see `refresh`. Answers how many objects were written.
 */
export const refreshPages = async (column: Column, steps: readonly (readonly DerivedPage[])[]): Promise<number> => {
  const { publicBucket } = column;
  const before = new Map(
    await sideBySide(steps.flat(), pagesAtOnce, async ({ key }) => [key, await findFacts(publicBucket, key)] as const),
  );
  const moment = atOneMoment(column);
  let written = 0;
  for (const step of steps) {
    const done = await sideBySide(step, pagesAtOnce, (target) =>
      refresh(publicBucket, target.key, () => derive(column, target), {
        before: before.get(target.key),
        make: () => derive(moment, target),
      }),
    );
    written += done.filter(Boolean).length;
  }
  return written;
};
