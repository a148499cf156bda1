import { longestNote } from '../../receive/correctionNote.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import { shanghaiDate } from '../../shared/time.ts';
import type { Correction } from '../offer.ts';

/** That a report is out, and what sending another one means. */
export const correctionNotice = ({ out: { year, version, publishedAt } }: Correction): Html =>
  html`<div class="pending" id="correction"><p>本单位${year}年年报已于${shanghaiDate(publishedAt)}发布（第${version}版）。再次报送${year}年年报，按更正办理：重新核对、审批后，以第${version + 1}版（更正）发布，更正说明一并公开，原版本保留可查。</p></div>`;

const described = (problem: string | undefined): Html =>
  trusted(
    problem === undefined
      ? ' aria-describedby="note-hint"'
      : ' aria-describedby="note-hint note-problem" aria-invalid="true"',
  );

/** Asks why a published report is to be corrected; `path` is the agency's page, `button` says what comes next. */
export const noteForm = ({ note }: Correction, path: string, button: string, problem?: string): Html =>
  html`<form class="note-form" method="post" action="${path}/correction#upload-heading">
<div class="field"><label for="note">更正说明</label><p class="hint" id="note-hint">请写明更正了哪些内容、因何更正，${longestNote}字以内，例如：“第三部分表格‘本年新收’自然人一列误填为17件，应为15件，系重复登记2件。”报送的不是上述年度年报的，注明所报年度即可。</p>${
    problem !== undefined && html`<p class="problem" id="note-problem" role="alert">${problem}</p>`
  }
<textarea id="note" name="note" rows="4" maxlength="${longestNote}" required${described(problem)}>${note}</textarea></div>
<p><button class="button${button === nextButton ? '' : ' button-plain'}" type="submit">${button}</button></p>
</form>`;

/** What the button of the question says: the file comes next. */
export const nextButton = '下一步，选择文件';

/** What was answered, above the form for the file, where it can still be changed. */
export const noteGiven = (correction: Correction, path: string): Html =>
  html`<div class="note-given" id="note-given"><h3>更正说明</h3><blockquote>${correction.note}</blockquote>
<details><summary>修改更正说明</summary>${noteForm(correction, path, '保存修改')}</details></div>`;
