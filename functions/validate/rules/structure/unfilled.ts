import { quoteAt } from '../../occurrences.ts';
import { placeName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { type Placeholder, placeholdersIn } from './placeholders.ts';

const messages = {
  certain: '{place}有{count}处没有填写：{examples}。请补充完整，或者删去这句话。',
  unsure: '{place}有{count}处可能没有填写：{examples}。没有填写的请补充；有意隐去名称的，请改用“某某”等写法。',
};

const mostExamples = 5;

/** The place with a few characters on both sides: “信息  条，其中”. */
const example = ({ passage, from, to }: Placeholder): string =>
  `“${passage.text.slice(Math.max(0, from - 5), to + 4).replaceAll('\n', ' ')}”`;

const unfilled = ({ form, passages }: Context): Fault[] => {
  const found = placeholdersIn(passages);
  const places = [...new Set(found.map(({ passage }) => passage.place))];
  return places.flatMap((section) =>
    [true, false].flatMap((certain): Fault[] => {
      const here = found.filter((each) => each.passage.place === section && each.certain === certain);
      if (here.length === 0) return [];
      const examples = here.slice(0, mostExamples).map(example).join('、');
      const known = { place: placeName(form, section), count: here.length, examples };
      const quotes = here.slice(0, mostExamples).map(quoteAt);
      return certain
        ? [{ section, quotes, message: fill(messages.certain, known) }]
        : [{ section, status: 'unsure', severity: 'warning', quotes, message: fill(messages.unsure, known) }];
    }),
  );
};

export const unfilledRules: readonly Rule[] = [
  {
    id: 'E16',
    severity: 'error',
    title: '没有未填写的空白和占位符',
    basis: '实践：数字、名称留空或者以“XX”“××”“____”代替，模板提示没有删去',
    involves: '全文文字；可能是有意隐去名称的只作提醒',
    messages,
    check: unfilled,
  },
];
