import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../functions/difference/textDifference.ts';
import { consistentReport } from '../builders/report.ts';

const withOverview = (...overview: string[]) => consistentReport({ overview });

describe('what differs in the words of two reports', () => {
  test('is told paragraph by paragraph; what did not change is counted', () => {
    const before = withOverview('一、公开312条。', '平台照旧。', '培训照旧。', '收到申请3件。');
    const now = withOverview('一、公开330条。', '平台照旧。', '培训照旧。', '收到申请7件。');
    expect(compareTexts(now, before)).toEqual([
      {
        title: '一、总体情况',
        paragraphs: [
          {
            skipped: 0,
            pieces: [
              { kind: 'same', text: '一、公开' },
              { kind: 'removed', text: '312' },
              { kind: 'added', text: '330' },
              { kind: 'same', text: '条。' },
            ],
          },
          {
            skipped: 2,
            pieces: [
              { kind: 'same', text: '收到申请' },
              { kind: 'removed', text: '3' },
              { kind: 'added', text: '7' },
              { kind: 'same', text: '件。' },
            ],
          },
        ],
      },
    ]);
  });

  test('a new paragraph is added as a whole', () => {
    const [section] = compareTexts(withOverview('照旧。', '新增一段。'), withOverview('照旧。'));
    expect(section?.paragraphs).toEqual([{ skipped: 1, pieces: [{ kind: 'added', text: '新增一段。' }] }]);
  });

  test('equal reports have none', () => {
    expect(compareTexts(consistentReport(), consistentReport())).toEqual([]);
  });
});
