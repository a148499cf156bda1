import { besides } from '../../../rollup/differences.ts';
import { exactSum } from '../../../rollup/exactSum.ts';
import { filedIn } from '../../../rollup/rollUp.ts';
import { isOfficeName } from '../../../rollup/scope.ts';
import { sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { plainName } from '../../text.ts';
import { isGovernment, lacksChildren } from './children.ts';

const messages = {
  same: '“{office}”的报告{table}与本报告逐格相同（本年新收总计{received}件），而其他{count}个单位另有{others}件。政府与政府办公室是两个机关、各有报告：办公室的报告只计本办公室办理的，政府的报告为各单位之和。请核对。',
  whole:
    '{table}各格均不少于本级政府其他{count}个单位之和（本年新收总计：本报告{received}件，其他单位之和{others}件），像是填了全政府的数字。政府办公室的报告只计本办公室办理的，请核对。',
};

const received = 't2.r1.total';
/** Of so few one cannot say whose they are. */
const leastCases = 5;
const leastMembers = 3;

/** The government's report beside its office's: the same figures in both, though others have some too. */
const officeHasAll = (context: Context): Fault[] => {
  const { report, form, children } = context;
  const office = children?.members.find(({ role, source }) => role === 'office' && source !== null);
  if (!children || !office) return [];
  const cells = besides(report, children).filter(({ cell }) => cell.table === 't2');
  const others = filedIn(children).filter(({ agencyId }) => agencyId !== office.agencyId);
  const theirs = exactSum(others.flatMap(({ figures }) => figures[received] ?? []));
  const same = cells.length > 0 && cells.every(({ name, own }) => own !== undefined && own === office.figures[name]);
  if (!same || theirs === 0) return [];
  return [
    {
      section: sectionOf(form, 't2'),
      cells: [received],
      message: fill(messages.same, {
        table: tableName(form, 't2'),
        office: office.name,
        received: office.figures[received] ?? 0,
        count: others.length,
        others: theirs,
      }),
    },
  ];
};

/** The office's report beside its sisters': as much as all of them together, in every cell. */
const carriesAll = (context: Context): Fault[] => {
  const { report, form, siblings } = context;
  if (!siblings) return [];
  const cells = besides(report, siblings).filter(({ cell }) => cell.table === 't2');
  const [first] = cells.filter(({ name }) => name === received);
  const sisters = filedIn(siblings).length;
  if (!first || sisters < leastMembers || first.sum < leastCases) return [];
  if (cells.some(({ own, sum }) => own === undefined || own < sum)) return [];
  return [
    {
      status: 'unsure',
      section: sectionOf(form, 't2'),
      cells: [first.cell.name],
      message: fill(messages.whole, {
        table: tableName(form, 't2'),
        count: sisters,
        received: first.own ?? 0,
        others: first.sum,
      }),
    },
  ];
};

const isOffice = ({ agency, report }: Context): boolean => isOfficeName(plainName(agency?.name ?? report.agency));

const lacksOthers = (context: Context): string | undefined => {
  if (!isOffice(context)) return lacksChildren(context);
  if (!context.siblings) return '没有本级政府其他单位已公布的报告可以比较';
  return filedIn(context.siblings).length < leastMembers ? '本级政府其他单位大多还没有公布报告' : undefined;
};

export const officeRules: readonly Rule[] = [
  {
    id: 'H08',
    severity: 'warning',
    title: '政府与政府办公室的报告各计各的',
    basis: '实践：政府和政府办公室是两个机关，各有报告；办公室的报告不含全政府的数字',
    involves: '政府或者政府办公室报告第三部分表格，同级其他单位已公布的报告',
    messages,
    lacks: lacksOthers,
    check: (context) => {
      if (isOffice(context)) return carriesAll(context);
      return isGovernment(context) ? officeHasAll(context) : [];
    },
  },
];
