import type { Publication } from '../../schemas/publication.ts';

/** A published report of an invented bureau for 2025, with what a test says instead. */
export const publicationOf = (more: Partial<Publication> = {}): Publication => ({
  agencyId: 'qingxi-jiaoyu',
  agencyName: '云岭市清溪区教育局',
  agencyKind: 'department',
  group: 'qingxi-zhengfu',
  year: 2025,
  version: 1,
  title: '云岭市清溪区教育局2025年政府信息公开工作年度报告',
  publishedAt: '2026-01-20T03:04:05.000Z',
  indexNumber: 'NB-2025-QINGXI-JIAOYU',
  manifestHash: 'a'.repeat(64),
  origin: { kind: 'submission', submissionId: 'b'.repeat(64) },
  order: '2026-01-15T00:00:00.000Z#1',
  note: null,
  withdrawal: null,
  hiddenThrough: 0,
  ...more,
});
