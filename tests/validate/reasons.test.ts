import { expect, it } from 'vitest';
import { errorsOf } from '../../functions/validate/errorsOf.ts';
import { findingsReason, unknownAgencyReason } from '../../functions/validate/reasons.ts';
import { validate } from '../../functions/validate/validate.ts';
import { ReasonSchema } from '../../schemas/submission.ts';
import { numberedReport, reportOf } from '../builders/report.ts';

it('a report with a wrong total comes back with one line that says where, and what follows from it', () => {
  const reason = findingsReason(errorsOf(validate({ report: reportOf({ cells: { 't2.r4.total': 1 } }) })));
  expect(reason).toEqual({
    code: 'findings',
    message: '核对发现1处错误，请改正后重新报送。',
    details: [
      '第三部分表格“四、结转下年度继续办理”行：总计＝1，六类申请人之和＝0，差1。' +
        '请先核对“四、结转下年度继续办理”行“总计”列（现为1，如为0则各处相等）。' +
        '由此还有：“总计”列：一＋二＝0，三（七）＋四＝1，差1。',
    ],
  });
});

it('a report wrong all over comes back with as many lines as one can read', () => {
  const errors = errorsOf(validate({ report: numberedReport() }));
  const reason = findingsReason([...errors, ...errors]);
  expect(reason.details).toHaveLength(61);
  expect(reason.details.at(-1)).toBe(`另有${errors.length * 2 - 60}处，请先改正以上各处。`);
});

it('a file in a folder of nobody comes back naming the folder', () => {
  const reason = unknownAgencyReason('qingxi-jiaoyv', 'incoming/qingxi-jiaoyv/年报.docx');
  expect(ReasonSchema.parse(reason)).toEqual(reason);
  expect(reason.message).toContain('incoming/qingxi-jiaoyv/年报.docx');
});
