import type { Chase } from '../../schemas/chase.ts';
import { shanghaiDate, shanghaiDateTime } from '../shared/time.ts';
import { endOfDay } from '../shared/workingDays.ts';
import type { BoardRow, Lateness } from './rows.ts';
import { chaserWords, chaseWords, daysInWords, lateWords, stageInWords, stateWords } from './words.ts';

/** A table as it is kept in a file: the first row names the columns. */
export interface BoardTable {
  readonly title: string;
  readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[];
}

const kinds: Readonly<Record<BoardRow['agency']['kind'], string>> = {
  government: '政府',
  department: '部门',
  township: '乡镇（街道）',
  institution: '其他机构',
};

const header = [
  '序号',
  '单位编号',
  '单位名称',
  '类别',
  '状态',
  '所在环节',
  '环节审批人（职务）',
  '状态起始时间',
  '报送期限',
  '公布期限',
  '距期限',
  '逾期情况',
  '催办次数',
  '最近催办',
];

const dayInWords = (day: string): string => shanghaiDate(new Date(endOfDay(day).getTime() - 1));

/** What one agency is in the table; the log is the agency's own, in order of time. */
const line = (row: BoardRow, number: number, log: readonly Chase[]): string[] => {
  const { agency, state, stage, standing, days, daysLeft, late } = row;
  const last = log.at(-1);
  return [
    String(number),
    agency.id,
    agency.name,
    kinds[agency.kind],
    stateWords[state],
    stageInWords(row),
    stage?.roles ?? '',
    standing ? shanghaiDateTime(standing.since) : '',
    dayInWords(days.submit),
    dayInWords(days.publish),
    daysInWords(daysLeft),
    late === undefined ? '' : lateWords[late],
    log.length === 0 ? '' : String(log.length),
    last ? `${shanghaiDateTime(last.at)} ${chaseWords[last.kind]}` : '',
  ];
};

const logBy = (log: readonly Chase[]): ((agencyId: string) => readonly Chase[]) => {
  const grouped = Map.groupBy(log, ({ agencyId }) => agencyId);
  return (agencyId) => grouped.get(agencyId) ?? [];
};

const rowsOf = (rows: readonly BoardRow[], log: readonly Chase[]): string[][] => {
  const logOf = logBy(log);
  return [header, ...rows.map((row, index) => line(row, index + 1, logOf(row.agency.id)))];
};

/** The whole board of a year, and who was chased when. */
export const wholeTable = (year: number, rows: readonly BoardRow[], log: readonly Chase[]): BoardTable => ({
  title: `${year}年政府信息公开年报进度`,
  sheets: [
    { name: '进度', rows: rowsOf(rows, log) },
    { name: '催办记录', rows: chaseRows(rows, log) },
  ],
});

const lateInOrder: readonly Lateness[] = ['notSubmitted', 'notPublished', 'publishedLate'];

/** Those that are late, a sheet for each kind of lateness. */
export const overdueTable = (year: number, rows: readonly BoardRow[], log: readonly Chase[]): BoardTable => ({
  title: `${year}年政府信息公开年报逾期清单`,
  sheets: lateInOrder.map((late) => ({
    name: lateWords[late],
    rows: rowsOf(
      rows.filter((row) => row.late === late),
      log,
    ),
  })),
});

const chaseRows = (rows: readonly BoardRow[], log: readonly Chase[]): string[][] => {
  const names = new Map(rows.map(({ agency: { id, name } }) => [id, name]));
  return [
    ['时间', '单位编号', '单位名称', '事项', '是否逾期', '催办人（职务）', '收件人（职务）'],
    ...log
      .toSorted((one, other) => one.at.localeCompare(other.at))
      .map(({ at, agencyId, kind, overdue, by, to }) => [
        shanghaiDateTime(at),
        agencyId,
        names.get(agencyId) ?? agencyId,
        chaseWords[kind],
        overdue ? '是' : '否',
        chaserWords(by),
        to.join('、'),
      ]),
  ];
};
