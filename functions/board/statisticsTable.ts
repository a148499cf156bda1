import type { Edition } from '../../schemas/form/model.ts';
import { type Applicant, applicants, type Counts, ratesOf } from '../rollup/statistics.ts';
import { percent, plain } from './rollUpWords.ts';
import type { BoardTable } from './table.ts';

/** One year of one agency, or of all that a government sums up. */
export interface StatisticsYear {
  readonly year: number;
  /** Edition of the report that was counted; null for a sum, or while nothing is out. */
  readonly edition: Edition | null;
  /** Null while nothing is out. */
  readonly counts: Counts | null;
  /** Of a sum: how many reports it is made of, and of how many bodies. */
  readonly filed?: number;
  readonly of?: number;
}

/** A run of years, oldest first. */
export interface StatisticsRun {
  readonly name: string;
  readonly years: readonly StatisticsYear[];
}

const applicantWords: Readonly<Record<Applicant, string>> = {
  naturalPerson: '自然人',
  corp: '商业企业',
  research: '科研机构',
  welfare: '社会公益组织',
  legalService: '法律服务机构',
  other: '其他',
};

export interface StatisticsGroup {
  readonly name: string;
  readonly rows: readonly { readonly label: string; readonly value: (counts: Counts) => string }[];
}

const count = (label: string, value: (counts: Counts) => number | null) => ({
  label,
  value: (counts: Counts) => plain(value(counts)),
});
const rate = (label: string, value: (counts: Counts) => number | null) => ({
  label,
  value: (counts: Counts) => percent(value(counts)),
});

/** What is told of a year, in the order of the form. */
export const statisticsGroups: readonly StatisticsGroup[] = [
  {
    name: '比率',
    rows: [
      rate('公开率', (counts) => ratesOf(counts).disclosure),
      rate('结转率', (counts) => ratesOf(counts).carried),
      rate('纠错率', (counts) => ratesOf(counts).correction),
    ],
  },
  {
    name: '申请',
    rows: [
      count('本年新收', ({ received }) => received),
      count('上年结转', ({ carriedIn }) => carriedIn),
      count('办理结果总计', ({ handled }) => handled),
      count('结转下年度', ({ carriedOut }) => carriedOut),
    ],
  },
  {
    name: '办理结果',
    rows: [
      count('予以公开', ({ disclosed }) => disclosed),
      count('部分公开', ({ partly }) => partly),
      count('不予公开', ({ refused }) => refused),
      count('无法提供', ({ unable }) => unable),
      count('不予处理', ({ notProcessed }) => notProcessed),
      count('其他处理', ({ otherwise }) => otherwise),
    ],
  },
  {
    name: '新收申请的申请人',
    rows: applicants.map((applicant) =>
      rate(applicantWords[applicant], (counts) => ratesOf(counts).byApplicant[applicant]),
    ),
  },
  {
    name: '行政复议、行政诉讼',
    rows: [
      count('总计', ({ disputes }) => disputes),
      count('结果纠正', ({ corrected }) => corrected),
      count('尚未审结', ({ pending }) => pending),
    ],
  },
];

const rowsOf = ({ years }: StatisticsRun): string[][] => [
  ['项目', ...years.map(({ year }) => `${year}年`)],
  ...(years.some(({ of }) => of !== undefined)
    ? [['已公布单位数', ...years.map(({ filed, of }) => (of === undefined ? '' : `${filed ?? 0}/${of}`))]]
    : []),
  ...statisticsGroups.flatMap(({ name, rows }) =>
    rows.map(({ label, value }) => [`${name}：${label}`, ...years.map(({ counts }) => (counts ? value(counts) : ''))]),
  ),
];

/** The statistics as they are kept in a file, a sheet for each run. */
export const statisticsTable = (agencyName: string, runs: readonly StatisticsRun[]): BoardTable => ({
  title: `${agencyName}政府信息公开年报历年统计`,
  sheets: runs.map((run) => ({ name: run.name, rows: rowsOf(run) })),
});
