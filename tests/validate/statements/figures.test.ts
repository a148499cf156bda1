import { describe, expect, it } from 'vitest';
import { validate } from '../../../functions/validate/validate.ts';
import type { Assessment } from '../../../schemas/finding.ts';
import { type ReportParts, reportOf } from '../../builders/report.ts';
import { found, statusOf } from '../found.ts';

const evidence = (rule: string, parts: ReportParts): Assessment['evidence'] =>
  validate({ report: reportOf(parts) }).assessments.find((assessment) => assessment.rule === rule)!.evidence;

/** 20 new, 2 carried in; 20 answered, 2 carried on. */
const table = {
  't2.r1.total': 20,
  't2.r2.total': 2,
  't2.r3_1.total': 10,
  't2.r3_2.total': 3,
  't2.r3_3_5.total': 1,
  't2.r3_3_6.total': 2,
  't2.r3_4_1.total': 3,
  't2.r3_5_1.total': 1,
  't2.r3_7.total': 20,
  't2.r4.total': 2,
};

const saying = (...overview: string[]): ReportParts => ({ cells: table, overview });

describe('D01: the number of applications', () => {
  it('may be the new ones or all, and the text is quoted with the figure marked', () => {
    expect(statusOf('D01', saying('全年收到政府信息公开申请20件。'))).toBe('pass');
    expect(evidence('D01', saying('全年收到政府信息公开申请22件。'))).toEqual([
      {
        message: '文字中的收到的申请数量“22件”与第三部分表格一致（本年新收与上年结转合计＝22）。',
        cells: ['t2.r1.total', 't2.r2.total'],
        quotes: [{ place: 'overview', text: '全年收到政府信息公开申请22件。', marks: [[12, 15]] }],
      },
    ]);
  });

  it('that is neither is a warning with both figures of the table', () => {
    expect(found('D01', saying('全年收到政府信息公开申请17件。'))).toMatchObject([
      {
        severity: 'warning',
        status: 'fail',
        cells: ['t2.r1.total', 't2.r2.total'],
        left: 17,
        right: 20,
        message:
          '文字中的收到的申请数量写作“17件”，第三部分表格中本年新收＝20，本年新收与上年结转合计＝22，两者不一致。请核对文字和表格；文字另有所指的，请写明范围。',
      },
    ]);
  });

  it('called new must be the new ones', () => {
    expect(statusOf('D01', saying('新收政府信息公开申请20件。'))).toBe('pass');
    expect(statusOf('D01', saying('新收政府信息公开申请22件。'))).toBe('fail');
  });

  it('is only asked about where the words leave a doubt', () => {
    expect(found('D01', saying('全年收到申请17件。'))).toMatchObject([{ status: 'unsure', severity: 'warning' }]);
  });

  it('is not assessable when the text does not say it, says about, or speaks of an office', () => {
    expect(found('D01', saying('依申请公开工作平稳有序。'))[0]?.message).toBe(
      '未核对“文字中的申请数量与表格一致”：文中没有写收到的申请数量。',
    );
    expect(statusOf('D01', saying('全年收到政府信息公开申请约30件。'))).toBe('notAssessable');
    expect(statusOf('D01', saying('局办公室收到政府信息公开申请5件。'))).toBe('notAssessable');
    const blank = { cells: { ...table, 't2.r2.total': '' }, overview: ['全年收到政府信息公开申请17件。'] };
    expect(statusOf('D01', blank)).toBe('notAssessable');
  });
});

describe('D02 and D04: answered and carried over', () => {
  it('are compared with the rows of the table', () => {
    const right = saying('政府信息公开申请办结20件，上年结转2件，结转下年度继续办理2件。');
    expect([statusOf('D02', right), statusOf('D04', right)]).toEqual(['pass', 'pass']);
    const wrong = saying('政府信息公开申请办结21件，上年结转3件。');
    expect([statusOf('D02', wrong), statusOf('D04', wrong)]).toEqual(['fail', 'fail']);
    expect([statusOf('D02', saying('工作平稳。')), statusOf('D04', saying('工作平稳。'))]).toEqual([
      'notAssessable',
      'notAssessable',
    ]);
  });

  it('all answered, with some carried on, is asked about', () => {
    expect(found('D02', saying('收到政府信息公开申请22件，均已按时答复。'))).toMatchObject([
      { status: 'unsure', cells: ['t2.r4.total'], quotes: [{ text: '收到政府信息公开申请22件，均已按时答复。' }] },
    ]);
    const none = { cells: { ...table, 't2.r4.total': 0 }, overview: ['收到政府信息公开申请22件，均已按时答复。'] };
    expect(statusOf('D02', none)).toBe('pass');
  });

  it('all of those answered are not all that came', () => {
    const cells = { 't2.r1.total': 42, 't2.r3_7.total': 39, 't2.r4.total': 3 };
    const text = '新收政府信息公开申请42件，答复39件，均按期予以答复，结转下年度3件。';
    expect(found('D02', { cells, overview: [text] })).toEqual([]);
  });
});

describe('D03: results', () => {
  it('are the sums of their rows', () => {
    const text = (denied: number) =>
      saying(
        `政府信息公开申请办结20件，其中予以公开10件、部分公开3件、不予公开${denied}件、无法提供3件、不予处理1件。`,
      );
    expect(statusOf('D03', text(3))).toBe('pass');
    expect(found('D03', text(2))).toMatchObject([
      {
        status: 'fail',
        cells: ['t2.r3_3_1.total', ...[2, 3, 4, 5, 6, 7, 8].map((n) => `t2.r3_3_${n}.total`)],
        right: 3,
      },
    ]);
  });

  it('granted and partly granted may be one figure; saying nothing is not assessable', () => {
    expect(statusOf('D03', saying('依申请公开中，予以公开和部分公开13件。'))).toBe('pass');
    expect(statusOf('D03', saying('依申请公开中，予以公开和部分公开12件。'))).toBe('fail');
    expect(statusOf('D03', saying('办结政府信息公开申请20件。'))).toBe('notAssessable');
  });

  it('the trial form has one row for 其他处理', () => {
    const parts = {
      edition: '2019',
      cells: { 't2.r3_6.total': 4 },
      overview: ['政府信息公开申请中，其他处理4件。'],
    } as const;
    expect(statusOf('D03', parts)).toBe('pass');
  });
});

describe('D08: reviews and lawsuits', () => {
  const disputes = { 't3.review.total': 170, 't3.review.maintain': 150, 't3.direct.total': 60, 't3.after.total': 17 };
  const about = (...overview: string[]): ReportParts => ({ cells: disputes, overview });

  it('are compared with the totals, lawsuits of both kinds together', () => {
    expect(statusOf('D08', about('发生政府信息公开行政复议170件，行政诉讼77件。'))).toBe('pass');
    expect(found('D08', about('发生政府信息公开行政复议134件，行政诉讼57件。'))).toMatchObject([
      { status: 'fail', severity: 'warning', left: 134, right: 170 },
      { status: 'fail', severity: 'warning', left: 57, right: 77 },
    ]);
  });

  it('counted in another way are mentioned only', () => {
    expect(found('D08', about('新收政府信息公开行政复议134件。'))).toMatchObject([
      { status: 'unsure', severity: 'info' },
    ]);
  });

  it('that the agency decides itself are none of these', () => {
    expect(statusOf('D08', about('作为复议机关，全年收到行政复议申请45件。'))).toBe('notAssessable');
  });
});

describe('D09: all maintained', () => {
  const cells = { 't3.review.maintain': 3, 't3.review.correct': 1, 't3.review.total': 4 };
  const maintained = ['政府信息公开行政复议4件，全部维持。'];

  it('is wrong where some are pending or corrected, and right where all are', () => {
    expect(found('D09', { cells, overview: maintained })).toMatchObject([
      { status: 'fail', severity: 'warning', cells: ['t3.review.total', 't3.review.maintain'] },
    ]);
    expect(statusOf('D09', { cells: { 't3.review.maintain': 4, 't3.review.total': 4 }, overview: maintained })).toBe(
      'pass',
    );
  });

  it('none corrected is compared with the corrected ones, once', () => {
    const overview = ['政府信息公开行政复议4件，无一被纠正。'];
    expect(statusOf('D09', { cells, overview })).toBe('fail');
    expect(statusOf('D08', { cells, overview })).toBe('pass');
    expect(statusOf('D09', { cells: { 't3.review.total': 4 }, overview })).toBe('pass');
  });

  it('is not assessable when the text does not say so, or the cell is blank', () => {
    expect(statusOf('D09', { cells })).toBe('notAssessable');
    expect(statusOf('D09', { cells: { 't3.review.maintain': '' }, overview: maintained })).toBe('notAssessable');
  });
});

describe('D10: none and some', () => {
  it('none in the text with some in the table returns the report', () => {
    expect(found('D10', saying('全年未收到政府信息公开申请。'))).toMatchObject([
      {
        status: 'fail',
        severity: 'error',
        cells: ['t2.r1.total', 't2.r2.total'],
        quotes: [{ text: '全年未收到政府信息公开申请。', marks: [[2, 5]] }],
      },
    ]);
    const cells = { 't3.review.total': 1, 't3.review.pending': 1 };
    expect(found('D10', { cells, overview: ['未发生政府信息公开行政复议、行政诉讼。'] })).toMatchObject([
      { status: 'fail', severity: 'error', cells: ['t3.review.total'] },
    ]);
  });

  it('some in the text with none in the table returns it too, and D01 does not say it again', () => {
    const parts = { overview: ['全年收到政府信息公开申请5件。'] };
    expect(found('D10', parts)).toMatchObject([{ status: 'fail', severity: 'error', quotes: [{ place: 'overview' }] }]);
    expect(found('D01', parts)).toMatchObject([{ status: 'notAssessable', severity: 'info' }]);
  });

  it('is only asked about where the words leave a doubt or another scope is meant', () => {
    const severities = (text: string) =>
      found('D10', saying(text)).map(({ status, severity }) => `${status} ${severity}`);
    expect(severities('局办公室未收到政府信息公开申请。')).toEqual(['unsure warning']);
    expect(severities('我局在办公过程中未收到政府信息公开申请。')).toEqual(['unsure warning']);
    expect(severities('上半年未收到政府信息公开申请。')).toEqual(['notAssessable info']);
    expect(severities('未收到要求减免费用的政府信息公开申请。')).toEqual(['notAssessable info']);
  });

  it('agreeing passes with the sentence as evidence, and saying nothing is not assessable', () => {
    const parts = { overview: ['全年未收到政府信息公开申请，未发生行政复议、行政诉讼。'] };
    expect(statusOf('D10', parts)).toBe('pass');
    expect(evidence('D10', parts).map(({ message }) => message)).toEqual([
      '文字写收到的申请数量为零（“未收到”），第三部分表格中也没有。',
      '文字写行政复议总数为零（“未发生”），第四部分表格中也没有。',
      '文字写行政诉讼总数为零（“未发生”），第四部分表格中也没有。',
    ]);
    expect(statusOf('D10', { overview: ['工作平稳有序。'] })).toBe('notAssessable');
    const blank = { cells: { 't2.r1.total': '' }, overview: ['全年未收到政府信息公开申请。'] };
    expect(statusOf('D10', blank)).toBe('notAssessable');
  });
});

describe('D11: normative documents', () => {
  const cells = { 't1.normdoc.issued': 4, 't1.normdoc.repealed': 1, 't1.normdoc.valid': 33 };

  it('are compared with table 1', () => {
    expect(statusOf('D11', { cells, overview: ['制定行政规范性文件4件，废止1件，现行有效33件。'] })).toBe('pass');
    expect(found('D11', { cells, overview: ['制定行政规范性文件5件。'] })).toMatchObject([
      { status: 'fail', severity: 'warning', cells: ['t1.normdoc.issued'], left: 5, right: 4, difference: 1 },
    ]);
    expect(statusOf('D11', { cells, overview: ['备案审查规范性文件15件。'] })).toBe('notAssessable');
  });

  it('of the trial form are another count', () => {
    expect(statusOf('D11', { edition: '2019', overview: ['制定规范性文件5件。'] })).toBe('notAssessable');
  });
});
