import { equationsOf } from '../../../../schemas/form/derive.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { compared, lacksLastYear } from './comparable.ts';

const messages = {
  same: '三张表格中不为0的{count}个数字（合计数除外）与上一年度报告完全相同。请核对是否沿用了上一年度的表格。',
};

const notLastYears = (context: Context): Fault[] => {
  const { form, lastYear, settings } = context;
  if (!lastYear) return [];
  // Sums follow from the other figures: they would make two cases look like six.
  const sums = new Set(equationsOf(form).flatMap(({ left }) => (left.length === 1 ? left : [])));
  const pairs = compared(context, lastYear, ({ name }) => !sums.has(name));
  const filled = pairs.filter(({ figure = 0, lastFigure = 0 }) => figure !== 0 || lastFigure !== 0);
  if (filled.length < settings.thresholds.unchangedFigures) return [];
  if (filled.some(({ figure, lastFigure }) => figure !== lastFigure)) return [];
  return [
    {
      status: 'unsure',
      cells: filled.map(({ cell }) => cell.name),
      message: fill(messages.same, { count: filled.length }),
    },
  ];
};

export const unchangedRules: readonly Rule[] = [
  {
    id: 'C10',
    severity: 'warning',
    title: '表格没有沿用上一年度的数字',
    basis: '实践：在上一年度文件上修改时容易漏改表格',
    involves: '三张表格不为0的数字，上一年度同项',
    messages,
    lacks: lacksLastYear,
    check: notLastYears,
  },
];
