import type { Inspection, InspectionFinding } from '../../../schemas/inspection.ts';
import { findingWords } from '../../inspect/words.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Visit } from '../visit.ts';
import { boardShell } from './shell.ts';

const byWords: Readonly<Record<Inspection['by'], string>> = { clock: '每日自查', operator: '手工自查' };

const stateMark = ({ finishedAt, open, mended }: Inspection): Html => {
  if (open > 0) return html`<span class="mark tone-bad">需要处理${open}处</span>`;
  if (finishedAt === null) return html`<span class="mark tone-quiet">正在进行</span>`;
  return html`<span class="mark tone-good">${mended > 0 ? '已全部修复' : '未发现问题'}</span>`;
};

const finding = (one: InspectionFinding): Html =>
  html`<li><p><strong>${findingWords(one)}</strong></p><p class="hint"><span class="board-id">${one.place}</span></p></li>`;

const findings = (heading: string, id: string, found: readonly InspectionFinding[], all: number): Html | false =>
  found.length > 0 &&
  html`<section class="panel" aria-labelledby="${id}"><h2 id="${id}">${heading}${all}处</h2>
<ul class="board-log">${found.map(finding)}</ul>${all > found.length && html`<p class="hint">仅列出前${found.length}处。</p>`}</section>`;

const run = (one: Inspection): Html => {
  const { startedAt, by, looked, mended } = one;
  return html`<li><p><strong>${shanghaiDateTime(startedAt)}</strong> ${byWords[by]} ${stateMark(one)}</p><p class="hint">查看${looked.reports}份年报，${looked.objects}个文件和网页，${looked.links}条链接；自动修复${mended}处。</p></li>`;
};

const advice = html`<p>已公布的文件和撤回存档，系统只核对、不改动。请管理人员按运行手册“SelfInspectionFound”一节核实、恢复，处理后再次自查。</p>`;

/** What the self-inspection found: the last run in full, those before in a line each. */
export const inspectionPage = ({ visit, runs }: { visit: Visit; runs: readonly Inspection[] }): string => {
  const last = runs[0];
  const found = last?.findings ?? [];
  const open = found.filter(({ mended }) => !mended);
  return boardShell({
    title: '栏目自查',
    authority: visit.register.authority,
    visit,
    main: html`<header class="board-head"><h1>栏目自查</h1><p><a href="/board/sign-in">返回进度</a></p></header>
<section class="panel" aria-labelledby="runs"><h2 id="runs">自查记录</h2>
<p>系统每天凌晨3时起核对全部已公布的年报：文件与审批时的是否一致，各格式的数据是否一致，网页、目录、检索、年度数据与现行版本是否一致，链接是否有效。能按现行版本重新生成的自动修复，其余列出，由管理人员处理。</p>
${
  last === undefined ? html`<p class="none">尚未自查过。</p>` : html`<ul class="board-log">${runs.map(run)}</ul>`
}${open.length > 0 && advice}</section>
${findings('最近一次：需要处理', 'open', open, last?.open ?? 0)}
${findings(
  '最近一次：已自动修复',
  'mended',
  found.filter(({ mended }) => mended),
  last?.mended ?? 0,
)}`,
  });
};
