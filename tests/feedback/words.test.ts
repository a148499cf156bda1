import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feedback } from '../../functions/feedback/feedback.ts';
import { picturePath } from '../../functions/render/pictures.ts';
import type { Quote } from '../../schemas/finding.ts';
import { findingOf, validationOf } from '../builders/finding.ts';
import { type ReportParts, reportOf } from '../builders/report.ts';
import { attribute, elementsOf, textOf } from '../render/readers/html.ts';

const agencyName = '青溪县水务局';

/** The marked report for findings of which each has these quotes. */
const marked = (parts: ReportParts, ...quotes: readonly (readonly Quote[])[]) => {
  const findings = quotes.map((each) => findingOf({ section: each[0]!.place, quotes: [...each] }));
  const text = feedback({
    report: reportOf(parts),
    validation: validationOf({ findings }),
    agencyName,
    picture: picturePath,
  }).text;
  const elements = elementsOf(text);
  const classOf = (element: (typeof elements)[number]) => attribute(element, 'class')?.split(' ') ?? [];
  const marks = elements.filter(({ tagName }) => tagName === 'mark');
  return {
    marks: marks.map(textOf),
    stressed: marks.filter((mark) => classOf(mark).includes('feedback-stress')).map(textOf),
    links: elements.filter((element) => classOf(element).includes('feedback-link')).map((one) => attribute(one, 'id')),
    notes: elements.filter((element) => classOf(element).includes('feedback-note')).map(textOf),
    article: textOf(elements.find(({ tagName }) => tagName === 'article')!),
  };
};
const quote = (text: string, marks: Quote['marks'] = [], place: Quote['place'] = 'overview'): Quote => ({
  place,
  text,
  marks,
});

describe('a mark in the text', () => {
  test('stands where the quoted words stand, with its figures stressed and its number after it', () => {
    const { marks, stressed, links } = marked({ overview: ['其一。全年收到申请17件。其三。'] }, [
      quote('全年收到申请17件。', [[6, 8]]),
    ]);
    expect(marks).toEqual(['全年收到申请', '17', '件。']);
    expect(stressed).toEqual(['17']);
    expect(links).toEqual(['at-1-text-1']);
  });

  test('finds words of every kind of text: headings, items, cells, the sign-off, notes beside tables, the preamble', () => {
    const { marks, notes } = marked(
      {
        preamble: ['引言之文。'],
        overview: [
          { type: 'heading', level: 1, text: '（一）小标题' },
          { type: 'list', ordered: false, items: ['条目之文'] },
          { type: 'table', rows: [[{ text: '格中之文', columnSpan: 1, rowSpan: 1 }]] },
          { type: 'signature', text: '青溪县水务局' },
        ],
        tableNotes: { disclosure: ['表下之文'] },
      },
      [quote('引言之文。', [], 'preamble')],
      [quote('（一）小标题')],
      [quote('条目之文')],
      [quote('格中之文')],
      [quote('青溪县水务局')],
      [quote('表下之文', [], 'disclosure')],
    );
    expect(marks).toEqual(['引言之文。', '（一）小标题', '条目之文', '格中之文', '青溪县水务局', '表下之文']);
    expect(notes).toEqual([]);
  });

  test('of a long title goes over its two lines and has one number', () => {
    const title = '丙市青溪县水务局（移民办公室）2024年政府信息公开工作年度报告';
    const { marks, links } = marked({ title }, [quote(title, [], 'title')]);
    expect(marks).toEqual(['丙市青溪县水务局（移民办公室）2024年', '政府信息公开工作年度报告']);
    expect(links).toEqual(['at-1-text-1']);
  });

  test('is found again where printing has dropped what nobody sees', () => {
    const { marks, stressed } = marked({ overview: ['前文。公开\u200b属性\u2003由科室确定。'] }, [
      quote('公开\u200b属性\u2003由科室确定。', [[3, 5]]),
    ]);
    expect(marks.join('')).toBe('公开属性 由科室确定。');
    expect(stressed).toEqual(['属性']);
  });

  test('of words that are not printed is a note at the head of their part', () => {
    const { marks, notes } = marked({}, [quote('五、存在问题及改进情况', [], 'problems')]);
    expect(marks).toEqual([]);
    expect(notes).toEqual(['1 两者应当相等，请核对。']);
  });

  test('of one finding goes to as many places as it has quotes, equal ones included', () => {
    const { marks, links } = marked({ overview: ['XX', '共XX条', 'XX'] }, [quote('XX'), quote('XX'), quote('XX')]);
    expect(marks).toEqual(['XX', 'XX', 'XX']);
    expect(links).toEqual(['at-1-text-1', 'at-1-text-3', 'at-1-text-2']);
  });

  test('shows both of two findings about words that overlap', () => {
    const { marks, links } = marked({ overview: ['甲乙丙丁'] }, [quote('甲乙丙')], [quote('乙丙丁')]);
    expect(marks).toEqual(['甲', '乙丙', '丁']);
    expect(links).toEqual(['at-1-text-1', 'at-2-text-1']);
  });

  test('never changes, adds or drops a word, wherever the marks are', () => {
    const text = fc.stringMatching(/^甲[甲乙丙1-3。\n ]{0,29}$/u);
    const property = fc.property(
      text,
      fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 4 }),
      (words, ranges) => {
        const quotes = ranges.flatMap(([one, other]) => {
          const piece = words.slice(Math.min(one, other), Math.max(one, other) + 1);
          return piece === '' ? [] : [[quote(piece, [[0, 1]])]];
        });
        const plain = marked({ overview: [words] }).article.replace(/\s/gu, '');
        const withMarks = marked({ overview: [words] }, ...quotes);
        // What is more are the numbers of the findings, one figure each.
        expect(withMarks.article.replace(/\s/gu, '').length).toBe(plain.length + withMarks.links.length);
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  test('takes a long text with many findings without ado', () => {
    const sentence = '全年收到申请17件。';
    const overview = [sentence.repeat(5000)];
    const { links } = marked({ overview }, ...Array.from({ length: 300 }, () => [quote(sentence, [[6, 8]])]));
    expect(links).toHaveLength(300);
  });
});
