import { readFileSync } from 'node:fs';
import { dataPage } from '../../functions/column/data/dataPage.ts';
import { dictionaryPage } from '../../functions/column/data/dictionaryPage.ts';
import { agencyPage } from '../../functions/column/pages/agency.ts';
import { changesPage } from '../../functions/column/pages/changes.ts';
import { comparePage } from '../../functions/column/pages/comparePage.ts';
import { comparisonPage } from '../../functions/column/pages/comparison.ts';
import { endedVersionPage, movedPage, notFoundPage, withdrawnPage } from '../../functions/column/pages/ended.ts';
import { figuresOf, type YearFigures } from '../../functions/column/pages/figures.ts';
import type { Site } from '../../functions/column/pages/layout.ts';
import { groupPage, homePage, yearPage } from '../../functions/column/pages/lists.ts';
import { type ReportShell, reportPage } from '../../functions/column/pages/report.ts';
import { parse } from '../../functions/parse/parse.ts';
import { renderHtml } from '../../functions/render/html.ts';
import { renderJson } from '../../functions/render/json.ts';
import { pageModel } from '../../functions/render/model.ts';
import type { Listed } from '../../schemas/listing.ts';
import { PublishedReportSchema } from '../../schemas/publishedReport.ts';
import type { Report } from '../../schemas/report.ts';
import { publicationOf } from '../builders/publication.ts';
import { consistentReport } from '../builders/report.ts';

export const site: Site = {
  baseUrl: 'https://gongkai.example.org',
  authority: {
    name: '云岭市清溪区人民政府办公室',
    mail: 'gongkai@example.org',
    contact: { phone: '000-12345678', mail: 'jiucuo@example.org', address: '清溪区和平路1号' },
  },
};

const reportIn = async (path: string): Promise<Report> => {
  const outcome = await parse(readFileSync(`examples/${path}`), path);
  if (outcome.status !== 'ok') throw new Error(`${path} cannot be read: ${outcome.reason.message}`);
  return outcome.report;
};

const jiaoyu = { agencyId: 'qingxi-jiaoyu', agencyName: '云岭市清溪区教育局' };

const documentOf = (report: Report, facts: typeof jiaoyu, year: number): string =>
  renderJson(report, pageModel(report, { ...facts, year }));

const figuresIn = (document: string): YearFigures => figuresOf(PublishedReportSchema.parse(JSON.parse(document)));

const bodies: readonly [id: string, name: string, kind: Listed['agencyKind']][] = [
  ['qingxi', '云岭市清溪区人民政府', 'government'],
  ['qingxi-jiaoyu', '云岭市清溪区教育局', 'department'],
  ['qingxi-shichang', '云岭市清溪区市场监督管理局（知识产权局）', 'department'],
  ['qingxi-weijian', '云岭市清溪区卫生健康局', 'department'],
  ['qingxi-ziran', '云岭市清溪区自然资源和规划局', 'department'],
  ['qingxi-wangquan', '云岭市清溪区望泉镇人民政府', 'township'],
  ['qingxi-songtao', '云岭市清溪区人民政府松涛街道办事处', 'township'],
  ['qingxi-jiaoyi', '云岭市清溪区公共资源交易中心', 'institution'],
];

const listed = (year: number): Listed[] =>
  bodies.map(([agencyId, agencyName, agencyKind], index) => ({
    agencyId,
    agencyName,
    agencyKind,
    group: 'qingxi',
    year,
    version: index === 2 ? 2 : 1,
    title: `${agencyName}${year}年政府信息公开工作年度报告`,
    publishedAt: `${year + 1}-01-2${index}T03:04:05.000Z`,
  }));

/** A report of the body that 教育局 has taken over. */
const ofTiyu = (year: number): Listed => ({
  ...listed(year)[1]!,
  agencyId: 'qingxi-tiyu',
  agencyName: '云岭市清溪区体育局',
  title: `云岭市清溪区体育局${year}年政府信息公开工作年度报告`,
});

const shelvesOf = (year: number) =>
  ['清溪区人民政府', '清波区人民政府', '石桥县人民政府', '南浦经济技术开发区管理委员会'].map((name, index) => ({
    year,
    group: index === 0 ? 'qingxi' : `group-${index}`,
    name: `云岭市${name}`,
    count: index === 0 ? 8 : 30 + index,
  }));

const files = ['report.pdf', 'original.docx', 'report.csv', 'report.json', 'article.html', 'card.png'].map(
  (path, index) => ({
    path,
    mediaType: 'application/octet-stream',
    size: 20_480 * (index + 1),
    sha256: 'c'.repeat(64),
  }),
);

/** Pages of the same kinds as others, which only scripts and links lead to. */
export const likeOthers = /^\/(reports\/qingxi-jiaoyu\/)?202[0-3]\/$/;

const formerYears = (shell: Omit<ReportShell, 'shown' | 'atVersion'>, years: readonly number[]) => {
  const versions = [{ version: 1, publishedAt: '2025-01-20T03:04:05.000Z', note: null }];
  const pagesOf = (year: number): [string, string][] => [
    [`/${year}/`, yearPage(site, { year, years, shelves: shelvesOf(year).slice(0, 1), entries: listed(year) })],
    [
      `/reports/qingxi-jiaoyu/${year}/`,
      reportPage(site, {
        ...shell,
        current: publicationOf({ year }),
        versions,
        shown: versions[0]!,
        atVersion: false,
      }),
    ],
  ];
  return Object.fromEntries([2020, 2021, 2022, 2023, 2024].flatMap(pagesOf));
};

/** Pages of the public column as they are with examples, by address, and the data their scripts read. */
export const columnPages = async (): Promise<Record<string, string>> => {
  const [now, lastYear] = await Promise.all([
    reportIn('submissions/qingxi-jiaoyu-2025.docx'),
    reportIn('former-years/qingxi-jiaoyu-2024.docx'),
  ]);
  const old = consistentReport({ edition: '2019', agency: jiaoyu.agencyName, year: 2020 });
  const documents = {
    '/reports/qingxi-jiaoyu/2025/report.json': documentOf(now, jiaoyu, 2025),
    '/reports/qingxi-jiaoyu/2024/report.json': documentOf(lastYear, jiaoyu, 2024),
    '/reports/qingxi-jiaoyu/2020/report.json': documentOf(old, jiaoyu, 2020),
    '/reports/qingxi-jiaoyu/2021/report.json': documentOf(lastYear, jiaoyu, 2021),
  };
  const figures = Object.values(documents).map(figuresIn);
  const [after, before, trial, renewed] = figures as [YearFigures, YearFigures, YearFigures, YearFigures];
  const middle = [2022, 2023].map((year) => ({ ...before, year }));
  const years = [2025, 2024, 2023, 2022, 2021, 2020];
  const corrected: Report = {
    ...now,
    sections: { ...now.sections, overview: now.sections.overview.slice(0, -1) },
    cells: { ...now.cells, 't1.licence.decisions': { value: 99, raw: '99', meaning: 'number' } },
  };
  const versions = [
    { version: 1, publishedAt: '2026-01-20T03:04:05.000Z', note: null },
    { version: 2, publishedAt: '2026-02-03T03:04:05.000Z', note: '行政许可处理决定数量统计有误，予以更正。' },
  ];
  const shell = {
    current: publicationOf({ version: 2, group: 'qingxi' }),
    versions,
    content: renderHtml(pageModel(now, { ...jiaoyu, year: 2025 })),
    files,
    figures: [...figures, ...middle],
    years,
    shelf: { group: 'qingxi', name: '云岭市清溪区人民政府' },
  };
  const history = {
    agency: {
      id: jiaoyu.agencyId,
      name: jiaoyu.agencyName,
      kind: 'department' as const,
      formerNames: ['清溪区教育体育局'],
    },
    reports: years.map((year) => listed(year)[1]!),
    predecessors: [{ id: 'qingxi-tiyu', name: '云岭市清溪区体育局', reports: [ofTiyu(2019)] }],
    figures: shell.figures,
  };
  const title = publicationOf().title;
  return {
    ...documents,
    ...formerYears(shell, years),
    '/': homePage(site, {
      years: years.map((year) => ({ year, count: 101 })),
      latest: listed(2025),
      shelves: shelvesOf(2025),
    }),
    '/empty/': homePage(site, { years: [], latest: [], shelves: [] }),
    '/2025/': yearPage(site, { year: 2025, years, shelves: shelvesOf(2025) }),
    '/2025/qingxi/': groupPage(site, { year: 2025, shelf: shelvesOf(2025)[0]!, entries: listed(2025), years }),
    '/agencies/qingxi-jiaoyu/': agencyPage(site, history),
    '/agencies/qingxi-tiyu/': agencyPage(site, {
      ...history,
      agency: {
        id: 'qingxi-tiyu',
        name: '云岭市清溪区体育局',
        kind: 'department',
        formerNames: [],
        mergedInto: { id: 'qingxi-jiaoyu', name: jiaoyu.agencyName },
      },
      reports: history.predecessors[0]!.reports,
      predecessors: [],
      figures: [],
    }),
    '/reports/qingxi-jiaoyu/2025/': reportPage(site, { ...shell, shown: versions[1]!, atVersion: false }),
    '/reports/qingxi-jiaoyu/2025/v1/': reportPage(site, { ...shell, shown: versions[0]!, atVersion: true }),
    '/reports/qingxi-jiaoyu/2025/v2/changes/': changesPage(site, {
      ...jiaoyu,
      year: 2025,
      title,
      before: { ...versions[0]!, report: corrected },
      after: { ...versions[1]!, report: now },
      note: versions[1]!.note,
    }),
    '/reports/qingxi-jiaoyu/2025/compare/': comparisonPage(site, {
      agency: { id: jiaoyu.agencyId, name: jiaoyu.agencyName },
      before,
      after,
    }),
    '/reports/qingxi-jiaoyu/2021/compare/': comparisonPage(site, {
      agency: { id: jiaoyu.agencyId, name: jiaoyu.agencyName },
      before: trial,
      after: renewed,
    }),
    '/compare/': comparePage(site),
    '/data/': dataPage(
      site,
      years.map((year) => ({ year, count: 101 })),
    ),
    '/data/dictionary/': dictionaryPage(site, 'zh'),
    '/data/dictionary/en/': dictionaryPage(site, 'en'),
    '/withdrawn/': withdrawnPage(site, {
      ...jiaoyu,
      year: 2025,
      title,
      at: '2026-03-01T08:00:00.000Z',
      reason: '部分内容涉及第三方合法权益，经核实后将重新发布。',
    }),
    '/ended-version/': endedVersionPage(site, { ...jiaoyu, year: 2025, title }),
    '/not-found/': notFoundPage(site),
    '/moved/': movedPage(site, { to: '/agencies/qingxi-jiaoyu/' }),
  };
};
