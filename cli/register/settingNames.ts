import { isDeepStrictEqual } from 'node:util';
import { kindNames } from './agencyColumns.ts';
import type { Path } from './settingText.ts';

/** A setting by the name clerks know it by, or by its path. */
interface Named {
  readonly path: Path;
  readonly name: string;
  readonly about: string;
}

const dayAbout = {
  submit: '月-日，如01-31，不得晚于法定期限（部门1月31日、政府3月31日）',
  publish: '月-日，如01-31，不得晚于法定期限（部门1月31日、政府3月31日）',
  publishNotBefore: '月-日；先备案后公布的填写，审批完成的年报到这一天才公布；不填为随即公布',
} as const;

const dayRows = (step: keyof typeof dayAbout, name: string): Named[] =>
  Object.entries(kindNames).map(([kind, kindName]) => ({
    path: ['settings', ...(step === 'publishNotBefore' ? [step] : ['deadlines', step]), kind],
    name: `${name}（${kindName}）`,
    about: dayAbout[step],
  }));

/** The settings that are always shown, with the names people know them by. */
export const namedSettings: readonly Named[] = [
  { path: ['authority', 'name'], name: '主管部门名称', about: '政务公开工作主管部门的全称' },
  { path: ['authority', 'mail'], name: '主管部门邮箱', about: '电子邮箱地址，不公开' },
  { path: ['authority', 'contact', 'phone'], name: '纠错电话', about: '公布在每一页上' },
  { path: ['authority', 'contact', 'mail'], name: '纠错邮箱', about: '电子邮箱地址，公布在每一页上' },
  { path: ['authority', 'contact', 'address'], name: '纠错地址', about: '公布在每一页上' },
  {
    path: ['officers'],
    name: '主管部门工作人员',
    about: '可以准许有错项的年报通过的人，填“人员”表中的编号，用顿号隔开',
  },
  {
    path: ['settings', 'approval', 'remindAfter'],
    name: '提醒',
    about: '审批满几个工作日未处理的提醒，几次的用顿号隔开，如3、6；不提醒的填“无”',
  },
  {
    path: ['settings', 'approval', 'escalateAfter'],
    name: '转请代办人',
    about: '审批满几个工作日未处理的，一并请代办人审批',
  },
  { path: ['settings', 'approval', 'expireAfter'], name: '退回', about: '审批满几个工作日仍未处理的退回' },
  {
    path: ['settings', 'calendar', 'holidays'],
    name: '放假日',
    about: '周一至周五中放假的日子，如2026-02-16，用顿号隔开',
  },
  {
    path: ['settings', 'calendar', 'workdays'],
    name: '调休上班日',
    about: '周六、周日中上班的日子，如2026-02-14，用顿号隔开',
  },
  { path: ['settings', 'sendLinkDays'], name: '报送链接有效天数', about: '自然日' },
  ...dayRows('submit', '报送截止日'),
  ...dayRows('publish', '公布截止日'),
  ...dayRows('publishNotBefore', '最早公布日'),
  {
    path: ['settings', 'campaign', 'opens'],
    name: '年报工作开始日',
    about: '月-日，如01-04；从这一天起自动通知报送人，附报送链接',
  },
  { path: ['settings', 'campaign', 'closes'], name: '年报工作结束日', about: '月-日，如06-30；此后不再自动发送通知' },
  {
    path: ['settings', 'campaign', 'remindBefore'],
    name: '期限前提醒',
    about: '报送、公布截止日前几天（自然日）提醒，几次的用顿号隔开，如14、7、3、1；不提醒的填“无”',
  },
  {
    path: ['settings', 'publishOriginal'],
    name: '公布报送原件',
    about: '是或否；填“是”的，随年报一并公布报送的原文件，文件中的作者、批注、修订痕迹和隐藏文字也随之公开',
  },
];

/** Said of settings that have no name. */
export const seldom = '含义见 docs/register.md';

/** A path as a name. */
export const nameOf = (path: Path): string =>
  path.map((part) => (typeof part === 'number' ? part + 1 : part)).join('.');

/** The path a name stands for, and what to fill in; undefined when it is none. Numbers in paths count from 1. */
export const settingNamed = (name: string): Named | undefined => {
  const known = namedSettings.find((row) => row.name === name);
  if (known || !/^settings(?:\.[A-Za-z]\w{0,40}|\.[1-9]\d{0,3}){1,8}$/u.test(name)) return known;
  const path = name.split('.').map((part) => (/^\d+$/u.test(part) ? Number(part) - 1 : part));
  return { path, name, about: seldom };
};

/** The named row of a path that has no row in a sheet. */
export const namedSetting = (path: Path): Named | undefined =>
  namedSettings.find((row) => isDeepStrictEqual(row.path, path));
