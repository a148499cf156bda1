import { describe, expect, test } from 'vitest';
import { render } from '../../functions/render/render.ts';
import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { Block, Report } from '../../schemas/report.ts';
import { numberedReport, reportOf } from '../builders/report.ts';
import { facts, outputOf } from './output.ts';
import { pictureBytes, pictureOf } from './pictures.ts';
import { attribute, type Element, elementsOf, textOf } from './readers/html.ts';

const address = 'https://gongkai.example.org/reports/qingxi-water/2025/';

const articleOf = async (report: Report): Promise<string> =>
  (await outputOf(report, pictureBytes)).text('article.html');

const everyBlock: Block[] = [
  { type: 'heading', level: 1, text: '（一）主动公开' },
  { type: 'heading', level: 2, text: '1.网站' },
  { type: 'paragraph', text: '第一行\n第二行' },
  { type: 'list', ordered: true, items: ['甲项', '乙项'] },
  { type: 'list', ordered: false, items: ['丙项'] },
  {
    type: 'table',
    rows: [[{ text: '渠道', columnSpan: 2, rowSpan: 1 }], [{ text: '网站', columnSpan: 2, rowSpan: 1 }]],
  },
  pictureOf('image/png'),
  pictureOf('image/jpeg'),
  { type: 'signature', text: '青溪县水务局\n2026年1月20日' },
];

/** Lines of two-column tables of an article: label and figure. */
const linesOf = (article: string): Map<string, string> => {
  const rows = elementsOf(article).filter(({ tagName }) => tagName === 'tr');
  const cells = (row: Element) => elementsOfRow(row).map((cell) => textOf(cell));
  return new Map(rows.map((row) => cells(row)).flatMap((row) => (row.length === 2 ? [[row[0]!, row[1]!]] : [])));
};
const elementsOfRow = (row: Element): Element[] => row.childNodes.filter((node): node is Element => 'tagName' in node);

describe('the article for 微信公众号', () => {
  test('keeps its look in styles alone: no class, id, script, style sheet or position, which editors drop', async () => {
    const article = await articleOf(reportOf({ preamble: everyBlock, overview: everyBlock }));
    const body = elementsOf(article.slice(article.indexOf('<body')));
    for (const element of body) {
      expect(['script', 'style', 'link', 'iframe', 'a', 'button', 'svg']).not.toContain(element.tagName);
      expect(element.attrs.map(({ name }) => name).filter((name) => /^(?:class|id|on.*)$/.test(name))).toEqual([]);
      expect(attribute(element, 'style') ?? '').not.toMatch(/position|url\(|var\(|@import/);
    }
  });

  test('needs nothing beside it: its pictures are in the file, with their words', async () => {
    const output = await outputOf(reportOf({ overview: everyBlock }), pictureBytes);
    const images = elementsOf(output.text('article.html')).filter(({ tagName }) => tagName === 'img');
    const bytesOf = (image: Element | undefined): Buffer =>
      Buffer.from(attribute(image!, 'src')!.replace(/^data:image\/(?:png|jpeg);base64,/, ''), 'base64');
    expect(images).toHaveLength(3);
    expect(bytesOf(images[0]).equals(output.bytes('card.png'))).toBe(true);
    expect(images.slice(1).map((image) => bytesOf(image))).toEqual([...pictureBytes.values()]);
    expect(attribute(images[0]!, 'alt')).toContain('新收申请0件');
    expect(attribute(images[1]!, 'alt')).toBe('公开渠道示意图');
  });

  test('has the six sections and the whole narrative in order', async () => {
    const report = reportOf({
      preamble: ['根据条例编制。'],
      overview: everyBlock,
      problems: ['问题甲。'],
      other: ['无。'],
    });
    const text = elementsOf(await articleOf(report))
      .filter(({ tagName }) => ['h2', 'h3', 'h4', 'p'].includes(tagName))
      .map((element) => textOf(element).trim());
    const expected = [
      '根据条例编制。',
      '一、总体情况',
      '（一）主动公开',
      '1.网站',
      '第一行第二行',
      '1. 甲项',
      '2. 乙项',
      '• 丙项',
      '青溪县水务局2026年1月20日',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '问题甲。',
      '六、其他需要报告的事项',
      '无。',
    ];
    expect(text.filter((line) => expected.includes(line))).toEqual(expected);
  });

  test('is kept out of search engines, which are to find the page of the report', async () => {
    expect(await articleOf(reportOf())).toContain('<meta name="robots" content="noindex">');
  });

  test('prints markup of a submission as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>"\'&';
    const article = await articleOf(
      reportOf({ title: hostile, overview: [hostile, { type: 'list', ordered: false, items: [hostile] }] }),
    );
    expect(elementsOf(article).filter(({ tagName }) => tagName === 'img')).toHaveLength(1);
    expect(article.split('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')).toHaveLength(5);
  });

  test('names the address of the full report where it is known, once for the reader and once for the editor', async () => {
    const rendered = await render(reportOf(), facts, new Map(), { address });
    const file = rendered.status === 'ok' ? rendered.files.find(({ path }) => path === 'article.html') : undefined;
    expect(new TextDecoder().decode(file?.bytes).split(address)).toHaveLength(3);
    expect(await articleOf(reportOf())).toContain('见“政府信息公开年报”专栏');
  });

  test('tells the editor how to use it in words that are not copied along', async () => {
    const [aside] = elementsOf(await articleOf(reportOf())).filter(({ tagName }) => tagName === 'aside');
    expect(textOf(aside!)).toContain('粘贴到公众号图文编辑器');
    expect(attribute(aside!, 'style')).toContain('user-select:none');
  });
});

describe.each(['2021', '2019', '2021-2019'] as const)('the tables of an article of edition %s', (edition) => {
  const report = numberedReport({ edition });
  const cells = cellsOf(formOf(edition));
  const rawOf = (name: string): string => report.cells[name]!.raw;

  test('have every figure of table 1 beside its label', async () => {
    const lines = linesOf(await articleOf(report));
    const table1 = cells.filter(({ table }) => table !== 't2' && table !== 't3');
    expect(table1.length).toBeGreaterThan(9);
    for (const { name, row, column } of table1)
      expect(lines.get(`${row.leaf.label}：${column.leaf.label}`), name).toBe(rawOf(name));
  });

  test('have the total of every line of table 2', async () => {
    const article = await articleOf(report);
    const totals = cells.filter(({ table, column }) => table === 't2' && column.leaf.key === 'total');
    expect(totals.length).toBeGreaterThan(22);
    for (const { name, row } of totals)
      expect(article, name).toMatch(
        new RegExp(`${row.leaf.label.replace(/[.*()]/g, '\\$&')}</th><td[^>]*>${rawOf(name)}</td>`),
      );
  });

  test('have every figure of table 3', async () => {
    const figures = elementsOf(await articleOf(report))
      .filter(({ tagName }) => tagName === 'td')
      .map((cell) => textOf(cell));
    for (const { name } of cells.filter(({ table }) => table === 't3')) expect(figures, name).toContain(rawOf(name));
  });
});
