import { describe, expect, it } from 'vitest';
import { indexNumberOf, planVersion } from '../../functions/publish/plan.ts';
import type { Manifest } from '../../schemas/publication.ts';

const file = (path: string, mediaType: string) => ({ path, mediaType, size: 10, sha256: 'c'.repeat(64) });
const manifest: Manifest = {
  agencyId: 'qingxi-jiaoyu',
  year: 2025,
  title: '云岭市清溪区教育局2025年政府信息公开工作年度报告',
  files: [
    file('content.html', 'text/html; charset=utf-8'),
    file('report.csv', 'text/csv; charset=utf-8'),
    file('report.pdf', 'application/pdf'),
  ],
};

describe('the plan of a publication', () => {
  it('puts every file of the manifest under the version, to be kept for ever', () => {
    expect(planVersion(manifest, 3).map(({ key, cacheControl }) => [key, cacheControl])).toEqual([
      ['reports/qingxi-jiaoyu/2025/v3/content.html', 'public, max-age=31536000, immutable'],
      ['reports/qingxi-jiaoyu/2025/v3/report.csv', 'public, max-age=31536000, immutable'],
      ['reports/qingxi-jiaoyu/2025/v3/report.pdf', 'public, max-age=31536000, immutable'],
    ]);
  });

  it('lets a saved PDF bear the title of the report, and a browser show it', () => {
    const pdf = planVersion(manifest, 1).find(({ key }) => key.endsWith('.pdf'));
    expect(pdf?.contentDisposition).toBe(
      `inline; filename="report.pdf"; filename*=UTF-8''${encodeURIComponent('云岭市清溪区教育局2025年政府信息公开工作年度报告.pdf')}`,
    );
  });

  it('gives an agency’s year the same 索引号 in every version', () => {
    expect(indexNumberOf('qingxi-jiaoyu', 2025)).toBe('NB-2025-QINGXI-JIAOYU');
  });
});
