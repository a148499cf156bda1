import type { Submission } from '../../../schemas/submission.ts';
import { feedback } from '../../feedback/feedback.ts';
import { reasonList } from '../../feedback/reasonList.ts';
import type { CheckedReport } from '../../portal/doors.ts';
import { stateOf } from '../../portal/submissionState.ts';
import { picturePath } from '../../render/pictures.ts';
import { html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { BoardRow } from '../rows.ts';
import type { Visit } from '../visit.ts';
import { boardShell } from './shell.ts';

/** What was found in one submission, as its sender sees it. */
export const submissionPage = (page: {
  readonly visit: Visit;
  readonly year: number;
  readonly row: BoardRow;
  readonly submission: Submission;
  readonly checked: CheckedReport | undefined;
}): string => {
  const { visit, year, row, submission, checked } = page;
  const { agency } = row;
  const path = `/board/${year}/agencies/${agency.id}`;
  const facts = [
    ['办理状态', stateOf(submission, []).words],
    ['回执编号', submission.receiptNumber],
    ['报送时间', shanghaiDateTime(submission.uploadedAt)],
    ...(submission.correctionNote === null ? [] : [['更正说明', submission.correctionNote]]),
  ];
  return boardShell({
    title: `核对情况：${submission.fileName}`,
    authority: visit.register.authority,
    visit,
    styles: ['report', 'feedback'],
    main: html`<header class="approval-head feedback"><p class="approval-kicker"><a href="${path}">${agency.name}</a></p>
<h1>核对情况</h1><p class="approval-title">${submission.fileName}</p>
<dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${submission.reason && submission.outcome !== 'published' && reasonList(checked && submission.reason.code === 'findings' ? { ...submission.reason, details: [] } : submission.reason)}</header>
${
  checked
    ? feedback({
        ...checked,
        agencyName: agency.name,
        picture: (picture) => `${path}/submissions/${submission.submissionId}/${picturePath(picture)}`,
      })
    : html`<p class="none">还没有核对，或者文件没有读出来。</p>`
}`,
  });
};
