import { plainOf } from '../../plainSentences.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';

const messages = { long: '第一部分共{count}字，超过主管部门规定的{limit}字，请精简。' };

/** Characters and marks without spaces, as word processors count them (字符数，不计空格). */
const overviewLength = ({ passages, settings }: Context): Fault[] => {
  const limit = settings.overviewCharacters;
  const count = passages
    .filter(({ place, kind }) => place === 'overview' && kind !== 'sectionHeading')
    .reduce((total, passage) => total + plainOf(passage).text.replaceAll('\n', '').length, 0);
  if (limit === undefined || count <= limit) return [];
  return [{ section: 'overview', message: fill(messages.long, { count, limit }) }];
};

export const lengthRules: readonly Rule[] = [
  {
    id: 'E17',
    severity: 'warning',
    title: '第一部分不超过规定字数',
    basis: '实践：国家没有规定字数，有的主管部门规定第一部分的字数',
    involves: '第一部分文字，计标点，不计空格',
    messages,
    lacks: ({ settings }) => (settings.overviewCharacters === undefined ? '主管部门没有规定第一部分的字数' : undefined),
    check: overviewLength,
  },
];
