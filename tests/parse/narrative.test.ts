import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { docxFile, numbered, wordParagraph } from '../builders/docx.ts';
import { htmlFile } from '../builders/htmlFile.ts';
import { numberedReport, reportOf } from '../builders/report.ts';
import { cellLineFile } from '../builders/textFile.ts';
import { readable, reportIn } from './reading.ts';

/** The smallest PNG: one transparent pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pngHash = createHash('sha256').update(png).digest('hex');
const pictureBlock = {
  type: 'picture',
  sha256: pngHash,
  mediaType: 'image/png',
  width: 1,
  height: 1,
  alternative: '流程图',
};

const overviewOf = async (markup: string) =>
  (await reportIn(htmlFile(numberedReport(), { overview: markup }))).sections.overview;

test('short numbered lines with text under them are headings, enumerated points are not', async () => {
  const report = reportOf({
    overview: [
      '（一）主动公开',
      '全年公开138条。',
      '1.机制',
      '建立机制。',
      '（二）平台建设',
      '一是更新栏目。',
      '1.网站',
      '2.公众号',
    ],
  });
  const { sections } = await reportIn(cellLineFile(report));
  expect(sections.overview).toEqual([
    { type: 'heading', level: 1, text: '（一）主动公开' },
    { type: 'paragraph', text: '全年公开138条。' },
    { type: 'heading', level: 2, text: '1.机制' },
    { type: 'paragraph', text: '建立机制。' },
    { type: 'heading', level: 1, text: '（二）平台建设' },
    { type: 'paragraph', text: '一是更新栏目。' },
    { type: 'paragraph', text: '1.网站' },
    { type: 'paragraph', text: '2.公众号' },
  ]);
});

test('agency and date at the end are the sign-off, also under their short names', async () => {
  const other = ['无其他需要报告的事项。', '县水务局', '2026年1月15日'];
  const { sections } = await reportIn(cellLineFile(reportOf({ other })));
  expect(sections.other).toEqual([
    { type: 'paragraph', text: '无其他需要报告的事项。' },
    { type: 'signature', text: '县水务局' },
    { type: 'signature', text: '2026年1月15日' },
  ]);
});

test('the preamble between title and section one is kept', async () => {
  const { preamble } = await reportIn(
    cellLineFile(reportOf({ preamble: ['本报告依据《条例》编制，统计期限为全年。'] })),
  );
  expect(preamble).toEqual([{ type: 'paragraph', text: '本报告依据《条例》编制，统计期限为全年。' }]);
});

test('lists, simple tables and line breaks of a page are kept', async () => {
  const overview = await overviewOf(
    '<p>第一行<br>第二行&nbsp;</p><ul><li>甲</li><li>乙</li></ul><table><tr><td colspan="2">渠道</td></tr><tr><td>网站</td><td>102</td></tr></table>',
  );
  expect(overview).toEqual([
    { type: 'paragraph', text: '第一行' },
    { type: 'paragraph', text: '第二行' },
    { type: 'list', ordered: false, items: ['甲', '乙'] },
    {
      type: 'table',
      rows: [
        [{ text: '渠道', columnSpan: 2, rowSpan: 1 }],
        [
          { text: '网站', columnSpan: 1, rowSpan: 1 },
          { text: '102', columnSpan: 1, rowSpan: 1 },
        ],
      ],
    },
  ]);
});

test('scripts, styles, comments and hidden elements leave no text', async () => {
  const overview = await overviewOf(
    '<script>一</script><style>二</style><!-- 三 --><p style="display:none">四</p><p hidden>五</p><template>六</template><p>正文。</p>',
  );
  expect(overview).toEqual([{ type: 'paragraph', text: '正文。' }]);
});

test('a picture in the page is kept, one elsewhere is not fetched and leaves its words', async () => {
  const markup = `<p><img alt="流程图" src="data:image/png;base64,${png.toString('base64')}"></p><img alt="照片" src="http://127.0.0.1:9/x.png">`;
  const { report, pictures } = await readable(htmlFile(numberedReport(), { overview: markup }));
  expect(report.sections.overview).toEqual([pictureBlock, { type: 'paragraph', text: '照片' }]);
  expect(pictures.map(({ sha256, bytes }) => [sha256, Buffer.from(bytes)])).toEqual([[pngHash, png]]);
});

test('a picture of a Word file is found by its relationship; linked ones leave their words', async () => {
  const picture = (attributes: string, words: string): string =>
    `<w:p><w:r><w:drawing><wp:docPr xmlns:wp="wp" descr="${words}"/><a:blip xmlns:a="a" ${attributes}/></w:drawing></w:r></w:p>`;
  const relationships =
    '<Relationships><Relationship Id="p1" Type="http://x/image" Target="media/1.png"/>' +
    '<Relationship Id="p2" Type="http://x/image" Target="http://127.0.0.1:9/2.png" TargetMode="External"/></Relationships>';
  const file = docxFile(numberedReport(), {
    overview: picture('r:embed="p1"', '流程图') + picture('r:link="p2"', '照片') + wordParagraph('要点', numbered(3)),
    entries: { 'word/_rels/document.xml.rels': relationships, 'word/media/1.png': png },
  });
  const { report, pictures } = await readable(file);
  expect(report.sections.overview).toEqual([
    pictureBlock,
    { type: 'paragraph', text: '照片' },
    { type: 'list', ordered: false, items: ['要点'] },
  ]);
  expect(pictures).toHaveLength(1);
});

test('a whole report inside a frame of table cells is read like any other', async () => {
  const around = (content: string): string => `<table><tr><td>导航</td></tr><tr><td>${content}</td></tr></table>`;
  const report = numberedReport();
  expect((await reportIn(htmlFile(report, { around }))).cells).toEqual(report.cells);
});

test('a remark in a row under a table is kept beside the table', async () => {
  const report = await reportIn(
    cellLineFile(numberedReport(), (rows, id) =>
      id === 't1' ? [...rows, [{ ...rows[0]![0]!, text: '注：本机关无规章制定权。' }]] : rows,
    ),
  );
  expect(report.tableNotes.disclosure).toEqual([{ type: 'paragraph', text: '注：本机关无规章制定权。' }]);
});
