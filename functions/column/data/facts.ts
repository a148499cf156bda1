import type { yearFacts } from '../../../schemas/yearData.ts';

/** What the columns in front of the figures hold, for the dictionary; in the order of the yearly files. */
const meanings: Readonly<Record<(typeof yearFacts)[number], { readonly zh: string; readonly en: string }>> = {
  agencyId: {
    zh: '行政机关标识，即网址中的简称；机关更名后不变',
    en: 'Short name of the agency, as in addresses; it stays when the agency is renamed',
  },
  agency: { zh: '行政机关名称', en: 'Name of the agency' },
  kind: {
    zh: '单位类别：government各级人民政府，department政府部门，township乡镇、街道，institution其他单位',
    en: 'Kind of body: government, department, township (towns and subdistricts), institution (others)',
  },
  group: {
    zh: '所在目录：汇总其数据的机关的标识；名录未载明汇总关系的，为单位类别',
    en: 'The list it stands in: the id of the agency in whose totals it is counted, or its kind where none is on record',
  },
  edition: { zh: '报告所用格式的版本', en: 'Edition of the form the report was made on' },
  version: {
    zh: '现行版本号，自1起，更正后的版本号较大',
    en: 'Number of the version in force, from 1; a correction has a higher one',
  },
  publishedAt: { zh: '该版本的发布时间（协调世界时）', en: 'When this version was published (UTC)' },
  title: { zh: '报告标题', en: 'Title of the report' },
};

export const facts = Object.entries(meanings).map(([name, meaning]) => ({ name, ...meaning }));
