import { type CellDefinition, cellsOf } from '../../../../schemas/form/derive.ts';
import { cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { figureIn } from '../tables/figure.ts';

/** Whether table 1 counts documents issued, repealed and in force; the trial form counts those made public. */
const lacksStock = ({ form, report }: Context): string | undefined =>
  't1.normdoc.valid' in report.cells ? undefined : `${form.name}第二部分表格没有制发、废止和现行有效件数`;

const unknown = '{table}{cells}没有可用的数字，改正后再核对。';

const cellsInRow = ({ form }: Context, row: string): CellDefinition[] =>
  cellsOf(form).filter((cell) => cell.table === 't1' && cell.row.leaf.key === row);

/** Says that figures are missing; nothing when all are known. */
const unknownIn = (context: Context, cells: readonly CellDefinition[]): Fault[] => {
  const missing = cells.filter(({ name }) => figureIn(context, name) === undefined);
  if (missing.length === 0) return [];
  const places = missing.map(cellPlace).join('、');
  const message = fill(unknown, { table: tableName(context.form, 't1'), cells: places });
  return [
    notAssessable(
      message,
      missing.map(({ name }) => name),
    ),
  ];
};

const ruleMessages = {
  filled:
    '{table}“{row}”行填有{figures}，名录中{agency}没有规章制定权，该行应全部为0。如是行政规范性文件，请填入“{other}”行；如确有规章制定权，请主管部门更新名录。',
  unknown,
};

const noRules = (context: Context): Fault[] => {
  const { form, agency } = context;
  if (!agency || agency.makesRules) return [];
  const cells = cellsInRow(context, 'rule');
  const filled = cells.filter(({ name }) => (figureIn(context, name) ?? 0) > 0);
  if (filled.length === 0) return unknownIn(context, cells);
  const figures = filled.map(({ name, column }) => `${column.leaf.label}${figureIn(context, name)}`).join('、');
  const labelOf = (row: string): string => cellsInRow(context, row)[0]!.row.leaf.label;
  return [
    {
      section: sectionOf(form, 't1'),
      cells: filled.map(({ name }) => name),
      message: fill(ruleMessages.filled, {
        table: tableName(form, 't1'),
        row: labelOf('rule'),
        figures,
        agency: agency.name,
        other: labelOf('normdoc'),
      }),
    },
  ];
};

const stockMessages = {
  tooFew:
    '{table}“{row}”行：现行有效{valid}件，少于本年制发{issued}件减去本年废止{repealed}件。本年制发未废止的应计入现行有效，请核对。',
  repealed:
    '{table}“{row}”行：现行有效{valid}件，少于本年制发{issued}件。除非本年制发的当年又被废止（本年废止{repealed}件），否则不会如此，请核对。',
  unknown,
};

const validCoversIssued = (context: Context): Fault[] =>
  ['rule', 'normdoc'].flatMap((row): Fault[] => {
    const cells = cellsInRow(context, row);
    const missing = unknownIn(context, cells);
    if (missing.length > 0) return missing;
    const [issued = 0, repealed = 0, valid = 0] = ['issued', 'repealed', 'valid'].map(
      (column) => figureIn(context, `t1.${row}.${column}`) ?? 0,
    );
    if (valid >= issued) return [];
    const certain = valid < issued - repealed;
    return [
      {
        status: certain ? 'fail' : 'unsure',
        section: sectionOf(context.form, 't1'),
        cells: [`t1.${row}.valid`, `t1.${row}.issued`, `t1.${row}.repealed`],
        message: fill(certain ? stockMessages.tooFew : stockMessages.repealed, {
          table: tableName(context.form, 't1'),
          row: cells[0]!.row.leaf.label,
          issued,
          repealed,
          valid,
        }),
      },
    ];
  });

export const documentRules: readonly Rule[] = [
  {
    id: 'B01',
    severity: 'error',
    title: '没有规章制定权的机关规章一行为0',
    basis: '规章由有制定权的机关制定，县级部门等没有制定权的机关该行应为0；名录登记是否有制定权',
    involves: '第二部分表格规章一行',
    messages: ruleMessages,
    lacks: (context) => (context.agency ? lacksStock(context) : '没有名录，不知道报送机关有没有规章制定权'),
    check: noRules,
  },
  {
    id: 'B02',
    severity: 'warning',
    title: '现行有效件数不少于本年制发件数',
    basis: '格式第二部分表格：制发、废止为本年数，现行有效为年末数',
    involves: '第二部分表格规章、行政规范性文件两行',
    messages: stockMessages,
    lacks: lacksStock,
    check: validCoversIssued,
  },
];
