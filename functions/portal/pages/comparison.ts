import type { Piece } from '../../difference/pieces.ts';
import { type ChangedParagraph, type ChangedSection, compareTexts } from '../../difference/textDifference.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import { shanghaiDate, shanghaiDateTime } from '../../shared/time.ts';
import { compareFigures, type DifferingSection } from '../comparison.ts';
import type { Material } from '../doors.ts';

/** What the two reports are called at the head of a table. */
interface Names {
  readonly before: string;
  readonly now: string;
}

/** Longer tables are folded. */
const longTable = 12;

const figures = ({ title, differences }: DifferingSection, { before, now }: Names): Html =>
  html`<details${trusted(differences.length <= longTable ? ' open' : '')}><summary>${title}（${differences.length}处）</summary>
<div class="scroll" role="region" tabindex="0" aria-label="${title}，与${before}对比"><table class="comparison"><thead><tr><th scope="col">项目</th><th scope="col">列</th><th scope="col" class="number">${before}</th><th scope="col" class="number">${now}</th></tr></thead>
<tbody>${differences.map(
    (difference) =>
      html`<tr><th scope="row">${difference.row || '本年度'}</th><td>${difference.column}</td><td class="number">${difference.before}</td><td class="number">${difference.now}</td></tr>`,
  )}</tbody></table></div></details>`;

const piece = ({ kind, text }: Piece): Html => {
  if (kind === 'same') return html`${text}`;
  return kind === 'removed' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
};

const paragraph = ({ pieces, skipped }: ChangedParagraph): Html =>
  html`${skipped > 0 && html`<p class="unchanged">（${skipped}段未改动）</p>`}<p>${pieces.map(piece)}</p>`;

const words = ({ title, paragraphs }: ChangedSection): Html =>
  html`<h3 class="changed-part">${title}</h3><div class="changes">${paragraphs.map(paragraph)}</div>`;

const legend = ({ before, now }: Names): Html =>
  html`<p class="hint"><del>删除线</del>为${before}的文字，<ins>下划线</ins>为${now}的文字。</p>`;

const paragraphsOf = (sections: readonly ChangedSection[]): number =>
  sections.reduce((count, { paragraphs }) => count + paragraphs.length, 0);

const textPart = (sections: readonly ChangedSection[], names: Names, open: boolean): Html | false =>
  sections.length > 0 &&
  html`<details${trusted(open ? ' open' : '')}><summary>文字（${paragraphsOf(sections)}段有改动）</summary>${legend(names)}${sections.map(words)}</details>`;

/** What was changed since the agency sent it before; without an earlier version there is nothing to show. */
export const previousComparison = ({ report, previous }: Material): Html | false => {
  if (previous === undefined) return false;
  const names = { before: '上次', now: '本次' };
  const cells = compareFigures(report, previous.report);
  const texts = compareTexts(report, previous.report);
  const same = cells.length === 0 && texts.length === 0;
  return html`<section class="panel previous" aria-labelledby="previous-heading">
<h2 id="previous-heading">与上次报送对比</h2>
<p>报送单位曾于${shanghaiDateTime(previous.uploadedAt)}报送本年度年报，未予发布。${same ? '本次的数据和文字与上次完全相同。' : '本次改动如下。'}</p>
${cells.map((section) => figures(section, names))}${textPart(texts, names, true)}
</section>`;
};

/** What a correction changes in the report that is out, and why; nothing where none is out. */
export const correctionComparison = ({ report, out }: Material, note: string | null): Html | false => {
  if (out === undefined && note === null) return false;
  const names = { before: '已发布', now: '本次' };
  const cells = out ? compareFigures(report, out.report) : [];
  const texts = out ? compareTexts(report, out.report) : [];
  const same = cells.length === 0 && texts.length === 0;
  return html`<section class="panel panel-warn correction" aria-labelledby="correction-heading">
<h2 id="correction-heading">更正说明</h2>
${
  out &&
  html`<p>该单位本年度年报已于${shanghaiDate(out.publishedAt)}发布（第${out.version}版）。本次报送审批通过后，以第${out.version + 1}版（更正）发布${note !== null && '，更正说明一并公开'}，原版本保留可查。</p>`
}${note === null ? html`<p>报送单位没有填写更正说明。</p>` : html`<blockquote>${note}</blockquote>`}
${out && html`<h3>与已发布的第${out.version}版对比</h3><p>${same ? '本次的数据和文字与已发布的完全相同。' : '本次改动如下。'}</p>`}
${cells.map((section) => figures(section, names))}${textPart(texts, names, true)}
</section>`;
};

/** What is not as in the report published for the year before. Words are mostly written anew, so they are folded. */
export const lastYearComparison = ({ report, lastYear }: Material): Html => {
  const names = { before: '上年', now: '本年' };
  const cells = lastYear ? compareFigures(report, lastYear) : [];
  const texts = lastYear ? compareTexts(report, lastYear) : [];
  const empty = lastYear
    ? '各项数据与上年完全相同，请核实是否沿用了上年数据。'
    : '本平台没有该单位上年已发布的年报，无从对比。';
  return html`<section class="panel" aria-labelledby="comparison-heading">
<h2 id="comparison-heading">与上年对比</h2>
${cells.length > 0 ? html`<p>只列与上年不同的数据。</p>${cells.map((section) => figures(section, names))}` : html`<p>${empty}</p>`}${textPart(texts, names, false)}
</section>`;
};
