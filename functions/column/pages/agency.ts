import type { Listed } from '../../../schemas/listing.ts';
import type { AgencyKind } from '../../../schemas/register.ts';
import { type Html, html } from '../../shared/html.ts';
import { kindNames } from '../kinds.ts';
import { yearsSection } from './charts/sections.ts';
import { entriesByYear } from './entries.ts';
import type { YearFigures } from './figures.ts';
import { layout, type Site } from './layout.ts';

export interface AgencyHistory {
  readonly agency: {
    readonly id: string;
    readonly name: string;
    readonly kind: AgencyKind;
    readonly formerNames: readonly string[];
    /** Who carries on its duties, if it is no more. */
    readonly mergedInto?: { readonly id: string; readonly name: string };
  };
  /** Everything of its own that is out. */
  readonly reports: readonly Listed[];
  /** Bodies whose duties it carries on, with what of theirs is out. */
  readonly predecessors: readonly { readonly id: string; readonly name: string; readonly reports: readonly Listed[] }[];
  /** Figures of its own reports, for the charts. */
  readonly figures: readonly YearFigures[];
}

const agencyPath = (id: string): string => `/agencies/${id}/`;

const past = ({ agency, predecessors }: AgencyHistory): Html | false =>
  (agency.formerNames.length > 0 || predecessors.length > 0) &&
  html`<section aria-labelledby="past"><h2 id="past">机构沿革</h2>
${agency.formerNames.length > 0 && html`<p>曾用名：${agency.formerNames.join('、')}。</p>`}
${predecessors.map(
  ({ id, name, reports }) => html`<h3><a href="${agencyPath(id)}">${name}</a></h3>
<p>其职责由${agency.name}承继。${reports.length > 0 ? '原机关已发布的年度报告：' : ''}</p>
${reports.length > 0 && entriesByYear(reports)}`,
)}</section>`;

/** Agency page: all its years, what became of its applications over them, and what it was before. */
export const agencyPage = (site: Site, history: AgencyHistory): string => {
  const { agency, reports, figures } = history;
  const kind = kindNames.find((candidate) => candidate.kind === agency.kind)?.name;
  return layout(site, {
    title: `${agency.name}历年政府信息公开工作年度报告`,
    description: `${agency.name}历年政府信息公开工作年度报告，共${reports.length}份。`,
    path: agencyPath(agency.id),
    crumbs: [{ text: agency.name }],
    styles: ['lists', 'charts'],
    main: html`<h1>${agency.name}</h1>
<p class="lead">${kind && html`${kind}。`}历年政府信息公开工作年度报告，共${reports.length}份。</p>
${
  agency.mergedInto &&
  html`<p class="notice">该机关已不再单独履行职责，其后的年度报告请查阅<a href="${agencyPath(agency.mergedInto.id)}">${agency.mergedInto.name}</a>。</p>`
}
<section aria-labelledby="reports"><h2 id="reports">年度报告</h2>
${reports.length > 0 ? entriesByYear(reports) : html`<p class="none">尚未发布年度报告。</p>`}</section>
${yearsSection(figures)}
${past(history)}`,
  });
};
