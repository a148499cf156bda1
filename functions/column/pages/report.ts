import type { Publication } from '../../../schemas/publication.ts';
import { reportPrefix, versionPrefix } from '../../../schemas/publication.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import { shanghaiDate } from '../../shared/time.ts';
import { layout, type Site } from './layout.ts';

const sections: readonly (readonly [id: string, title: string])[] = [
  ['overview', '一、总体情况'],
  ['disclosure', '二、主动公开政府信息情况'],
  ['applications', '三、收到和处理政府信息公开申请情况'],
  ['disputes', '四、政府信息公开行政复议、行政诉讼情况'],
  ['problems', '五、存在的主要问题及改进情况'],
  ['other', '六、其他需要报告的事项'],
];

export interface ReportShell {
  /** The version this page shows; for a former version a publication with that version's number and date. */
  readonly shown: Pick<Publication, 'version' | 'publishedAt'>;
  /** The version that is out now. */
  readonly current: Publication;
  /** Numbers of all published versions, oldest first. */
  readonly versions: readonly number[];
  /** The approved fragment, byte for byte. */
  readonly content: string;
  /** Whether the page stands at the version's own address rather than at the current one. */
  readonly atVersion: boolean;
}

const facts = (site: Site, { shown, current }: ReportShell): Html =>
  html`<dl class="facts">
<div><dt>索引号</dt><dd>${current.indexNumber}</dd></div>
<div><dt>发布机构</dt><dd><a href="/agencies/${current.agencyId}/">${current.agencyName}</a></dd></div>
<div><dt>发布日期</dt><dd><time datetime="${shown.publishedAt}">${shanghaiDate(shown.publishedAt)}</time></dd></div>
<div><dt>版本</dt><dd>第${shown.version}版${shown.version === current.version ? '（现行）' : '（已被更正）'}</dd></div>
<div><dt>主管部门</dt><dd>${site.authority.name}</dd></div>
</dl>`;

const downloads = (prefix: string): Html =>
  html`<ul class="downloads" aria-label="下载">
<li><a href="/${prefix}report.pdf">下载PDF文件</a></li>
<li><a href="/${prefix}report.csv">数据（CSV）</a></li>
<li><a href="/${prefix}report.json">数据（JSON）</a></li>
</ul>`;

const notes = ({ shown, current }: ReportShell): (Html | false)[] => [
  shown.version !== current.version &&
    html`<p class="notice">本页为第${shown.version}版，已有更正。请查阅<a href="/${reportPrefix(current.agencyId, current.year)}">现行版本</a>。</p>`,
  current.origin.kind === 'import' && html`<p class="notice quiet">本报告为往年已公布的年度报告，由主管部门转载。</p>`,
];

const history = ({ current, versions }: ReportShell): Html | false =>
  versions.length > 1 &&
  html`<nav class="versions" aria-labelledby="versions"><h2 id="versions">历次版本</h2><ul>${versions.map(
    (version) => html`<li><a href="/${versionPrefix(current.agencyId, current.year, version)}">第${version}版</a></li>`,
  )}</ul></nav>`;

/** The page of one report: furniture that may change later, around content that never does. */
export const reportPage = (site: Site, shell: ReportShell): string => {
  const { current, shown, atVersion } = shell;
  const prefix = atVersion
    ? versionPrefix(current.agencyId, current.year, shown.version)
    : reportPrefix(current.agencyId, current.year);
  return layout(site, {
    title: current.title,
    description: `${current.agencyName}${current.year}年度政府信息公开工作年度报告，${shanghaiDate(shown.publishedAt)}发布。`,
    path: `/${prefix}`,
    crumbs: [
      { text: `${current.year}年度`, path: `/${current.year}/` },
      { text: current.agencyName, path: `/agencies/${current.agencyId}/` },
      { text: '年度报告' },
    ],
    styles: ['report'],
    main: html`${notes(shell)}
<aside class="about" aria-label="文件信息">${facts(site, shell)}${downloads(prefix)}</aside>
<nav class="contents" aria-labelledby="contents"><h2 id="contents">目录</h2><ol>${sections.map(
      ([id, title]) => html`<li><a href="#${id}">${title}</a></li>`,
    )}</ol></nav>
${trusted(shell.content)}
${history(shell)}`,
  });
};
