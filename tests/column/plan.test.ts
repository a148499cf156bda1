import { describe, expect, it } from 'vitest';
import { planPages } from '../../functions/column/plan.ts';
import { publicationOf } from '../builders/publication.ts';

const files = (...paths: string[]) => paths.map((path) => ({ path }));
const keysOf = (steps: ReturnType<typeof planPages>) => steps.map((step) => step.map(({ key }) => key));

describe('what is made again when a pointer has moved', () => {
  it('is the files first, then the page that links to them, and the lists last', () => {
    const versions = [
      { version: 1, files: files('content.html', 'report.pdf') },
      { version: 2, files: files('content.html', 'report.pdf', 'pictures/a.png') },
    ];
    expect(keysOf(planPages(publicationOf({ version: 2 }), versions, [2024]))).toEqual([
      [
        'reports/qingxi-jiaoyu/2025/report.pdf',
        'reports/qingxi-jiaoyu/2025/pictures/a.png',
        'reports/qingxi-jiaoyu/2025/v1/index.html',
        'reports/qingxi-jiaoyu/2025/v2/index.html',
        'reports/qingxi-jiaoyu/2025/v2/changes/index.html',
        'reports/qingxi-jiaoyu/2025/compare/index.html',
      ],
      ['reports/qingxi-jiaoyu/2025/index.html'],
      ['reports/qingxi-jiaoyu/2024/index.html', 'reports/qingxi-jiaoyu/2024/compare/index.html'],
      ['agencies/qingxi-jiaoyu/index.html', '2025/qingxi-zhengfu/index.html'],
      ['2025/index.html', 'index.html', 'feed.xml', 'data/index.html', 'search/index.html'],
    ]);
  });

  it('is every file of a version that was withdrawn as well, so that none of them stays', () => {
    const withdrawn = publicationOf({ version: 1, hiddenThrough: 1 });
    const [first] = keysOf(planPages(withdrawn, [{ version: 1, files: files('content.html', 'report.pdf') }], []));
    expect(first).toEqual([
      'reports/qingxi-jiaoyu/2025/report.pdf',
      'reports/qingxi-jiaoyu/2025/v1/index.html',
      'reports/qingxi-jiaoyu/2025/v1/content.html',
      'reports/qingxi-jiaoyu/2025/v1/report.pdf',
      'reports/qingxi-jiaoyu/2025/v1/manifest.json',
      'reports/qingxi-jiaoyu/2025/compare/index.html',
    ]);
  });
});
