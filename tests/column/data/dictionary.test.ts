import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, test } from 'vitest';
import { dictionary, dictionaryCsv } from '../../../functions/column/data/dictionary.ts';
import { footingPatterns } from '../../../functions/column/data/footing.ts';
import { foldYear } from '../../../functions/column/data/yearData.ts';
import { rowOf, yearColumns } from '../../../functions/column/data/yearRow.ts';
import { DictionarySchema } from '../../../schemas/dictionary.ts';
import { cellsOf, equationsOf } from '../../../schemas/form/derive.ts';
import { formOf } from '../../../schemas/form/index.ts';
import { dictionaryJsonSchema, yearJsonSchema } from '../../../schemas/jsonSchema.ts';
import { listedOf, publishedReportOf } from '../../builders/published.ts';
import { consistentReport } from '../../builders/report.ts';
import { readCsv } from '../../render/readers/csv.ts';

const entryOf = (name: string) => dictionary.cells.find((cell) => cell.name === name);

describe('the data dictionary', () => {
  it('describes every column of the yearly files, in their order', () => {
    expect([...dictionary.facts, ...dictionary.cells].map(({ name }) => name)).toEqual(yearColumns);
  });

  it.each(['2021', '2019', '2021-2019'] as const)('has every cell of edition %s', (edition) => {
    const names = dictionary.cells.filter(({ editions }) => editions.includes(edition)).map(({ name }) => name);
    expect(names.toSorted()).toEqual(
      cellsOf(formOf(edition))
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  it('gives a cell’s labels in both languages, its unit, its editions and its sums', () => {
    expect(entryOf('t2.r3_3_3.corp')).toEqual({
      name: 't2.r3_3_3.corp',
      table: 't2',
      rowLabels: {
        zh: ['三、本年度办理结果', '（三）不予公开', '3.危及“三安全一稳定”'],
        en: [
          '3. Outcomes of handling in the year',
          '(3) Disclosure refused',
          '3. Endangering "three securities and one stability" (national, public and economic security, and social stability)',
        ],
      },
      columnLabels: {
        zh: ['申请人情况', '法人或其他组织', '商业企业'],
        en: ['Applicants', 'Legal persons or other organisations', 'Commercial enterprises'],
      },
      unit: { zh: '件', en: 'count' },
      decimals: 0,
      signed: false,
      editions: ['2021', '2019', '2021-2019'],
      footing: ['A02', 'A03'],
    });
  });

  it('says which figures may have decimals and which may be negative', () => {
    expect(entryOf('t1.fee.amountWan')).toMatchObject({ decimals: 4, unit: { zh: '万元', en: '10,000 yuan' } });
    expect(dictionary.cells.filter(({ signed }) => signed).map(({ name }) => name)).toEqual([
      't1x.licence.delta',
      't1x.otherService.delta',
      't1x.penalty.delta',
      't1x.coercion.delta',
      't1x.fee.delta',
    ]);
  });

  it('names the editions with the notice that prescribes them and their number of cells', () => {
    expect(dictionary.editions.map(({ edition, years, cells }) => ({ edition, years, cells }))).toEqual([
      { edition: '2021', years: { first: 2021, last: null }, cells: 200 },
      { edition: '2019', years: { first: 2019, last: 2020 }, cells: 198 },
      { edition: '2021-2019', years: null, cells: 186 },
    ]);
  });

  it('spells out every sum of every edition', () => {
    const counts = (['2021', '2019'] as const).map(
      (edition) => dictionary.sums.filter((sum) => sum.edition === edition).length,
    );
    expect(counts).toEqual([42, 40]);
    expect(dictionary.sums[0]).toEqual({
      name: 'A01',
      edition: '2021',
      left: ['t2.r1.naturalPerson', 't2.r2.naturalPerson'],
      right: ['t2.r3_7.naturalPerson', 't2.r4.naturalPerson'],
    });
  });

  it('fits its schema, and the JSON Schema made of it', () => {
    expect(DictionarySchema.parse(dictionary)).toEqual(dictionary);
    const fits = new Ajv2020({ strict: false }).compile(JSON.parse(dictionaryJsonSchema()));
    expect(fits(JSON.parse(JSON.stringify(dictionary)))).toBe(true);
    expect(fits({ ...dictionary, cells: [{}] })).toBe(false);
  });
});

test('the dictionary as CSV has one row a cell, with the labels of both languages', () => {
  const [header, ...rows] = readCsv(dictionaryCsv(dictionary));
  expect(rows).toHaveLength(229);
  expect(Object.fromEntries(header!.map((name, index) => [name, rows[0]?.[index]]))).toEqual({
    name: 't1.rule.issued',
    table: 't1',
    rowLabels: '第二十条第（一）项 / 规章',
    columnLabels: '本年制发件数',
    unit: '件',
    decimals: '0',
    signed: 'false',
    editions: '2021 2021-2019',
    footing: '',
    rowLabelsEn: 'Article 20, item (1) / Administrative rules',
    columnLabelsEn: 'Issued in the year',
    unitEn: 'count',
  });
});

test.each([
  ['A01', 't2.r1.* + t2.r2.* = t2.r3_7.* + t2.r4.*'],
  [
    'A03',
    't2.*.total = t2.*.naturalPerson + t2.*.corp + t2.*.research + t2.*.welfare + t2.*.legalService + t2.*.other',
  ],
  ['A04', 't3.*.total = t3.*.maintain + t3.*.correct + t3.*.other + t3.*.pending'],
])('sum %s reads %s', (name, formula) => {
  expect(footingPatterns().filter((pattern) => pattern.name === name)).toMatchObject([
    { formula, editions: ['2021', '2019', '2021-2019'] },
  ]);
});

test('a sum written with * gives, for every column or row, the sum the form keeps', () => {
  for (const edition of ['2021', '2019', '2021-2019'] as const) {
    const written = footingPatterns().filter(({ editions }) => editions.includes(edition));
    const spelled = equationsOf(formOf(edition)).map(({ footing, key, left, right }) => {
      const starred = (names: readonly string[]) => names.map((name) => name.replace(`.${key}`, '.*')).join(' + ');
      return `${footing.rule}: ${starred(left)} = ${starred(right)}`;
    });
    expect(new Set(spelled)).toEqual(new Set(written.map(({ name, formula }) => `${name}: ${formula}`)));
  }
});

test('a year’s data fits its JSON Schema, and one with a word among its figures does not', () => {
  const listed = listedOf();
  const row = rowOf(listed, publishedReportOf(consistentReport()));
  const year = foldYear(2025, undefined, [{ agencyId: listed.agencyId, row }]);
  const fits = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(JSON.parse(yearJsonSchema()));
  expect(fits(year)).toBe(true);
  expect(fits({ ...year, rows: [[...row.slice(0, 8), '无']] })).toBe(false);
});

test.each([
  ['year', yearJsonSchema],
  ['dictionary', dictionaryJsonSchema],
])('docs/schema/%s.schema.json is the schema the code uses (write it anew with: npm run schema)', (name, make) => {
  const kept = readFileSync(new URL(`../../../docs/schema/${name}.schema.json`, import.meta.url), 'utf8');
  expect(kept).toBe(make());
});
