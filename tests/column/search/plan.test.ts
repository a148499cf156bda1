import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyManifest, type SearchManifest, type Segment } from '../../../functions/column/search/format.ts';
import { dueForRemoval, folded, noted, planFold, strays } from '../../../functions/column/search/plan.ts';

const now = new Date('2026-01-20T03:00:00Z');
const segment = (id: string, docs: number): Segment => ({ id, docs, shards: 1, lookups: 1, bytes: 100 });
const manifest = (more: Partial<SearchManifest>): SearchManifest => ({ ...emptyManifest, ...more });
const pendingOf = (count: number): string[] => Array.from({ length: count }, (_, number) => `a${number}/2025/1`);

describe('a fold', () => {
  test('has nothing to do where nothing is pending', () => {
    expect(planFold(manifest({ segments: [segment('1-a', 10)] }))).toBeUndefined();
  });

  test('takes small segments with it, and leaves large ones alone', () => {
    const [large, middle, small] = [segment('1-a', 15_000), segment('2-b', 700), segment('3-c', 40)];
    const planned = (count: number) =>
      planFold(manifest({ segments: [large, middle, small], pending: pendingOf(count) }))?.segments;
    expect(planned(1)).toEqual([small]);
    expect(planned(40)).toEqual([middle, small]);
    expect(planned(300)).toEqual([large, middle, small]);
  });

  test('merges everything once there is much that must not be shown', () => {
    const gone = pendingOf(201);
    expect(planFold(manifest({ segments: [segment('1-a', 9_000), segment('2-b', 10)], gone }))?.segments.length).toBe(
      2,
    );
  });

  test('leaves few segments, and writes no version often, however many are published', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 100, maxLength: 400 }), (bursts) => {
        let [state, written, published] = [manifest({}), 0, 0];
        for (const [turn, count] of bursts.entries()) {
          const plan = planFold({ ...state, pending: pendingOf(count) })!;
          const docs = count + plan.segments.reduce((sum, one) => sum + one.docs, 0);
          written += docs;
          published += count;
          const kept = state.segments.filter((one) => !plan.segments.includes(one));
          state = { ...state, segments: [...kept, segment(`${turn}-a`, docs)] };
        }
        expect(state.segments.length).toBeLessThanOrEqual(4);
        expect(written / published).toBeLessThan(40);
      }),
      { numRuns: 30 },
    );
  });

  const plan = { taken: ['a/2025/1', 'b/2025/1'], segments: [segment('2-b', 5)], gone: ['x/2025/1'] };
  const claimed = { plan, claim: '2026-01-20T03:01:00.000Z' };
  const made = { segment: segment('3-c', 7), removed: new Set(['x/2025/1']) };
  const before = manifest({
    segments: [segment('1-a', 900), segment('2-b', 5)],
    pending: ['a/2025/1', 'b/2025/1'],
    gone: ['x/2025/1', 'y/2025/1'],
    folding: claimed.claim,
  });

  test('puts the new segment in the place of those it merged, which are retired', () => {
    expect(folded(before, claimed, made, now)).toEqual(
      manifest({
        segments: [segment('1-a', 900), segment('3-c', 7)],
        gone: ['y/2025/1'],
        retired: [{ id: '2-b', at: now.toISOString() }],
      }),
    );
  });

  test('keeps what was noted while it worked', () => {
    expect(folded({ ...before, pending: [...before.pending, 'c/2025/1'] }, claimed, made, now)?.pending).toEqual([
      'c/2025/1',
    ]);
  });

  test('does not show what was taken back while it worked', () => {
    expect(folded({ ...before, pending: ['a/2025/1'] }, claimed, made, now)?.gone).toEqual(['y/2025/1', 'b/2025/1']);
  });

  test('comes to nothing when its time was over and somebody else has begun', () => {
    expect(folded({ ...before, folding: '2026-01-20T09:00:00.000Z' }, claimed, made, now)).toBeUndefined();
    expect(folded({ ...before, folding: null }, claimed, made, now)).toBeUndefined();
  });
});

describe('a note', () => {
  const second = { agencyId: 'a', year: 2025, last: 2, shown: 2 };

  test('of a correction has the new version wait, and the one in a segment gone', () => {
    expect(noted(emptyManifest, second, [1])).toEqual(manifest({ pending: ['a/2025/2'], gone: ['a/2025/1'] }));
  });

  test('of a correction replaces the version that waits', () => {
    expect(noted(manifest({ pending: ['a/2025/1', 'ab/2025/1'] }), second, []).pending).toEqual([
      'ab/2025/1',
      'a/2025/2',
    ]);
  });

  test('of a withdrawal leaves nothing', () => {
    const withdrawn = { ...second, shown: undefined };
    expect(noted(manifest({ pending: ['a/2025/2'] }), withdrawn, [1])).toEqual(manifest({ gone: ['a/2025/1'] }));
  });

  test('of a withdrawal while somebody folds says so of every version: one may be in what is being made', () => {
    const folding = now.toISOString();
    expect(noted(manifest({ folding }), { ...second, shown: undefined }, []).gone).toEqual(['a/2025/1', 'a/2025/2']);
  });

  test('changes nothing where all is as it should be', () => {
    const waiting = manifest({ pending: ['a/2025/2'] });
    expect(noted(waiting, second, [])).toBe(waiting);
    expect(noted(emptyManifest, second, [2])).toBe(emptyManifest);
  });
});

describe('segments', () => {
  test('are removed some minutes after they were retired', () => {
    const retired = [
      { id: '1-a', at: '2026-01-20T02:49:00Z' },
      { id: '2-b', at: '2026-01-20T02:51:00Z' },
    ];
    expect(dueForRemoval(manifest({ retired }), now)).toEqual(['1-a']);
  });

  test('that nobody refers to are removed once no fold can be at work on them', () => {
    const idAt = (instant: string): string => `${Date.parse(instant).toString(36)}-a`;
    const [old, fresh, used] = ['2026-01-18T00:00:00Z', '2026-01-20T02:00:00Z', '2026-01-10T00:00:00Z'].map(idAt);
    expect(strays([old!, fresh!, used!], manifest({ segments: [segment(used!, 3)] }), now)).toEqual([old]);
  });
});
