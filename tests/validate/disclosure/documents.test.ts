import { describe, expect, it } from 'vitest';
import { agency, found, statusOf } from '../found.ts';

describe('B01: rules of a body that may make none', () => {
  it('a figure in the row 规章 is an error that names the row meant', () => {
    const [finding, ...others] = found('B01', { cells: { 't1.rule.issued': 3, 't1.rule.valid': 8 } }, { agency });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      status: 'fail',
      section: 'disclosure',
      cells: ['t1.rule.issued', 't1.rule.valid'],
    });
    expect(finding?.message).toBe(
      '第二部分表格“规章”行填有本年制发件数3、现行有效件数8，名录中丙市青溪县水务局没有规章制定权，该行应全部为0。' +
        '如是行政规范性文件，请填入“行政规范性文件”行；如确有规章制定权，请主管部门更新名录。',
    );
  });

  it('zeros pass, and so does a body that may make rules', () => {
    expect(statusOf('B01', {}, { agency })).toBe('pass');
    const known = { agency: { ...agency, makesRules: true } };
    expect(statusOf('B01', { cells: { 't1.rule.issued': 3 } }, known)).toBe('pass');
  });

  it('is not assessable without a register, without a figure, and on the form of 2019', () => {
    expect(statusOf('B01', { cells: { 't1.rule.issued': 3 } })).toBe('notAssessable');
    expect(statusOf('B01', { cells: { 't1.rule.issued': '/' } }, { agency })).toBe('notAssessable');
    expect(found('B01', { edition: '2019' }, { agency })[0]?.message).toBe(
      '未核对“没有规章制定权的机关规章一行为0”：2019年版格式第二部分表格没有制发、废止和现行有效件数。',
    );
  });
});

describe('B02: documents in force are no fewer than those issued', () => {
  const stock = (issued: number, repealed: number, valid: number) => ({
    cells: { 't1.normdoc.issued': issued, 't1.normdoc.repealed': repealed, 't1.normdoc.valid': valid },
  });

  it('fewer than were issued and not repealed is a warning', () => {
    const [finding] = found('B02', stock(5, 0, 4));
    expect(finding).toMatchObject({ severity: 'warning', status: 'fail', section: 'disclosure' });
    expect(finding?.cells[0]).toBe('t1.normdoc.valid');
    expect(finding?.message).toBe(
      '第二部分表格“行政规范性文件”行：现行有效4件，少于本年制发5件减去本年废止0件。本年制发未废止的应计入现行有效，请核对。',
    );
  });

  it('fewer than were issued, where some were repealed, is a question', () => {
    expect(found('B02', stock(5, 1, 4)).map(({ severity, status }) => [severity, status])).toEqual([
      ['warning', 'unsure'],
    ]);
  });

  it('as many as were issued pass', () => {
    expect(statusOf('B02', stock(5, 3, 5))).toBe('pass');
  });

  it('is not assessable where a figure is missing, and on the form of 2019', () => {
    const [finding] = found('B02', { cells: { 't1.rule.valid': '' } });
    expect([finding?.status, finding?.message]).toEqual([
      'notAssessable',
      '第二部分表格“规章”行“现行有效件数”列没有可用的数字，改正后再核对。',
    ]);
    expect(statusOf('B02', { edition: '2019' })).toBe('notAssessable');
  });
});
