import { maximumFileBytes } from '../../parse/limits.ts';
import { fileSize } from '../../shared/fileSize.ts';
import { type Html, html } from '../../shared/html.ts';
import { acceptAttribute, acceptedNames } from '../acceptedFormats.ts';
import type { UploadForm } from '../doors.ts';
import { type Listed, pendingWords } from '../pending.ts';

const limit = fileSize(maximumFileBytes).replace('.0', '');

const note = (pending: readonly Listed[]): Html | false =>
  pending.length > 0 &&
  html`<div class="pending" id="pending">${pending.map((one) => html`<p>${pendingWords(one)}</p>`)}</div>\n`;

/** A form that posts one file straight to the drop bucket; says before what becomes of what still waits. */
export const uploadForm = ({ url, fields }: UploadForm, pending: readonly Listed[]): Html =>
  html`${note(pending)}<form class="upload" method="post" action="${url}" enctype="multipart/form-data" data-largest="${maximumFileBytes}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}<div class="drop">
<label for="file">选择年报文件，或将文件拖放到此处</label>
<p class="hint" id="file-hint">可报送：${acceptedNames.join('、')}，不超过${limit}。</p>
<input id="file" name="file" type="file" accept="${acceptAttribute}" required aria-describedby="${pending.length > 0 ? 'pending ' : ''}file-hint file-chosen">
<p class="chosen" id="file-chosen" role="status"></p>
</div>
<p><button class="button" type="submit">报送</button></p>
</form>`;
