import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validate } from '../../../functions/validate/validate.ts';
import { CheckSettingsSchema } from '../../../schemas/checkSettings.ts';
import { type ReportParts, reportOf } from '../../builders/report.ts';
import { realReport, samplesAreThere } from '../../builders/samples.ts';
import { agency, found, statusOf } from '../found.ts';

const messages = (rule: string, parts: ReportParts): string[] => found(rule, parts).map(({ message }) => message);

/** The sentence of the one real report, which is not part of the project. */
const realSentence = (): string =>
  /区投资促进中心2021年度主动公开[^。]*。/u.exec(readFileSync(realReport, 'utf8'))?.[0] ?? '';

describe('D05: parts and totals', () => {
  it('that add up are evidence with every figure marked', () => {
    const report = reportOf({ overview: ['本局公开信息138条，其中网站102条；微信36条。'] });
    const assessment = validate({ report }).assessments.find(({ rule }) => rule === 'D05');
    expect(assessment).toMatchObject({
      rule: 'D05',
      status: 'pass',
      evidence: [
        {
          message: '“138条”等于各分项之和：102＋36＝138。',
          cells: [],
          quotes: [
            {
              place: 'overview',
              text: '本局公开信息138条，其中网站102条；微信36条。',
              marks: [
                [6, 10],
                [15, 19],
                [22, 25],
              ],
            },
          ],
        },
      ],
    });
  });

  it.skipIf(!samplesAreThere)('of the real report (skipped where the samples are absent) add up', () => {
    const sentence = realSentence();
    const report = reportOf({ agency: '舟山市定海区投资促进中心', year: 2021, overview: [sentence] });
    const evidence = validate({ report }).assessments.find(({ rule }) => rule === 'D05')?.evidence ?? [];
    expect(evidence.map(({ message }) => message)).toEqual(['“138条”等于各分项之和：102＋36＝138。']);
    const [quote] = evidence[0]!.quotes;
    expect(quote?.text).toBe(sentence);
    expect(quote?.marks.map(([from, to]) => quote.text.slice(from, to))).toEqual(['138条', '102条', '36条']);
  });

  it('that do not are a warning with the difference', () => {
    expect(found('D05', { overview: ['收到申请376件，其中网上330件、信函54件、当面2件。'] })).toMatchObject([
      {
        severity: 'warning',
        status: 'fail',
        message: '“376件”小于所列分项之和：330＋54＋2＝386，多10。请核对总数和各分项。',
        left: 376,
        right: 386,
        difference: -10,
      },
    ]);
    expect(messages('D05', { overview: ['网站公开330条、微信公开44条，共计375条。'] })).toEqual([
      '“375条”大于所列分项之和：330＋44＝374，差1。请核对总数和各分项，或者写明还有哪些。',
    ]);
  });

  it('of which only some are given are left alone: not assessable', () => {
    expect(statusOf('D05', { overview: ['公开信息512条，其中抽检结果24条、处罚信息418条。'] })).toBe('notAssessable');
  });
});

describe('D06: percentages', () => {
  it('may be rounded, and cut off by the tolerance of the authority', () => {
    expect(statusOf('D06', { overview: ['收到申请130件，其中不予公开1件，占0.8%。'] })).toBe('pass');
    expect(statusOf('D06', { overview: ['收到申请130件，其中不予公开1件，占0.7%。'] })).toBe('pass');
    const strict = CheckSettingsSchema.parse({ thresholds: { percentagePoints: 0.01 } });
    const overview = ['收到申请130件，其中不予公开1件，占0.7%。'];
    expect(statusOf('D06', { overview }, { settings: strict })).toBe('unsure');
    expect(statusOf('D06', { overview: ['收到申请3件，其中不予公开1件，占33%。'] })).toBe('pass');
  });

  it('that are wrong are a warning with the right one', () => {
    expect(messages('D06', { overview: ['收到申请40件，其中网上申请30件，占70%。'] })).toEqual([
      '占比写作“70%”，按30÷40计算应为75%。请核对百分比和两个数字。',
    ]);
    expect(messages('D06', { overview: ['收到申请40件，其中网上申请30件（70%），信函申请10件（25%）。'] })).toEqual([
      '占比写作“70%”，按30÷40计算应为75%。请核对百分比和两个数字。',
    ]);
  });

  it('are of the whole, not of another part', () => {
    expect(statusOf('D06', { overview: ['收到申请29例，其中网上25件，占86%，信函4件，占14%。'] })).toBe('pass');
    const overview = ['公民提出申请1030件，占98.5%；法人提出申请16件，占1.5%。'];
    expect(statusOf('D06', { overview })).toBe('notAssessable');
  });

  it('of a whole that the sentence does not give are not assessable', () => {
    expect(statusOf('D06', { overview: ['网上申请占75%，答复率100%。'] })).toBe('notAssessable');
    expect(statusOf('D06', { overview: ['满意率为96.7%。'] })).toBe('notAssessable');
  });
});

describe('D07: against last year', () => {
  const lastYear = reportOf({ year: 2024, cells: { 't2.r1.total': 31, 't2.r2.total': 2 } });
  const status = (text: string) => statusOf('D07', { overview: [text] }, { lastYear });

  it('is worked out from the report of last year', () => {
    expect(status('收到政府信息公开申请22件，同比下降29%。')).toBe('pass');
    expect(status('收到政府信息公开申请22件，较上年减少9件，下降29.0%。')).toBe('pass');
    expect(status('收到政府信息公开申请22件，同比下降33.3%。')).toBe('pass');
    expect(found('D07', { overview: ['收到政府信息公开申请22件，同比下降20%。'] }, { lastYear })).toMatchObject([
      {
        severity: 'warning',
        status: 'fail',
        message: '文字中收到的申请数量的增减写作“减少20%”，上一年度报告为31，今年写22，应为减少29.03%。请核对。',
      },
    ]);
    expect(status('收到政府信息公开申请22件，同比增长29%。')).toBe('fail');
    expect(status('收到政府信息公开申请22件，比上年的31件减少9件，下降19%。')).toBe('fail');
    expect(status('收到政府信息公开申请22件（网上20件、信函2件），同比下降29%。')).toBe('pass');
  });

  it('is not assessable without that report, without such a sentence, and against none', () => {
    const overview = ['收到政府信息公开申请22件，同比下降20%。'];
    expect(statusOf('D07', { overview })).toBe('notAssessable');
    expect(status('收到政府信息公开申请22件。')).toBe('notAssessable');
    expect(statusOf('D07', { overview }, { lastYear: reportOf({ year: 2024 }) })).toBe('notAssessable');
    expect(status('主动公开政府信息300条，同比增长20%。')).toBe('notAssessable');
  });
});

describe('D12: scope', () => {
  const cells = { 't2.r1.total': 95 };

  it('an office’s figure beside the whole government’s table is mentioned', () => {
    const parts = { agency: '青溪县人民政府', cells, overview: ['县政府办公室共收到政府信息公开申请17件。'] };
    expect(found('D12', parts)).toMatchObject([{ severity: 'info', status: 'fail', left: 17 }]);
    expect(statusOf('D01', parts)).toBe('notAssessable');
  });

  it('the county’s figure in a department’s report is mentioned, its own passes', () => {
    expect(found('D12', { cells, overview: ['全县共收到政府信息公开申请300件。'] })).toMatchObject([
      { severity: 'info' },
    ]);
    expect(statusOf('D12', { cells, overview: ['我局收到政府信息公开申请95件。'] })).toBe('pass');
    expect(statusOf('D12', { cells, overview: ['工作平稳有序。'] })).toBe('notAssessable');
  });
});

describe('D13: the fee', () => {
  const cells = { 't2.r1.total': 40 };
  const status = (...other: string[]) => statusOf('D13', { cells, other });

  it('is told once, and by cases and yuan that fit', () => {
    expect(status('全年向25件申请收取信息处理费2,950元。')).toBe('pass');
    expect(status('未收取信息处理费。')).toBe('pass');
    expect(status('收取信息处理费2,950元，其中复制费950元、邮寄费2,000元。')).toBe('pass');
  });

  it('is a warning where the text contradicts itself', () => {
    expect(status('全年未收取信息处理费。', '向25件申请收取信息处理费2,950元。')).toBe('fail');
    expect(status('收取信息处理费2,950元。', '信息处理费共收取2,590元。')).toBe('fail');
    expect(status('收取信息处理费2,950元，其中复制费1,950元、邮寄费2,000元。')).toBe('fail');
    expect(status('向25件申请收取信息处理费0元。')).toBe('fail');
    expect(found('D13', { cells: { 't2.r1.total': 20 }, other: ['向25件申请收取信息处理费2,950元。'] })).toMatchObject([
      {
        severity: 'warning',
        section: 'other',
        message: '文字写向25件申请收取信息处理费，第三部分表格中新收和上年结转的申请共20件。请核对件数。',
      },
    ]);
  });

  it('is not assessable when nothing is said of it', () => {
    expect(status('无其他需要报告的事项。')).toBe('notAssessable');
  });
});

describe('D14: the same twice', () => {
  const status = (...overview: string[]) =>
    statusOf('D14', { cells: { 't2.r1.total': 20, 't2.r2.total': 2 }, overview });

  it('with different figures is a warning', () => {
    expect(
      found('D14', { overview: ['全年收到政府信息公开申请20件。', '共收到政府信息公开申请16件。'] }),
    ).toMatchObject([
      {
        severity: 'warning',
        status: 'fail',
        message: '文字中的收到的申请数量前后不一：20件、16件。请核对，各处写成同一个数字；各处所指不同的，请写明。',
        quotes: [{ marks: [[12, 15]] }, { marks: [[11, 14]] }],
      },
    ]);
  });

  it('with the new ones here and all there, or with the same figure, passes', () => {
    expect(status('全年收到政府信息公开申请20件。', '共收到政府信息公开申请22件。')).toBe('pass');
    expect(status('全年收到政府信息公开申请20件。', '共收到政府信息公开申请20件。')).toBe('pass');
  });

  it('of another year, another scope or once only is not assessable', () => {
    expect(status('收到政府信息公开申请20件。')).toBe('notAssessable');
    expect(status('收到政府信息公开申请20件。', '2024年收到政府信息公开申请16件。')).toBe('notAssessable');
    expect(status('收到政府信息公开申请20件。', '其中局办公室收到政府信息公开申请16件。')).toBe('notAssessable');
  });

  it('information published is only asked about', () => {
    expect(status('主动公开政府信息138条。', '全年主动公开政府信息140条。')).toBe('unsure');
  });
});

describe('all of group D', () => {
  it('is silent about a report that says nothing in figures, and about a good one', () => {
    const quiet = validate({ report: reportOf(), agency });
    const faults = quiet.findings.filter(({ rule, status }) => rule.startsWith('D') && status !== 'notAssessable');
    expect(faults).toEqual([]);
  });
});
