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

const day = '月-日，如01-31，不得晚于法定期限（部门1月31日、政府3月31日）';

const dayRows = (step: 'submit' | 'publish', name: string): Named[] =>
  Object.entries(kindNames).map(([kind, kindName]) => ({
    path: ['settings', 'deadlines', step, kind],
    name: `${name}（${kindName}）`,
    about: day,
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
  { path: ['settings', 'approval', 'remindAfterDays'], name: '提醒天数', about: '审批满几日未处理的提醒（自然日）' },
  { path: ['settings', 'approval', 'expireAfterDays'], name: '退回天数', about: '审批满几日仍未处理的退回（自然日）' },
  { path: ['settings', 'sendLinkDays'], name: '报送链接有效天数', about: '自然日' },
  ...dayRows('submit', '报送截止日'),
  ...dayRows('publish', '公布截止日'),
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

/** Everything that is neither list nor record, with its path. */
const leavesOf = (value: unknown, path: Path): (readonly [Path, string])[] => {
  if (Array.isArray(value)) return value.flatMap((member, index) => leavesOf(member, [...path, index]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
  if (typeof value === 'boolean') return [[path, value ? '是' : '否']];
  return [[path, typeof value === 'string' ? quotedIfNeeded(value) : String(value)]];
};

/** A cell keeps no spaces at the ends and no control characters; a text with such is written as JSON. */
const quotedIfNeeded = (text: string): string =>
  text === '' || text.startsWith('"') || text !== text.trim() || /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text)
    ? JSON.stringify(text).replace(
        /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    : text;

/** The text a cell of a setting stands for. */
export const unquoted = (text: string): string => {
  if (!text.startsWith('"')) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
};

const defaults = new Map(leavesOf(SettingsSchema.parse({}), ['settings']).map(([path, text]) => [nameOf(path), text]));

/** All rows of a register: what has a name, and of the rest what differs from the defaults. */
export const settingRows = ({ authority, officers, settings }: Register): SettingRow[] => {
  const leaves = leavesOf({ authority, settings }, []);
  const texts = new Map(leaves.map(([path, text]) => [nameOf(path), text]));
  const shown = named.map((row) => ({
    ...row,
    value: row.name === '主管部门工作人员' ? officers.join('、') : (texts.get(nameOf(row.path)) ?? ''),
  }));
  const names = new Set(named.map(({ path }) => nameOf(path)));
  const others = leaves
    .filter(([path, text]) => !names.has(nameOf(path)) && defaults.get(nameOf(path)) !== text)
    .map(([path, value]) => ({ path, name: nameOf(path), value, about: seldom }));
  return [...shown, ...others];
};
