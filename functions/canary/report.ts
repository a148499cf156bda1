import { cellsOf } from '../../schemas/form/derive.ts';
import { formOfYear } from '../../schemas/form/index.ts';
import { type BlankSection, blankForm } from '../blank/blankForm.ts';
import type { StoredTable } from '../blank/storedTable.ts';
import { canaryAgency } from '../shared/canary.ts';
import { InputError } from '../shared/errors.ts';
import { type Html, html } from '../shared/html.ts';
import { shanghaiDate } from '../shared/time.ts';

/** What a run's report says in words; the mark tells it from every other run's. */
const narrative = (year: number, mark: string): Readonly<Record<string, readonly string[]>> => ({
  overview: [
    `${year}年，${canaryAgency.name}未制发应主动公开的文件，未收到政府信息公开申请。政府信息由专人管理，公开前逐件审查；公开平台运行正常；未发生责任追究情形。`,
    `本报告由系统定时生成，用于检查报送、核对、审批和公布各环节是否正常，不是任何行政机关的年度报告。检查编号：${mark}。`,
  ],
  problems: ['未发现问题。下一步将继续按期检查各环节。'],
  other: ['本年度未收取政府信息公开信息处理费，无其他需要报告的事项。'],
});

/** The canary's report as a web page, as an editor would hold it: the whole form, every figure 0. Throws for a year without a form. */
export const canaryReport = (year: number, mark: string, now: Date): string => {
  const form = formOfYear(year);
  if (!form) throw new InputError(`No edition of the form is for the year ${year}`);
  const figures = Object.fromEntries(cellsOf(form).map(({ name }) => [name, '0']));
  const { title, sections } = blankForm({ agency: canaryAgency.name, year, form, figures });
  const texts = narrative(year, mark);
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body>
<h1>${title}</h1>
<p>本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。</p>
${sections.map((one) => section(one, texts[one.section.key] ?? []))}
<p>${canaryAgency.name}</p>
<p>${shanghaiDate(now)}</p>
</body></html>
`.text;
};

const section = ({ heading, table }: BlankSection, paragraphs: readonly string[]): Html =>
  html`<h2>${heading}</h2>
${table ? tableOf(table) : paragraphs.map((text) => html`<p>${text}</p>\n`)}`;

const tableOf = ({ rows }: StoredTable): Html =>
  html`<table>${rows.map(
    (row) =>
      html`<tr>${row
        .filter(({ hidden }) => !hidden)
        .map(
          ({ text, columnSpan, rowSpan }) => html`<td colspan="${columnSpan}" rowspan="${rowSpan}">${text}</td>`,
        )}</tr>\n`,
  )}</table>\n`;
