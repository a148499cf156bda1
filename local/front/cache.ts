import type { Clock } from '../contracts.ts';
import type { FrontResponse } from './types.ts';

/** CachingOptimized: a day where the origin says nothing. */
const defaultSeconds = 86_400;
const mostSeconds = 31_536_000;

/** How long the edge may keep an answer, by its Cache-Control. */
export const secondsToKeep = (response: FrontResponse): number => {
  const control = response.headers['cache-control'] ?? '';
  if (/no-store|private/.test(control)) return 0;
  const seconds = /s-maxage=(\d+)/.exec(control)?.[1] ?? /max-age=(\d+)/.exec(control)?.[1];
  return Math.min(seconds === undefined ? defaultSeconds : Number(seconds), mostSeconds);
};

/** What the one edge remembers, by path. */
export const createCache = (clock: Clock) => {
  const kept = new Map<string, { readonly response: FrontResponse; readonly until: number }>();
  return {
    find: (path: string): FrontResponse | undefined => {
      const found = kept.get(path);
      if (found && found.until > clock.now().getTime()) return found.response;
      kept.delete(path);
      return undefined;
    },
    keep: (path: string, response: FrontResponse, seconds: number): void => {
      if (seconds > 0) kept.set(path, { response, until: clock.now().getTime() + seconds * 1000 });
    },
    /** Forgets addresses as CloudFront does: exact ones, or all that begin so where it ends in `*`. */
    invalidate: (paths: readonly string[]): void => {
      for (const path of paths) {
        if (!path.endsWith('*')) kept.delete(path);
        else for (const key of kept.keys()) if (key.startsWith(path.slice(0, -1))) kept.delete(key);
      }
    },
  };
};
export type Cache = ReturnType<typeof createCache>;
