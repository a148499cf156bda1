import { describe, expect, test } from 'vitest';
import { planWalk } from '../../functions/column/walk.ts';
import { publicationOf } from '../builders/publication.ts';
import { registerOf } from '../builders/publishedSource.ts';

const register = registerOf([
  { id: 'qu', name: '清溪区人民政府', kind: 'government' },
  { id: 'jiaoyu', name: '清溪区教育局', kind: 'department', parent: 'qu' },
  { id: 'keji', name: '清溪区科技局', kind: 'department', parent: 'qu', mergedInto: 'gongxin' },
  { id: 'gongxin', name: '清溪区工业和信息化局', kind: 'department', parent: 'qu' },
]);
const pointer = (agencyId: string, year: number) => publicationOf({ agencyId, year, group: 'qu' });

describe('the walk through everything', () => {
  const pointers = [pointer('jiaoyu', 2025), pointer('jiaoyu', 2024), pointer('keji', 2024)];
  const walk = planWalk(pointers, {
    lists: [{ year: 2023, groups: ['qu'] }],
    withObjects: ['fang', 'jiaoyu'],
    register,
  });

  test('goes by agency, each with its years, and to those who have objects but no report', () => {
    expect(walk.agencies).toEqual([
      { agencyId: 'fang', years: [] },
      { agencyId: 'jiaoyu', years: [2024, 2025] },
      { agencyId: 'keji', years: [2024] },
    ]);
  });

  test('names every page that shows many agencies once: lists that are empty by now, and whoever carries on for others', () => {
    const keys = walk.shared.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining([
        'agencies/gongxin/index.html',
        '2023/qu/index.html',
        '2024/qu/index.html',
        '2025/qu/index.html',
        '2024/index.html',
        'index.html',
      ]),
    );
    expect(keys.filter((key) => key.startsWith('reports/'))).toEqual([]);
  });
});
