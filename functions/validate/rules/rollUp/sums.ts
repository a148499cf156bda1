import type { CellDefinition } from '../../../../schemas/form/derive.ts';
import type { RollUp } from '../../../../schemas/rollUp.ts';
import { type Beside, besides, culpritOf } from '../../../rollup/differences.ts';
import { filedIn, isFull } from '../../../rollup/rollUp.ts';
import { sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { gapsOf, isGovernment, lacksChildren, namesOf } from './children.ts';
import { listed } from './listed.ts';

const shared = {
  differsSoFar: '{table}有{number}格与已公布报告的{count}个单位之和不同{cells}。{gaps}，齐全后再核对。',
  equalSoFar: '{table}各格与已公布报告的{count}个单位之和一致。{gaps}，齐全后再核对。',
  unknown: '{table}有{number}格没有可用的数字，未与各单位之和核对。',
  without: '{table}有{number}格未与各单位之和核对：{names}的报告在这些格没有可用的数字，或者用的是另一版格式。',
  equal: '{table}{number}格与汇总范围内{count}个单位之和逐格相等。',
};

const messages = {
  differs: '{table}有{number}格与汇总范围内{count}个单位之和不一致{cells}。{culprit}两者应当逐格相等，请核对。',
  leftOut: '差数正好是“{member}”的数字，可能漏计了该单位。',
  twice: '差数正好是“{member}”的数字，可能把该单位计了两次。',
  ...shared,
};

const disclosureMessages = {
  differs:
    '{table}有{number}格与汇总范围内{count}个单位之和不一致{cells}。行政许可、处罚、强制和收费应为各单位之和，请核对。',
  documents:
    '{table}有{number}格与汇总范围内{count}个单位之和不同{cells}。以政府名义制发的文件、几个单位联合制发的文件可以造成不同，请确认。',
  ...shared,
};

interface Comparison {
  readonly context: Context;
  readonly children: RollUp;
  readonly cells: readonly Beside[];
  readonly table: CellDefinition['table'];
}

/** Cells of one table beside the sums; undefined when the report is not asked. */
const comparisonOf = (context: Context, table: CellDefinition['table']): Comparison | undefined => {
  const { report, children } = context;
  if (!isGovernment(context) || !children) return undefined;
  const cells = besides(report, children).filter(({ cell }) => cell.table === table);
  return { context, children, cells, table };
};

const factsOf = ({ context, children, table }: Comparison) => ({
  table: tableName(context.form, table),
  count: filedIn(children).length,
});

const at = ({ context, table }: Comparison, cells: readonly Beside[]) => ({
  section: sectionOf(context.form, table),
  cells: cells.map(({ cell }) => cell.name),
  ...(cells.length === 1 && { left: cells[0]!.own, right: cells[0]!.sum, difference: cells[0]!.difference }),
});

/** Figures on neither side are known: such cells are not compared. */
const known = ({ own, without }: Beside): boolean => own !== undefined && without.length === 0;

/** What could not be compared: the report is silent, or a member's is. */
const silent = (comparison: Comparison): Fault[] => {
  const { cells, children } = comparison;
  const unknown = cells.filter(({ own }) => own === undefined);
  const without = cells.filter((beside) => beside.own !== undefined && beside.without.length > 0);
  const ids = new Set(without.flatMap((beside) => beside.without));
  const names = namesOf(children.members.filter(({ agencyId }) => ids.has(agencyId)));
  const { table } = factsOf(comparison);
  const lines = [
    ...(unknown.length > 0 ? [fill(shared.unknown, { table, number: unknown.length })] : []),
    ...(without.length > 0 ? [fill(shared.without, { table, number: without.length, names })] : []),
  ];
  return lines.map((message) => notAssessable(message));
};

/** While somebody is missing nothing is right or wrong (H03): it is only told how far it goes. */
const soFar = (comparison: Comparison, differing: readonly Beside[]): Fault => ({
  status: 'unsure',
  severity: differing.length > 0 ? 'warning' : 'info',
  ...at(comparison, differing),
  message: fill(differing.length > 0 ? shared.differsSoFar : shared.equalSoFar, {
    ...factsOf(comparison),
    number: differing.length,
    cells: listed(differing),
    gaps: gapsOf(comparison.children),
  }),
});

/** Compares and says it in the words of a rule; `say` makes the fault of a difference that is certain. */
const compare = (comparison: Comparison, say: (differing: readonly Beside[]) => Fault[]): Fault[] => {
  const { cells, children } = comparison;
  const differing = cells.filter((beside) => known(beside) && beside.difference !== 0);
  const rest = silent(comparison);
  const number = cells.filter(known).length;
  if (number === 0) return rest;
  if (!isFull(children)) return [soFar(comparison, differing), ...rest];
  if (differing.length > 0) return [...say(differing), ...rest];
  return [{ status: 'pass', message: fill(shared.equal, { ...factsOf(comparison), number }) }, ...rest];
};

const culprit = ({ cells, children }: Comparison): string => {
  const found = culpritOf(cells, children);
  return found ? fill(messages[found.kind], { member: found.member.name }) : '';
};

/** In a full scope a difference is an error: this is arithmetic. */
const differs = (comparison: Comparison, differing: readonly Beside[]): Fault => ({
  severity: 'error',
  ...at(comparison, differing),
  message: fill(messages.differs, {
    ...factsOf(comparison),
    number: differing.length,
    cells: listed(differing),
    culprit: culprit(comparison),
  }),
});

const applications = (context: Context): Fault[] => {
  const comparison = comparisonOf(context, 't2');
  return comparison ? compare(comparison, (differing) => [differs(comparison, differing)]) : [];
};

/** More cases than all agencies together cannot come of counting one case twice; fewer can, which is for H07 to say. */
const disputesAbove = (context: Context): Fault[] => {
  const comparison = comparisonOf(context, 't3');
  if (!comparison) return [];
  const above = comparison.cells.filter(({ difference }) => difference > 0);
  if (above.length === 0 && comparison.cells.some((one) => known(one) && one.difference < 0)) return [];
  const cells = comparison.cells.filter(({ difference }) => difference >= 0);
  return compare({ ...comparison, cells }, (differing) => [differs(comparison, differing)]);
};

const isDocument = ({ cell }: Beside): boolean => /^(?:rule|normdoc)$/u.test(cell.row.leaf.key);

const disclosure = (context: Context): Fault[] => {
  const comparison = comparisonOf(context, 't1');
  if (!comparison) return [];
  return compare(comparison, (differing) => {
    const [documents, others] = [differing.filter(isDocument), differing.filter((one) => !isDocument(one))];
    const say = (cells: readonly Beside[], template: string, status: Fault['status']): Fault[] =>
      cells.length === 0
        ? []
        : [
            {
              status,
              ...at(comparison, cells),
              message: fill(template, { ...factsOf(comparison), number: cells.length, cells: listed(cells) }),
            },
          ];
    return [
      ...say(others, disclosureMessages.differs, 'fail'),
      ...say(documents, disclosureMessages.documents, 'unsure'),
    ];
  });
};

export const sumRules: readonly Rule[] = [
  {
    id: 'H01',
    severity: 'warning',
    title: '政府报告申请、复议诉讼各格为所属单位之和',
    basis:
      '《政府信息公开条例》第四十九条：政府信息公开工作主管部门公布本级政府的年度报告；实践：各格为汇总范围内各单位之和。范围内全部公布的，不一致为错误',
    involves: '政府报告第三、第四部分表格，汇总范围内各单位已公布的报告',
    messages,
    secondPerson: true,
    lacks: lacksChildren,
    check: (context) => [...applications(context), ...disputesAbove(context)],
  },
  {
    id: 'H04',
    severity: 'warning',
    title: '政府报告主动公开各格为所属单位之和',
    basis: '实践：许可、处罚、强制、收费为各单位之和；规章和规范性文件可以由政府制发或者联合制发，不一定相等',
    involves: '政府报告第二部分表格，汇总范围内各单位已公布的报告',
    messages: disclosureMessages,
    lacks: lacksChildren,
    check: disclosure,
  },
];
