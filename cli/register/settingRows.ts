import { isDeepStrictEqual } from 'node:util';
import { type Register, SettingsSchema } from '../../schemas/register.ts';
import { kindNames } from './columns.ts';

/** A path in the register. */
export type Path = readonly (string | number)[];

/** One row of the sheet of settings. */
export interface SettingRow {
  readonly path: Path;
  /** What its first cell says: a name, or the path of a setting that is seldom changed. */
  readonly name: string;
  readonly value: string;
  readonly about: string;
}

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
const named: readonly Named[] = [
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
];

const seldom = '含义见 docs/register.md';

const nameOf = (path: Path): string => path.map((part) => (typeof part === 'number' ? part + 1 : part)).join('.');

/** The path a name stands for, and what to fill in; undefined when it is none. Numbers in paths count from 1. */
export const settingNamed = (name: string): Named | undefined => {
  const known = named.find((row) => row.name === name);
  if (known || !/^settings(?:\.[A-Za-z]\w{0,40}|\.[1-9]\d{0,3}){1,8}$/u.test(name)) return known;
  const path = name.split('.').map((part) => (/^\d+$/u.test(part) ? Number(part) - 1 : part));
  return { path, name, about: seldom };
};

/** The named row of a path that has no row in a sheet. */
export const namedSetting = (path: Path): Named | undefined => named.find((row) => isDeepStrictEqual(row.path, path));

/** Every value that has a cell of its own, with its path: a list of texts or numbers has one, a list of others has many. */
const leavesOf = (value: unknown, path: Path): (readonly [Path, string])[] => {
  if (Array.isArray(value) && value.every((member) => typeof member !== 'object')) return [[path, listText(value)]];
  if (Array.isArray(value)) return value.flatMap((member, index) => leavesOf(member, [...path, index]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
  if (typeof value === 'boolean') return [[path, value ? '是' : '否']];
  return [[path, typeof value === 'string' ? quotedIfNeeded(value) : String(value)]];
};

const unkept = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const asJson = (value: unknown): string =>
  JSON.stringify(value).replace(unkept, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A cell keeps no spaces at the ends and no control characters; a text with such is written as JSON. */
const quotedIfNeeded = (text: string): string =>
  text === '' || text !== text.trim() || text.startsWith('"') || text.search(unkept) >= 0 ? asJson(text) : text;

const emptyList = '无';
const separators = /[、，,；;\n]/u;

/** A list as clerks write one, where none of its members could be taken for two. */
const listText = (members: readonly unknown[]): string => {
  const texts = members.map(String);
  const isPlain = texts.every(
    (text) => quotedIfNeeded(text) === text && !separators.test(text) && text !== emptyList && !text.startsWith('['),
  );
  return isPlain ? texts.join('、') || emptyList : asJson(members);
};

/** The list a cell stands for. */
export const listIn = (text: string): unknown => {
  if (text === emptyList) return [];
  return text.startsWith('[')
    ? fromJson(text)
    : text
        .split(separators)
        .map((part) => part.trim())
        .filter((part) => part !== '');
};

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The text a cell of a setting stands for. */
export const unquoted = (text: string): string => {
  const value = text.startsWith('"') ? fromJson(text) : text;
  return typeof value === 'string' ? value : text;
};

const defaults = new Map(leavesOf(SettingsSchema.parse({}), ['settings']).map(([path, text]) => [nameOf(path), text]));

/** All rows of a register: what has a name, and of the rest what differs from the defaults. */
export const settingRows = ({ authority, officers, settings }: Register): SettingRow[] => {
  const leaves = leavesOf({ authority, officers, settings }, []);
  const texts = new Map(leaves.map(([path, text]) => [nameOf(path), text]));
  const shown = named.map((row) => ({
    ...row,
    value: texts.get(nameOf(row.path)) ?? '',
  }));
  const names = new Set(named.map(({ path }) => nameOf(path)));
  const others = leaves
    .filter(([path, text]) => !names.has(nameOf(path)) && defaults.get(nameOf(path)) !== text)
    .map(([path, value]) => ({ path, name: nameOf(path), value, about: seldom }));
  return [...shown, ...others];
};
