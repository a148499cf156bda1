import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportNumber } from './corpus.ts';
import { engine, found, type Hit } from './engine.ts';
import { MemoryFiles } from './shelf.ts';
import { textOf } from './text.ts';

/** Other tests may keep the machine busy. */
const patience = 60_000;

const education = textOf();
const educationBefore = textOf({ year: 2024 });
const civil = textOf({
  agencyId: 'qingxi-minzheng',
  agencyName: '云岭市清溪区民政局',
  text: '（一）主动公开\n公开养老服务信息；与教育局共同公开“校园　食品”检查结果。\nＡＩ客服解答１２.５万次。',
});
const town = textOf({
  agencyId: 'wangquan',
  agencyName: '望泉镇人民政府',
  publishedAt: '2026-02-01T00:00:00.000Z',
  text: '公开惠农补贴发放情况。',
});

const files = new MemoryFiles();
beforeAll(async () => {
  const { segment } = await files.segment('1-a', [education, educationBefore, civil, town]);
  files.manifest({ segments: [segment!] });
});

const search = (query: string) => found(files.load, query);
const hits = async (query: string): Promise<Hit[]> => {
  const all: Hit[] = [];
  for await (const hit of engine.createSearch(files.load)(query)) if (hit) all.push(hit);
  return all;
};

describe('a search', () => {
  test('finds names first, then texts, each with the newest year first', async () => {
    expect(await search('教育局')).toEqual(['qingxi-jiaoyu/2025/1', 'qingxi-jiaoyu/2024/1', 'qingxi-minzheng/2025/1']);
  });

  test('finds a few letters from the middle of a text, and says in which line', async () => {
    expect(await hits('农补贴')).toMatchObject([
      { agencyId: 'wangquan', kind: 'text', line: '公开惠农补贴发放情况。' },
    ]);
  });

  test('finds what is all there when several words are asked for', async () => {
    expect(await search('清溪　校园')).toEqual([
      'qingxi-jiaoyu/2025/1',
      'qingxi-minzheng/2025/1',
      'qingxi-jiaoyu/2024/1',
    ]);
    expect(await search('清溪 养老')).toEqual(['qingxi-minzheng/2025/1']);
    expect(await search('望泉 养老')).toEqual([]);
  });

  test('lists what has one of the words in its name before what has all of them in its text', async () => {
    const mixed = new MemoryFiles();
    const older = textOf({ agencyId: 'a', agencyName: '甲县教育局', year: 2024, text: '组织培训2次。' });
    const newer = textOf({ agencyId: 'b', agencyName: '乙县民政局', text: '与教育局组织培训3次。' });
    const { segment } = await mixed.segment('1-a', [older, newer, education]);
    mixed.manifest({ segments: [segment!] });
    expect(await found(mixed.load, '教育局 培训')).toEqual(['a/2024/1', 'b/2025/1']);
  });

  test('makes no difference between full and half width, capital and small letters, and passes over white space', async () => {
    expect(await search('ai客服')).toEqual(['qingxi-minzheng/2025/1']);
    expect(await search('12.5万')).toEqual(['qingxi-minzheng/2025/1']);
    expect(await search('校园食品')).toEqual(['qingxi-minzheng/2025/1']);
  });

  test('looks for a single letter in names of agencies only', async () => {
    expect(await search('镇')).toEqual(['wangquan/2025/1']);
    expect(await search('贴')).toEqual([]);
  });

  test('does not take letters for a word that stand apart', async () => {
    expect(await search('教育局民')).toEqual([]);
  });

  test('finds nothing for nothing, and nothing where nothing is published', async () => {
    expect(await search(' 　')).toEqual([]);
    expect(await found(new MemoryFiles().load, '教育局')).toEqual([]);
  });

  test('finds what is published a moment ago and in no segment yet, among the rest', async () => {
    const fresh = new MemoryFiles();
    const { segment } = await fresh.segment('1-a', [educationBefore, civil]);
    fresh.text(education);
    fresh.manifest({ segments: [segment!], pending: ['qingxi-jiaoyu/2025/1'] });
    expect(await found(fresh.load, '教育局')).toEqual([
      'qingxi-jiaoyu/2025/1',
      'qingxi-jiaoyu/2024/1',
      'qingxi-minzheng/2025/1',
    ]);
  });

  test('does not show what is gone, though a segment still holds it', async () => {
    const corrected = new MemoryFiles();
    const { segment } = await corrected.segment('1-a', [education, educationBefore]);
    corrected.manifest({ segments: [segment!], gone: ['qingxi-jiaoyu/2025/1'] });
    expect(await found(corrected.load, '教育局')).toEqual(['qingxi-jiaoyu/2024/1']);
  });

  test('passes over a text that was taken back since the manifest was read', async () => {
    const late = new MemoryFiles();
    const { segment } = await late.segment('1-a', [education, civil]);
    late.manifest({ segments: [segment!] });
    late.files.delete('search/texts/qingxi-minzheng/2025/v1.json');
    expect(await found(late.load, '校园')).toEqual(['qingxi-jiaoyu/2025/1']);
  });
});

describe('with many reports in several segments', () => {
  const count = 90;
  const texts = Array.from({ length: count }, (_, number) => reportNumber(number));
  const many = new MemoryFiles();
  beforeAll(async () => {
    const large = await many.segment('1-a', texts.slice(0, 60));
    const small = await many.segment('2-b', texts.slice(60, 85));
    texts.slice(85).map((text) => many.text(text));
    many.manifest({
      segments: [large.segment!, small.segment!],
      pending: texts.slice(85).map(({ agencyId, year }) => `${agencyId}/${year}/1`),
    });
  });

  test('any two or more letters of a line of a report find it', { timeout: patience }, async () => {
    const asked = fc.record({
      number: fc.nat({ max: count - 1 }),
      line: fc.nat(),
      from: fc.nat(),
      length: fc.integer({ min: 2, max: 24 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ number, line, from, length }) => {
        const { agencyId, year, version, text, title } = texts[number]!;
        const lines = [title, ...text.split('\n')].map((one) => [...one.replace(/\s/g, '')]);
        const letters = lines[line % lines.length]!;
        const start = from % (letters.length - 1);
        const query = letters.slice(start, start + length).join('');
        expect(await found(many.load, query)).toContain(`${agencyId}/${year}/${version}`);
      }),
      { numRuns: 40 },
    );
  });

  test('nothing is found twice, and nothing that does not hold what was asked for', { timeout: patience }, async () => {
    for (const query of ['公开', '信息公开 教育', '生态环境局', '监督保障', '申请1']) {
      const keys = await found(many.load, query);
      const terms = query.split(' ');
      const right = texts.filter(({ agencyName, title, text }) =>
        terms.every((term) => `${agencyName}\n${title}\n${text}`.includes(term)),
      );
      expect(new Set(keys).size, query).toBe(keys.length);
      expect(keys.toSorted(), query).toEqual(right.map(({ agencyId, year }) => `${agencyId}/${year}/1`).toSorted());
    }
  });
});

describe('marks', () => {
  test('stand on the letters as they were written', () => {
    expect(engine.spansOf('“校园　食品”检查，ＡＩ客服', ['校园食品', 'ai'])).toEqual([
      [1, 6],
      [10, 12],
    ]);
  });

  test('that touch are one', () => {
    expect(engine.spansOf('政府信息公开', ['信息', '息公开'])).toEqual([[2, 6]]);
  });
});
