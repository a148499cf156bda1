import { describe, expect, test } from 'vitest';
import { listedOf as entryOf } from '../../functions/column/lists.ts';
import { type ListsFound, listFaults } from '../../functions/inspect/lists.ts';
import { disagreeingRows } from '../../functions/inspect/rows.ts';
import { whyThere } from '../../functions/inspect/strays.ts';
import type { YearRow } from '../../schemas/yearData.ts';
import { publicationOf } from '../builders/publication.ts';

const school = publicationOf();
const water = publicationOf({ agencyId: 'qingxi-shuiwu', agencyName: '云岭市清溪区水务局' });
const by = { personId: null, role: '值班员' };
const withdrawn = publicationOf({
  agencyId: 'qingxi-yiyuan',
  withdrawal: { at: '2026-01-21T00:00:00.000Z', reason: '误发。', by },
  hiddenThrough: 1,
});
const pointers = [school, water, withdrawn];
const right: ListsFound = {
  listed: [school, water].map(entryOf),
  shelves: [{ year: 2025, group: 'qingxi-zhengfu', name: '清溪区人民政府', count: 2 }],
  count: 2,
  latest: [school, water].map(entryOf),
};
const names = (group: string): string | undefined => (group === 'qingxi-zhengfu' ? '清溪区人民政府' : undefined);
const faults = (more: Partial<ListsFound>) => listFaults(pointers, { ...right, ...more }, names);

describe('lists against pointers', () => {
  test('agree where every report that is out stands in them once, and nothing else', () => {
    expect(faults({})).toEqual([]);
  });

  test('an entry that is missing, says something else, or is of nothing that is out', () => {
    expect(faults({ listed: [entryOf(school)] })).toEqual([
      { what: 'entry', problem: 'missing', agencyId: 'qingxi-shuiwu' },
    ]);
    expect(faults({ listed: [{ ...entryOf(school), version: 2 }, entryOf(water)] })).toEqual([
      { what: 'entry', problem: 'different', agencyId: 'qingxi-jiaoyu' },
    ]);
    expect(faults({ listed: [...right.listed, entryOf(withdrawn)] })).toEqual([
      { what: 'entry', problem: 'surplus', entry: entryOf(withdrawn) },
    ]);
  });

  test('a former version among what was published last', () => {
    const former = { ...entryOf(school), publishedAt: '2026-01-10T00:00:00.000Z' };
    expect(faults({ latest: [former, ...right.latest] })).toEqual([
      { what: 'latest', problem: 'surplus', entry: former },
    ]);
  });

  test('counts, headings, and lists that are not there', () => {
    expect(faults({ count: 3 })).toEqual([{ what: 'year', problem: 'different' }]);
    expect(faults({ count: undefined })).toEqual([{ what: 'year', problem: 'missing' }]);
    expect(faults({ shelves: [] })).toEqual([{ what: 'shelf', problem: 'missing', group: 'qingxi-zhengfu' }]);
    const renamed = [{ ...right.shelves[0]!, name: '清溪县人民政府' }];
    expect(faults({ shelves: renamed })).toEqual([{ what: 'shelf', problem: 'different', group: 'qingxi-zhengfu' }]);
  });

  test('a year that never had a report is missing nowhere', () => {
    expect(listFaults([], { listed: [], shelves: [], count: undefined, latest: [] }, names)).toEqual([]);
  });
});

describe('rows of a year’s data against pointers', () => {
  const rowOf = ({ agencyId, agencyName, agencyKind, group, version, publishedAt, title }: typeof school): YearRow => [
    agencyId,
    agencyName,
    agencyKind,
    group,
    '2021',
    version,
    publishedAt,
    title,
    1,
  ];

  test('agree, whatever the edition and the figures', () => {
    expect(disagreeingRows([rowOf(school), rowOf(water)], pointers)).toEqual([]);
  });

  test('name whoever is missing, of another version, or not out any more', () => {
    expect(disagreeingRows([rowOf({ ...school, version: 2 }), rowOf(withdrawn)], pointers)).toEqual([
      'qingxi-jiaoyu',
      'qingxi-shuiwu',
      'qingxi-yiyuan',
    ]);
  });
});

describe('an object that is in no plan', () => {
  const claim = {
    version: 2,
    order: '2026-01-16T00:00:00.000Z#1',
    manifestHash: 'c'.repeat(64),
    claimedAt: '2026-01-20T00:00:00.000Z',
    out: false,
    note: null,
  };
  const of = { agencyId: school.agencyId, year: 2025, pointer: school, claims: [claim] };
  const key = 'reports/qingxi-jiaoyu/2025/v2/report.pdf';
  const soon = new Date('2026-01-20T00:10:00.000Z');

  test('is left alone while its publication may yet go out, and named when it should have long ago', () => {
    expect(whyThere(key, of, soon)).toBe('underWay');
    expect(whyThere(key, { ...of, pointer: undefined }, soon)).toBe('underWay');
    expect(whyThere(key, of, new Date('2026-01-22T00:00:00.000Z'))).toBe('stuck');
  });

  test('is nobody’s when a later publication has gone out, or no version was ever claimed', () => {
    const later = { ...school, version: 3, order: '2026-01-17T00:00:00.000Z#1' };
    expect(whyThere(key, { ...of, pointer: later }, soon)).toBe('stray');
    expect(whyThere('reports/qingxi-jiaoyu/2025/v9/report.pdf', of, soon)).toBe('stray');
    expect(whyThere('reports/qingxi-jiaoyu/2025/draft.html', of, soon)).toBe('stray');
  });
});
