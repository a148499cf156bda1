import { fillIn, type RegisterFaultCode } from '../../schemas/registerFaults.ts';
import type { RegisterWarningCode } from '../../schemas/registerWarnings.ts';

/** In Chinese, as clerks who keep the register in a workbook read it: what cannot work, and what is seldom meant. */
const words: Readonly<
  Record<
    | RegisterFaultCode
    | RegisterWarningCode
    | 'needExceeds'
    | 'laterThanStatute'
    | 'selfDelegation'
    | 'endsBefore'
    | 'closesBefore',
    string
  >
> = {
  personTwice: '编号“{id}”与前面的人员重复',
  agencyTwice: '编号“{id}”与前面的单位重复',
  unknownApprover: '审批人“{id}”不在“人员”表中',
  unknownDeputy: '代办人“{id}”不在“人员”表中',
  unknownDelegate: '委托人或受托人“{id}”不在“人员”表中',
  approverTwice: '审批人“{id}”在同一环节列了两次，每人只能签批一次',
  unknownOfficer: '主管部门工作人员“{id}”不在“人员”表中',
  unknownSender: '报送人“{id}”不在“人员”表中',
  unknownChain: '审批流程“{chain}”不在“审批流程”表中',
  sameName: '名称“{name}”与编号为“{other}”的单位相同，无法分清年报是哪个单位的',
  unknownParent: '上级单位“{id}”不在“单位”表的编号中',
  parentCycle: '上级单位首尾相接成了一圈：{circle}',
  unknownSuccessor: '并入的单位“{id}”不在“单位”表其他单位的编号中',
  formerIdTaken: '曾用编号“{id}”是其他单位的编号或曾用编号',
  dissolvedBeforeSince: '终止年度{dissolved}早于起始年度{since}',
  laterThanAuthority: '截止日{own}晚于主管部门为这类单位定的{day}，本单位的日期只能提前',
  needExceeds: '通过人数多于审批人数',
  selfDelegation: '委托人与受托人是同一人',
  endsBefore: '委托的结束日期早于开始日期',
  closesBefore: '年报工作结束日早于开始日',
  laterThanStatute: '从这一行起的截止日中，有晚于法定期限的（部门01-31，政府03-31）',
  formerIsCurrent: '曾用名“{name}”是编号为“{other}”的单位的现名，以此为名的年报将视为后者的',
  sameFormerName: '曾用名“{name}”与编号为“{other}”的单位相同，以此为名的年报将视为后者的',
  sameCode: '统一社会信用代码{code}与编号为“{other}”的单位相同',
  onlySenders: '审批流程“{chain}”的审批人都是本单位的报送人，没有第二个人把关',
  parentBelow: '上级单位“{parent}”的层级低于本单位',
  parentEarlier: '上级单位“{parent}”终止在先',
};

/** The words for a code; undefined when there are none. */
export const wordsFor = (code: unknown, values: Readonly<Record<string, string>> = {}): string | undefined => {
  const template = Object.entries(words).find(([known]) => known === code)?.[1];
  return template && fillIn(template, values);
};
