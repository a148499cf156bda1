import { table2of2019 } from './edition2019.ts';
import { table1 } from './edition2021.ts';
import type { Form } from './model.ts';
import { footing, resultsWith, sections, table3 } from './parts.ts';

/**
 * Table 1 of the form in force with table 2 of the trial form, as filed by agencies that renewed their old file by half:
 * 10 + 161 + 15 = 186 cells. It is right for no year; it is read so that every other fault can be reported with it.
 */
export const mixture: Form = {
  edition: '2021-2019',
  name: '2021年版与2019年版混用的格式',
  notice: '国办公开办函〔2021〕30号',
  sections,
  tables: [table1, table2of2019, table3],
  footing: footing(resultsWith('r3_6')),
  headerWords: ['本年制发件数', '本年废止件数', '现行有效件数', '本年收费金额'],
  rowWords: ['其他处理'],
};
