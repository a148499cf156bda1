import type { Submission } from '../../../schemas/submission.ts';
import { mayRecall } from '../../approve/recall.ts';
import { type Html, html, trusted } from '../../shared/html.ts';

const described = (problem: string | undefined): Html =>
  trusted(
    problem === undefined
      ? ' aria-describedby="receipt-hint"'
      : ' aria-describedby="receipt-hint receipt-problem" aria-invalid="true"',
  );

/** The form by which a sender takes back what waits; nothing where it is too late. `path` is the submission's page. */
export const recallForm = (submission: Submission, path: string, problem: string | undefined): Html | false =>
  mayRecall(submission) &&
  html`<section class="panel recall" id="recall" aria-labelledby="recall-heading"><h2 id="recall-heading">撤回报送</h2>
<p>发现内容需要修改的，可以直接重新报送，新文件通过核对后，原来的自动停止办理。暂不报送的，可以在此撤回：审批随即终止，并告知正在办理的审批人；撤回后不能恢复，须重新报送。</p>
<details${trusted(problem === undefined ? '' : ' open')}><summary>撤回这次报送</summary>
<form method="post" action="${path}/recall#recall">
<div class="field"><label for="receipt">回执编号</label><p class="hint" id="receipt-hint">请填写收件回执邮件或本页上方的回执编号，以确认撤回。</p>${
    problem !== undefined && html`<p class="problem" id="receipt-problem" role="alert">${problem}</p>`
  }
<input id="receipt" name="receipt" type="text" autocomplete="off" maxlength="40" required${described(problem)}></div>
<p><button class="button button-plain" type="submit">确认撤回</button></p>
</form></details></section>`;
