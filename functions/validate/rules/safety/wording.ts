import { type Occurrence, occurrencesOf, quoteAt } from '../../occurrences.ts';
import { placeName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { misspelt } from './misspelt.ts';

const doubtfulMessages = {
  found: '{place}有需要留意的用语“{word}”（全文共{count}处）：{advice}（主管部门用语表，第{version}版）。',
};

const misspeltMessages = {
  found: '{place}写有“{wrong}”（全文共{count}处），疑为“{right}”之误。请核对改正。',
};

const mostExamples = 3;

/** What all places of one word have in common in a finding. */
const placesOf = (found: readonly Occurrence[]): Pick<Fault, 'section' | 'quotes'> => ({
  section: found[0]!.passage.place,
  quotes: found.slice(0, mostExamples).map(quoteAt),
});

const doubtful = ({ form, passages, settings }: Context): Fault[] =>
  settings.words.doubtful.flatMap(({ word, advice }): Fault[] => {
    const found = occurrencesOf(passages, word);
    if (found.length === 0) return [];
    const place = placeName(form, found[0]!.passage.place);
    const known = {
      place,
      word,
      advice: advice.replace(/[。；]$/u, ''),
      count: found.length,
      version: settings.version,
    };
    return [{ ...placesOf(found), status: 'unsure', message: fill(doubtfulMessages.found, known) }];
  });

const wrongCharacters = ({ form, passages, settings }: Context): Fault[] =>
  [...misspelt, ...settings.words.misspelt].flatMap(({ wrong, right }): Fault[] => {
    const found = occurrencesOf(passages, wrong);
    if (found.length === 0) return [];
    const known = { place: placeName(form, found[0]!.passage.place), wrong, right, count: found.length };
    return [{ ...placesOf(found), message: fill(misspeltMessages.found, known) }];
  });

export const wordingRules: readonly Rule[] = [
  {
    id: 'F03',
    severity: 'warning',
    title: '没有需要留意的用语',
    basis: '实践：主管部门维护的用语表（领导人姓名和职务、地名、政治表述等），有版本号',
    involves: '标题、全文文字和表格旁的文字',
    messages: doubtfulMessages,
    lacks: ({ settings }) => (settings.words.doubtful.length === 0 ? '主管部门没有提供用语表' : undefined),
    check: doubtful,
  },
  {
    id: 'F04',
    severity: 'warning',
    title: '没有常见的错字和重字',
    basis: '实践：已发布的年度报告中常见的错字、重字，以及主管部门补充的错字表',
    involves: '标题、全文文字和表格旁的文字',
    messages: misspeltMessages,
    check: wrongCharacters,
  },
];
