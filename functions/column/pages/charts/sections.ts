import { cellsOf } from '../../../../schemas/form/derive.ts';
import { formOf } from '../../../../schemas/form/index.ts';
import { type Html, html } from '../../../shared/html.ts';
import { figureOf, shownFigure, sumOf, type YearFigures } from '../figures.ts';
import { type Bar, barTable } from './bars.ts';
import { columnChart } from './columns.ts';

/** Older years are in the table only. */
const yearsDrawn = 8;

const total = (figures: YearFigures, row: string): number | null => figureOf(figures, `t2.${row}.total`) ?? null;

const byYear = (figures: readonly YearFigures[]): YearFigures[] => [...figures].sort((a, b) => a.year - b.year);

const counted = (value: number | null): string => (value === null ? '未填' : `${shownFigure(value)}件`);

/** Applications over the years: rows 一, 二, 三（七） and 四 of table 2 mean the same in every edition. */
const applicationsOverYears = (all: readonly YearFigures[]): Html => {
  const years = byYear(all);
  const drawn = years.slice(-yearsDrawn);
  return html`${columnChart({
    id: 'years',
    title: '历年收到政府信息公开申请数量',
    description: `${drawn.map((year) => `${year.year}年新收${counted(total(year, 'r1'))}，上年结转${counted(total(year, 'r2'))}`).join('；')}。`,
    series: ['本年新收', '上年结转'],
    years: drawn.map((figures) => ({
      year: figures.year,
      parts: [total(figures, 'r1') ?? 0, total(figures, 'r2') ?? 0],
    })),
  })}
<div class="scroll" role="region" tabindex="0" aria-labelledby="years-table"><table class="numbers"><caption id="years-table">历年申请办理情况（件）</caption>
<thead><tr><th scope="col">年度</th><th scope="col">本年新收</th><th scope="col">上年结转</th><th scope="col">办结</th><th scope="col">结转下年</th></tr></thead>
<tbody>${years.map(
    (figures) =>
      html`<tr><th scope="row">${figures.year}年</th>${['r1', 'r2', 'r3_7', 'r4'].map((row) => html`<td>${shownFigure(total(figures, row))}</td>`)}</tr>\n`,
  )}</tbody></table></div>`;
};

/** Groups of outcomes as the form names them; （六） is one row in the trial form, three in the form in force. */
const outcomes: readonly { readonly label: string; readonly rows: RegExp }[] = [
  { label: '予以公开', rows: /^t2\.r3_1\.total$/ },
  { label: '部分公开', rows: /^t2\.r3_2\.total$/ },
  { label: '不予公开', rows: /^t2\.r3_3_\d\.total$/ },
  { label: '无法提供', rows: /^t2\.r3_4_\d\.total$/ },
  { label: '不予处理', rows: /^t2\.r3_5_\d\.total$/ },
  { label: '其他处理', rows: /^t2\.r3_6(_\d)?\.total$/ },
];

const outcomesOf = ({ cells }: YearFigures): Bar[] =>
  outcomes.map(({ label, rows }) => ({
    label,
    value: sumOf(Object.entries(cells).flatMap(([name, value]) => (rows.test(name) ? [value] : []))),
  }));

const applicants = ['naturalPerson', 'corp', 'research', 'welfare', 'legalService', 'other'];

const applicantsOf = (figures: YearFigures): Bar[] => {
  const columns = cellsOf(formOf(figures.edition)).filter(({ name }) => name.startsWith('t2.r1.'));
  return applicants.map((key) => ({
    label: columns.find(({ column }) => column.leaf.key === key)?.column.leaf.label ?? key,
    value: figureOf(figures, `t2.r1.${key}`) ?? null,
  }));
};

const anyOf = (bars: readonly Bar[]): boolean => bars.some(({ value }) => (value ?? 0) > 0);

/** This year's outcomes and applicants; a year without applications says so instead. */
const thisYear = (figures: YearFigures): Html => {
  const [results, senders] = [outcomesOf(figures), applicantsOf(figures)];
  return html`<div class="pair"><section aria-labelledby="chart-outcomes"><h3 id="chart-outcomes">办理结果</h3>
${anyOf(results) ? barTable(`${figures.year}年办结${counted(total(figures, 'r3_7'))}`, results, total(figures, 'r3_7')) : html`<p class="none">${figures.year}年没有办结的政府信息公开申请。</p>`}</section>
<section aria-labelledby="chart-applicants"><h3 id="chart-applicants">申请人</h3>
${anyOf(senders) ? barTable(`${figures.year}年新收${counted(total(figures, 'r1'))}`, senders, total(figures, 'r1')) : html`<p class="none">${figures.year}年没有新收到政府信息公开申请。</p>`}</section></div>`;
};

const sameMeaning = (figures: readonly YearFigures[]): Html | false =>
  new Set(figures.map(({ edition }) => edition)).size > 1 &&
  html`<p class="hint">各年度所用格式版本不同，这里只列含义相同的项目。</p>`;

const overYears = (figures: readonly YearFigures[], heading: Html): Html | false =>
  figures.length > 1 && html`${heading}${applicationsOverYears(figures)}${sameMeaning(figures)}`;

/** 数据图解 of a report: its own outcomes and applicants, and its applications among those of other years. */
export const reportCharts = (year: number, figures: readonly YearFigures[]): Html | false => {
  const own = figures.find((candidate) => candidate.year === year);
  return (
    own !== undefined &&
    html`<section class="charts" id="charts" aria-labelledby="charts-heading"><h2 id="charts-heading">数据图解</h2>
<p class="hint">依据本报告及本机关其他年度报告的数据绘制，不属于报告正文。</p>
${thisYear(own)}
${overYears(figures, html`<h3>历年申请数量</h3>`)}</section>`
  );
};

/** The same for an agency: all its years, and the outcomes of the latest. */
export const yearsSection = (figures: readonly YearFigures[]): Html | false => {
  const last = byYear(figures).at(-1);
  return (
    last !== undefined &&
    html`<section class="charts" aria-labelledby="charts-heading"><h2 id="charts-heading">数据图解</h2>
${overYears(figures, html`<h3>历年申请数量</h3>`)}${thisYear(last)}</section>`
  );
};
