import { shanghaiDateTime } from '../../functions/shared/time.ts';
import type { RegisterChange } from '../../schemas/registerChange.ts';

/**
 * Which changes took effect: the one that put `inForce` in force, the one it built on, and so on. Another was recorded, but
 * somebody else was faster or the import broke off.
 */
const effective = (changes: readonly RegisterChange[], inForce: string | undefined): Set<RegisterChange> => {
  const found = new Set<RegisterChange>();
  let sought: string | null | undefined = inForce ?? changes.at(-1)?.register;
  for (const change of changes.toReversed()) {
    if (change.register !== sought) continue;
    found.add(change);
    sought = change.before;
  }
  return found;
};

/** The log in words, oldest first; `inForce` is the SHA-256 of the register as it is stored now. */
export const changeLog = (changes: readonly RegisterChange[], inForce?: string): string[] => {
  const tookEffect = effective(changes, inForce);
  return changes.flatMap((change) => {
    const { at, by, why, register, differences } = change;
    const note = tookEffect.has(change) ? '' : '（未生效）';
    return [
      `${shanghaiDateTime(at)}  ${by}  ${register.slice(0, 12)}${note}`,
      ...(why === null ? [] : [`  事由：${why}`]),
      ...differences.map((line) => `  ${line}`),
    ];
  });
};
