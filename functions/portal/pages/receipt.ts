import type { Authority } from '../../../schemas/register.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { nameOfKind } from '../../parse/kinds.ts';
import { fileSize } from '../../shared/fileSize.ts';
import { html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import { shell } from './shell.ts';

export interface Receipt {
  readonly authority: Authority;
  readonly agencyName: string;
  /** By role; undefined when the register does not know who sent it. */
  readonly senderRole: string | undefined;
  readonly submission: Submission;
  /** Address of the submission's page. */
  readonly path: string;
}

const rows = ({ agencyName, senderRole, submission }: Receipt): (readonly [string, string])[] => [
  ['回执编号', submission.receiptNumber],
  ['报送单位', agencyName],
  ...(senderRole === undefined ? [] : [['报送人', senderRole] as const]),
  ['文件名', submission.fileName],
  ['文件大小', `${fileSize(submission.size)}（${submission.size}字节）`],
  ...(submission.format === undefined ? [] : [['识别为', nameOfKind(submission.format)] as const]),
  ['收到时间', `${shanghaiDateTime(submission.uploadedAt)}（北京时间）`],
];

/** The receipt of one upload, to be printed and put on file. It says that a file came in, and nothing about its contents. */
export const receiptPage = (receipt: Receipt): string => {
  const { authority, submission, path } = receipt;
  return shell({
    title: `报送回执：${submission.receiptNumber}`,
    authority,
    purpose: '报送',
    main: html`<article class="receipt" aria-labelledby="receipt-heading">
<h1 id="receipt-heading">政府信息公开工作年度报告报送回执</h1>
<table><caption class="visually-hidden">报送回执</caption><tbody>${rows(receipt).map(
      ([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`,
    )}</tbody></table>
<p>上列文件已收到并完整保存。本回执只证明收到文件，不表示已通过核对或者审批；办理结果另行告知。</p>
<p class="receipt-foot">${authority.name}<br>联系电话：${authority.contact.phone}</p>
</article>
<p class="receipt-actions">需要存档的，请用浏览器的打印功能打印本页。<a href="${path}">返回办理情况</a></p>`,
  });
};
