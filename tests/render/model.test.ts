import { expect, test } from 'vitest';
import { pageModel } from '../../functions/render/model.ts';
import type { Block } from '../../schemas/report.ts';
import { paragraph, reportOf } from '../builders/report.ts';
import { facts, outputOf } from './output.ts';
import { pictureBytes, pictureOf } from './pictures.ts';
import { openPdf } from './readers/pdf.ts';

const heading = (level: number, text: string): Block => ({ type: 'heading', level, text });
const overviewOf = (overview: readonly (string | Block)[]) =>
  pageModel(reportOf({ overview }), facts).sections[0]!.blocks;

test('sub-headings never skip a level, whatever the submission did', () => {
  const blocks = overviewOf([heading(3, '甲'), heading(4, '乙'), heading(1, '丙'), heading(4, '丁')]);
  expect(blocks.map((block) => block.type === 'heading' && block.level)).toEqual([1, 2, 1, 2]);
});

test('a sub-heading before section one is a paragraph', () => {
  const model = pageModel(reportOf({ preamble: [heading(2, '说明'), '正文'] }), facts);
  expect(model.preamble).toEqual([paragraph('说明'), paragraph('正文')]);
});

test('what holds nothing is not printed', () => {
  const empty: Block[] = [
    paragraph(' \n'),
    heading(1, ''),
    { type: 'signature', text: '\u200B' },
    { type: 'list', ordered: true, items: [] },
    { type: 'table', rows: [[], []] },
  ];
  expect(overviewOf([...empty, '正文'])).toEqual([paragraph('正文')]);
});

test('a picture without words is said to be one', () => {
  expect(overviewOf([{ ...pictureOf('image/png'), alternative: ' ' } as Block])).toMatchObject([
    { alternative: '图片（未提供文字说明）' },
  ]);
});

test('a report that breaks every rule of outlines still becomes a PDF with a sound one', async () => {
  const report = reportOf({
    preamble: [heading(3, '前言')],
    overview: [heading(4, '甲'), '', heading(1, ''), { ...pictureOf('image/png'), alternative: '' } as Block],
  });
  const document = await openPdf((await outputOf(report, pictureBytes)).bytes('report.pdf'));
  const outline = await document.getOutline();
  expect(outline[0]).toMatchObject({ title: '一、总体情况', items: [{ title: '甲' }] });
});
