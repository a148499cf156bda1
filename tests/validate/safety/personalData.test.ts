import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validate } from '../../../functions/validate/validate.ts';
import { reportOf } from '../../builders/report.ts';
import { found, statusOf } from '../found.ts';

const inOther = (text: string) => found('F01', { other: [text] });

describe('F01: identity numbers', () => {
  it('one with a right check digit is an error whose message has it masked, and whose quote is no more than the place', () => {
    const [finding] = inOther('申请人身份证号为11010519491231002X，来信要求公开。');
    expect(finding).toMatchObject({ severity: 'error', status: 'fail', section: 'other' });
    expect(finding?.message).toBe(
      '第六部分有身份证号码（110***********002X）。年度报告不得含有个人信息，请删除后重新报送。',
    );
    expect(finding?.quotes).toEqual([{ place: 'other', text: '人身份证号为11010519491231002X', marks: [[6, 24]] }]);
  });

  it.each([
    '110105 19491231 002X',
    '110105-19491231-002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    '1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X',
  ])('is found as %s', (written) => {
    expect(inOther(`号码${written}。`).map(({ severity }) => severity)).toEqual(['error']);
  });

  it('one with a wrong check digit is asked about', () => {
    expect(inOther('号码110105194912310021。')[0]).toMatchObject({ severity: 'warning', status: 'unsure' });
  });

  it.each([
    ['a code of the organisation', '统一社会信用代码11330902MB1234567A。'],
    ['a number with no day of birth in it', '项目编号110105194913310021。'],
    ['a number with no such region', '编号990105194912310021。'],
    ['a part of a longer number', '流水号1101051949123100211234。'],
  ])('%s is none', (_, text) => {
    expect(inOther(text)).toEqual([]);
  });

  it('any number with region, day and check digit is found, however its digits are parted', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const numbers = fc
      .tuple(
        fc.constantFrom('110105', '330902', '510100', '650203'),
        fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 999 }),
      )
      .map(([region, day, order]) => {
        const body = `${region}${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`;
        const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
        return `${body}${'10X98765432'[sum % 11]}`;
      });
    fc.assert(
      fc.property(numbers, fc.constantFrom('', ' ', '-', '　'), (number, between) => {
        const written = [number.slice(0, 6), number.slice(6, 14), number.slice(14)].join(between);
        expect(inOther(`身份证号${written}的申请`)).toHaveLength(1);
        expect(inOther(`身份证号${written}的申请`)[0]?.message).not.toContain(number.slice(3, 14));
      }),
    );
  });
});

describe('F01: telephones', () => {
  it.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+86 13800138000',
    '8613800138000',
    '１３８００１３８０００',
  ])('a mobile number written %s is an error', (written) => {
    const [finding] = inOther(`联系电话：${written}。`);
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toMatch(/^第六部分有手机号码（\d{3}\*+8000）。请删除，或者改为办公电话后重新报送。$/u);
  });

  it.each([
    '联系电话：0580-1381234。',
    '电话：021-13812345-801，传真：021-13812346。',
    '联系电话：(0571)87051234、87051235。',
    '服务热线400-138-0013。',
    '电子邮箱：13800138000@example.org。',
    '全年网站访问量13800138000次，资金15912345678元。',
    '索引号：13912345678。',
    '2025年公开1380条，2024年公开138条。',
    '网址：http://www.example.org/art/13912345678/1.html',
  ])('office telephones and other numbers are none: %s', (text) => {
    expect(inOther(text)).toEqual([]);
  });
});

describe('F01: bank cards and names', () => {
  it('a card is an error where banks are spoken of or it stands in fours, and is asked about elsewhere', () => {
    const severities = (text: string) => inOther(text).map(({ severity }) => severity);
    expect(severities('请将费用汇至开户银行账号6222021234567894。')).toEqual(['error']);
    expect(severities('缴费至6222 0212 3456 7894。')).toEqual(['error']);
    expect(severities('缴费至6222021234567894。')).toEqual(['warning']);
    expect(severities('缴费至6222021234567890。')).toEqual([]);
  });

  it('a name given for an applicant is asked about, a kind of applicant is not', () => {
    const [finding] = inOther('申请人：甲乙丙，申请公开补偿标准。');
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure' });
    expect(finding?.message).toContain('（甲**）');
    expect(inOther('申请人：自然人，申请人应当提供身份证明。')).toEqual([]);
  });
});

describe('F01: where it looks', () => {
  it('in the title, notes, lists, tables and cells', () => {
    const text = '13800138000';
    const places = [
      found('F01', { title: `青溪县水务局${text}年报` }),
      found('F01', { tableNotes: { applications: [text] } }),
      found('F01', { overview: [{ type: 'list', ordered: false, items: [text] }] }),
      found('F01', { overview: [{ type: 'table', rows: [[{ text, columnSpan: 1, rowSpan: 1 }]] }] }),
    ];
    expect(places.map((findings) => findings.length)).toEqual([1, 1, 1, 1]);
    const [inCell] = found('F01', { cells: { 't2.r1.total': `联系${text}` } });
    expect(inCell).toMatchObject({ cells: ['t2.r1.total'], section: 'applications', quotes: [] });
    expect(inCell?.message).toContain(
      '第三部分表格“一、本年新收政府信息公开申请数量”行“总计”列有手机号码（138****8000）',
    );
  });

  it('no message of another rule about the same words has it in full', () => {
    const report = reportOf({
      title: '青溪县水务局13800138000年报',
      headings: [{ key: 'overview', text: '13800138000' }],
    });
    const messages = validate({ report }).findings.map(({ message }) => message);
    expect(messages.filter((message) => message.includes('13800138000'))).toEqual([]);
    expect(messages.some((message) => message.includes('138****8000'))).toBe(true);
  });

  it('a report without any passes', () => {
    expect(statusOf('F01', {})).toBe('pass');
  });
});
