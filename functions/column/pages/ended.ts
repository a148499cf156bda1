import { reportPrefix } from '../../../schemas/publication.ts';
import { html } from '../../shared/html.ts';
import { shanghaiDate } from '../../shared/time.ts';
import { titleHeading } from './heading.ts';
import { layout, type Site } from './layout.ts';
import { searchForm } from './lists.ts';

export interface WithdrawnReport {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly year: number;
  /** Title of the report that stood here. */
  readonly title: string;
  /** Instant of the withdrawal. */
  readonly at: string;
  /** Why, as the officer wrote it for the public. */
  readonly reason: string;
}

/** What stands at every address of a report that was taken back: what was here, since when it is not, why, whom to ask. */
export const withdrawnPage = (site: Site, { agencyId, agencyName, year, title, at, reason }: WithdrawnReport): string =>
  layout(site, {
    title: `已撤回：${title}`,
    description: `${title}已由${site.authority.name}撤回。`,
    path: `/${reportPrefix(agencyId, year)}`,
    crumbs: [
      { text: `${year}年度`, path: `/${year}/` },
      { text: agencyName, path: `/agencies/${agencyId}/` },
      { text: '已撤回' },
    ],
    noindex: true,
    main: html`<div class="ended">
<p class="ended-mark">已撤回</p>
${titleHeading(title)}
<p>本年度报告已于<time datetime="${at}">${shanghaiDate(at)}</time>由${site.authority.name}撤回，不再提供阅读和下载。</p>
<dl class="facts">
<div><dt>发布机构</dt><dd>${agencyName}</dd></div>
<div><dt>报告年度</dt><dd>${year}年</dd></div>
<div><dt>撤回日期</dt><dd>${shanghaiDate(at)}</dd></div>
<div><dt>撤回原因</dt><dd>${reason}</dd></div>
</dl>
<p>如需了解有关情况，请与${site.authority.name}联系，联系方式见本页下方。重新发布后，仍可在本地址查阅。</p>
<p class="more"><a href="/agencies/${agencyId}/">${agencyName}的其他年度报告</a></p>
</div>`,
  });

/** What stands at addresses of a version that is not to be had any more, while a later one is out. */
export const endedVersionPage = (
  site: Site,
  { agencyId, agencyName, year, title }: Omit<WithdrawnReport, 'at' | 'reason'>,
): string =>
  layout(site, {
    title: `已不再提供：${title}`,
    description: `${title}以前的版本，已不再提供。`,
    path: `/${reportPrefix(agencyId, year)}`,
    crumbs: [
      { text: `${year}年度`, path: `/${year}/` },
      { text: agencyName, path: `/agencies/${agencyId}/` },
      { text: '已不再提供' },
    ],
    noindex: true,
    main: html`<div class="ended">
<p class="ended-mark">已不再提供</p>
${titleHeading(title)}
<p>您访问的内容属于该报告以前的版本，已不再提供阅读和下载。请查阅现行版本。</p>
<p class="more"><a href="/${reportPrefix(agencyId, year)}">查阅现行版本</a></p>
</div>`,
  });

/** What stands at an address whose content lies elsewhere now, for those whom the redirect does not reach. */
export const movedPage = (site: Site, { to }: { readonly to: string }): string =>
  layout(site, {
    title: '页面地址已变更',
    description: '本页面的地址已变更。',
    path: to,
    crumbs: [{ text: '地址变更' }],
    noindex: true,
    main: html`<div class="ended"><h1>页面地址已变更</h1>
<p>您访问的内容已移至新地址：</p>
<p><a href="${to}">${site.baseUrl}${to}</a></p>
</div>`,
  });

/** What stands at every address where nothing is. */
export const notFoundPage = (site: Site): string =>
  layout(site, {
    title: '没有找到该页面',
    description: '您访问的地址不存在，或该年度报告尚未发布。',
    path: '/404.html',
    crumbs: [{ text: '没有找到该页面' }],
    noindex: true,
    styles: ['lists'],
    main: html`<div class="ended"><h1>没有找到该页面</h1>
<p>您访问的地址不存在，或该年度报告尚未发布。请核对网址，或检索机关名称、正文词语。</p>
${searchForm}
<p class="more"><a href="/">返回首页</a><a href="/#years">按年度查阅</a></p>
</div>`,
  });
