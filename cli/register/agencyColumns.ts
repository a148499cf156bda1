import type { Agency } from '../../schemas/register.ts';
import { type Column, choiceOf, idsOf, partsOf, textOf, wordOf } from './column.ts';

export const kindNames = {
  government: '人民政府',
  department: '部门',
  township: '乡镇街道',
  institution: '其他单位',
} as const;
const levelNames = { province: '省级', prefecture: '市级', county: '县级', township: '乡级' } as const;
const powerNames = { licence: '行政许可', penalty: '行政处罚', coercion: '行政强制', fee: '行政事业性收费' } as const;
const noPowers = '无';

const powers: Column<Agency> = {
  header: '职权',
  path: ['powers'],
  about: `有哪些就填哪些，用顿号隔开：${Object.values(powerNames).join('、')}；都没有的填“${noPowers}”，不清楚的不填`,
  width: 24,
  write: ({ powers: held }) => held && (held.map((power) => powerNames[power]).join('、') || noPowers),
  read: (text) => (text === noPowers ? [] : partsOf(text).map((part) => wordOf(powerNames, part))),
};

const formerNames: Column<Agency> = {
  header: '曾用名',
  path: ['formerNames'],
  about: '更名前的全称，几个的用分号隔开；没有的不填',
  width: 30,
  write: (agency) => agency.formerNames.join('；') || undefined,
  read: (text) =>
    text
      .split(/[;；\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
};

const formerIds: Column<Agency> = {
  header: '曾用编号',
  path: ['formerIds'],
  about: '编号变更过的填原编号，几个的用分号隔开，原网址仍可使用；没有的不填',
  width: 18,
  write: (agency) => agency.formerIds.join('；') || undefined,
  read: partsOf,
};

/** Clerks write a day as 01-20, 1-20, 1月20日; a sheet that takes it for a date shows a year as well. */
const dayIn = (text: string): string => {
  const match = /^(?:\d{4}[年-])?(\d{1,2})[月-](\d{1,2})日?$/u.exec(text);
  return match ? `${match[1]!.padStart(2, '0')}-${match[2]!.padStart(2, '0')}` : text;
};

const days = (step: 'submit' | 'publish', header: string): Column<Agency> => ({
  ...textOf(
    { header, about: '月-日，如01-20，不得晚于“设置”表中的日期；与之相同的不填', width: 12 },
    ['deadlines', step],
    (agency) => agency.deadlines?.[step],
  ),
  read: dayIn,
});

const idAbout = '小写字母、数字和连字符，用在网址和文件夹名中，定下后不改';

export const agencyColumns: readonly Column<Agency>[] = [
  textOf({ header: '编号', about: `${idAbout}；至多40个字符，不与其他单位重复`, width: 18 }, ['id'], ({ id }) => id),
  textOf({ header: '名称', about: '全称，与年报标题一致，不含分号', width: 34 }, ['name'], ({ name }) => name),
  formerNames,
  choiceOf(
    { header: '类别', about: `${Object.values(kindNames).join('、')}之一`, width: 11 },
    ['kind'],
    kindNames,
    ({ kind }) => kind,
  ),
  choiceOf(
    { header: '层级', about: `${Object.values(levelNames).join('、')}之一，可不填`, width: 9 },
    ['level'],
    levelNames,
    ({ level }) => level,
  ),
  textOf(
    { header: '上级单位', about: '汇总时把它计算在内的单位的编号，可不填', width: 18 },
    ['parent'],
    ({ parent }) => parent,
  ),
  textOf(
    { header: '统一社会信用代码', about: '18位，末位是校验码，请对照证书；可不填', width: 22 },
    ['code'],
    ({ code }) => code,
  ),
  idsOf(
    { header: '报送人', about: '“人员”表中的编号，几个的用顿号隔开，第一个视为直接上传的报送人', width: 24 },
    ['senders'],
    ({ senders }) => senders,
  ),
  textOf({ header: '审批流程', about: '“审批流程”表中的流程名', width: 20 }, ['chain'], ({ chain }) => chain),
  {
    ...textOf<Agency>(
      { header: '可制定规章', about: '是或否，不填为否', width: 12 },
      ['makesRules'],
      ({ makesRules }) => (makesRules ? '是' : undefined),
    ),
    options: ['是', '否'],
  },
  powers,
  textOf(
    { header: '起始年度', about: '新设、合并的单位填第一份年报的年度，如2024；其他不填', width: 11 },
    ['since'],
    ({ since }) => since,
  ),
  textOf(
    { header: '终止年度', about: '撤销、并入其他单位的填最后一份年报的年度，不早于起始年度；其他不填', width: 11 },
    ['dissolved'],
    ({ dissolved }) => dissolved,
  ),
  textOf(
    { header: '并入单位', about: '撤销后由哪个单位承继职责，填其编号；其他不填', width: 18 },
    ['mergedInto'],
    ({ mergedInto }) => mergedInto,
  ),
  formerIds,
  days('submit', '报送截止日'),
  days('publish', '公布截止日'),
];
