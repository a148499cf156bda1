import type { ReasonSchema } from '../../../schemas/submission.ts';
import { type Html, html } from '../../shared/html.ts';
import type { FrequentFaults, Ranked } from '../faults.ts';
import type { Visit } from '../visit.ts';
import { boardShell } from './shell.ts';

type ReasonCode = ReturnType<typeof ReasonSchema.parse>['code'];

const reasonWords: Readonly<Record<ReasonCode, string>> = {
  malware: '文件带有恶意程序',
  notScannable: '文件不能作安全扫描',
  empty: '文件是空的',
  tooLarge: '文件过大',
  unknownFormat: '文件格式不能识别',
  encrypted: '文件加了密码',
  damaged: '文件已损坏',
  encodingUnknown: '文字编码不能识别',
  scanned: '文件是扫描件，没有文字',
  notAReport: '文件不是年报',
  unreadableTable: '表格不能准确读取',
  limitExceeded: '文件内容超出限制',
  unknownAgency: '单位不在名录中',
  unknownSender: '报送人不在名录中',
  findings: '核对发现错误',
  missingGlyph: '有字库里没有的字',
  returnedByApprover: '审批人退回',
  recalled: '报送单位撤回',
  expired: '审批逾期未办结',
  olderThanTaken: '早于已受理的报送',
  newerUploaded: '已重新报送',
  newerPublished: '已公布更新的年报',
};

const table = (caption: string, column: string, rows: readonly Ranked[], wordsOf: (id: string) => string): Html =>
  html`<table class="comparison"><caption class="visually-hidden">${caption}</caption><thead><tr><th scope="col">${column}</th><th scope="col" class="number">单位数</th></tr></thead><tbody>${rows.map(
    ({ id, count }) => html`<tr><td>${wordsOf(id)}</td><td class="number">${count}</td></tr>`,
  )}</tbody></table>`;

const share = ({ sent, returned }: FrequentFaults): string =>
  sent === 0
    ? '还没有单位报送。'
    : `已报送的${sent}个单位中，${returned}个目前处于退回状态，占${((returned * 100) / sent).toFixed(1)}%。`;

/** What reports are returned for, most frequent first. */
export const faultsPage = (page: {
  readonly visit: Visit;
  readonly year: number;
  readonly faults: FrequentFaults;
  readonly titles: ReadonlyMap<string, string>;
}): string => {
  const { visit, year, faults, titles } = page;
  const reasons = new Map<string, string>(Object.entries(reasonWords));
  return boardShell({
    title: `${year}年度年报常见问题`,
    authority: visit.register.authority,
    visit,
    main: html`<header class="board-head"><h1>${year}年度年报常见问题</h1><p><a href="/board/${year}">返回进度</a></p></header>
<p>${share(faults)}每个单位只计最近一次报送。</p>
<div class="board-columns"><section class="panel" aria-labelledby="rules"><h2 id="rules">核对错误</h2>${
      faults.rules.length === 0
        ? html`<p class="none">目前没有因核对错误退回的年报。</p>`
        : table('核对错误，多的在前', '核对项目', faults.rules, (id) => titles.get(id) ?? id)
    }</section>
<section class="panel" aria-labelledby="reasons"><h2 id="reasons">退回原因</h2>${
      faults.reasons.length === 0
        ? html`<p class="none">目前没有处于退回状态的年报。</p>`
        : table('退回原因，多的在前', '原因', faults.reasons, (id) => reasons.get(id) ?? id)
    }</section></div>`,
  });
};
