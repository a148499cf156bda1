import type { Listed } from '../../../schemas/listing.ts';
import { reportPrefix } from '../../../schemas/publication.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDate } from '../../shared/time.ts';
import { columnName, type Site } from '../pages/layout.ts';
import { xmlDocument } from './xml.ts';

const summaryOf = ({ agencyName, year, version, publishedAt }: Listed): string => {
  const report = `${agencyName}${year}年度政府信息公开工作年度报告`;
  const day = shanghaiDate(publishedAt);
  return version === 1 ? `${report}，${day}发布。` : `${report}，第${version}版，${day}更正。`;
};

/** A correction is the same entry with a later date, so readers see it again. The first version's date is no longer listed then. */
const entry = ({ baseUrl }: Site, listed: Listed): Html => {
  const { agencyId, agencyName, year, version, title, publishedAt } = listed;
  const address = `${baseUrl}/${reportPrefix(agencyId, year)}`;
  return html`<entry>
<id>${address}</id>
<title>${version === 1 ? title : `${title}（第${version}版）`}</title>
${version === 1 && html`<published>${publishedAt}</published>\n`}<updated>${publishedAt}</updated>
<author><name>${agencyName}</name><uri>${baseUrl}/agencies/${agencyId}/</uri></author>
<category term="${year}" label="${year}年度"/>
<link rel="alternate" type="text/html" hreflang="zh-CN" href="${address}"/>
<link rel="related" type="application/pdf" title="PDF文件" href="${address}report.pdf"/>
<link rel="related" type="application/json" title="数据（JSON）" href="${address}report.json"/>
<summary>${summaryOf(listed)}</summary>
</entry>
`;
};

/**
 * The Atom feed (RFC 4287) at `/feed.xml`: the latest publications and corrections, newest first. An entry's id is the
 * address of its report. `updated`: when anything in it changed last, as an instant.
 */
export const feed = (site: Site, latest: readonly Listed[], updated: string): string =>
  xmlDocument(html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${site.baseUrl}/</id>
<title>${columnName} - ${site.authority.name}</title>
<subtitle>各行政机关政府信息公开工作年度报告的发布和更正</subtitle>
<updated>${updated}</updated>
<author><name>${site.authority.name}</name><uri>${site.baseUrl}/</uri></author>
<link rel="self" type="application/atom+xml" href="${site.baseUrl}/feed.xml"/>
<link rel="alternate" type="text/html" hreflang="zh-CN" href="${site.baseUrl}/"/>
<icon>${site.baseUrl}/assets/icon.svg</icon>
${latest.map((listed) => entry(site, listed))}</feed>`);
