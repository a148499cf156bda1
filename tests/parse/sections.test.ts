import { expect, test } from 'vitest';
import { sectionOf } from '../../functions/parse/sectionTitle.ts';

test.each([
  ['一、总体情况', 'overview'],
  ['—、总体情况', 'overview'],
  ['总体情况', 'overview'],
  ['二、主动公开政府政府情况', 'disclosure'],
  ['3、 收到和处理政府信息公开申请情况', 'applications'],
  ['四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', 'disputes'],
  ['五、存在问题及改进情况', 'problems'],
  ['六、其他需要报告的事项', 'other'],
])('%s is the title of a section', (line, key) => {
  expect(sectionOf(line)).toBe(key);
});

test.each([
  ['四、结转下年度继续办理', 'a row of table 2'],
  ['三、本年度办理结果', 'a row group of table 2'],
  ['（一）主动公开情况', 'a sub-heading'],
  ['1.主动公开情况', 'a sub-heading'],
  ['主动公开情况', 'a sub-heading without a number'],
  ['二、主动公开政府信息情况……2', 'a line of a table of contents'],
  ['本报告由总体情况、主动公开政府信息情况等六个部分组成。', 'a sentence'],
])('%s is not: it is %s', (line) => {
  expect(sectionOf(line)).toBeUndefined();
});
