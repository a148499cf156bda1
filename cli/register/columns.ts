import type { Delegation } from '../../schemas/approvalSettings.ts';
import type { Person, StageDefinition } from '../../schemas/register.ts';
import { type Column, idsOf, textOf } from './column.ts';

/** One row of the sheet of chains. */
export interface StageRow extends StageDefinition {
  readonly chain: string;
}

export const personColumns: readonly Column<Person>[] = [
  textOf({ header: '编号', about: '小写字母、数字、点和连字符，不与其他人重复', width: 22 }, ['id'], ({ id }) => id),
  textOf({ header: '姓名', about: '只用于内部联系，不公开', width: 14 }, ['name'], ({ name }) => name),
  textOf(
    { header: '职务', about: '显示在邮件和网页上，如区教育局办公室主任', width: 34 },
    ['role'],
    ({ role }) => role,
  ),
  textOf({ header: '邮箱', about: '电子邮箱地址', width: 34 }, ['mail'], ({ mail }) => mail),
];

export const stageColumns: readonly Column<StageRow>[] = [
  textOf({ header: '流程', about: '流程名，同一流程的各环节依次各占一行', width: 24 }, ['chain'], ({ chain }) => chain),
  textOf({ header: '环节', about: '如保密审查、主要领导签发、主管部门审核', width: 28 }, ['name'], ({ name }) => name),
  idsOf(
    { header: '审批人', about: '“人员”表中的编号，几个的用顿号隔开', width: 40 },
    ['approvers'],
    ({ approvers }) => approvers,
  ),
  textOf(
    { header: '通过人数', about: '几人同意即通过，不多于审批人数；不填为须全体同意', width: 12 },
    ['need'],
    ({ need }) => need,
  ),
  textOf(
    { header: '代办人', about: '审批人久未处理时一并请其审批的人，填“人员”表中的编号；没有的不填', width: 22 },
    ['deputy'],
    ({ deputy }) => deputy,
  ),
];

/** A sheet that takes a day for a date shows it as 2026年2月16日. */
const dateIn = (text: string): string => {
  const match = /^(\d{4})[年/-](\d{1,2})[月/-](\d{1,2})日?$/u.exec(text);
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : text;
};

const dates = (step: 'since' | 'until', header: string): Column<Delegation> => ({
  ...textOf<Delegation>(
    { header, about: '年-月-日，如2026-01-20，含当日', width: 14 },
    [step],
    (delegation) => delegation[step],
  ),
  read: dateIn,
});

export const delegationColumns: readonly Column<Delegation>[] = [
  textOf({ header: '委托人', about: '不能审批的人，填“人员”表中的编号', width: 24 }, ['from'], ({ from }) => from),
  textOf({ header: '受托人', about: '代其审批的人，填“人员”表中的编号', width: 24 }, ['to'], ({ to }) => to),
  dates('since', '开始日期'),
  dates('until', '结束日期'),
];

/** The sheets of a register in order. The last two are no lists of entries. */
export const sheetNames = {
  agencies: '单位',
  people: '人员',
  chains: '审批流程',
  delegations: '委托',
  settings: '设置',
  notes: '说明',
} as const;
