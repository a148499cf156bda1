import { describe, expect, test } from 'vitest';
import type { Change } from '../../functions/column/changed.ts';
import { mendAll } from '../../functions/inspect/inspect.ts';
import { isExplained, type Suspicion } from '../../functions/inspect/look.ts';
import { StoredDataError } from '../../functions/shared/errors.ts';

const suspicion: Suspicion = { kind: 'page', problem: 'outdated', place: '2025/index.html', agencyId: 'shuiwu' };

const change = (agencyId: string, id: string, settled: boolean): Change => ({
  agencyId,
  year: 2025,
  at: '2026-01-20T03:04:05.000Z',
  id,
  settled,
});

describe('what a change explains', () => {
  const underWay = change('shuiwu', '1', false);
  const settled = change('shuiwu', '1', true);

  test('a page that is behind while its agency’s report is being published', () => {
    expect(isExplained(suspicion, [underWay], [underWay])).toBe(true);
    expect(isExplained(suspicion, [underWay], [])).toBe(true);
    expect(isExplained(suspicion, [], [underWay])).toBe(true);
  });

  test('a change that came and was settled between one look and the other', () => {
    expect(isExplained(suspicion, [], [settled])).toBe(true);
  });

  test('not a page that is behind after all is settled, nor another agency’s', () => {
    expect(isExplained(suspicion, [settled], [settled])).toBe(false);
    expect(isExplained(suspicion, [change('jiaoyu', '2', false)], [])).toBe(false);
    expect(isExplained(suspicion, [], [])).toBe(false);
  });

  test('whatever shows many agencies, when any of them is being published', () => {
    const { agencyId: _, ...shared } = suspicion;
    expect(isExplained(shared, [change('jiaoyu', '2', false)], [])).toBe(true);
  });

  test('a year’s data that waits for the minute’s fold', () => {
    expect(isExplained({ ...suspicion, untilFolded: true }, [settled], [settled])).toBe(true);
  });
});

describe('mending', () => {
  test('says what was mended and what is open, and nothing of what was right by then', async () => {
    const found = await mendAll([
      { ...suspicion, mend: async () => 'mended' },
      { ...suspicion, place: 'index.html', mend: async () => 'fine' },
      { ...suspicion, place: 'feed.xml', mend: async () => 'open' },
      { kind: 'bytes', problem: 'different', place: 'reports/shuiwu/2025/v1/report.pdf' },
    ]);
    expect(found).toEqual([
      { kind: 'page', problem: 'outdated', place: '2025/index.html', mended: true },
      { kind: 'page', problem: 'outdated', place: 'feed.xml', mended: false },
      { kind: 'bytes', problem: 'different', place: 'reports/shuiwu/2025/v1/report.pdf', mended: false },
    ]);
  });

  test('goes on where something stored keeps it from its work, and names the fault', async () => {
    const failing = async (): Promise<never> => {
      throw new StoredDataError('gone');
    };
    expect(await mendAll([{ ...suspicion, mend: failing }])).toEqual([
      { kind: 'page', problem: 'outdated', place: '2025/index.html', mended: false, error: 'StoredDataError' },
    ]);
  });

  test('ends where the storage itself fails', async () => {
    const failing = async (): Promise<never> => {
      throw new TypeError('fetch failed');
    };
    await expect(mendAll([{ ...suspicion, mend: failing }])).rejects.toThrow('fetch failed');
  });
});
