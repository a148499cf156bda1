import type { Shelf } from '../../../schemas/listing.ts';
import type { Publication, RenderedFile } from '../../../schemas/publication.ts';
import { reportPrefix, versionPrefix } from '../../../schemas/publication.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import { shanghaiDate } from '../../shared/time.ts';
import { jsonLdScript, reportJsonLd } from '../data/jsonLd.ts';
import { reportCharts } from './charts/sections.ts';
import { downloads } from './downloads.ts';
import type { YearFigures } from './figures.ts';
import { layout, type Site } from './layout.ts';
import { yearSwitch } from './switches.ts';

const sections: readonly (readonly [id: string, numeral: string, title: string])[] = [
  ['overview', '一', '总体情况'],
  ['disclosure', '二', '主动公开政府信息情况'],
  ['applications', '三', '收到和处理政府信息公开申请情况'],
  ['disputes', '四', '政府信息公开行政复议、行政诉讼情况'],
  ['problems', '五', '存在的主要问题及改进情况'],
  ['other', '六', '其他需要报告的事项'],
];

/** One version that was published, as the history of a report names it. */
export interface PublishedVersion {
  readonly version: number;
  readonly publishedAt: string;
  /** 更正说明: why it replaced the one before. */
  readonly note: string | null;
}

export interface ReportShell {
  /** The version this page shows. */
  readonly shown: PublishedVersion;
  /** The version that is out now. */
  readonly current: Publication;
  /** All versions the public may see, oldest first. */
  readonly versions: readonly PublishedVersion[];
  /** The approved fragment, byte for byte. */
  readonly content: string;
  /** Whether the page stands at the version's own address rather than at the current one. */
  readonly atVersion: boolean;
  /** Files of the shown version out of its manifest: downloads, share card. */
  readonly files: readonly RenderedFile[];
  /** Figures of this agency's years; this year's are the shown version's. */
  readonly figures: readonly YearFigures[];
  /** Years for which this agency has a report out. */
  readonly years: readonly number[];
  /** The list it stands in, for the way to other agencies. */
  readonly shelf?: Pick<Shelf, 'group' | 'name'>;
}

const isCurrent = ({ shown, current }: ReportShell): boolean => shown.version === current.version;

const facts = (site: Site, shell: ReportShell): Html => {
  const { shown, current } = shell;
  return html`<dl class="facts">
<div><dt>索引号</dt><dd>${current.indexNumber}</dd></div>
<div><dt>发布机构</dt><dd><a href="/agencies/${current.agencyId}/">${current.agencyName}</a></dd></div>
<div><dt>发布日期</dt><dd><time datetime="${shown.publishedAt}">${shanghaiDate(shown.publishedAt)}</time></dd></div>
<div><dt>版本</dt><dd>第${shown.version}版${isCurrent(shell) ? '（现行）' : '（已被更正）'}</dd></div>
<div><dt>主管部门</dt><dd>${site.authority.name}</dd></div>
</dl>`;
};

const notices = (shell: ReportShell): (Html | false)[] => {
  const { shown, current } = shell;
  return [
    !isCurrent(shell) &&
      html`<p class="notice">本页为第${shown.version}版，已有更正。请查阅<a href="/${reportPrefix(current.agencyId, current.year)}">现行版本</a>。</p>`,
    shown.version > 1 &&
      html`<p class="notice">本报告于${shanghaiDate(shown.publishedAt)}更正${shown.note === null ? '' : `：${shown.note}`}${previousOf(shell) && html`<a class="notice-link" href="/${changesPath(shell)}">查看更正内容</a>`}</p>`,
    current.origin.kind === 'import' &&
      html`<p class="notice quiet">本报告为往年已公布的年度报告，由主管部门转载。</p>`,
  ];
};

/** The version the shown one replaced, if the public may still see it. */
const previousOf = ({ shown, versions }: ReportShell): PublishedVersion | undefined =>
  versions.findLast(({ version }) => version < shown.version);

const changesPath = ({ current, shown }: ReportShell, version = shown.version): string =>
  `${versionPrefix(current.agencyId, current.year, version)}changes/`;

const otherAgencies = ({ current, shelf }: ReportShell): Html | false =>
  shelf !== undefined &&
  html`<p class="switch"><span class="switch-label">其他机关</span><a href="/${current.year}/${shelf.group}/" data-group="${shelf.group}">${shelf.name}${current.year}年度</a></p>`;

const switches = (shell: ReportShell): Html => {
  const { current, years } = shell;
  return html`<div class="switches">${yearSwitch(years, current.year, (year) => `/${reportPrefix(current.agencyId, year)}`)}${otherAgencies(shell)}</div>`;
};

/** Folded where the screen is narrow, so that the report itself is soon reached; beside it where there is room. */
const contents = ({ versions }: ReportShell, charts: boolean): Html =>
  html`<details class="contents"><summary>目录</summary><nav aria-label="目录"><ol>${sections.map(
    ([id, numeral, title]) => html`<li><a href="#${id}"><span>${numeral}</span>${title}</a></li>`,
  )}${charts && html`<li><a href="#charts"><span>附</span>数据图解</a></li>`}${versions.length > 1 && html`<li><a href="#versions"><span>附</span>历次版本</a></li>`}</ol></nav></details>`;

const comparisons = ({ current, figures, atVersion }: ReportShell): Html => {
  const own = `/${reportPrefix(current.agencyId, current.year)}`;
  const before = figures.some(({ year }) => year === current.year - 1);
  return html`<p class="more">${before && !atVersion && html`<a href="${own}compare/">与${current.year - 1}年逐项对比</a>`}<a href="/compare/?a=${current.agencyId}/${current.year}">与其他机关或年度对比</a></p>`;
};

const history = (shell: ReportShell): Html | false => {
  const { current, versions } = shell;
  return (
    versions.length > 1 &&
    html`<section class="versions" aria-labelledby="versions"><h2 id="versions">历次版本</h2><ol>${versions.map(
      ({ version, publishedAt, note }, index) =>
        html`<li><a href="/${versionPrefix(current.agencyId, current.year, version)}">第${version}版</a><time datetime="${publishedAt}">${shanghaiDate(publishedAt)}</time>${note && html`<span>${note}</span>`}${index > 0 && html`<a href="/${changesPath(shell, version)}">与上一版的差异</a>`}</li>`,
    )}</ol></section>`
  );
};

const cardOf = (
  { files, current }: ReportShell,
  prefix: string,
): { picture?: { path: string; alternative: string } } =>
  files.some(({ path }) => path === 'card.png')
    ? { picture: { path: `/${prefix}card.png`, alternative: `${current.title}主要数据` } }
    : {};

/** The page of one report: furniture that may change later, around content that never does. */
export const reportPage = (site: Site, shell: ReportShell): string => {
  const { current, shown, atVersion, figures } = shell;
  const own = reportPrefix(current.agencyId, current.year);
  const prefix = atVersion ? versionPrefix(current.agencyId, current.year, shown.version) : own;
  const charts = reportCharts(current.year, figures);
  return layout(site, {
    title: current.title,
    description: `${current.agencyName}${current.year}年度政府信息公开工作年度报告，${shanghaiDate(shown.publishedAt)}发布。`,
    path: `/${prefix}`,
    canonicalPath: `/${own}`,
    crumbs: [
      { text: `${current.year}年度`, path: `/${current.year}/` },
      { text: current.agencyName, path: `/agencies/${current.agencyId}/` },
      { text: '年度报告' },
    ],
    kind: 'article',
    noindex: !isCurrent(shell),
    styles: ['report', 'reading', 'charts'],
    alternates: [
      { type: 'application/json', path: `/${prefix}report.json`, title: '数据（JSON）' },
      { type: 'text/csv', path: `/${prefix}report.csv`, title: '数据（CSV）' },
      { type: 'application/pdf', path: `/${prefix}report.pdf`, title: 'PDF文件' },
    ],
    ...cardOf(shell, prefix),
    jsonLd: jsonLdScript(reportJsonLd(site, { ...current, ...shown }, shell.files)),
    main: html`${notices(shell)}
<aside class="about" aria-label="文件信息">${facts(site, shell)}${downloads(prefix, shell.files)}</aside>
${switches(shell)}
<div class="reading">
${contents(shell, charts !== false)}
<div class="reading-body">
${trusted(shell.content)}
${charts}
${comparisons(shell)}
${history(shell)}
</div>
</div>`,
  });
};
