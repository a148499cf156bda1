import { describe, expect, it } from 'vitest';
import { validate } from '../../../functions/validate/validate.ts';
import type { Report } from '../../../schemas/report.ts';
import { type ReportParts, reportOf } from '../../builders/report.ts';
import { bodyOf, county, countyBodies, type RolledParts, rolledOf } from '../../builders/rollUp.ts';
import { agency as bureau, found as foundIn, statusOf as statusIn } from '../found.ts';

/** One report of each body of the county, each with so many new applications by companies, all answered. */
const received = (counts: Readonly<Record<string, number>>): Record<string, Report> =>
  Object.fromEntries(Object.entries(counts).map(([id, count]) => [id, reportOf({ cells: applications(count) })]));

const applications = (count: number): Record<string, number> =>
  Object.fromEntries(
    ['r1', 'r3_1', 'r3_7'].flatMap((row) => ['corp', 'total'].map((column) => [`t2.${row}.${column}`, count])),
  );

const full = { jiaoyu: 1, shuiwu: 2, bangongshi: 4, jiujie: 8 };
const partial = { jiaoyu: 1, shuiwu: 2, bangongshi: 4 };

const known = (reports: Record<string, Report>, parts: RolledParts = {}) => ({
  agency: county,
  children: rolledOf(reports, parts),
});
const found = (rule: string, cells: ReportParts['cells'], more: ReturnType<typeof known>) =>
  foundIn(rule, { agency: county.name, cells }, more).map(({ severity, status, message }) => [
    severity,
    status,
    message,
  ]);
const statusOf = (rule: string, cells: ReportParts['cells'], more: Partial<ReturnType<typeof known>>) =>
  statusIn(rule, { agency: county.name, cells }, more);

describe('whose reports are asked', () => {
  it('a department’s is not: nothing is said of it', () => {
    for (const rule of ['H01', 'H02', 'H03', 'H04', 'H06', 'H07', 'H08'])
      expect(foundIn(rule, {}, { agency: bureau }), rule).toEqual([]);
  });

  it('a government’s without any of its agencies’ is not assessable', () => {
    expect(
      foundIn('H01', { agency: county.name }, { agency: county }).map(({ status, message }) => [status, message]),
    ).toEqual([
      ['notAssessable', '未核对“政府报告申请、复议诉讼各格为所属单位之和”：没有所属单位已公布的报告可以汇总。'],
    ]);
    expect(statusOf('H01', {}, known({}))).toBe('notAssessable');
  });

  it('without a register a government is known by its name, a town’s is none', () => {
    expect(statusIn('H03', { agency: '青溪县人民政府' })).toBe('notAssessable');
    expect(statusIn('H03', { agency: '青溪县旧街镇人民政府' })).toBe('pass');
  });
});

describe('H01: applications and disputes are the sum', () => {
  it('equal in a full scope passes', () => {
    expect(found('H01', applications(15), known(received(full)))).toEqual([]);
    expect(statusOf('H01', applications(15), known(received(full)))).toBe('pass');
  });

  it('another figure in a full scope is an error that says where', () => {
    expect(found('H01', { ...applications(15), 't2.r1.total': 16 }, known(received(full)))).toEqual([
      [
        'error',
        'fail',
        '第三部分表格有1格与汇总范围内4个单位之和不一致：“一、本年新收政府信息公开申请数量”行“总计”列本报告16、各单位之和15。两者应当逐格相等，请核对。',
      ],
    ]);
  });

  it('names the body that was left out, or counted twice', () => {
    const [[, , leftOut] = []] = found('H01', applications(13), known(received(full)));
    expect(leftOut).toContain('差数正好是“丙市青溪县水务局”的数字，可能漏计了该单位。');
    const [[, , twice] = []] = found('H01', applications(23), known(received(full)));
    expect(twice).toContain('差数正好是“丙市青溪县旧街镇人民政府”的数字，可能把该单位计了两次。');
  });

  it('while somebody is missing it is neither right nor wrong', () => {
    expect(found('H01', applications(15), known(received(partial)))[0]).toEqual([
      'warning',
      'unsure',
      '第三部分表格有6格与已公布报告的3个单位之和不同：' +
        ['一、本年新收政府信息公开申请数量', '（一）予以公开', '（七）总计']
          .map((row) => `“${row}”行“总计”列本报告15、各单位之和7`)
          .join('；') +
        '；等6处。还有“丙市青溪县旧街镇人民政府”未公布报告，齐全后再核对。',
    ]);
    expect(statusOf('H01', applications(7), known(received(partial)))).toBe('unsure');
  });

  it('without the own office in the register it is never an error', () => {
    const agencies = countyBodies.filter(({ id }) => id !== 'bangongshi');
    const { bangongshi: _, ...others } = full;
    expect(found('H01', applications(15), known(received(others), { agencies }))[0]?.slice(0, 2)).toEqual([
      'warning',
      'unsure',
    ]);
  });

  it('a cell that a member gives no figure for is not compared', () => {
    const reports = { ...received(full), jiaoyu: reportOf({ cells: { ...applications(1), 't2.r2.corp': '/' } }) };
    expect(found('H01', { ...applications(15), 't2.r2.corp': 3, 't2.r2.total': 0 }, known(reports))).toEqual([
      [
        'info',
        'notAssessable',
        '第三部分表格有1格未与各单位之和核对：“丙市青溪县教育局”的报告在这些格没有可用的数字，或者用的是另一版格式。',
      ],
    ]);
  });

  it('more disputes than all together are an error, fewer are H07’s', () => {
    const bureaus = reportOf({ cells: { ...applications(1), 't3.direct.other': 2 } });
    const reports: Record<string, Report> = { ...received(full), jiaoyu: bureaus };
    const cells = { ...applications(15), 't3.direct.other': 3 };
    expect(found('H01', cells, known(reports)).map(([severity]) => severity)).toEqual(['error']);
    expect(found('H01', { ...cells, 't3.direct.other': 1 }, known(reports))).toEqual([]);
    const { jiujie: _, ...some } = reports;
    const soFar = found('H01', { ...cells, 't3.direct.other': 1 }, known(some)).map(([, , message]) => message);
    expect(soFar.filter((message) => String(message).startsWith('第四部分'))).toEqual([]);
  });
});

describe('H02 and H03: the scope', () => {
  it('is told in full', () => {
    const report = reportOf({ agency: county.name });
    const { assessments } = validate({ report, ...known(received(full)) });
    expect(assessments.find(({ rule }) => rule === 'H02')?.evidence.map(({ message }) => message)).toEqual([
      '汇总范围共4个单位：丙市青溪县人民政府办公室、丙市青溪县教育局、丙市青溪县水务局、丙市青溪县旧街镇人民政府。',
    ]);
  });

  it('a county’s bureau beside the county is asked about', () => {
    const city = bodyOf('bingshi', '丙市人民政府', { kind: 'government' });
    const agencies = [
      bodyOf('office', '丙市人民政府办公室', { parent: 'bingshi' }),
      { ...county, parent: 'bingshi' },
      bodyOf('shuiwu', '丙市青溪县水务局', { parent: 'bingshi' }),
    ];
    const children = rolledOf({ shuiwu: reportOf() }, { agencies, parent: city });
    expect(
      foundIn('H02', { agency: city.name }, { agency: city, children }).map(({ status, message }) => [status, message]),
    ).toEqual([
      [
        'unsure',
        '汇总范围内既有“丙市青溪县人民政府”，又有“丙市青溪县水务局”。前者的报告如果已包含后者，就重复计算了，请主管部门核对名录中的汇总关系。',
      ],
    ]);
  });

  it('names who is missing', () => {
    expect(found('H03', {}, known(received(partial)))).toEqual([
      [
        'warning',
        'unsure',
        '汇总范围内4个单位中，1个还没有公布报告：“丙市青溪县旧街镇人民政府”。齐全之前，政府报告的合计不能确认。',
      ],
    ]);
    expect(statusOf('H03', {}, known(received(full)))).toBe('pass');
  });
});

describe('H04: decisions, fees and documents', () => {
  const reports = {
    ...received(full),
    jiaoyu: reportOf({ cells: { ...applications(1), 't1.fee.amountWan': 0.1, 't1.licence.decisions': 4 } }),
    shuiwu: reportOf({ cells: { ...applications(2), 't1.fee.amountWan': 0.2, 't1.normdoc.issued': 1 } }),
  };
  const right = { 't1.fee.amountWan': 0.3, 't1.licence.decisions': 4, 't1.normdoc.issued': 1 };

  it('fees are added without noise', () => {
    expect(found('H04', right, known(reports))).toEqual([]);
  });

  it('decisions that differ are a warning; documents are only asked about', () => {
    expect(found('H04', { ...right, 't1.licence.decisions': 5, 't1.normdoc.issued': 3 }, known(reports))).toEqual([
      [
        'warning',
        'fail',
        '第二部分表格有1格与汇总范围内4个单位之和不一致：“行政许可”行“本年处理决定数量”列本报告5、各单位之和4。行政许可、处罚、强制和收费应为各单位之和，请核对。',
      ],
      [
        'warning',
        'unsure',
        '第二部分表格有1格与汇总范围内4个单位之和不同：“行政规范性文件”行“本年制发件数”列本报告3、各单位之和1。以政府名义制发的文件、几个单位联合制发的文件可以造成不同，请确认。',
      ],
    ]);
  });
});

describe('H06: what a member carried over', () => {
  it('a break in a member’s own years is told, as it goes into the sum', () => {
    const reports = { ...received(full), shuiwu: reportOf({ cells: { 't2.r2.total': 5, 't2.r2.corp': 5 } }) };
    expect(found('H06', {}, known(reports, { carriedOut: { shuiwu: 3, jiaoyu: 0 } }))).toEqual([
      [
        'warning',
        'fail',
        '有1个单位的上年结转与其上一年度报告结转下年度的数字不一致：“丙市青溪县水务局”上年结转5件、上一年度报告3件。这些差数会带入政府报告（合计2），请先由这些单位核对。',
      ],
    ]);
    expect(found('H06', {}, known(reports, { carriedOut: { shuiwu: 5 } }))).toEqual([]);
  });
});

describe('H07: fewer disputes than all together', () => {
  const reports = {
    ...received(full),
    jiaoyu: reportOf({ cells: { 't3.direct.maintain': 1, 't3.direct.total': 1 } }),
    shuiwu: reportOf({ cells: { 't3.direct.maintain': 1, 't3.direct.total': 1 } }),
  };
  const cells = { 't3.direct.maintain': 1, 't3.direct.total': 1 };

  it('are asked about', () => {
    expect(found('H07', cells, known(reports))).toEqual([
      [
        'warning',
        'unsure',
        '第四部分表格有2格少于汇总范围内4个单位之和：“行政诉讼·未经复议直接起诉·总计”列本报告1、各单位之和2；“行政诉讼·未经复议直接起诉·结果维持”列本报告1、各单位之和2。同一案件有几个被告的，各单位都会计入；属于这种情况的，请在表格下面说明，否则请核对。',
      ],
    ]);
  });

  it('pass with a reason in the report', () => {
    const parts = {
      agency: county.name,
      cells,
      tableNotes: { disputes: ['县教育局、县水务局为共同被告的诉讼1件，只计一次。'] },
    };
    expect(foundIn('H07', parts, known(reports))).toEqual([]);
    expect(statusIn('H07', parts, known(reports))).toBe('pass');
  });
});

describe('H08: the government and its office', () => {
  const office = countyBodies.find(({ id }) => id === 'bangongshi')!;
  const others = { jiaoyu: 1, shuiwu: 2, jiujie: 8 };
  const siblings = rolledOf(received(others), { agencies: countyBodies.filter(({ id }) => id !== 'bangongshi') });
  const officeFinds = (count: number) =>
    foundIn('H08', { agency: office.name, cells: applications(count) }, { agency: office, siblings });

  it('an office that has as much as all others together is asked whether these are the government’s figures', () => {
    expect(officeFinds(15).map(({ status, message }) => [status, message])).toEqual([
      [
        'unsure',
        '第三部分表格各格均不少于本级政府其他3个单位之和（本年新收总计：本报告15件，其他单位之和11件），像是填了全政府的数字。政府办公室的报告只计本办公室办理的，请核对。',
      ],
    ]);
    expect(officeFinds(4)).toEqual([]);
  });

  it('a government with its office’s very figures is asked, though others have some', () => {
    expect(found('H08', applications(4), known(received(full)))).toEqual([
      [
        'warning',
        'fail',
        '“丙市青溪县人民政府办公室”的报告第三部分表格与本报告逐格相同（本年新收总计4件），而其他3个单位另有11件。政府与政府办公室是两个机关、各有报告：办公室的报告只计本办公室办理的，政府的报告为各单位之和。请核对。',
      ],
    ]);
    expect(found('H08', applications(15), known(received(full)))).toEqual([]);
  });

  it('of an office whose sisters have published nothing yet it cannot be said', () => {
    const none = rolledOf({}, { agencies: countyBodies.filter(({ id }) => id !== 'bangongshi') });
    expect(statusIn('H08', { agency: office.name }, { agency: office, siblings: none })).toBe('notAssessable');
  });
});
