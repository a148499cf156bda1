import { formOf } from '../../../schemas/form/index.ts';
import type { RollUp, RollUpMember } from '../../../schemas/rollUp.ts';
import { asFigures } from '../../rollup/figures.ts';
import { type Counts, countsOf, ratesOf, totalOf } from '../../rollup/statistics.ts';
import { roleWords } from '../../rollup/words.ts';
import { type Html, html } from '../../shared/html.ts';
import { percent, plain } from '../rollUpWords.ts';

const countsOfMember = ({ edition }: RollUp, { figures }: RollUpMember): Counts =>
  countsOf(asFigures(edition, figures));

const numbers = (counts: Counts): Html => {
  const { disclosure, correction } = ratesOf(counts);
  const { received, handled, carriedOut, disputes } = counts;
  return html`${[received, handled, carriedOut].map((value) => html`<td class="number">${plain(value)}</td>`)}<td class="number">${percent(disclosure)}</td><td class="number">${plain(disputes)}</td><td class="number">${percent(correction)}</td>`;
};

const nameCell = (rolled: RollUp, { agencyId, name, role, contains, source }: RollUpMember): Html =>
  html`<th scope="row"><a href="/board/${rolled.year}/agencies/${agencyId}">${name}</a><span class="board-roles">${roleWords[role]}${contains > 0 && `，其报告已包含下属${contains}个单位`}${source && source.edition !== rolled.edition && `，用的是${formOf(source.edition).name}`}</span></th>`;

const row = (rolled: RollUp, member: RollUpMember): Html => {
  const { agencyId, source } = member;
  if (!source)
    return html`<tr class="rollup-missing">${nameCell(rolled, member)}<td colspan="7"><span class="mark mark-bad">未公布</span></td></tr>\n`;
  return html`<tr>${nameCell(rolled, member)}<td><a href="/reports/${agencyId}/${rolled.year}/v${source.version}/">第${source.version}版<span class="visually-hidden">：${member.name}</span></a></td>${numbers(countsOfMember(rolled, member))}</tr>\n`;
};

/** The scope, body by body, with what each one brings in. */
export const memberTable = (rolled: RollUp): Html => {
  const filed = rolled.members.filter(({ source }) => source !== null);
  return html`<div class="report-scroll" tabindex="0" role="region" aria-label="各单位的主要数字">
<table class="comparison rollup-members"><caption class="visually-hidden">汇总范围内各单位的主要数字</caption>
<thead><tr><th scope="col">单位</th><th scope="col">报告</th><th scope="col" class="number">本年新收</th><th scope="col" class="number">办理结果</th><th scope="col" class="number">结转下年</th><th scope="col" class="number">公开率</th><th scope="col" class="number">复议诉讼</th><th scope="col" class="number">纠错率</th></tr></thead>
<tbody>${rolled.members.map((member) => row(rolled, member))}</tbody>
<tfoot><tr><th scope="row">合计</th><td>${filed.length}个单位</td>${numbers(totalOf(filed.map((member) => countsOfMember(rolled, member))))}</tr></tfoot></table></div>`;
};
