import type { Sheet } from '../../../schemas/approval.ts';
import { fileSize } from '../../shared/fileSize.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import type { FormState } from '../formState.ts';

const kinds: Readonly<Record<Sheet['mediaType'], string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG图片',
  'image/png': 'PNG图片',
};

/** Kind and size of a sheet, as people read them. */
export const sheetWords = ({ mediaType, size }: Omit<Sheet, 'sha256'>): string =>
  `${kinds[mediaType]}，${fileSize(size)}`;

const uploadForm = ({ sheet: { upload }, problems }: FormState): Html =>
  html`<form method="post" action="${upload.url}" enctype="multipart/form-data">
${Object.entries(upload.fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="field"><label for="sheet">签发单扫描件</label><p class="hint" id="sheet-hint">PDF、JPEG或PNG，不超过10 MB。请先上传，再填写下面的意见。</p>${problems.sheet !== undefined && html`<p class="problem" id="sheet-problem">${problems.sheet}</p>`}
<input id="sheet" name="file" type="file" required accept=".pdf,.jpg,.jpeg,.png"${problems.sheet === undefined ? html` aria-describedby="sheet-hint"` : html` aria-describedby="sheet-hint sheet-problem" aria-invalid="true"`}></div>
<p><button class="button button-plain" type="submit">上传签发单</button></p>
</form>`;

/** Where a signed and sealed sheet can be attached. The file goes straight to the bucket, never through the portal. */
export const sheetSection = (state: FormState): Html => {
  const { sent } = state.sheet;
  const open = sent !== undefined || state.problems.sheet !== undefined;
  return html`<details class="approval-sheet panel"${trusted(open ? ' open' : '')}><summary>附签发单（可不附）</summary>
${
  sent === undefined
    ? html`<p class="hint">有纸质签发单的，可附签字盖章后的扫描件。只随审批记录保存，供后续审批人查看，不公开。</p>`
    : html`<p role="status">签发单已上传（${sheetWords(sent)}），将随下面的意见一并保存。</p><p class="hint">需要更换的，重新上传即可。</p>`
}
${uploadForm(state)}
</details>`;
};
