import { besides } from '../../../rollup/differences.ts';
import { filedIn, isFull } from '../../../rollup/rollUp.ts';
import { quoteOf } from '../../passages.ts';
import { sectionOf, tableName } from '../../place.ts';
import { plainSentencesOf } from '../../plainSentences.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { gapsOf, isGovernment, lacksChildren } from './children.ts';
import { listed } from './listed.ts';

const messages = {
  fewer:
    '{table}有{number}格少于汇总范围内{count}个单位之和{cells}。同一案件有几个被告的，各单位都会计入；属于这种情况的，请在表格下面说明，否则请核对。',
  soFar: '{table}有{number}格少于已公布报告的{count}个单位之和{cells}。{gaps}，齐全后再核对。',
  explained: '{table}少于各单位之和，报告说明了原因。',
};

/** Words by which a report explains that one case stands in several agencies' figures. */
const explanation =
  /共同被告|共同被申请|多个(?:行政)?(?:机关|被告|单位)|重复(?:计|统计)|(?:同一|一个)案件|合并计(?:算|入)?|分别计/u;

const explanationIn = ({ passages }: Context) =>
  passages
    .filter(({ place }) => place !== 'title')
    .flatMap(plainSentencesOf)
    .flatMap(({ passage, text, spanOf }) => {
      const found = /复议|诉讼|应诉|案/u.test(text) ? explanation.exec(text) : null;
      return found ? [quoteOf(passage, [spanOf(found.index, found.index + found[0].length)])] : [];
    })[0];

const fewerThanSum = (context: Context): Fault[] => {
  const { report, children, form } = context;
  if (!isGovernment(context) || !children) return [];
  const fewer = besides(report, children).filter(
    ({ cell, difference, without }) => cell.table === 't3' && difference < 0 && without.length === 0,
  );
  if (fewer.length === 0) return [];
  const facts = {
    table: tableName(form, 't3'),
    number: fewer.length,
    count: filedIn(children).length,
    cells: listed(fewer),
  };
  const place = { section: sectionOf(form, 't3'), cells: fewer.map(({ cell }) => cell.name) };
  if (!isFull(children))
    return [{ ...place, status: 'unsure', message: fill(messages.soFar, { ...facts, gaps: gapsOf(children) }) }];
  const quote = explanationIn(context);
  if (quote) return [{ ...place, status: 'pass', message: fill(messages.explained, facts), quotes: [quote] }];
  return [{ ...place, status: 'unsure', message: fill(messages.fewer, facts) }];
};

export const disputeSumRules: readonly Rule[] = [
  {
    id: 'H07',
    severity: 'warning',
    title: '政府报告的复议诉讼少于所属单位之和的有说明',
    basis: '实践：同一案件有几个被告的各单位分别计入，政府报告只计一次，可以少于各单位之和，但应说明',
    involves: '政府报告第四部分表格及其说明，汇总范围内各单位已公布的报告',
    messages,
    lacks: lacksChildren,
    check: fewerThanSum,
  },
];
