import { expect, test } from 'vitest';
import { findTitle } from '../../functions/parse/title.ts';

test.each([
  [['青溪县水务局2024年政府信息公开工作年度报告'], '青溪县水务局', 2024],
  [['2024年度青溪县水务局政府信息公开工作年度报告'], '青溪县水务局', 2024],
  [['青溪县人民政府', '2024年度政府信息公开年度工作报告'], '青溪县人民政府', 2024],
  [['青溪县水务局', '2024年', '政府信息公开工作报告'], '青溪县水务局', 2024],
  [['青 溪 县 水 务 局', '二〇二四年政府信息公开工作年度报告'], '青溪县水务局', 2024],
  [['２０２４年青溪县水务局政府信息公开年报'], '青溪县水务局', 2024],
  [['关于青溪县水务局2024年政府信息公开工作情况的报告'], '青溪县水务局', 2024],
  [['首页 > 政务公开', '发布时间：2025-01-20', '青溪县水务局2024年政府信息公开工作年度报告'], '青溪县水务局', 2024],
  [['青溪县水务局政府信息公开工作年度报告'], '青溪县水务局', null],
])('%j names the agency and the year', (lines, agency, year) => {
  expect(findTitle(lines)).toMatchObject({ agency, year });
});

test('a sentence before the title is not taken into it', () => {
  const lines = ['本报告依据有关规定编制。', '2024年度青溪县水务局', '政府信息公开工作年度报告'];
  expect(findTitle(lines)).toMatchObject({ title: '2024年度青溪县水务局政府信息公开工作年度报告', from: 1, count: 2 });
});

test('lines without the subject of such a report give no title', () => {
  expect(findTitle(['青溪县水务局2024年工作总结', '一年来，'])).toBeUndefined();
});
