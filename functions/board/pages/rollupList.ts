import type { Agency } from '../../../schemas/register.ts';
import { type Html, html } from '../../shared/html.ts';
import type { Visit } from '../visit.ts';
import { boardShell } from './shell.ts';

/** The governments of the register that have somebody to sum up. */
export const rollUpListPage = (page: {
  readonly visit: Visit;
  readonly year: number;
  readonly parents: readonly { readonly agency: Agency; readonly members: number }[];
}): string => {
  const { visit, year, parents } = page;
  const item = ({ agency, members }: (typeof parents)[number]): Html =>
    html`<li><p><a href="/board/rollup/${agency.id}/${year}"><strong>${agency.name}</strong></a></p><p class="hint">汇总范围${members}个单位</p></li>`;
  return boardShell({
    title: `${year}年度汇总`,
    authority: visit.register.authority,
    visit,
    main: html`<header class="board-head"><h1>${year}年度汇总</h1><p><a href="/board/${year}">返回进度</a></p></header>
<section class="panel" aria-labelledby="parents"><h2 id="parents">编制政府报告的单位${parents.length}个</h2>${
      parents.length === 0
        ? html`<p class="none">名录中没有登记汇总关系。请在名录中为各单位填写“上级单位”，这里就会列出该政府的汇总。</p>`
        : html`<ul class="board-log">${parents.map(item)}</ul>`
    }</section>`,
  });
};
