import type { Report } from '../../../schemas/report.ts';
import { type Html, html } from '../../shared/html.ts';
import { cardAlternative } from '../card/card.ts';
import { type KeyFigure, type KeyFigures, keyFigures } from '../card/keyFigures.ts';
import type { PageModel, PrintableSection } from '../model.ts';
import { picturePath } from '../pictures.ts';
import { articleBlock, type PictureSource } from './blocks.ts';
import { styles } from './styles.ts';
import { articleTable } from './tables.ts';

/** Where the article lies beside the page. */
export const articlePath = 'article.html';

export interface ArticleParts {
  /** The picture of the key figures, PNG. */
  readonly card: Uint8Array;
  /** Pictures of the narrative by their path beside the page. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Public address of the full report, where it is known. */
  readonly address?: string;
}

/**
 * The report as an article for 微信公众号: one file that needs nothing beside it, to be opened, copied and pasted into the
 * editor. Every look stands in `style`; pictures are in the file, because an editor takes up those that come with the
 * text. The hint above the article cannot be selected, so it is never copied along.
 */
export const renderArticle = (report: Report, model: PageModel, parts: ArticleParts): string => {
  const figures = keyFigures(report);
  const source: PictureSource = (picture) =>
    dataAddress(picture.mediaType, parts.pictures.get(picturePath(picture)) ?? new Uint8Array());
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${model.title}（公众号图文）</title>
</head>
<body style="${styles.body}">
${hint(parts.address)}<main>
<section style="${styles.article}">
<h1 style="${styles.title}">${model.title}</h1>
<p style="margin:0;"><img src="${dataAddress('image/png', parts.card)}" alt="${cardAlternative(model, figures)}" style="${styles.picture}"></p>
${figureTable(figures)}<p style="${styles.caption}">数据取自本报告第二、三、四部分</p>
${model.preamble.map((block) => articleBlock(block, source))}${model.sections.map((section) => articleSection(report, section, source))}${ending(model, parts.address)}</section>
</main>
</body>
</html>
`.text;
};

const dataAddress = (mediaType: string, bytes: Uint8Array): string =>
  `data:${mediaType};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;

const hint = (address: string | undefined): Html =>
  html`<aside style="${styles.hint}">供微信公众号编辑使用：全选（Ctrl+A）、复制，粘贴到公众号图文编辑器即可，本段说明不会一并复制。${address !== undefined && html`“阅读原文”请填写：${address}`}</aside>
`;

/** The large figures of the picture once more as text, which a telephone shows large enough to read. */
const figureTable = ({ applications }: KeyFigures): Html => {
  const tile = ({ label, value, unit }: KeyFigure): Html =>
    html`<td style="${styles.tile}"><span style="${styles.number}">${value}</span>${unit}<br>${label}</td>`;
  return html`<table style="${styles.tiles}"><tbody>
<tr>${applications.slice(0, 2).map(tile)}</tr>
<tr>${applications.slice(2).map(tile)}</tr>
</tbody></table>
`;
};

const articleSection = (report: Report, { heading, table, blocks }: PrintableSection, source: PictureSource): Html =>
  html`<section>
<h2 style="${styles.section}">${heading}</h2>
${table && html`<p style="${styles.unit}">${table.note}</p>\n`}${table && articleTable(report, table.id)}${blocks.map((block) => articleBlock(block, source))}</section>
`;

const ending = ({ agencyName }: PageModel, address: string | undefined): Html =>
  html`<p style="${styles.end}">发布单位：${agencyName}<br>完整报告（含全部表格，可下载）：${address ?? '见“政府信息公开年报”专栏'}</p>
`;
