import { placeName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';

const messages = {
  picture:
    '{place}除表格外还有{count}张图片，图片中的文字和数字没有核对。图片与表格内容相同的请删去；有其他内容的请改用文字。',
};

/**
 * A report without one of the tables, or with a picture instead, cannot be read and never comes here. What can still be
 * seen is a picture beside a table, which would be published unchecked.
 */
const picturesBesideTables = ({ form, report }: Context): Fault[] =>
  (['disclosure', 'applications', 'disputes'] as const).flatMap((section): Fault[] => {
    const count = report.tableNotes[section].filter(({ type }) => type === 'picture').length;
    if (count === 0) return [];
    const message = fill(messages.picture, { place: placeName(form, section), count });
    return [{ section, status: 'unsure', severity: 'warning', message }];
  });

export const tableFormRules: readonly Rule[] = [
  {
    id: 'E04',
    severity: 'error',
    title: '三张表格是表格，不是图片',
    basis: '年度报告格式的三张表格；缺少表格或者以图片代替表格的文件无法读取，读取时即已退回',
    involves: '第二、三、四部分表格旁的图片',
    messages,
    check: picturesBesideTables,
  },
];
