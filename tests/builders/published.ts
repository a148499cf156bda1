import { renderJson } from '../../functions/render/json.ts';
import { pageModel } from '../../functions/render/model.ts';
import type { Listed } from '../../schemas/listing.ts';
import { type PublishedReport, PublishedReportSchema } from '../../schemas/publishedReport.ts';
import type { Report } from '../../schemas/report.ts';

/** The entry of a published report of an invented bureau for 2025, with what a test says instead. */
export const listedOf = (more: Partial<Listed> = {}): Listed => ({
  agencyId: 'qingxi-jiaoyu',
  agencyName: '云岭市清溪区教育局',
  agencyKind: 'department',
  group: 'qingxi-zhengfu',
  year: 2025,
  version: 1,
  title: '云岭市清溪区教育局2025年政府信息公开工作年度报告',
  publishedAt: '2026-01-20T03:04:05.000Z',
  ...more,
});

/** The `report.json` of that entry. */
export const publishedReportOf = (report: Report, { agencyId, agencyName, year }: Listed = listedOf()) =>
  PublishedReportSchema.parse(
    JSON.parse(renderJson(report, pageModel(report, { agencyId, agencyName, year }))),
  ) satisfies PublishedReport;
