import { type CellDefinition, cellsOf } from '../../../../schemas/form/derive.ts';
import { formOf } from '../../../../schemas/form/index.ts';
import { PowerSchema } from '../../../../schemas/register.ts';
import { cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { figureIn } from '../tables/figure.ts';
import { type Compared, compared, lacksLastYear, unknownFigures, unknownMessages } from '../yearToYear/comparable.ts';

const powers: readonly string[] = PowerSchema.options;

/** Figures that only a body with the power can have: decisions made, money collected; items of the trial form are none. */
const ofPower = ({ table, row, column }: CellDefinition): boolean =>
  table === 't1' && powers.includes(row.leaf.key) && ['decisions', 'amountWan'].includes(column.leaf.key);

const powerMessages = {
  without: '{table}{cell}＝{count}，名录中本机关没有这项职权。请核对数字；确有这项职权的，请主管部门更新名录。',
  unknown: '{table}{cell}没有可用的数字，名录中本机关没有这项职权，改正后再核对。',
};

const heldPowers = (context: Context): Fault[] => {
  const { form, agency } = context;
  const held: readonly string[] = agency?.powers ?? [];
  const table = tableName(form, 't1');
  return cellsOf(form)
    .filter((cell) => ofPower(cell) && !held.includes(cell.row.leaf.key))
    .flatMap((definition): Fault[] => {
      const { name } = definition;
      const [count, cell] = [figureIn(context, name), cellPlace(definition)];
      if (count === undefined) return [notAssessable(fill(powerMessages.unknown, { table, cell }), [name])];
      if (count === 0) return [];
      const message = fill(powerMessages.without, { table, cell, count });
      return [{ status: 'unsure', section: sectionOf(form, 't1'), cells: [name], message }];
    });
};

const lacksPowers = ({ agency }: Context): string | undefined => {
  if (!agency) return '没有名录，不知道报送机关有哪些职权';
  return agency.powers ? undefined : '名录没有登记报送机关的职权';
};

const noneMessages = {
  none: '{table}行政许可、行政处罚的处理决定数量均为0，上一年度分别为{licences}件、{penalties}件。请核对是否漏填。',
  ...unknownMessages,
};

/** Licences and penalties now and last year, in this order. */
const licencesAndPenalties = (context: Context): Compared[] =>
  context.lastYear === undefined
    ? []
    : compared(
        context,
        context.lastYear,
        ({ row, column }) => ['licence', 'penalty'].includes(row.leaf.key) && column.leaf.key === 'decisions',
      );

const sumOfLast = (pairs: readonly Compared[]): number =>
  pairs.reduce((total, { lastFigure = 0 }) => total + lastFigure, 0);

/** B04: many decisions last year, none this year; C05 leaves these cells to it. */
export const decisionsVanished = (context: Context): boolean => {
  const pairs = licencesAndPenalties(context);
  const all = pairs.length > 0 && pairs.every(({ figure, lastFigure }) => figure === 0 && lastFigure !== undefined);
  return all && sumOfLast(pairs) > context.settings.thresholds.decisionsLastYear;
};

const noneLeft = (context: Context): Fault[] => {
  const pairs = licencesAndPenalties(context);
  const { form, lastYear } = context;
  if (!lastYear || pairs.some(({ figure = 0 }) => figure > 0)) return [];
  if (!decisionsVanished(context)) return unknownFigures(form, formOf(lastYear.edition), pairs);
  const [licences = 0, penalties = 0] = pairs.map(({ lastFigure }) => lastFigure ?? 0);
  return [
    {
      status: 'unsure',
      section: sectionOf(form, 't1'),
      cells: pairs.map(({ cell }) => cell.name),
      message: fill(noneMessages.none, { table: tableName(form, 't1'), licences, penalties }),
    },
  ];
};

export const decisionRules: readonly Rule[] = [
  {
    id: 'B03',
    severity: 'warning',
    title: '有数字的许可、处罚、强制和收费在本机关职权之内',
    basis: '行政许可、行政处罚、行政强制和行政事业性收费须有相应职权；名录登记各机关的职权',
    involves: '第二部分表格行政许可、行政处罚、行政强制处理决定数量和收费金额',
    messages: powerMessages,
    lacks: lacksPowers,
    check: heldPowers,
  },
  {
    id: 'B04',
    severity: 'warning',
    title: '上一年度有大量许可和处罚的，本年不全为0',
    basis: '实践：上一年度有大量许可和处罚、本年全为0的，应当核对，件数由主管部门设定',
    involves: '第二部分表格行政许可、行政处罚处理决定数量，上一年度同项',
    messages: noneMessages,
    lacks: lacksLastYear,
    check: noneLeft,
  },
];
