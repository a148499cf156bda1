import type { RenderedFile } from '../../../schemas/publication.ts';
import { fileSize } from '../../shared/fileSize.ts';
import { type Html, html } from '../../shared/html.ts';

const names: readonly { readonly path: RegExp; readonly name: string }[] = [
  { path: /^report\.pdf$/, name: 'PDF文件' },
  { path: /^original\.\w+$/, name: '报送原件' },
  { path: /^report\.csv$/, name: 'CSV数据' },
  { path: /^report\.json$/, name: 'JSON数据' },
  { path: /^article\.html$/, name: '公众号图文' },
];

/** What of a version can be taken along, with sizes, in a fixed order. */
export const downloads = (prefix: string, files: readonly RenderedFile[]): Html => {
  const offered = names.flatMap(({ path, name }) =>
    files.filter((file) => path.test(file.path)).map((file) => ({ ...file, name })),
  );
  return html`<ul class="downloads" aria-label="下载">${offered.map(
    ({ path, name, size }) =>
      html`<li><a href="/${prefix}${path}">${name}<span>${typeOf(path)}${fileSize(size)}</span></a></li>`,
  )}</ul>`;
};

/** The kind of an original is not in its name here. */
const typeOf = (path: string): string =>
  path.startsWith('original.') ? `${path.slice(path.lastIndexOf('.') + 1).toUpperCase()}，` : '';
