import type { Chase } from '../../../schemas/chase.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Visit } from '../visit.ts';
import { chaserWords, chaseWords } from '../words.ts';
import { boardShell } from './shell.ts';

const shown = 500;

/** Who was chased for a year's reports, latest first. */
export const chasesPage = (page: {
  readonly visit: Visit;
  readonly year: number;
  readonly chases: readonly Chase[];
  readonly nameOf: (agencyId: string) => string;
}): string => {
  const { visit, year, chases, nameOf } = page;
  const latest = chases.toSorted((one, other) => other.at.localeCompare(one.at)).slice(0, shown);
  const line = ({ at, agencyId, kind, overdue, by, to }: Chase): Html =>
    html`<tr><td>${shanghaiDateTime(at)}</td><td><a href="/board/${year}/agencies/${agencyId}">${nameOf(agencyId)}</a></td><td>${chaseWords[kind]}${overdue && '（已逾期）'}</td><td>${chaserWords(by)}</td><td>${to.join('、')}</td></tr>`;
  return boardShell({
    title: `${year}年度催办记录`,
    authority: visit.register.authority,
    visit,
    main: html`<header class="board-head"><h1>${year}年度催办记录</h1><p><a href="/board/${year}">返回进度</a></p></header>
<section class="panel" aria-labelledby="chases"><h2 id="chases">共${chases.length}次${chases.length > shown && `，列出最近${shown}次，全部见导出的表格`}</h2>${
      latest.length === 0
        ? html`<p class="none">还没有催办。</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="催办记录表"><table class="comparison board-chases"><thead><tr><th scope="col">时间</th><th scope="col">单位</th><th scope="col">事项</th><th scope="col">催办人</th><th scope="col">收件人</th></tr></thead><tbody>${latest.map(line)}</tbody></table></div>`
    }</section>`,
  });
};
