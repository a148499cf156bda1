import type { ChaseKind, Chaser } from '../../schemas/chase.ts';
import type { DeedKind } from '../../schemas/deed.ts';
import type { BoardRow, BoardState, Lateness } from './rows.ts';

/** States in the order of the path. */
export const stateWords: Readonly<Record<BoardState, string>> = {
  notBegun: '未报送',
  sent: '核对中',
  returned: '已退回',
  inApproval: '审批中',
  filed: '待公布',
  published: '已公布',
  withdrawn: '已撤回',
  parked: '暂缓处理',
};

export const stateTones: Readonly<Record<BoardState, string>> = {
  notBegun: 'quiet',
  sent: 'busy',
  returned: 'bad',
  inApproval: 'waiting',
  filed: 'busy',
  published: 'good',
  withdrawn: 'bad',
  parked: 'bad',
};

export const lateWords: Readonly<Record<Lateness, string>> = {
  notSubmitted: '逾期未报送',
  notPublished: '逾期未公布',
  publishedLate: '逾期公布',
};

export const chaseWords: Readonly<Record<ChaseKind, string>> = { notSubmitted: '催报送', notPublished: '催公布' };

export const deedWords: Readonly<Record<DeedKind, string>> = {
  resent: '重发审批链接',
  replaced: '更换审批人',
  linkSent: '发送报送链接',
  restarted: '重新启动',
  overridden: '申请放行',
  withdrawn: '撤回发布',
  corrected: '代为报送更正',
  rolledUp: '固定汇总',
};

export const chaserWords = (by: Chaser): string => (by.kind === 'officer' ? by.role : '系统定时催办');

/** Where it waits: 第2环节（共3环节）“主要领导签发”. */
export const stageInWords = ({ stage }: BoardRow): string => {
  if (!stage) return '';
  return stage.number === 0 ? `“${stage.name}”环节` : `第${stage.number}环节“${stage.name}”（共${stage.of}个）`;
};

/** 3个工作日, 今天到期, 逾期2天. */
export const daysInWords = (daysLeft: number | undefined): string => {
  if (daysLeft === undefined) return '';
  if (daysLeft < 0) return `逾期${-daysLeft}天`;
  return daysLeft === 0 ? '今天到期' : `${daysLeft}个工作日`;
};
