import { reportPrefix, versionPrefix } from '../../../schemas/publication.ts';
import type { Report } from '../../../schemas/report.ts';
import type { Piece } from '../../difference/pieces.ts';
import { type ChangedParagraph, type ChangedSection, compareTexts } from '../../difference/textDifference.ts';
import { compareFigures, type DifferingSection } from '../../portal/comparison.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDate } from '../../shared/time.ts';
import { titleHeading } from './heading.ts';
import { layout, type Site } from './layout.ts';

/** One of the two versions. */
export interface VersionSide {
  readonly version: number;
  readonly publishedAt: string;
  readonly report: Report;
}

export interface Correction {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly year: number;
  readonly title: string;
  readonly before: VersionSide;
  readonly after: VersionSide;
  /** 更正说明; null when nobody said. */
  readonly note: string | null;
}

const named = ({ version }: VersionSide): string => `第${version}版`;

const figures = ({ title, differences }: DifferingSection, { before, after }: Correction): Html =>
  html`<table class="numbers compared changed"><caption>${title}（${differences.length}处）</caption>
<thead><tr><th scope="col">项目</th><th scope="col">更正前<span>${named(before)}</span></th><th scope="col">更正后<span>${named(after)}</span></th></tr></thead>
<tbody>${differences.map(
    ({ row, column, before: old, now }) =>
      html`<tr><th scope="row">${row}${row && column && html`<br>`}${column}</th><td><del>${old}</del></td><td><ins>${now}</ins></td></tr>\n`,
  )}</tbody></table>`;

const piece = ({ kind, text }: Piece): Html => {
  if (kind === 'same') return html`${text}`;
  return kind === 'removed' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
};

const paragraph = ({ pieces, skipped }: ChangedParagraph): Html =>
  html`${skipped > 0 && html`<p class="skipped">（${skipped}段未改动）</p>`}<p>${pieces.map(piece)}</p>`;

const words = ({ title, paragraphs }: ChangedSection): Html =>
  html`<section><h3>${title}</h3><div class="words">${paragraphs.map(paragraph)}</div></section>`;

const changedFigures = (correction: Correction): Html => {
  const { before, after } = correction;
  const found = compareFigures(after.report, before.report);
  const otherForm = before.report.edition !== after.report.edition;
  return html`<section aria-labelledby="figures"><h2 id="figures">数据</h2>
${otherForm && html`<p class="notice quiet">两版所用格式版本不同，这里只列两版都有的项目。</p>`}
${found.length > 0 ? found.map((section) => figures(section, correction)) : html`<p>数据没有改动。</p>`}</section>`;
};

const changedWords = ({ before, after }: Correction): Html => {
  const found = compareTexts(after.report, before.report);
  return html`<section aria-labelledby="words"><h2 id="words">文字</h2>
${
  found.length > 0
    ? html`<p class="hint"><del>删除线</del>为更正前的文字，<ins>下划线</ins>为更正后的文字。</p>${found.map(words)}`
    : html`<p>文字没有改动。</p>`
}</section>`;
};

/** What a correction changed: why, old and new figures, old and new words. */
export const changesPage = (site: Site, correction: Correction): string => {
  const { agencyId, agencyName, year, title, before, after, note } = correction;
  const path = (version: number): string => `/${versionPrefix(agencyId, year, version)}`;
  return layout(site, {
    title: `更正内容：${title}（第${after.version}版）`,
    description: `${title}第${after.version}版于${shanghaiDate(after.publishedAt)}更正的数据和文字。`,
    path: `${path(after.version)}changes/`,
    crumbs: [
      { text: `${year}年度`, path: `/${year}/` },
      { text: agencyName, path: `/agencies/${agencyId}/` },
      { text: '年度报告', path: `/${reportPrefix(agencyId, year)}` },
      { text: `第${after.version}版更正内容` },
    ],
    styles: ['compare'],
    main: html`<div class="column">${titleHeading(title, '更正内容')}
<dl class="facts">
<div><dt>更正日期</dt><dd><time datetime="${after.publishedAt}">${shanghaiDate(after.publishedAt)}</time></dd></div>
<div><dt>更正说明</dt><dd>${note ?? '未另作说明'}</dd></div>
<div><dt>更正前</dt><dd><a href="${path(before.version)}">${named(before)}</a>（${shanghaiDate(before.publishedAt)}发布）</dd></div>
<div><dt>更正后</dt><dd><a href="${path(after.version)}">${named(after)}</a></dd></div>
</dl>
${changedFigures(correction)}
${changedWords(correction)}</div>`,
  });
};
